import TestSupport
import Testing

@Suite("Formats by the ending of -o")
struct FormatByEndingTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private func run(_ arguments: String...) throws -> CommandLineTool.Result {
    try CommandLineTool.run(arguments + ["--quiet", "--overwrite"], in: folder)
  }

  @Test(
    "The file has the format that its ending stands for",
    arguments: [
      ("out.csv", "before,after,"), ("out.json", "{\n  \"schema\""),
      ("out.geojson", "{\"type\":\"FeatureCollection\""),
      ("OUT.MD", "|  | date |"), ("out.txt", "        date"), ("out", "        date"),
      (".hidden", "        date"),
      ("a.b/out", "        date"),
    ])
  func byEnding(name: String, start: String) throws {
    try folder.write("a.b/keep", "")
    #expect(try run("change", "-o", name).status == 0)
    #expect(try folder.read(name).hasPrefix(start))
  }

  @Test("-f agrees with every ending that can stand for it")
  func agreeing() throws {
    #expect(try run("change", "-f", "geojson", "-o", "out.json").status == 0)
    #expect(try folder.read("out.json").hasPrefix("{\"type\""))
    #expect(try run("check", "-f", "github", "-o", "out.txt").status == 0)
    #expect(try run("area", "-f", "csv", "-o", "out").status == 0)
  }

  @Test(
    "A name that stands for no format, or for another than -f, is a usage error, and nothing is written",
    arguments: [
      ["change", "-o", "out.xlsx"], ["area", "-o", "out.geojson"], ["series", "-o", "out.csv.gz"],
      ["check", "-o", "out.csv"], ["places", "-o", "out.md"], ["change", "-f", "csv", "-o", "out.json"],
      ["distance", "--to", "Pokrovsk", "-f", "json", "-o", "out.geojson"],
      ["area", "-f", "table", "-o", "out.csv"],
      ["archive", "list", "a.gpkg", "-o", "out.md"],
    ])
  func contradicting(arguments: [String]) throws {
    let result = try CommandLineTool.run(arguments, in: folder)
    #expect(result.status == 64)
    #expect(result.errors.contains("out.") && result.errors.split(separator: "\n").count == 1)
    #expect(try folder.names.isEmpty)
  }
}
