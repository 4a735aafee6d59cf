import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The options of charts.
@Suite("Charts on the command line")
struct PlotTests {
  private let folder: Folder

  init() throws {
    folder = try Folder()
    try folder.write("m_20250102.geojson", Fixtures.map(Fixtures.rectangle(37, 48, 38, 49)))
    try folder.write("m_20250130.geojson", Fixtures.map(Fixtures.rectangle(37, 48, 38.5, 49)))
    try folder.write("m_20250228.geojson", Fixtures.map(Fixtures.rectangle(37, 48, 38.25, 49)))
    try folder.write(
      "regions.geojson",
      Fixtures.collection([
        Fixtures.feature(Fixtures.rectangle(36, 47, 38.1, 50), #"{"name":"захід"}"#),
        Fixtures.feature(Fixtures.rectangle(38.1, 47, 40, 50), #"{"name":"схід & <б>"}"#),
      ]))
  }

  private func run(_ arguments: String...) throws -> CommandLineTool.Result {
    try CommandLineTool.run(
      ["series", "m_20250102.geojson", "m_20250130.geojson", "m_20250228.geojson", "--quiet"] + arguments,
      in: folder)
  }

  @Test("The ending of --plot decides between SVG, PNG and PDF, and the table is as without it")
  func endings() throws {
    let table = try run("--every", "month").output
    for (name, start) in [("c.svg", "<?xml"), ("c.PNG", "\u{89}PNG"), ("c.pdf", "%PDF"), ("c", "<?xml")] {
      let result = try run("--every", "month", "--plot", name, "--size", "640x400")
      #expect(result.status == 0 && result.output == table, "\(name): \(result.errors)")
      let bytes = try Data(contentsOf: URL(fileURLWithPath: folder.path + "/" + name))
      #expect(bytes.starts(with: start.unicodeScalars.map { UInt8($0.value) }), "\(name)")
    }
  }

  @Test("--chart draws the area, and the regions of --by with their names escaped")
  func kinds() throws {
    #expect(try run("--chart", "area", "--plot", "area.svg").status == 0)
    #expect(try folder.read("area.svg").contains(">The scale does not begin at 0.</text>"))
    #expect(try run("--chart", "regions", "--by", "regions.geojson", "--plot", "regions.svg").status == 0)
    let picture = try folder.read("regions.svg")
    #expect(picture.contains(">захід</text>") && picture.contains(">схід &amp; &lt;б&gt;</text>"))
    #expect(XMLParser(data: Data(picture.utf8)).parse())
  }

  @Test(
    "Options that contradict one another are refused before anything is read",
    arguments: [
      (["--chart", "area"], "--plot"), (["--size", "a4"], "--plot"), (["--theme", "dark"], "--plot"),
      (["--chart", "regions", "--plot", "c.svg"], "--by"), (["--plot", "c.gif"], ".svg, .png or .pdf"),
      (["--rolling", "1"], "--rolling 1"), (["--plot", "c.svg", "--size", "10x10"], "--size"),
      (["--plot", "c.svg", "--size", "120x110"], "--size"),
    ])
  func usage(arguments: [String], word: String) throws {
    let files = ["m_20250102.geojson", "m_20250130.geojson"]
    let result = try CommandLineTool.run(["series"] + files + ["--quiet"] + arguments, in: folder)
    #expect(
      result.status == 64 && result.failures.count == 1 && result.errors.contains(word), "\(result.errors)")
    #expect(try folder.names.allSatisfy { !$0.hasPrefix("c.") })
  }

  @Test("Rolling means are columns of CSV and members of JSON, with and without regions")
  func rolling() throws {
    let csv = try run("--rolling", "20", "-f", "csv").output.split(separator: "\n")
    #expect(csv[0].hasSuffix(",rolling_gained_km2_per_day,rolling_lost_km2_per_day,rolling_net_km2_per_day"))
    #expect(csv[1].hasSuffix(",,,") && !csv[2].hasSuffix(",,,"))
    let regions = try run("--rolling", "20", "-f", "csv", "--by", "regions.geojson").output.split(
      separator: "\n")
    #expect(
      regions.count == 10
        && regions.allSatisfy { $0.filter { $0 == "," }.count == regions[0].filter { $0 == "," }.count })
    let json = try run("--rolling", "20", "--every", "month", "-f", "json").output
    let document = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    let rows = try #require(document?["rows"] as? [[String: Any]])
    #expect(document?["rolling_days"] as? Int == 20)
    // From 30 January to 28 February are 29 days.
    let net = try #require(rows[1]["net_km2"] as? Double)
    let mean = try #require(rows[1]["rolling_net_km2_per_day"] as? Double)
    #expect(abs(mean - net / 29) < 1e-9)
    #expect(try !run("-f", "json").output.contains("rolling"))
  }
}
