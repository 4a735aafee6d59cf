import Foundation
import Testing

@Suite("Maps of different sources")
struct SourceTests {
  private let folder: Folder

  init() throws {
    folder = try Folder()
    try folder.write("1754082000.geojson", Fixtures.deepState(occupied: 37.5))
    try folder.write("1755032400.geojson", Fixtures.deepState(occupied: 37.625))
    try folder.write(
      "deepstatemap_data_20250813.geojson", Fixtures.map(Fixtures.rectangle(37, 48, 37.5, 48.5)))
    try folder.write("mine 2025-08-14.geojson", Fixtures.map(Fixtures.rectangle(37, 48, 37.5, 48.5)))
  }

  private func run(_ arguments: String...) throws -> CommandLineTool.Result {
    try CommandLineTool.run(arguments, in: folder)
  }

  private static let warning = "part of the change may be only a different way of drawing"

  @Test(
    "Changes between maps of two sources are a warning, and the sentence names both",
    arguments: [
      (
        "1755032400.geojson", "deepstatemap_data_20250813.geojson",
        "DeepState (map) and DeepState (daily union)"
      ),
      ("mine 2025-08-14.geojson", "1755032400.geojson", "DeepState and polygons as given"),
    ])
  func change(before: String, after: String, sources: String) throws {
    let result = try run("change", before, after)
    #expect(result.status == 0 && result.errors.contains(Self.warning), "\(result.errors)")
    #expect(result.errors.contains("frontline: warning: \(after): it is from the source "))
    #expect(result.output.contains("\n\(sources), 2025-08-1"), "\(result.output)")
    for command in [
      ["change"], ["front"], ["series"], ["export", "--layer", "change"], ["distance", "--to", "36,48"],
      ["route", "--via", "36,48", "--via", "38,48"],
    ] {
      let strict = try CommandLineTool.run(command + [before, after, "--strict"], in: folder)
      #expect(strict.status == 2 && strict.errors.contains(Self.warning), "\(command): \(strict.errors)")
    }
  }

  @Test("A series warns once, with the number of such steps")
  func series() throws {
    let result = try run("series", ".")
    #expect(result.errors.components(separatedBy: Self.warning).count == 2, "\(result.errors)")
    #expect(
      result.errors.contains("1755032400.geojson from the source deepstate (the first of 2 such steps)"))
    #expect(result.output.contains("DeepState (map), DeepState (daily union) and polygons as given, "))
  }

  @Test("Maps of one source, or maps that are not compared in time, give no warning")
  func silent() throws {
    for arguments in [
      ["change", "1754082000.geojson", "1755032400.geojson"], ["area", "."],
      ["compare", "1755032400.geojson", "deepstatemap_data_20250813.geojson"],
    ] {
      let result = try CommandLineTool.run(arguments, in: folder)
      #expect(result.status == 0 && !result.errors.contains("of the source"), "\(result.errors)")
    }
  }
}
