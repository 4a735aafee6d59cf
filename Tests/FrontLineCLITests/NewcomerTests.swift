import TestSupport
import Testing

/// What somebody writes who has read only the help.
@Suite("What newcomers write")
struct NewcomerTests {
  private let folder: Folder

  init() throws {
    folder = try Folder()
    for (day, east) in [("2025-01-01", 37.5), ("2025-01-02", 37.6), ("2025-02-01", 37.7)] {
      try folder.write("maps/\(day).geojson", Fixtures.map(Fixtures.rectangle(37, 48, east, 48.5)))
    }
    try folder.write("map.geojson", Fixtures.map(Fixtures.rectangle(37, 48, 37.5, 48.5)))
  }

  private func run(_ arguments: [String]) throws -> CommandLineTool.Result {
    try CommandLineTool.run(arguments, in: folder)
  }

  @Test(
    "A slip gets one line that says what to write",
    arguments: [
      (["area", "maps@02.01.2025"], 64, "write maps@2025-01-02"),
      (["area", "maps@"], 64, "write YYYY-MM-DD behind the @"),
      (["area", "maps@2025-1-2"], 64, "write maps@2025-01-02"),
      (["chnage", "maps"], 64, "did you mean 'change'?"),
      (["change", "maps", "--sliver-km2", "0x1"], 64, "give a number"),
      (["distance", "map.geojson", "--to", "37,48", "--within", "0x25"], 64, "give kilometres"),
      (["distance", "map.geojson", "--to", "37,48", "--gap", "0x1"], 64, "give a number"),
      (["export", "map.geojson", "--bbox", "0x20,45,38,46"], 64, "write W,S,E,N in degrees"),
      (["export", "map.geojson", "--bbox", "38,49,36,48"], 64, "perhaps 36,48,38,49"),
      (["export", "map.geojson", "--bbox", "48,36,49,38"], 64, "longitude comes first: write 36,48,38,49"),
      (["area", "map.geojson", "--denominator", "KM3"], 64, "or a number of square kilometres"),
      (["front", "maps/"], 65, "as in maps@2025-02-01"),
      (["route", "map.geojson", "--via", "37,48", "--via", "37,48"], 64, "twice in a row"),
      (["area", "map.geojson", "-f", "csv", "-o", "no/x.csv"], 73, "there is no folder no: make it first"),
      (["area", "map.geojson", "--by", "map.geojson"], 65, "its polygons have no properties"),
      (["area", "maps", "--since", "2025-01-02"], 64, "name the map of a day as FOLDER@YYYY-MM-DD"),
      (["change", "maps", "map.geojson"], 66, "as maps@YYYY-MM-DD"),
      (
        ["change", "map.geojson", "map.geojson", "--since", "2025-01-01"], 64,
        "name one, or leave them out"
      ),
      (
        ["route", "map.geojson", "--along", "M-03", "--via", "Sloviansk", "--via", "Izium"], 64,
        "--along and --via each name a route: leave one"
      ),
      (["distance", "map.geojson", "--to", "Myrne"], 64, "near Melitopol, at 35.4415,46.95033)"),
      (["area", "map.geojson", "--earth", "wgs48"], 64, "did you mean 'wgs84'?"),
      (["area", "map.geojson", "--source", "deepsate"], 64, "did you mean 'deepstate'?"),
      (["area", "map.geojson", "--territory", "since2022"], 64, "did you mean 'since-2022'?"),
      (["area", "map.geojson", "--statuses", "occupide"], 64, "did you mean 'occupied'?"),
      (["area", "map.geojson", "--map", "1=ocupied"], 64, "did you mean 'occupied'?"),
      (["area", "map.geojson", "-f", "jsn"], 64, "did you mean 'json'?"),
      (["series", "maps", "--every", "weak"], 64, "did you mean 'week'?"),
      (["fetch", "deepsate", "--into", "x"], 64, "did you mean 'deepstate'?"),
      (["archive", "lst", "a.gpkg"], 64, "did you mean 'list'?"),
      (["archive", "xyzzy"], 64, "give one of create, add, list, verify: see 'frontline archive --help'"),
      (["help", "sorces"], 64, "did you mean 'sources'?"),
      (["help", "xyzzy"], 64, "or a topic: topics, inputs,"),
      (["sources"], 64, "see 'frontline help sources'"),
      (["map.geojson"], 64, "as in 'frontline area map.geojson'"),
      (["change", "maps", "--since", "12.08.2025"], 64, "write 2025-08-12"),
      (["change", "maps", "--since", "2025/8/12"], 64, "write 2025-08-12"),
      (["change", "maps", "--since", "8-12-2025"], 64, "write 2025-08-12 or 2025-12-08"),
      (["change", "maps", "--since", "August 12"], 64, "write YYYY-MM-DD"),
      (["change", "maps", "--sliver-km2", "0,5"], 64, "write 0.5, in square kilometres"),
      (["change", "maps", "--sliver-km2", "5ha"], 64, "write 0.05, in square kilometres"),
      (["distance", "maps", "--to", "37,48", "--within", "5km"], 64, "write 5, in kilometres"),
      (["distance", "maps", "--to", "37,48", "--within", "5;10"], 64, "write 5,10, in kilometres"),
      (["distance", "maps", "--to", "37,48", "--gap", "2m"], 64, "write 2, in metres"),
      (["distance", "maps", "--to", "37,48", "--gap", "0.2 km"], 64, "write 200, in metres"),
      (
        ["map", "maps", "--around", "37,48", "--radius", "500 м", "-o", "x.svg"], 64,
        "write 0.5, in kilometres"
      ),
      (["map", "maps", "-o", "x.gif", "--fps", "2,5"], 64, "write 2.5, with a point"),
    ])
  func slips(arguments: [String], status: Int32, words: String) throws {
    let result = try run(arguments)
    #expect(result.status == status && result.output.isEmpty, "\(result.errors)")
    #expect(result.failures.count == 1 && result.errors.contains(words), "\(result.errors)")
  }

