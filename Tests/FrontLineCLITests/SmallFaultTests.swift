import Foundation
import Testing

@Suite("Messages and statuses in rare cases")
struct SmallFaultTests {
  let folder: Folder

  init() throws {
    folder = try Folder()
    try folder.write("m_20250102.geojson", Fixtures.map(Fixtures.rectangle(37, 48, 38, 49)))
    try folder.write("m_20250130.geojson", Fixtures.map(Fixtures.rectangle(37, 48, 38.5, 49)))
    try folder.write("m_20250228.geojson", Fixtures.map(Fixtures.rectangle(37, 48, 38.25, 49)))
  }

  private func run(_ arguments: String..., input: String? = nil) throws -> CommandLineTool.Result {
    try CommandLineTool.run(arguments, in: folder, input: input)
  }

  @Test("A percentage of a custom denominator reads as a sentence")
  func denominator() throws {
    let result = try run("area", "m_20250102.geojson", "--denominator", "603700")
    #expect(result.output.contains("% of 603,700 km²") && !result.output.contains("of ("))
  }

  @Test("A chart is SVG, PNG or PDF, and is refused under another ending")
  func plot() throws {
    for command in [["series", "m_20250102.geojson"], ["distance", "m_20250102.geojson", "--to", "36,48"]] {
      let result = try CommandLineTool.run(command + ["--plot", "chart.gif"], in: folder)
      #expect(result.status == 64 && result.failures.count == 1 && result.output.isEmpty)
    }
    #expect(try !folder.names.contains("chart.gif"))
  }

