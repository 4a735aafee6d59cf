import Foundation
import Testing

/// Every block of Swift in the README and the articles, type-checked against the modules of this build.
@Suite("The Swift of the documentation")
struct DocumentationSwiftTests {
  /// Each block in a function of a file of its own; its imports, and what can't stand in a function, before it.
  private static func source(_ block: DocumentationBlock, _ number: Int) -> String {
    let lines = block.text.split(separator: "\n", omittingEmptySubsequences: false)
    let imports = lines.filter { $0.hasPrefix("import ") }.joined(separator: "\n")
    let rest = lines.filter { !$0.hasPrefix("import ") }.joined(separator: "\n")
    let isDeclaration = rest.contains(/(?m)^(extension|public|@)/)
    return isDeclaration
      ? "\(imports)\n\(rest)\n" : "\(imports)\nfunc block\(number)() async throws {\n\(rest)}\n"
  }

  @Test("Blocks compile")
  func compile() throws {
    let blocks = Documentation.all.flatMap(\.blocks).filter { $0.language == "swift" }
    #expect(blocks.count >= 10)
    let folder = try Folder()
    var names: [String] = []
    for (number, block) in blocks.enumerated() {
      let name = block.document.split(separator: "/").last?.dropLast(3) ?? "block"
      names.append("\(name)_\(block.line).swift")
      try folder.write(names[number], Self.source(block, number))
    }
    let products = CommandLineTool.binary.deletingLastPathComponent()
    let options =
      try Self.moduleMaps(products).flatMap { ["-Xcc", "-fmodule-map-file=\($0)"] }
      // Headers of one include those of another.
      + Self.moduleFolders(Self.sources).flatMap { ["-Xcc", "-I\($0)/include"] }
      + ["-swift-version", "6", "-parse-as-library", "-I", products.path + "/Modules", "-typecheck"]
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["swiftc"] + options + names
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    let log = try folder.handle("log")
    (process.standardOutput, process.standardError) = (log, log)
    try process.run()
    try process.waitForEnd()
    let text = try folder.read("log")
    #expect(process.terminationStatus == 0, "\(text)")
  }

  private static let sources = Documentation.root.appendingPathComponent("Sources").path
  private static let checkouts = Documentation.root.appendingPathComponent(".build/checkouts").path

  private static func contents(_ folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted().map { "\(folder)/\($0)" }
  }

  /// The modules of C in a folder of sources.
  private static func moduleFolders(_ folder: String) -> [String] {
    contents(folder).filter { FileManager.default.fileExists(atPath: $0 + "/include") }
  }

  /// The maps of C modules: those that come with sources, of ours and of dependencies, and those that a build makes.
  private static func moduleMaps(_ products: URL) throws -> [String] {
    let modules = ([sources] + contents(checkouts).map { $0 + "/Sources" }).flatMap(contents)
    let made = contents(products.path).filter { $0.hasSuffix(".build") }
    return (modules + modules.map { $0 + "/include" } + made).map { $0 + "/module.modulemap" }
      .filter(FileManager.default.fileExists)
  }
}
