import Foundation
import FrontLineKit
import TestSupport
import Testing

/// What stands in the README and the articles besides commands and Swift.
@Suite("The text of the documentation")
struct DocumentationTextTests {
  @Test("Every block has a language that a test knows", arguments: Documentation.all)
  func languages(of document: Documentation) {
    for block in document.blocks {
      #expect(
        ["sh", "swift", "python", "json", "sql", "text"].contains(block.language),
        "\(block.place): \"\(block.language)\"")
    }
  }

  @Test("Blocks of JSON are JSON", arguments: Documentation.all)
  func json(of document: Documentation) {
    for block in document.blocks where block.language == "json" {
      #expect(throws: Never.self, "\(block.place)") {
        try JSONSerialization.jsonObject(with: Data(block.text.utf8))
      }
    }
  }

  @Test(
    "Blocks of SQL run on an archive of the sample",
    .enabled(if: DocumentationBench.has("sqlite3"), "skipped: no sqlite3"))
  func sql() throws {
    let bench = try DocumentationBench()
    #expect(try bench.run("frontline archive create front.gpkg maps").status == 0)
    for block in Documentation.all.flatMap(\.blocks) where block.language == "sql" && block.needs.isEmpty {
      try bench.write("query.sql", block.text)
      let result = try bench.run("sqlite3 -bail front.gpkg <query.sql")
      #expect(result.status == 0 && !result.output.isEmpty, "\(block.place): \(result.errors)")
    }
  }

  @Test(
    "The areas of days are those of the last map of each, where an archive has several maps of a day and sources",
    .enabled(if: DocumentationBench.has("sqlite3"), "skipped: no sqlite3"))
  func areasOfDays() throws {
    let bench = try DocumentationBench()
    for (name, east) in [("1754082000", 37.5), ("1754085600", 37.6), ("1754172000", 37.7)] {
      try bench.write("several/\(name).geojson", Fixtures.deepState(occupied: east))
    }
    try bench.write(
      "several/deepstatemap_data_20250801.geojson", Fixtures.map(Fixtures.rectangle(37, 48, 38, 48.5)))
    #expect(try bench.run("frontline archive create several.gpkg several").status == 0)
    let block = try #require(
      Documentation.all.flatMap(\.blocks).first { $0.language == "sql" && $0.text.contains("'illustration'") }
    )
    try bench.write("query.sql", block.text.replacingOccurrences(of: "'illustration'", with: "'deepstate'"))
    let rows = try bench.run("sqlite3 -bail several.gpkg <query.sql").output.split(separator: "\n")
    let areas = try bench.run(
      "frontline area several/1754085600.geojson several/1754172000.geojson -f csv --quiet | grep ,occupied,,"
    ).output.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    #expect(rows.count == 2 && areas.count == 2, "\(rows) \(areas)")
    for (row, area) in zip(rows, areas) {
      let cells = row.split(separator: "|")
      let (found, expected) = (try #require(Double(cells[1])), try #require(Double(area[6])))
      #expect(cells[0] == area[2] && abs(found - expected) < 1e-6, "\(row)")
    }
  }

  @Test("Links lead to articles, files and pictures that are there", arguments: Documentation.all)
  func links(of document: Documentation) {
    let folder = Documentation.root.appendingPathComponent(document.path).deletingLastPathComponent()
    let exists = { (path: String) in
      FileManager.default.fileExists(atPath: folder.appendingPathComponent(path).path)
    }
    for match in document.text.matches(of: /<doc:(\w+)>/) {
      #expect(exists("\(match.output.1).md"), "\(document.path): \(match.output.0)")
    }
    for match in document.text.matches(of: /(!?)\[[^\]]*\]\(([^)\s]+)\)/) {
      let target = String(match.output.2)
      if target.hasPrefix("https://") { continue }
      let isThere =
        exists(target) || exists(target + ".md")
        || ["png", "svg"].contains { exists("Resources/\(target).\($0)") }
      #expect(isThere, "\(document.path): \(target)")
    }
  }

  @Test("Every library has a catalogue, and Scripts/document builds it")
  func catalogues() throws {
    let text = { try String(contentsOf: Documentation.root.appendingPathComponent($0), encoding: .utf8) }
    let script = try text("Scripts/document")
    let names = try text("Package.swift").matches(of: /\.library\(name: "(\w+)"/).map { String($0.output.1) }
    #expect(names.count > 10)
    // That one is for the fuzzers.
    for name in names where name != "GEOSOracle" {
      #expect(
        Documentation.all.contains {
          $0.path == "Sources/\(name)/\(name).docc/\(name).md" && $0.text.hasPrefix("# ``\(name)``\n")
        }, "\(name) has no first page")
      #expect(script.contains(try Regex("\\b\(name)\\b")), "Scripts/document does not build \(name)")
    }
  }

  @Test("The README is a front door, not a manual")
  func length() throws {
    let readme = try #require(Documentation.all.first { $0.path == "README.md" })
    #expect(readme.text.split(whereSeparator: \.isWhitespace).count <= 2000)
  }

  @Test("CITATION.cff and the methods name this version")
  func version() throws {
    for path in ["CITATION.cff", "Sources/FrontLineKit/FrontLineKit.docc/Methods.md"] {
      let text = try String(contentsOf: Documentation.root.appendingPathComponent(path), encoding: .utf8)
      #expect(
        text.contains("version: \(Tool.version)\n") || text.contains("(version \(Tool.version))"), "\(path)")
    }
  }
}
