import Foundation
import TestSupport
import Testing

/// The tests of the page in its own languages: its modules under Node, the page in Chromium.
@Suite("The page in Node and in Chromium", .serialized)
struct PageSuiteTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The Python with Playwright and axe, which Scripts/setup makes.
  private static let python = root.appendingPathComponent(".build/page-tests/bin/python").path

  private func run(_ program: String, _ arguments: [String]) throws -> (status: Int32, text: String) {
    let folder = try Folder()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = Self.root
    process.environment = ProcessInfo.processInfo.environment.merging([
      "FRONTLINE": CommandLineTool.binary.path, "FRONTLINE_SHARED": SharedMaterial.folder,
    ]) { $1 }
    let log = try folder.handle("log")
    (process.standardOutput, process.standardError) = (log, log)
    try process.run()
    try process.waitForEnd(atMostSeconds: 1200)
    return (process.terminationStatus, try folder.read("log"))
  }

  @Test("The modules of the page", .enabled(if: Browser.find("node") != nil, "skipped: no node"))
  func modules() throws {
    let result = try run(Browser.find("node") ?? "", ["--test", "Tests/Page/Modules/"])
    #expect(result.status == 0, "\(result.text)")
    #expect(result.text.contains("# fail 0") && !result.text.contains("# tests 0"))
    func count(_ word: String) -> Substring? {
      result.text.split(separator: "\n").last { $0.hasPrefix("# \(word) ") }?.split(separator: " ").last
    }
    print("▸ node: \(count("pass") ?? "0") passed, \(count("skipped") ?? "0") skipped")
  }

  @Test(
    "The page in Chromium, with axe",
    .enabled(
      if: Browser.isInstalled && FileManager.default.isExecutableFile(atPath: python),
      "skipped: no chromium, or no Playwright (Scripts/setup --for-tests installs them)"))
  func browser() throws {
    let result = try run(Self.python, ["-m", "unittest", "discover", "-s", "Tests/Page/Browser"])
    #expect(result.status == 0, "\(result.text)")
    #expect(result.text.contains("\nOK"))
    for line in result.text.split(separator: "\n") where line.hasPrefix("Ran ") || line.hasPrefix("OK (") {
      print("▸ Chromium: \(line)")
    }
  }
}
