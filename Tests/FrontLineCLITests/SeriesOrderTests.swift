import Testing

@Suite("Snapshots of a series and their order")
struct SeriesOrderTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  private func run(_ arguments: String..., input: String? = nil) throws -> CommandLineTool.Result {
    try CommandLineTool.run(arguments, in: folder, input: input)
  }

  /// A map that reaches farther east from one to the next, with a date in it where one is given.
  private func map(_ east: Double, date: String? = nil) -> String {
    let map = Fixtures.map(Fixtures.rectangle(37, 48, east, 49))
    guard let date else { return map }
    return map.replacingOccurrences(of: #""features""#, with: #""date":"\#(date)","features""#)
  }

  private func dates(_ result: CommandLineTool.Result) -> [Substring] {
    result.output.split(separator: "\n").dropFirst().map { $0.prefix(10) }
  }

  @Test("One --date for several snapshots is an error")
  func oneDate() throws {
    try folder.write("maps/a.geojson", map(38))
    try folder.write("maps/b.geojson", map(39))
    for arguments in [
      ["series", "maps", "--date", "2025-01-01"],
      ["archive", "create", "a.gpkg", "maps", "--date", "2025-01-01"],
      ["distance", "maps", "--to", "36,48", "--date", "2025-01-01"],
      ["area", "maps", "--date", "2025-01-01"],
      ["area", "--date", "2025-01-01"],
      ["check", "maps", "--date", "2025-01-01"],
      ["change", "maps/a.geojson", "maps/b.geojson", "--date", "2025-01-01"],
      ["front", "maps/a.geojson", "maps/b.geojson", "--date", "2025-01-01"],
      ["export", "maps", "--date", "2025-01-01"],
      ["export", "maps/a.geojson", "maps/b.geojson", "--layer", "change", "--date", "2025-01-01"],
    ] {
      let result = try CommandLineTool.run(arguments, in: folder)
      #expect(result.status == 64 && result.failures.count == 1 && result.output.isEmpty, "\(arguments)")
    }
    #expect(try folder.names == ["maps"])
    for command in ["series", "area", "front", "check"] {
      #expect(try run(command, "maps/a.geojson", "--date", "2025-01-01").status == 0)
    }
  }

  /// Three maps, each larger than the day before, whose names have the days wrong: the first is the last.
  private func misnamedMaps() throws -> [String] {
    try folder.write("m_20250101.geojson", map(38, date: "2025-01-03"))
    try folder.write("m_20250102.geojson", map(37.5, date: "2025-01-01"))
    try folder.write("m_20250103.geojson", map(37.75, date: "2025-01-02"))
    return ["m_20250101.geojson", "m_20250102.geojson", "m_20250103.geojson"]
  }

  @Test("The date in the content decides, whatever the names say")
  func contentDates() throws {
    let names = try misnamedMaps()
    // As geodesics the long sides of a box that grows would move.
    let result = try CommandLineTool.run(
      ["series", "-f", "csv", "--earth", "wgs84-straight"] + names, in: folder)
    #expect(result.status == 0 && dates(result) == ["2025-01-01", "2025-01-02", "2025-01-03"])
    // It grows from day to day: each has gained from the one before it, and nothing is lost.
    let rows = result.output.split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    #expect(rows.map { $0[5] } == ["", "0.0", "0.0"], "\(result.output)")
    // A range is one of those dates: by its name the last would be outside.
    let part = try CommandLineTool.run(
      ["series", "-f", "csv", "--since", "2025-01-02", "--until", "2025-01-02"] + names, in: folder)
    #expect(dates(part) == ["2025-01-02"] && part.output.contains("2025-01-02,2025-01-01"))
  }

  @Test("The date in the content also decides for distances, routes and exports")
  func contentDatesElsewhere() throws {
    let names = try misnamedMaps()
    let distances = try CommandLineTool.run(["distance", "--to", "39,48.5", "-f", "csv"] + names, in: folder)
    // Their rows begin with the path.
    let inOrder = ["m_20250102", "m_20250103", "m_20250101"] as [Substring]
    #expect(dates(distances) == inOrder, "\(distances.output)")
    let part = try CommandLineTool.run(
      ["distance", "--to", "39,48.5", "-f", "csv", "--since", "2025-01-02", "--until", "2025-01-02"] + names,
      in: folder)
    #expect(dates(part) == ["m_20250103"], "\(part.output)")
    try folder.write(
      "line.geojson", #"{"type":"LineString","coordinates":[[37.6,48.5],[39,48.5]]}"#)
    let route = try CommandLineTool.run(
      ["route", "--along", "line.geojson", "-f", "csv"] + names, in: folder)
    let routed = dates(route).reduce(into: [Substring]()) { if $0.last != $1 { $0.append($1) } }
    #expect(routed == inOrder, "\(route.output)")
    // Each has gained from the one before it: there is a patch for the second and third, and nothing is lost.
    let changes = try CommandLineTool.run(
      ["export", "--layer", "change", "--format", "csv", "--earth", "wgs84-straight"] + names, in: folder)
    #expect(changes.status == 0 && !changes.output.contains("lost"), "\(changes.output)")
    #expect(changes.output.split(separator: "\n").count == 3, "\(changes.output)")
    let status = try CommandLineTool.run(
      ["export", "--layer", "status", "--format", "csv", "--since", "2025-01-02"] + names, in: folder)
    #expect(status.output.split(separator: "\n").count == 3, "\(status.output)")
  }

  @Test("Two snapshots of one day are named, whatever their file names say")
  func sameDay() throws {
    try folder.write("m_20250101.geojson", map(38, date: "2025-01-01"))
    try folder.write("m_20250102.geojson", map(39, date: "2025-01-01"))
    for every in ["day", "month"] {
      let result = try run("series", "m_20250101.geojson", "m_20250102.geojson", "--every", every)
      #expect(result.status == 65 && result.failures.count == 1)
      #expect(
        result.failures.first?.contains("m_20250101.geojson and m_20250102.geojson: both are of") == true)
    }
    let each = try run(
      "series", "m_20250101.geojson", "m_20250102.geojson", "--every", "snapshot", "-f", "csv")
    #expect(each.status == 0 && dates(each) == ["2025-01-01", "2025-01-01"])
    // The same name, but not the same day.
    try folder.write("a/20250105.geojson", map(38, date: "2025-01-05"))
    try folder.write("b/20250105.geojson", map(39, date: "2025-01-06"))
    #expect(dates(try run("series", "a", "b", "-f", "csv")) == ["2025-01-05", "2025-01-06"])
  }

  @Test("By day, week and month the later of two maps of a day counts, and a notice says so")
  func seconds() throws {
    // 10:00 and 20:00 on 2025-06-23, the later one given first.
    try folder.write("1750708800.geojson", Fixtures.deepState(occupied: 37.75))
    try folder.write("1750672800.geojson", Fixtures.deepState(occupied: 37.5))
    let later = try run("series", "1750708800.geojson", "-f", "csv")
    let area = later.output.split(separator: "\n").last?.split(
      separator: ",", omittingEmptySubsequences: false)
    for (every, start) in [
      ("day", "2025-06-23,,,"), ("week", "2025-W26,2025-06-23,2025-06-23,1,"),
      ("month", "2025-06,2025-06-23,2025-06-23,1,"),
    ] {
      let result = try run(
        "series", "1750708800.geojson", "1750672800.geojson", "--every", every, "-f", "csv")
      #expect(
        result.status == 0 && result.errors.contains("one day has several maps: the last of them counts"))
      #expect(result.errors.contains("--every snapshot shows all"))
      #expect(result.output.contains("\(start)\(area?[3] ?? "no area"),"), "\(result.output)")
    }
    let each = try run(
      "series", "1750708800.geojson", "1750672800.geojson", "--every", "snapshot", "-f", "csv")
    #expect(each.output.split(separator: "\n").count == 3)
  }

  @Test("Standard input is read once, and used as often as it is needed")
  func standardInput() throws {
    let text = map(38, date: "2025-01-02")
    try folder.write("m_20250101.geojson", map(37.5))
    let one = try run("series", "-", "-f", "csv", input: text)
    #expect(one.status == 0 && dates(one) == ["2025-01-02"])
    let two = try run("series", "-", "m_20250101.geojson", "--every", "month", "-f", "csv", input: text)
    #expect(two.status == 0 && two.output.contains("2025-01,2025-01-01,2025-01-02,2,"))
    // Also where it is read for its date first, or by two threads.
    try folder.write("maps/m_20250102.geojson", map(37.75))
    for arguments in [
      ["compare", "-", "maps"],
      ["export", "m_20250101.geojson", "-", "--layer", "change", "-f", "csv", "--jobs", "2"],
      ["export", "-", "m_20250101.geojson", "--layer", "change", "-f", "csv", "--jobs", "2"],
    ] {
      let result = try CommandLineTool.run(arguments, in: folder, input: text)
      #expect(result.status == 0 && !result.output.isEmpty, "\(arguments): \(result.errors)")
    }
    for arguments in [["change", "-", "-"], ["front", "-", "-"], ["distance", "-", "--to", "-"]] {
      let result = try CommandLineTool.run(arguments, in: folder, input: text)
      #expect(result.status == 66 && result.errors.contains("it is named twice"), "\(arguments)")
    }
  }

  @Test("--keep-going leaves out unreadable files, but fails if none can be read")
  func keepGoing() throws {
    try folder.write("m_20250101.geojson", map(38))
    try folder.write("undated.geojson", "{")
    let result = try run(
      "series", "undated.geojson", "m_20250101.geojson", "missing.geojson", "-f", "csv", "--keep-going")
    #expect(result.status == 0 && dates(result) == ["2025-01-01"])
    #expect(result.errors.ranges(of: "(left out: --keep-going)").count == 2)
    try folder.write("m_20250102.geojson", "{")
    for inputs in [["missing.geojson"], ["undated.geojson"], ["m_20250102.geojson"]] {
      let none = try CommandLineTool.run(["series", "--keep-going"] + inputs, in: folder)
      #expect(none.status == 65 && none.failures.count == 1 && none.output.isEmpty)
      let archive = try CommandLineTool.run(
        ["archive", "create", "a.gpkg", "--keep-going"] + inputs, in: folder)
      #expect(archive.status == 65 && archive.failures.count == 1)
    }
    #expect(try !folder.names.contains("a.gpkg"))
  }
}
