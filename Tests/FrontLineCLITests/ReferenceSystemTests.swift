import Testing

@Suite("Reference systems that the user or the file states")
struct ReferenceSystemTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  private func run(_ arguments: String...) throws -> CommandLineTool.Result {
    try CommandLineTool.run(arguments + ["-f", "csv"], in: folder)
  }

  private func map(crs name: String) -> String {
    Fixtures.map(Fixtures.rectangle(37, 48, 38, 49)).replacingOccurrences(
      of: #""features""#,
      with: #""crs":{"type":"name","properties":{"name":"\#(name)"}},"features""#)
  }

  @Test("A name that is none is not guessed", arguments: ["foo", "WGS", "4326"])
  func names(_ name: String) throws {
    try folder.write("map.geojson", Fixtures.map(Fixtures.rectangle(37, 48, 38, 49)))
    try folder.write("named.geojson", map(crs: name))
    let stated = try run("area", "map.geojson", "--crs", name)
    #expect(stated.status == 64 && stated.failures.count == 1 && stated.output.isEmpty)
    let inFile = try run("area", "named.geojson")
    #expect(inFile.status == 65 && inFile.failures.count == 1 && inFile.output.isEmpty)
    if name == "4326" {
      #expect(stated.errors.contains("EPSG:4326") && inFile.errors.contains("EPSG:4326"))
    }
  }

  @Test("Degrees are not taken for metres")
  func degrees() throws {
    try folder.write("map.geojson", Fixtures.map(Fixtures.rectangle(37, 48, 38, 49)))
    try folder.write("named.geojson", map(crs: "EPSG:32637"))
    for result in [
      try run("area", "map.geojson", "--crs", "EPSG:32637"), try run("area", "named.geojson"),
    ] {
      #expect(result.status == 65 && result.output.isEmpty)
      #expect(result.failures.first?.contains("look like degrees already") == true)
    }
  }
}