  @Test("A month that begins or ends with a gap is marked")
  func gaps() throws {
    let table = try run("series", ".", "--every", "month").output
    let lines = table.split(separator: "\n")
    #expect(
      lines[1].hasSuffix(
        "counted from the map of 2 January, with which the series begins; last map is of 30 January, 1 day before the month ends"
      ), "\(table)")
    #expect(
      lines[2].hasSuffix("compared with the map of 30 January, 2 days before the month begins"), "\(table)")
    let csv = try run("series", ".", "--every", "month", "-f", "csv").output
    #expect(csv.hasPrefix("period,first_date,last_date,snapshots,area_km2,gained_km2,lost_km2,net_km2,"))
    #expect(!csv.contains("January"))
  }

  @Test("A week that begins with the map before --since does not say that there is none before it")
  func weekOfTheFirstDay() throws {
    for day in 28...31 {
      try folder.write("days/2025-07-\(day).geojson", Fixtures.map(Fixtures.rectangle(37, 48, 38, 49)))
    }
    try folder.write("days/2025-08-01.geojson", Fixtures.map(Fixtures.rectangle(37, 48, 38.5, 49)))
    for (language, words) in [
      ("en", "counted from the map of 31 July, with which the series begins"),
      ("uk", "від карти за 31 липня, з якої починається ряд"),
    ] {
      let table = try run(
        "series", "days", "--every", "week", "--since", "2025-08-01", "--language", language)
      #expect(table.output.contains(words), "\(table.output)\(table.errors)")
    }
  }

  @Test("By week nothing stands in place of what a source publishes by month")
  func publishedByWeek() throws {
    try Fixtures.write(into: folder)
    for (day, east) in [("2025-03-31", 37.0), ("2025-04-30", 37.5)] {
      try folder.write("own/\(day).geojson", Fixtures.deepState(occupied: east + 0.25))
    }
    let months = try run("series", "own", "--every", "month")
    #expect(months.output.contains("published") && months.output.contains("no part of our figures"))
    for every in ["week", "month"] {
      let since = every == "week" ? "2025-01-01" : "2025-05-01"
      let table = try run("series", "own", "--every", every, "--since", since, "--until", "2025-12-31")
      #expect(!table.output.contains("no part of our figures") || every == "month", "\(table.output)")
    }
    #expect(try !run("series", "own", "--every", "week", "-f", "csv").output.contains("published"))
  }

  @Test("The list of an archive says where its figures come from")
  func archiveList() throws {
    _ = try run("archive", "create", "a.gpkg", "m_20250102.geojson", "m_20250130.geojson", "--quiet")
    let list = try JSONSerialization.jsonObject(
      with: Data(try run("archive", "list", "a.gpkg", "-f", "json").output.utf8))
    let provenance = try #require((list as? [String: Any])?["provenance"] as? [String: Any])
    #expect(
      (provenance["files"] as? [[String: Any]])?.compactMap { $0["date"] as? String } == [
        "2025-01-02", "2025-01-30",
      ])
    #expect(provenance["sentence"] as? String == "2 snapshots of 2025-01-02 to 2025-01-30.")
    // And a folder in place of one is no disk error.
    for arguments in [["archive", "list", "."], ["archive", "add", ".", "m_20250102.geojson"]] {
      let result = try CommandLineTool.run(arguments, in: folder)
      #expect(result.status == 66 && result.failures.first?.contains("it is a directory") == true)
    }
  }

  @Test("Every JSON document ends with the same keys of provenance")
  func provenanceKeys() throws {
    _ = try run("archive", "create", "a.gpkg", "m_20250102.geojson", "--quiet")
    func provenance(_ arguments: [String]) throws -> [String: Any] {
      let output = try CommandLineTool.run(arguments + ["-f", "json"], in: folder).output
      let document = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]
      return try #require(document?["provenance"] as? [String: Any], "\(arguments)")
    }
    let keys = try provenance(["area", "m_20250102.geojson"]).keys.sorted()
    for command in [["check"], ["places"], ["roads"], ["archive", "list", "a.gpkg"]] {
      #expect(try provenance(command).keys.sorted() == keys, "\(command)")
    }
    let file = try #require((try provenance(["roads"])["files"] as? [[String: Any]])?.first)
    #expect(file["path"] as? String == "GeoData/roads.geojson")
    #expect((file["sha256"] as? String)?.count == 64)
  }

  @Test("check names archive verify for an archive, and other commands read its maps from a folder")
  func checkedArchive() throws {
    _ = try run("archive", "create", "maps/a.gpkg", "m_20250102.geojson", "--quiet")
    try FileManager.default.createDirectory(atPath: folder.path + "/maps", withIntermediateDirectories: true)
    _ = try run("archive", "create", "maps/a.gpkg", "m_20250102.geojson", "--quiet")
    for name in ["maps/a.gpkg", "maps/a.gpkg@2025-01-02"] {
      let result = try run("check", name)
      #expect(result.status == 65 && result.failures.count == 1)
      #expect(result.failures.first?.contains("frontline archive verify") == true)
    }
    // Elsewhere a folder gives all its maps, those in an archive too.
    let listed = try run("area", "maps", "--quiet")
    let named = try run("area", "m_20250102.geojson", "--quiet")
    func territory(_ output: String) -> Substring? {
      output.split(separator: "\n").first { $0.hasPrefix("territory") }
    }
    #expect(listed.status == 0 && territory(listed.output) != nil, "\(listed.errors)")
    #expect(territory(listed.output) == territory(named.output))
  }

  @Test("Empty names, and names that are not UTF-8, give status 66")
  func names() throws {
    let empty = try run("area", "")
    #expect(empty.status == 66 && empty.errors.hasPrefix("frontline: \"\": "))
    let latin = try CommandLineTool.shell(#""$BIN" area "$(printf 'm\377.geojson')""#, in: folder)
    #expect(latin.status == 66 && latin.errors.contains("its name is not UTF-8"))
  }

  @Test("A help that can't be written is an error")
  func help() throws {
    for words in ["--help", "area --help", "--version"] {
      #expect(try CommandLineTool.shell("\"$BIN\" \(words) > /dev/full", in: folder).status == 74)
    }
  }

  @Test("A number too large for every type is kept, and ignored where nothing reads it")
  func integers() throws {
    let large = "12345678901234567890123456789012345678901"
    let land = Fixtures.rectangle(37, 48, 38, 49)
    try folder.write("plain.json", Fixtures.map(land, #"{"n":1}"#))
    let plain = try run("area", "plain.json", "-f", "csv", "--quiet").output
    for (place, text) in [
      Fixtures.map(land, #"{"n":\#(large)}"#), Fixtures.map(land, #"{"n":[-1E+400,{"m":-\#(large)}]}"#),
      Fixtures.map(land).replacingOccurrences(
        of: #"{"type":"Feature","#, with: #"{"type":"Feature","id":\#(large),"#),
      Fixtures.map(land).replacingOccurrences(
        of: #"{"type":"FeatureCollection","#, with: #"{"type":"FeatureCollection","timeStamp":1e400,"#),
    ].enumerated() {
      try folder.write("large-\(place).json", text)
      let result = try run("area", "large-\(place).json", "-f", "csv", "--quiet")
      #expect(result.status == 0, "\(result.errors)")
      #expect(
        result.output.replacingOccurrences(of: "large-\(place)", with: "plain") == plain, "\(result.output)")
      #expect([0, 2].contains(try run("check", "large-\(place).json").status))
    }
    // All its digits are kept.
    #expect(try run("check", "large-0.json", "--repair", "-o", "repaired.json").status == 0)
    #expect(try folder.read("repaired.json").contains(#""n":\#(large)"#))
  }

  @Test(
    "--on and date ranges are refused for two single snapshots",
    arguments: [
      (["--on", "2025-01-02"], "--on chooses"), (["--since", "2025-01-01"], "--since chooses"),
      (["--until", "2025-02-01"], "--until chooses"),
      (["--since", "2025-01-01", "--until", "2025-02-01"], "--since and --until choose"),
    ])
  func daysOfSingleSnapshots(options: [String], words: String) throws {
    let files = ["compare", "m_20250102.geojson", "m_20250130.geojson"]
    let result = try CommandLineTool.run(files + options, in: folder)
    #expect(result.status == 64 && result.output.isEmpty && result.failures.count == 1, "\(result.errors)")
    #expect(result.errors.contains(words) && result.errors.contains("or name a folder"), "\(result.errors)")
    // Of a folder one is chosen.
    let folder = try CommandLineTool.run(
      ["compare", "m_20250102.geojson", ".", "--on", "2025-01-30", "--quiet"], in: folder)
    #expect(folder.status == 0, "\(folder.errors)")
  }

  @Test(
    "Names of regions are escaped in every table",
    arguments: [
      ["area", "m_20250102.geojson"], ["change", "m_20250102.geojson", "m_20250130.geojson"],
      ["compare", "m_20250102.geojson", "m_20250130.geojson"], ["series", "."],
      ["series", ".", "--every", "month"],
    ])
  func regionNames(arguments: [String]) throws {
    // In JSON, so that the name itself holds an escape, a mark of direction and a line end.
    try folder.write(
      "names/regions.geojson",
      Fixtures.map(Fixtures.rectangle(36, 47, 40, 50), #"{"name":"red \u001b[31m\u202e\n"}"#))
    let result = try CommandLineTool.run(arguments + ["--by", "names/regions.geojson"], in: folder)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains(#"red \u{1B}[31m\u{202E}\u{A}"#), "\(result.output)")
    #expect(!result.output.contains("\u{1B}") && !result.output.contains("\u{202E}"))
  }

  @Test("Annotations hold no characters that steer a terminal")
  func annotations() throws {
    let name = "a\u{1B}[31m\u{202E}%,:\nb.geojson"
    try folder.write(name, Fixtures.map("[[[37,48],[38,49],[38,48],[37,49],[37,48]]]"))
    let output = try run("check", name, "-f", "github").output
    #expect(output.contains(#"file=a\u{1B}[31m\u{202E}%25%2C%3A%0Ab.geojson,"#))
    #expect(!output.contains("\u{1B}") && !output.contains("\u{202E}"))
  }
}
