import Foundation
import TestSupport
import Testing

/// The modules and what each imports, read from Package.swift and from the sources.
struct ModuleGraph {
  /// From the lowest to the highest: a module imports only what stands before it.
  static let order = [
    "GeoTypes", "EdgeChains", "GeoJSON", "Digests", "GEOS", "Geodesics", "PROJ", "RSVG", "Curl", "PostgreSQL",
    "SQLite",
    "GeoData",
    "Folders", "Interruptions", "FFmpeg", "Chromium",
    "Conversions",
    "FrontLine", "Measurement", "Proximity", "Checking", "FrontLineArchive", "FrontLineDatabase",
    "FrontLineKit",
    "FrontLineFeeds", "FrontLineReport",
    "FrontLineCLI",
  ]

  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Of each module those that Package.swift names as its dependencies, modules of others left out.
  let declared: [String: Set<String>]
  /// Of each module those that a file of it imports.
  let imported: [String: Set<String>]

  init() throws {
    let own = Set(Self.order)
    let package = try String(contentsOf: Self.root.appending(path: "Package.swift"), encoding: .utf8)
    var declared: [String: Set<String>] = [:]
    for part in package.components(separatedBy: "arget(").dropFirst() {
      guard let name = part.firstMatch(of: /\s*name: "(\w+)"/)?.output.1, own.contains(String(name)) else {
        continue
      }
      let list = part.firstMatch(of: /dependencies: \[((?:[^\[\]]|\[[^\]]*\])*)\]/)?.output.1 ?? ""
      let names = list.replacing(/\.product\([^)]*\)/, with: "").matches(of: /"(\w+)"/).map {
        String($0.output.1)
      }
      declared[String(name)] = Set(names).intersection(own)
    }
    var imported: [String: Set<String>] = [:]
    for module in Self.order {
      imported[module] = []
      for file in try Self.sources(of: module) {
        for match in file.text.matches(of: /(?m)^\s*(?:public |package |internal |@testable )*import (\w+)/) {
          if own.contains(String(match.output.1)) { imported[module]?.insert(String(match.output.1)) }
        }
      }
    }
    (self.declared, self.imported) = (declared, imported)
  }

  /// The Swift files of a module.
  static func sources(of module: String) throws -> [(name: String, text: String)] {
    let folder = root.appending(path: "Sources/\(module)")
    let files =
      FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?
      .compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" } ?? []
    return try files.sorted { $0.path < $1.path }.map {
      ($0.lastPathComponent, try String(contentsOf: $0, encoding: .utf8))
    }
  }

  /// A line for each module, the highest first: what it imports and does not get through another import.
  var picture: String {
    Self.order.reversed().map { module in
      let direct = imported[module] ?? []
      let through = direct.reduce(into: Set<String>()) { $0.formUnion(reached(from: $1)) }
      let rest = Self.order.filter { direct.contains($0) && !through.contains($0) }
      let name = module + String(repeating: " ", count: 18 - module.count)
      return rest.isEmpty ? module : "\(name)→ \(rest.reversed().joined(separator: ", "))"
    }.joined(separator: "\n")
  }

  private func reached(from module: String) -> Set<String> {
    (imported[module] ?? []).reduce(into: imported[module] ?? []) { $0.formUnion(reached(from: $1)) }
  }
}