  @Test("A map that is compared with itself is worth a warning", arguments: ["change", "compare"])
  func sameMap(command: String) throws {
    let result = try run([command, "map.geojson", "map.geojson", "--date", "2025-01-01"])
    let plain = try run([command, "maps/2025-01-01.geojson", "maps/2025-01-01.geojson"])
    #expect(plain.status == 0 && plain.errors.contains("compared with itself"), "\(result.errors)")
  }

  @Test("What the rest of a region is called hangs on what is counted")
  func held() throws {
    let region = Fixtures.map(Fixtures.rectangle(36, 47, 38, 49), #"{"name":"Region"}"#)
    try folder.write("regions.geojson", region)
    try folder.write("1754251105.geojson", Fixtures.deepState(occupied: 37.5))
    func table(_ arguments: String...) throws -> String {
      try run(["area", "1754251105.geojson", "--by", "regions.geojson"] + arguments).output
    }
    let all = try table()
    #expect(all.contains("held by Ukraine") && all.contains("so the grey zone is in it"), "\(all)")
    #expect(all.contains(": occupied "), "\(all)")
    // The map has land outside the region, and none outside a region that encloses it.
    let strips = "it includes strips where region and map draw a coast or border differently"
    #expect(all.contains(strips), "\(all)")
    try folder.write(
      "wide.geojson", Fixtures.map(Fixtures.rectangle(20, 40, 45, 55), #"{"name":"Region"}"#))
    let wide = try run(["area", "1754251105.geojson", "--by", "wide.geojson"]).output
    #expect(wide.contains("held by Ukraine") && !wide.contains(strips), "\(wide)")
    let since2022 = try table("--territory", "since-2022")
    #expect(
      !since2022.contains("Ukraine holds") && since2022.contains("the rest is the region less the territory"))
    let unknown = try run(["area", "map.geojson", "--by", "regions.geojson"]).output
    #expect(!unknown.contains("held by Ukraine"), "\(unknown)")
  }

  @Test("Regions that are named as a map are doubted")
  func regionsAsLand() throws {
    try folder.write("oblasts.geojson", Fixtures.map(Fixtures.rectangle(24, 45, 38, 51)))
    let result = try run(["area", "oblasts.geojson"])
    #expect(
      result.errors.contains("if they are regions, name a map, and this file with --by"), "\(result.errors)")
    #expect(
      try !run(["area", "oblasts.geojson", "--status", "occupied"]).errors.contains("if they are regions"))
  }

