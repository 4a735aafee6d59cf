import Foundation
import TestSupport
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Maps as the command line draws them.
@Suite("Maps")
struct MapTests {
  private let folder: Folder

  init() throws {
    folder = try Folder()
    for (day, east) in [("2025-01-01", 37.0), ("2025-01-02", 37.1)] {
      try folder.write("maps/\(day).geojson", Fixtures.map(Fixtures.rectangle(36.5, 48, east, 48.5)))
    }
  }

  private func run(_ arguments: String...) throws -> CommandLineTool.Result {
    try CommandLineTool.run(["map"] + arguments, in: folder)
  }

  private static let hostile = [
    "<img src=x onerror=alert(1)>", "]]>", "&#0;", "\u{202E}tpircs", "a\"b'c",
    String(repeating: "ї", count: 10_000),
  ]

  @Test("The sample is drawn, whatever the number of threads, and it is XML")
  func sample() throws {
    let first = try run("--quiet")
    #expect(first.status == 0 && first.output.contains("<svg"), "\(first.errors)")
    #expect(try run("--quiet", "--jobs", "1").output == first.output)
    #expect(XMLParser(data: Data(first.output.utf8)).parse())
    #expect(first.output.contains("Illustration drawn by the frontline developers"))
    #expect(first.output.contains("class=\"gained\"") && first.output.contains("role=\"img\""))
    #expect(first.output.utf8.count < 300_000)
  }

  @Test("Land that is drawn has the size that is stated", arguments: ["2,000", "standard"])
  func size(case: String) throws {
    // On an equal-area page without labels the fills alone are counted, in the path itself.
    let result = try run(
      "maps", "--size", `case` == "standard" ? "1600x900" : "4000x2000", "--quiet", "--label-km2", "1e9")
    let svg = result.output
    let gained = try #require(svg.firstMatch(of: /class="gained"[^>]* d="([^"]*)"/)?.output.1)
    let held = try #require(svg.firstMatch(of: /class="held"[^>]* d="([^"]*)"/)?.output.1)
    // Two rectangles of one height: 0.1° and 0.5° wide; the view shows the change and what of the land is near.
    #expect(Self.area(String(gained)) > 0 && Self.area(String(held)) > 0)
    let bar = try #require(svg.firstMatch(of: /class="scale-bar"[^>]* d="m[^l]*l([\d.]+),0"/)?.output.1)
    let text = try #require(svg.firstMatch(of: />([\d.]+) km</)?.output.1)
    let squareKilometersToPoint = pow((Double(text) ?? .nan) / (Double(bar) ?? .nan), 2)
    let change = try CommandLineTool.run(
      ["change", "maps/2025-01-01.geojson", "maps/2025-01-02.geojson", "-f", "csv"], in: folder)
    let figures = change.output.split(separator: "\n")[1].split(
      separator: ",", omittingEmptySubsequences: false)
    let header = change.output.split(separator: "\n")[0].split(separator: ",")
    let column = try #require(header.firstIndex(of: "gained_km2"))
    let stated = Double(figures[column]) ?? .nan
    // A tenth of a point, on a strip of a hundred points, and a hundredth of the bar.
    #expect(abs(Self.area(String(gained)) * squareKilometersToPoint / stated - 1) < 0.01)
  }

  /// The area that a path of relative lines encloses.
  private static func area(_ path: String) -> Double {
    var (sum, x, y, startX, startY) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for match in path.matches(of: /([mlz])(?:(-?[\d.]+),(-?[\d.]+))?/) {
      let (dx, dy) = (Double(match.output.2 ?? "0") ?? 0, Double(match.output.3 ?? "0") ?? 0)
      switch match.output.1 {
      case "m": (x, y, startX, startY) = (x + dx, y + dy, x + dx, y + dy)
      case "l":
        sum += x * (y + dy) - (x + dx) * y
        (x, y) = (x + dx, y + dy)
      default:
        sum += x * startY - startX * y
        (x, y) = (startX, startY)
      }
    }
    return abs(sum) / 2
  }