/// The house: who knows whom, and who knows what.
@Suite("Modules at the seams")
struct ModuleGraphTests {
  @Test("Imports point downward only, and are what Package.swift says")
  func downward() throws {
    let graph = try ModuleGraph()
    for (place, module) in ModuleGraph.order.enumerated() {
      let lower = Set(ModuleGraph.order[..<place])
      let imported = try #require(graph.imported[module])
      #expect(!imported.isEmpty || place < 14, "\(module) imports nothing: is it there?")
      #expect(imported.isSubset(of: lower), "\(module) imports upward: \(imported.subtracting(lower))")
      #expect(
        graph.declared[module] == imported, "\(module): what Package.swift declares is not what it imports")
    }
  }

  @Test("Every module has its place in the order")
  func complete() throws {
    let folder = ModuleGraph.root.appending(path: "Sources")
    let modules = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { !$0.hasPrefix("C") || $0.dropFirst().first?.isLowercase == true }
      .filter { !$0.hasPrefix(".") && $0 != "Python" }
    #expect(Set(modules) == Set(ModuleGraph.order))
  }

  /// `FRONTLINE_RECORD_SNAPSHOTS=1` draws it anew.
  @Test("The architecture page carries the picture that is drawn here")
  func picture() throws {
    let page = ModuleGraph.root.appending(path: "Sources/FrontLineKit/FrontLineKit.docc/Architecture.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    let drawn = "```text\n\(try ModuleGraph().picture)\n```"
    let block = try #require(text.firstMatch(of: /```text\n(?:\w+ *→ [^\n]*\n|\w+\n)+```/)?.output)
    if ProcessInfo.processInfo.environment["FRONTLINE_RECORD_SNAPSHOTS"] != nil {
      try text.replacing(block, with: drawn).write(to: page, atomically: true, encoding: .utf8)
    } else {
      #expect(String(block) == drawn)
    }
  }

  /// Lines of a library's sources in which something stands, comments left out.
  private func lines(of modules: [String], with pattern: some RegexComponent) throws -> [String] {
    try modules.flatMap { module in
      try ModuleGraph.sources(of: module).flatMap { file in
        file.text.split(separator: "\n").filter { line in
          !line.drop { $0 == " " }.hasPrefix("//") && line.contains(pattern)
        }.map { "\(module)/\(file.name): \($0.drop { $0 == " " })" }
      }
    }
  }

  private static let libraries = ModuleGraph.order.filter { $0 != "FrontLineCLI" }

  @Test("No library knows the name of an option")
  func options() throws {
    // Those of GDAL's programs and of Chromium are theirs.
    let found = try lines(of: Self.libraries.filter { $0 != "Chromium" }, with: /"[^"]*--[a-z]/).filter {
      !$0.contains("\"--formats\"") && !$0.contains("ogr2ogr --formats") && !$0.contains("\"--config\"")
    }
    #expect(found == [])
  }

  @Test("No library knows the name of a command")
  func commands() throws {
    let found = try lines(
      of: Self.libraries,
      with:
        /"[^"]*frontline (archive|batch|change|check|compare|export|fetch|map|places|report|roads|series|watch)\b/
    )
    #expect(found == [])
  }

  @Test("No library knows an exit status")
  func statuses() throws {
    // What ends a process at a signal must end it.
    let found = try lines(
      of: Self.libraries.filter { $0 != "Interruptions" },
      with: /\b(exitCode|exitStatus|ExitStatus|_exit|sysexits)\b/)
    #expect(found == [])
  }

  /// With the calendars of ICU the program is twice as large, and starts in twice the time.
  @Test("Nothing of the program imports the whole of Foundation")
  func foundation() throws {
    let found = try lines(
      of: ModuleGraph.order, with: /\bimport (Foundation|FoundationInternationalization)\b/)
    #expect(found == [])
  }

  @Test("No code looks into the text of a message")
  func messages() throws {
    let domain =
      Self.libraries.filter { $0.hasPrefix("FrontLine") } + [
        "Measurement", "Proximity", "Checking", "FrontLineCLI",
      ]
    let found = try lines(
      of: domain,
      with:
        /\.(message|advice|consequence)(\.description)?\.(contains|hasPrefix|hasSuffix|firstRange|replacing)/)
    #expect(found == [])
  }

  @Test("The parser knows no source")
  func sources() throws {
    let found = try lines(of: ["GeoJSON"], with: /(?i)deepstate|\bisw\b|\bnzz\b|liveuamap/)
    #expect(found == [])
  }
}
