import Foundation
import Testing

/// What packages state is what the sources say: licences, versions, and that the scripts and sources are in order.
@Suite struct PackagingTests {
  private static let root = ModuleGraph.root
  private let package = text(of: "Package.swift")

  private static func text(of path: String) -> String {
    (try? String(contentsOf: root.appending(path: path), encoding: .utf8)) ?? ""
  }

  // MARK: Licences

  private struct Part: Decodable {
    let how: String
    let name: String
    let copyright: String
    let licence: String
    let package: String?
    let module: String?
  }

  private static func parts() throws -> [Part] {
    struct List: Decodable { let parts: [Part] }
    return try JSONDecoder().decode(
      List.self, from: Data(text(of: "Sources/CLicences/Licences/parts.json").utf8)
    ).parts
  }

  @Test func `every package that Package.swift depends on is among the licences, and no other`() throws {
    let declared = package.matches(of: /\.package\(url: "[^"]*\/([^"\/]+)"/).map { String($0.output.1) }
    let named = try Self.parts().filter { $0.how == "inside" }.compactMap(\.package)
    #expect(!declared.isEmpty)
    #expect(Set(named) == Set(declared))
  }

  /// The doors to libraries: what the linker is told of, and what opens one when it is needed.
  @Test func `every C library that a door of Package.swift leads to is among the licences, and no other`()
    throws
  {
    let system = package.matches(of: /\.systemLibrary\(\s*name: "(\w+)"/).map { String($0.output.1) }
    let doors = package.components(separatedBy: "arget(").dropFirst()
      .filter { $0.contains(".linkedLibrary(") || $0.contains(/dependencies: \["CLibraryOpening"\]/) }
      .compactMap { $0.firstMatch(of: /^\s*name: "(C[A-Z]\w+)"/).map { String($0.output.1) } }
    let named = try Self.parts().filter { ["started", "opened"].contains($0.how) }.compactMap(\.module)
    #expect(Set(named) == Set(system + doors))
  }

  @Test
  func `a licence of anything inside has its text, which is embedded, and every text is of something inside`()
    throws
  {
    struct Manifest: Decodable {
      struct File: Decodable { let licence: String }
      let files: [File]
    }
    let data = try JSONDecoder().decode(
      Manifest.self, from: Data(Self.text(of: "GeoData/manifest.json").utf8))
    let licences = try Self.parts().filter { $0.how == "inside" }.map(\.licence) + data.files.map(\.licence)
    let named = Set(licences.flatMap { $0.split(separator: /\ (?:WITH|AND)\ /).map(String.init) })
    let folder = Self.root.appending(path: "Sources/CLicences/Licences").path
    let texts = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".txt") }
    #expect(Set(texts) == Set(named.map { "\($0).txt" }))
    let embedded = Self.text(of: "Sources/CLicences/files.c")
    for text in texts {
      #expect(embedded.contains("Licences/\(text)\""), "\(text) is not embedded")
      #expect(embedded.contains("FILE_OF(\"\(text)\","), "\(text) is not listed")
    }
  }

  // MARK: The Debian package

  @Test
  func `every library that is opened when needed is one that the package depends on, recommends or suggests`()
    throws
  {
    let package = Self.text(of: "Scripts/packaging/debian.py")
    var count = 0
    for folder in try FileManager.default.contentsOfDirectory(
      atPath: Self.root.appending(path: "Sources").path)
    {
      let source = Self.text(of: "Sources/\(folder)/open.c")
      guard let name = source.firstMatch(of: /LIBRARY_OPENING\w*\([^"]*"([^"]+\.so\.\d+)"/) else { continue }
      count += 1
      #expect(package.contains("\"\(name.output.1)\":"), "\(folder) opens \(name.output.1)")
    }
    #expect(count == package.matches(of: /"lib[\w-]+\.so\.\d+":/).count)
  }

  // MARK: Versions

  @Test func `the version is one wherever it stands`() throws {
    let stated = try ModuleGraph.sources(of: "FrontLineKit").compactMap {
      $0.text.firstMatch(of: /enum Tool\b[^}]*?static let version = "([^"]+)"/)?.output.1
    }
    let tool = try #require(stated.first)
    #expect(tool.wholeMatch(of: /\d+\.\d+\.\d+/) != nil, "\(tool) is no semantic version")
    let python = Self.text(of: "Sources/Python/src/frontline_maps/_version.py")
    #expect(python.firstMatch(of: /__version__ = "([^"]+)"/)?.output.1 == tool)
    let citation = Self.text(of: "CITATION.cff")
    if !citation.isEmpty {
      #expect(citation.firstMatch(of: /(?m)^version: "?([^"\n]+)"?$/)?.output.1 == tool)
    }
    let released = Self.text(of: "CHANGELOG.md").matches(of: /(?m)^## (\d+\.\d+\.\d+) \(\d{4}-\d\d-\d\d\)$/)
    let newest = released.first?.output.1 ?? "0.0.0"
    func numbers(_ version: Substring) -> [Int] { version.split(separator: ".").compactMap { Int($0) } }
    #expect(!numbers(tool).lexicographicallyPrecedes(numbers(newest)), "the changelog has a later \(newest)")
  }

  @Test func `the changelog's headings are versions with a day, but for what is not released yet`() {
    let headings = Self.text(of: "CHANGELOG.md").matches(of: /(?m)^## (.+)$/).map { String($0.output.1) }
    #expect(!headings.isEmpty)
    for (index, heading) in headings.enumerated() where !(index == 0 && heading == "Unreleased") {
      #expect(heading.wholeMatch(of: /\d+\.\d+\.\d+ \(\d{4}-\d\d-\d\d\)/) != nil, "\(heading)")
    }
  }

  // MARK: Scripts

  private static func scripts(startingWith first: String) throws -> [String] {
    let folder = root.appending(path: "Scripts")
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.compactMap {
      $0 as? URL
    }
    return (files ?? []).map(\.path).filter {
      !$0.contains("/__pycache__/")
        && ((try? String(contentsOfFile: $0, encoding: .utf8))?.hasPrefix(first) ?? false)
    }.sorted()
  }

  @Test func `bash can read every script`() throws {
    let scripts =
      try Self.scripts(startingWith: "#!/usr/bin/env bash") + [Self.root.path + "/Scripts/packaging/bare.sh"]
    #expect(scripts.count > 10)
    for script in scripts {
      let result = try run("/bin/bash", ["-n", script])
      #expect(result.status == 0 && result.output.isEmpty, "\(result.output)")
    }
  }

  @Test(.enabled(if: findsProgram("python3"), "no python3: Scripts/setup --for-tests installs it"))
  func `Python can read every script`() throws {
    let modules = ["bundle", "debian", "licences", "manual", "project", "recipes", "tarball"].map {
      Self.root.path + "/Scripts/packaging/\($0).py"
    }
    let scripts = try Self.scripts(startingWith: "#!/usr/bin/env python3") + modules
    let reading =
      "import ast, sys\nfor name in sys.argv[1:]: ast.parse(open(name, encoding='utf-8').read(), name)"
    let result = try run("/usr/bin/env", ["python3", "-c", reading] + scripts)
    #expect(result.status == 0, "\(result.output)")
  }

  @Test(.enabled(if: findsProgram("shellcheck"), "no shellcheck: apt-get install shellcheck"))
  func `shellcheck finds no error in the scripts of packages`() throws {
    let scripts = try Self.scripts(startingWith: "#!/usr/bin/env bash").filter { $0.contains("/packaging/") }
    let result = try run(
      "/usr/bin/env", ["shellcheck", "-x", "--severity=warning", "--source-path=\(Self.root.path)"] + scripts)
    #expect(result.status == 0, "\(result.output)")
  }

  @Test func `all Swift is laid out by its formatter`() throws {
    let result = try run("/usr/bin/env", [Self.root.appending(path: "Scripts/format").path, "--check"])
    #expect(result.status == 0, "\(result.output)")
  }
}

/// Whether a program is on the path.
private func findsProgram(_ name: String) -> Bool {
  (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    .contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(name)") }
}

/// Runs a program; what it prints on both ends is one text.
private func run(_ program: String, _ arguments: [String]) throws -> (status: Int32, output: String) {
  let process = Process()
  process.executableURL = URL(filePath: program)
  process.arguments = arguments
  let pipe = Pipe()
  process.standardOutput = pipe
  process.standardError = pipe
  try process.run()
  let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
  process.waitUntilExit()
  return (process.terminationStatus, String(decoding: output, as: UTF8.self))
}
