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
    let result = try run(
      "series", "1754082000.geojson", "1755032400.geojson", "deepstatemap_data_20250813.geojson",
      "mine 2025-08-14.geojson")
    #expect(result.errors.components(separatedBy: Self.warning).count == 2, "\(result.errors)")
    #expect(
      result.errors.contains("1755032400.geojson from the source deepstate (the first of 2 such steps)"))
    #expect(result.output.contains("DeepState (map), DeepState (daily union) and polygons as given, "))
  }

  @Test("A folder or an archive of several sources is refused where maps are compared, and says what to do")
  func refused() throws {
    try folder.write("all/1754082000.geojson", Fixtures.deepState(occupied: 37.5))
    try folder.write("all/1755032400.geojson", Fixtures.deepState(occupied: 37.625))
    try folder.write(
      "all/deepstatemap_data_20250813.geojson", Fixtures.map(Fixtures.rectangle(37, 48, 37.5, 48.5)))
    #expect(
      try run(
        "archive", "create", "front.gpkg", "1754082000.geojson", "1755032400.geojson",
        "deepstatemap_data_20250813.geojson", "--quiet"
      ).status == 0)
    func refusal(_ arguments: [String]) throws -> String {
      let result = try CommandLineTool.run(arguments + ["--quiet"], in: folder)
      #expect(result.status == 65 && result.output.isEmpty && result.failures.count == 1, "\(arguments)")
      return result.failures.first ?? ""
    }
    let both = "of 2 sources, deepstate and deepstate-union, which draw the same land differently: "
    let choice = "choose one with --source NAME"
    #expect(
      try refusal(["series", "front.gpkg"])
        == "frontline: front.gpkg: the maps from 2025-08-01 to 2025-08-13 are \(both)\(choice), or let one follow the "
        + "other with --sources deepstate..YYYY-MM-DD,deepstate-union..")
    for command in [
      ["map", "-o", "a.svg"], ["report", "-o", "a.html"], ["export", "--layer", "change", "-o", "a.geojson"],
    ] {
      #expect(try refusal([command[0], "front.gpkg"] + command.dropFirst()).hasSuffix("\(both)\(choice)"))
    }
    #expect(
      try refusal(["change", "front.gpkg", "--since", "2025-08-12", "--until", "2025-08-13"])
        == "frontline: front.gpkg: the maps from 2025-08-12 to 2025-08-13 are \(both)\(choice)")
    let folders = try refusal(["report", "all", "-o", "a.html"])
    #expect(folders.contains("all: the maps from 2025-08-01 to 2025-08-13 are of 2 sources"))
    #expect(folders.hasSuffix("name the maps of one, or if they are of one, say so with --source NAME"))
    // In the days asked for there is one, or one is chosen.
    for command in [
      ["series", "front.gpkg", "--until", "2025-08-12"], ["series", "front.gpkg", "--source", "deepstate"],
      ["change", "front.gpkg", "--since", "2025-08-01", "--until", "2025-08-12"],
      ["map", "front.gpkg", "--until", "2025-08-12", "-o", "b.svg"],
      ["map", "all", "--content", "status", "-o", "c.svg"],
      ["report", "all", "--until", "2025-08-12", "-o", "b.html"],
      ["series", "front.gpkg", "--sources", "deepstate..2025-08-12,deepstate-union.."],
      ["area", "front.gpkg"], ["distance", "front.gpkg", "--to", "36,48"],
    ] {
      let result = try CommandLineTool.run(command + ["--quiet"], in: folder)
      #expect(result.status == 0, "\(command): \(result.errors)")
    }
    #expect(!(try folder.names.contains("a.svg")))
  }

  @Test("Two sources of one day are told apart, and a report looks only at its days")
  func oneDay() throws {
    // The union has no second: which of the two of a day is the later is not known.
    for (day, seconds) in [(12, 1_755_032_400), (14, 1_755_205_200)] {
      try folder.write("maps/\(seconds).geojson", Fixtures.deepState(occupied: 37.5))
      try folder.write(
        "unions/deepstatemap_data_202508\(day).geojson", Fixtures.map(Fixtures.rectangle(37, 48, 37.5, 48.5)))
    }
    try folder.write("maps/1755212400.geojson", Fixtures.deepState(occupied: 37.625))
    #expect(try run("archive", "create", "both.gpkg", "maps", "unions", "--quiet").status == 0)
    let error = "both.gpkg@2025-08-14: the maps of 2025-08-14 are of 2 sources, deepstate and deepstate-union"
    for command in [
      ["change", "both.gpkg@2025-08-12", "both.gpkg@2025-08-14"], ["front", "both.gpkg@2025-08-14"],
      ["map", "both.gpkg@2025-08-14", "-o", "a.svg"], ["change", "both.gpkg@2025-08-14", "maps@2025-08-12"],
    ] {
      let result = try CommandLineTool.run(command, in: folder)
      let day = command.last == "both.gpkg@2025-08-14" && command[0] == "change" ? "12" : "14"
      #expect(result.status == 65, "\(command)")
      #expect(
        result.errors.contains(error.replacingOccurrences(of: "08-14", with: "08-\(day)")), "\(result.errors)"
      )
    }
    let compared = try run("compare", "both.gpkg", "unions", "--on", "2025-08-14")
    #expect(compared.status == 65 && compared.errors.contains("--source-a NAME or --source-b NAME"))
    let side = try run(
      "compare", "both.gpkg", "both.gpkg", "--source-a", "deepstate", "--source-b", "deepstate-union")
    #expect(side.status == 0, "\(side.errors)")
    // Of several maps of a day the last counts, as in a folder.
    func territory(_ input: String) throws -> String? {
      let result = try run("area", input, "--source", "deepstate", "-f", "csv", "--quiet")
      let lines = result.output.split(separator: "\n").filter { $0.contains("territory") }
      #expect(lines.count == 1, "\(result.errors)")
      return lines.first.map { String($0.split(separator: ",", omittingEmptySubsequences: false)[6]) }
    }
    #expect(try territory("both.gpkg@2025-08-14") == territory("maps@2025-08-14"))
    let missing = try run("area", "both.gpkg@2025-08-13", "--source", "deepstate-union")
    #expect(missing.errors.contains("there is no snapshot \"2025-08-13\" of deepstate-union in it"))
    let report = try run("report", "maps", "unions", "--since", "2025-08-14", "-o", "a.html")
    #expect(
      report.status == 65 && report.errors.contains("the maps of 2025-08-14 are of 2 sources"),
      "\(report.errors)")
    let unknown = try run(
      "series", "maps", "unions", "--since", "2025-08-14", "--sources",
      "deepstate..2025-08-13,deepstate-union..")
    #expect(unknown.status == 0, "\(unknown.errors)")
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
