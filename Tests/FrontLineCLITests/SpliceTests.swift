import Foundation
import TestSupport
import Testing

/// `frontline series --sources`: one source up to a day, another from there.
@Suite("Series of two sources")
struct SpliceTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private func run(_ arguments: [String]) throws -> CommandLineTool.Result {
    try CommandLineTool.run(arguments, in: folder)
  }

  /// The rows of CSV by the names of its columns.
  private func rows(_ result: CommandLineTool.Result) throws -> [[String: String]] {
    let lines = result.output.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let header = try #require(lines.first)
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
  }

  private func sum(_ rows: [[String: String]], _ column: String) -> Double {
    rows.reduce(0) { $0 + (Double($1[column] ?? "") ?? 0) }
  }

  private static let label = #"{"name":"Окуповано /// Occupied /// geoJSON.status.occupied"}"#

  private func makeMaps() throws {
    // The second source shows another 0.1° throughout, and grows by 0.01° a day as the first does.
    for day in 1...9 {
      let edge = 37 + 0.01 * Double(day)
      try folder.write(
        "maps/2025-01-0\(day).geojson", Fixtures.map(Fixtures.rectangle(37, 48, edge, 48.5), Self.label))
      try folder.write(
        "mine/2025-01-0\(day).geojson", Fixtures.map(Fixtures.rectangle(36.9, 48, edge, 48.5)))
    }
    try folder.write("mine.json", #"{"schema":"frontline.source/1","name":"mine","status":"occupied"}"#)
    #expect(try run(["archive", "create", "front.gpkg", "maps"]).status == 0)
    #expect(try run(["archive", "add", "front.gpkg", "mine", "--source", "mine.json"]).status == 0)
  }

  private let choice = ["--sources", "deepstate..2025-01-04,mine.."]

  @Test(
    "The step is told apart from what was gained and lost, and all three make the net",
    arguments: ["day", "week", "month"])
  func step(_ every: String) throws {
    try makeMaps()
    let result = try run(
      ["series", "front.gpkg", "--every", every, "-f", "csv", "--earth", "wgs84-straight"] + choice)
    #expect(result.status == 0, "\(result.errors)")
    let found = try rows(result)
    let step = sum(found, "step_km2")
    // A strip of 0.1° less the growth of nothing: both have the same edge on the day.
    #expect(step > 400 && step < 420)
    let gained = sum(found, "gained_km2")
    let lost = sum(found, "lost_km2")
    #expect(lost == 0 && gained > 300)
    if every == "day" {
      let areas = found.compactMap { Double($0["area_km2"] ?? "") }
      let net = try #require(areas.last) - (try #require(areas.first))
      #expect(abs(gained - lost + step - net) < 1e-9)
      #expect(found.compactMap { Double($0["step_km2"] ?? "") }.count == 1)
      #expect(found.first { $0["step_km2"] != "" }?["date"] == "2025-01-05")
    }
    #expect(found.count == (every == "day" ? 9 : every == "week" ? 3 : 2))
    // Two rows of one period are told apart.
    let sources = found.compactMap { $0["source"] }
    #expect(sources.first == "deepstate" && sources.last == "mine" && Set(sources).count == 2)
    if every == "month" { #expect(found.map { $0["period"] } == ["2025-01", "2025-01"]) }
  }

  @Test("The part of a source says that the source begins there, and no other series has a column for it")
  func beginningOfTheSource() throws {
    try makeMaps()
    let arguments = ["series", "front.gpkg", "--every", "month"] + choice
    let table = try run(arguments)
    #expect(
      table.output.contains("counted from the map of 1 January, with which the series begins")
        && table.output.contains("counted from the map of 4 January, with which the source begins"),
      "\(table.output)")
    let ukrainian = try run(arguments + ["--language", "uk"])
    #expect(ukrainian.output.contains("від карти за 4 січня, з якої починається джерело"))
    let one = try run(["series", "maps", "--every", "month", "-f", "csv"])
    #expect(one.status == 0 && !one.output.contains("source"))
    // The bars of one month stand beside one another.
    let chart = try run(arguments + ["--plot", "chart.svg"])
    #expect(chart.status == 0, "\(chart.errors)")
    #expect(try folder.read("chart.svg").contains("2025-01 (deepstate): "))
  }

  @Test("Where the first source ends before its last day, the second takes over from its last map")
  func early() throws {
    try makeMaps()
    for day in 3...4 {
      try FileManager.default.removeItem(atPath: "\(folder.path)/maps/2025-01-0\(day).geojson")
    }
    #expect(try run(["archive", "create", "gap.gpkg", "maps"]).status == 0)
    #expect(try run(["archive", "add", "gap.gpkg", "mine", "--source", "mine.json"]).status == 0)
    let result = try run(["series", "gap.gpkg", "-f", "csv", "--earth", "wgs84-straight"] + choice)
    let found = try rows(result)
    #expect(found.compactMap { $0["date"] } == (1...9).map { "2025-01-0\($0)" })
    #expect(found.first { $0["step_km2"] != "" }?["date"] == "2025-01-03")
    // Seven days of 0.01° each: none is in the step.
    let step = sum(found, "step_km2")
    #expect(step > 400 && step < 420)
    #expect(result.errors.contains("the last map of deepstate up to 2025-01-04 is of 2025-01-02"))
  }

  @Test("Table, JSON, chart and sentence say it")
  func everywhere() throws {
    try makeMaps()
    let table = try run(["series", "front.gpkg", "--plot", "a.svg"] + choice)
    #expect(table.output.contains("step between sources") && table.output.contains("another source"))
    #expect(table.output.components(separatedBy: "no change on the ground").count == 3)
    let chart = try folder.read("a.svg").replacing(/<[^>]*>/, with: " ").replacing(/\s+/, with: " ")
    #expect(chart.contains("the source changes from DeepState to"))
    // The line of the area is broken where the source changes.
    _ = try run(["series", "front.gpkg", "--chart", "area", "--plot", "b.svg"] + choice)
    _ = try run(["series", "front.gpkg", "--chart", "area", "--plot", "c.svg", "--source", "deepstate"])
    func courses(_ name: String) throws -> Int {
      // Axes have two points.
      try folder.read(name).matches(of: /<polyline points="[^"]+ [^"]+ [^"]+"/).count
    }
    #expect(try courses("b.svg") == 2 * courses("c.svg") && courses("c.svg") > 0)
    let json = try run(["series", "front.gpkg", "-f", "json"] + choice)
    struct Document: Decodable {
      struct Seam: Decodable {
        let from: String
        let to: String
        let from_date: String
        let to_date: String
        let before_km2: Double
        let after_km2: Double
        let only_after_km2: Double
        let only_before_km2: Double
        let step_km2: Double
      }
      let seams: [Seam]
    }
    let seam = try #require(JSONDecoder().decode(Document.self, from: Data(json.output.utf8)).seams.first)
    #expect(seam.from == "deepstate" && seam.to == "mine")
    #expect(seam.from_date == "2025-01-04" && seam.to_date == "2025-01-04")
    #expect(abs(seam.after_km2 - seam.before_km2 - seam.step_km2) < 1e-9)
    #expect(abs(seam.only_after_km2 - seam.only_before_km2 - seam.step_km2) < 1e-2)
    let ukrainian = try run(["series", "front.gpkg", "--language", "uk"] + choice)
    #expect(ukrainian.output.contains("не зміна на місцевості"))
  }

  @Test("Files are taken by what they are, and a part outside the days is left out")
  func files() throws {
    try makeMaps()
    let result = try run(
      [
        "series", "maps", "mine", "--source", "mine.json", "-f", "csv", "--sources",
        "deepstate..2025-01-04,mine..",
      ])
    #expect(result.status == 64)
    let generic = try run(
      [
        "series", "maps", "mine", "-f", "csv", "--sources",
        "deepstate..2025-01-04,generic..",
      ])
    #expect(try generic.status == 0 && rows(generic).count == 9, "\(generic.errors)")
    let late = try run(["series", "front.gpkg", "-f", "csv", "--since", "2025-01-06"] + choice)
    #expect(try late.status == 0 && rows(late).count == 4 && !late.output.contains("step_km2"))
    let early = try run(["series", "front.gpkg", "-f", "csv", "--until", "2025-01-03"] + choice)
    #expect(try early.status == 0 && rows(early).count == 3)
  }

  @Test("What is no splice is refused, with how to write it")
  func refused() throws {
    try makeMaps()
    for text in [
      "deepstate", "deepstate..", "deepstate..2025-01-04", "deepstate..2025-01-04,mine..2025-01-09",
      "deepstate..2025-01-04,mine..2025-01-02,isw..", "deepstate..2025-13-04,mine..",
      "deepstate..2025-01-04,deepstate..",
      "Deep State..2025-01-04,mine..", "",
    ] {
      let result = try run(["series", "front.gpkg", "--sources", text])
      #expect(
        result.status == 64 && result.errors.contains("isw..2022-04-02,deepstate.."),
        "\(text): \(result.errors)")
    }
    let missing = try run(["series", "front.gpkg", "--sources", "deepstate..2025-01-04,isw.."])
    #expect(missing.status == 65 && missing.errors.contains("no map of isw"))
  }

  @Test(
    "Raw maps and then unions of the corpus: gained less lost and step are the net, by day and by region",
    .enabled(if: SharedMaterial.isPresent, Comment(rawValue: SharedMaterial.absence)))
  func corpus() throws {
    let corpus = SharedMaterial.folder + "/corpus"
    let union = try FileManager.default.contentsOfDirectory(atPath: corpus + "/union").sorted().filter {
      $0.contains("202507") || $0.contains("202508")
    }
    let raw = try FileManager.default.contentsOfDirectory(atPath: corpus + "/raw").sorted().suffix(25)
    _ = try run(
      ["archive", "create", "front.gpkg"] + union.map { "\(corpus)/union/\($0)" }
        + raw.map { "\(corpus)/raw/\($0)" })
    let arguments = [
      "series", "front.gpkg", "--sources", "deepstate..2025-07-31,deepstate-union..", "-f", "csv", "--earth",
      "wgs84-straight",
    ]
    let whole = try rows(run(arguments))
    let areas = whole.compactMap { Double($0["area_km2"] ?? "") }
    let net = try #require(areas.last) - (try #require(areas.first))
    #expect(abs(sum(whole, "gained_km2") - sum(whole, "lost_km2") + sum(whole, "step_km2") - net) < 1e-9)
    #expect(sum(whole, "step_km2") != 0)
    let regions = try rows(run(arguments + ["--by", corpus + "/regions/oblasts.geojson"]))
    for (region, own) in Dictionary(grouping: regions, by: { $0["region"] ?? "" }) {
      let areas = own.compactMap { Double($0["area_km2"] ?? "") }
      let net = try #require(areas.last) - (try #require(areas.first))
      let parts = sum(own, "gained_km2") - sum(own, "lost_km2") + sum(own, "step_km2")
      #expect(abs(parts - net) < 1e-6, "\(region)")
    }
  }
}
