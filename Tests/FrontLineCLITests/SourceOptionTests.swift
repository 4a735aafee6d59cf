import TestSupport
import Testing

@Suite("--source with a name or a description")
struct SourceOptionTests {
  private let folder: Folder

  init() throws {
    folder = try Folder()
    try folder.write(
      "view.json",
      #"{"schema": "frontline.source/1", "name": "view", "title": "The View", "collection": "value", "status": "#
        + #"{"property": "kind", "values": {"held": "occupied"}}, "date": {"property": "day"}, "omits": "without Crimea"}"#
    )
    try folder.write("2025-08-13.json", Self.map(day: "2025-08-12", eastOf: 37))
  }

  private static func map(day: String, eastOf west: Int) -> String {
    #"{"value": {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"kind": "held", "day": "\#(day)"}, "#
      + #""geometry": {"type": "Polygon", "coordinates": [[[\#(west), 48], [38, 48], [38, 49], [\#(west), 49], [\#(west), 48]]]}}]}}"#
  }

  private func run(_ arguments: String...) throws -> CommandLineTool.Result {
    try CommandLineTool.run(arguments, in: folder)
  }

  @Test("A described source is read and named in the sentence, which says what the source leaves out")
  func described() throws {
    let result = try run("area", "2025-08-13.json", "--source", "view.json")
    #expect(result.status == 0)
    #expect(result.output.contains("The View, 2025-08-12: 8,"))
    #expect(result.output.contains("; without Crimea; as published."))
    #expect(
      try run("area", "2025-08-13.json", "--source", "view.json", "-f", "csv").output.contains(
        ",view,2025-08-12,"))
  }

  @Test("An archive keeps the name of a described source, and gives everything if the description is at hand")
  func archived() throws {
    #expect(try run("archive", "create", "a.gpkg", "2025-08-13.json", "--source", "view.json").status == 0)
    #expect(try run("area", "a.gpkg").output.contains("view, 2025-08-12: 8,"))
    #expect(try run("area", "a.gpkg", "--source", "view.json").output.contains("; without Crimea;"))
    #expect(try run("archive", "verify", "a.gpkg").status == 0)
  }

  @Test("A faulty or missing description is reported with its file and status")
  func faults() throws {
    try folder.write("bad.json", #"{"schema": "frontline.source/1", "name": "x", "status": "taken"}"#)
    let bad = try run("area", "2025-08-13.json", "--source", "bad.json")
    #expect(bad.status == 65)
    #expect(bad.errors.hasPrefix("frontline: bad.json: in the description of a source, status is \"taken\""))
    let missing = try run("area", "2025-08-13.json", "--source", "none.json")
    #expect(missing.status == 66 && missing.errors.hasPrefix("frontline: none.json: can't be opened"))
    let unknown = try run("area", "--source", "viina")
    #expect(
      unknown.status == 64 && unknown.errors.contains("nzz, ") && unknown.errors.contains(", FILE.json"))
  }

  @Test("The same map under many names is reported, and does not count as a day without change")
  func repeated() throws {
    try folder.write("maps/2025-08-13.json", Self.map(day: "2025-08-12", eastOf: 37))
    try folder.write("maps/2025-08-14.json", Self.map(day: "2025-08-12", eastOf: 37))
    try folder.write("maps/2025-08-15.json", Self.map(day: "2025-08-12", eastOf: 37))
    try folder.write("maps/2025-08-16.json", Self.map(day: "2025-08-15", eastOf: 36))
    let result = try run("series", "maps", "--source", "view.json", "-f", "csv")
    #expect(result.status == 0)
    #expect(result.output.split(separator: "\n").count == 3)
    #expect(result.errors.contains("2 files repeat a map of the same day byte for byte"))
    try folder.write("maps/2025-08-14.json", Self.map(day: "2025-08-12", eastOf: 35))
    #expect(try run("series", "maps", "--source", "view.json").status == 65)
  }
}