  @Test("Names and titles do no harm", arguments: hostile)
  func names(name: String) throws {
    let quoted = String(decoding: try JSONEncoder().encode(name), as: UTF8.self)
    try folder.write(
      "over.geojson",
      #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":\#(quoted)},"#
        + #""geometry":{"type":"Point","coordinates":[37.05,48.25]}}]}"#)
    try folder.write(
      "regions.geojson", Fixtures.map(Fixtures.rectangle(36, 47, 38, 49), #"{"name":\#(quoted)}"#))
    for content in [[], ["--by", "regions.geojson", "--content", "share"]] {
      let result = try CommandLineTool.run(
        ["map", "maps", "--overlay", "over.geojson", "--title", name, "--quiet"] + content, in: folder)
      #expect(result.status == 0, "\(result.errors)")
      #expect(XMLParser(data: Data(result.output.utf8)).parse(), "\(name.prefix(30))")
      #expect(!result.output.contains("<img") && !result.output.unicodeScalars.contains("\u{202E}"))
    }
  }

  @Test("A part of a map says so, and its figures are those of the whole")
  func part() throws {
    let result = try run("maps", "--around", "37.05,48.25", "--radius", "5", "--quiet")
    #expect(result.output.contains("5 km around 37.05,48.25") && result.output.contains(" in all"))
    #expect(try !run("maps", "--quiet").output.contains(" in all"))
  }

  private func writeRegions() throws {
    try folder.write(
      "regions.geojson",
      Fixtures.collection([
        Fixtures.feature(
          Fixtures.rectangle(36, 47, 37.05, 49), #"{"name":"West Oblast","name:uk":"Західна область"}"#),
        Fixtures.feature(
          Fixtures.rectangle(37.05, 47, 38, 49), #"{"name":"East Oblast","name:uk":"Східна область"}"#),
      ]))
  }

  @Test("A map of a region has the region's own figures, and is chosen by either name")
  func region() throws {
    try writeRegions()
    let whole = try run("maps", "--quiet", "--label-km2", "1e9")
    let figure = /gained, ([\d.]+) km²/
    let all = try #require(whole.output.firstMatch(of: figure).flatMap { Double($0.output.1) })
    for (name, title) in [("West Oblast", "West Oblast"), ("західна область", "West Oblast")] {
      let part = try run(
        "maps", "--by", "regions.geojson", "--region", name, "--quiet", "--label-km2", "1e9")
      #expect(part.status == 0, "\(part.errors)")
      // Half of the strip lies in it.
      let own = try #require(part.output.firstMatch(of: figure).flatMap { Double($0.output.1) })
      #expect(abs(own / all - 0.5) < 0.01 && !part.output.contains(" in all"))
      #expect(part.output.contains(": \(title)") && part.output.contains(": in \(title) gained "))
    }
    let ukrainian = try run(
      "maps", "--by", "regions.geojson", "--region", "West Oblast", "--language", "uk", "--quiet")
    #expect(ukrainian.output.contains(": Західна область") && !ukrainian.output.contains("West"))
    #expect(ukrainian.output.contains("у межах регіону «Західна область» приріст "))
    let status = try run(
      "maps/2025-01-02.geojson", "--by", "regions.geojson", "--region", "East Oblast", "--quiet")
    #expect(status.output.contains(": in East Oblast ") && !status.output.contains(" in all"))
    let missing = try run("maps", "--by", "regions.geojson", "--region", "Західня область")
    #expect(
      missing.status == 64 && missing.errors.contains("did you mean Західна область"), "\(missing.errors)")
  }

  @Test("Tables name regions in the language that is asked for, and data stays in English")
  func regionNames() throws {
    try writeRegions()
    let arguments = [
      "change", "maps/2025-01-01.geojson", "maps/2025-01-02.geojson", "--by", "regions.geojson",
    ]
    func run(_ more: String...) throws -> String {
      try CommandLineTool.run(arguments + ["--quiet"] + more, in: folder).output
    }
    #expect(try run().contains("West Oblast") && !run().contains("Західна"))
    let ukrainian = try run("--language", "uk")
    #expect(ukrainian.contains("Західна область") && !ukrainian.contains("Oblast"))
    #expect(try run("--language", "uk", "-f", "csv") == run("-f", "csv"))
    let series = try CommandLineTool.run(
      ["series", "maps", "--by", "regions.geojson", "--language", "uk", "--quiet"], in: folder)
    #expect(series.output.contains("Східна область\n") && !series.output.contains("Oblast"))
  }

  @Test("A title names a place in the language that is asked for")
  func placeInTheTitle() throws {
    let ukrainian = try run("--around", "Dobropillia", "--language", "uk", "--quiet")
    #expect(ukrainian.output.contains("40\u{A0}км навколо: Добропілля<"), "\(ukrainian.errors)")
    let english = try run("--around", "Dobropillia", "--quiet")
    #expect(english.output.contains("40 km around Dobropillia<"))
  }

  @Test("A part without the land of the map says so, and so does a map that reaches beyond the base map")
  func beyond() throws {
    let elsewhere = try run("maps", "--bbox", "24,50,25,51", "-o", "a.svg")
    #expect(elsewhere.status == 0 && elsewhere.errors.contains("no land of the map lies in the part"))
    // The whole page lies in the land.
    let inside = try run("maps", "--content", "status", "--bbox", "36.7,48.2,36.8,48.3", "-o", "b.svg")
    #expect(inside.status == 0 && !inside.errors.contains("no land of the map"), "\(inside.errors)")
    let whole = try run("maps", "--bbox", "10,40,50,60", "--quiet")
    #expect(whole.output.contains("It ends at 20° and 43° E"))
    #expect(try !run("maps", "--quiet").output.contains("It ends at"))
  }

  @Test("PNG and PDF are drawn by librsvg")
  func pictures() throws {
    for (name, start) in [
      ("a.png", [UInt8](arrayLiteral: 0x89, 0x50, 0x4E, 0x47)), ("a.pdf", Array("%PDF".utf8)),
    ] {
      let result = try run("maps", "-o", name, "--size", "400x300", "--quiet")
      #expect(result.status == 0, "\(result.errors)")
      let bytes = try Data(contentsOf: URL(filePath: folder.path + "/" + name))
      #expect(Array(bytes.prefix(4)) == start)
      _ = try run("maps", "-o", name, "--size", "400x300", "--quiet", "--overwrite")
      #expect(try Data(contentsOf: URL(filePath: folder.path + "/" + name)) == bytes)
    }
  }

  @Test("What can't be drawn gets one line")
  func bad() throws {
    for (arguments, status, words) in [
      (["-o", "a.bmp"], 64 as Int32, "end the name in .svg, .png or .pdf"),
      (["--size", "10x10"], 64, "--size"),
      (["--size", "100000x100"], 64, "--size"), (["--bbox", "38,47,36,49"], 64, "--bbox"),
      (["--projection", "EPSG:4326"], 64, "no projection"),
      (["--projection", "EPSG:99999"], 64, "--projection"),
      (["--around", "Nowhereville"], 64, "Nowhereville"), (["--radius", "5"], 64, "--around"),
      (["--around", "Kyiv", "--bbox", "36,47,38,49"], 64, "give one of them"),
      (["--region", "X"], 64, "--by"),
      (["--content", "share"], 64, "--by"), (["--bbox=-179,-85,179,85"], 64, "this part of the earth"),
      (["--size", "300x100", "--title", String(repeating: "long ", count: 40)], 64, "make it larger"),
    ] {
      let result = try CommandLineTool.run(["map", "maps"] + arguments, in: folder)
      #expect(
        result.status == status && result.failures.count == 1 && result.errors.contains(words),
        "\(arguments): \(result.status) \(result.errors)")
    }
  }
}