  @Test("Two folders are compared on the days that their maps state, whatever the names say")
  func daysByContent() throws {
    for (name, day, east) in [("2025-03-05", "2025-03-01", 37.5), ("2025-03-06", "2025-03-06", 37.6)] {
      try folder.write(
        "a/\(name).geojson", Fixtures.map(Fixtures.rectangle(37, 48, east, 48.5), #"{"date":"\#(day)"}"#))
    }
    for day in ["2025-03-01", "2025-03-05", "2025-03-06"] {
      try folder.write("b/\(day).geojson", Fixtures.map(Fixtures.rectangle(37, 48, 37.4, 48.5)))
    }
    let rows = try run(["compare", "a", "b", "-f", "csv"])
    #expect(rows.status == 0, "\(rows.errors)")
    #expect(
      rows.output.split(separator: "\n").dropFirst().map { $0.prefix(10) } == ["2025-03-01", "2025-03-06"])
    // A day that no name has, but a map.
    let one = try run(["compare", "a", "b", "--on", "2025-03-01"])
    #expect(one.status == 0 && one.output.contains("2025-03-01"), "\(one.errors)")
    #expect(
      try run(["compare", "a", "b", "--on", "2025-04-01"]).errors.contains("there is no map of 2025-04-01"))
  }

  @Test("The days within a limit come first, and those before the first map are not told")
  func limitsFirst() throws {
    let lines = try run(["distance", "maps", "--to", "36.9,48.2", "--within", "10,5"]).output
      .split(separator: "\n").map(String.init)
    #expect(
      lines[1] == "within 10 km on the first map already, 2025-01-01, to 2025-02-01, 3 maps", "\(lines)")
    #expect(lines[2] == "never within 5 km")
  }

  @Test("Rows of regions without a change are left out where that is asked, and counted")
  func changedOnly() throws {
    func region(_ name: String, _ west: Double, _ east: Double) -> String {
      Fixtures.feature(Fixtures.rectangle(west, 47, east, 49), #"{"name":"\#(name)"}"#)
    }
    try folder.write(
      "regions.geojson",
      Fixtures.collection([region("A", 36, 37.55), region("B", 37.55, 38), region("C", 38, 39)]))
    let all = try run(["series", "maps", "--by", "regions.geojson", "-f", "csv"])
    let changed = try run(["series", "maps", "--by", "regions.geojson", "-f", "csv", "--changed-only"])
    #expect(changed.status == 0, "\(changed.errors)")
    // The eastern border moves from 37.5 to 37.6 to 37.7: in A on one day, in B on two.
    let rows = changed.output.split(separator: "\n").dropFirst()
    #expect(rows.map { $0.prefix(12) } == ["A,2025-01-02", "B,2025-01-02", "B,2025-02-01"])
    let every = Set(all.output.split(separator: "\n"))
    #expect(rows.allSatisfy(every.contains))
    #expect(changed.errors.contains("nothing was gained or lost are left out: 9 of 12"), "\(changed.errors)")
    #expect(try run(["series", "maps", "--changed-only"]).status == 64)
    // Neither the order of the files nor the number of threads changes a byte.
    let files = ["2025-02-01", "2025-01-01", "2025-01-02"].map { "maps/\($0).geojson" }
    for jobs in ["1", "2", "3"] {
      let again = try run(["series", "--by", "regions.geojson", "-f", "csv", "--jobs", jobs] + files)
      #expect(again.output == all.output, "--jobs \(jobs)")
    }
  }

  @Test("A region of no area has no land, and one line says so")
  func noArea() throws {
    try folder.write(
      "regions.geojson",
      Fixtures.collection([
        Fixtures.feature(Fixtures.rectangle(36, 47, 38, 49), #"{"name":"A"}"#),
        Fixtures.feature(Fixtures.rectangle(37, 48, 37, 49), #"{"name":"none"}"#),
      ]))
    let result = try run(["area", "map.geojson", "--by", "regions.geojson", "-f", "csv"])
    #expect(result.status == 0, "\(result.errors)")
    let lines = result.errors.split(separator: "\n").filter { $0.contains("none") }
    #expect(lines.count == 1, "\(result.errors)")
    #expect(result.errors.contains("a polygon of region \"none\" has no area"), "\(result.errors)")
    let rows = result.output.split(separator: "\n").filter { $0.hasPrefix("none,") }
    #expect(rows.count == 4 && rows.allSatisfy { $0.contains(",0.0,") }, "\(rows)")
  }
}
