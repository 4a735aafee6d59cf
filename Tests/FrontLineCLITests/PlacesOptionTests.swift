import TestSupport
import Testing

/// Places of the user's own.
@Suite("Places of a file")
struct PlacesOptionTests {
  private let folder: Folder

  init() throws {
    folder = try Folder()
    for (day, east) in [("2025-01-01", 37.0), ("2025-01-02", 37.5)] {
      try folder.write("\(day).geojson", Fixtures.map(Fixtures.rectangle(36.5, 48, east, 48.5)))
    }
    // As HDX publishes populated places.
    try folder.write(
      "cod.geojson",
      #"""
      {"type":"FeatureCollection","features":[
      {"type":"Feature","properties":{"ADM4_EN":"Hruzke","ADM4_UA":"Грузьке","ADM4_PCODE":"UA1","ADM1_EN":"Donetska"},
      "geometry":{"type":"Point","coordinates":[37.25,48.25]}},
      {"type":"Feature","properties":{"ADM4_EN":"Dalnie","ADM1_EN":"Donetska"},
      "geometry":{"type":"Point","coordinates":[38.5,48.25]}}]}
      """#)
  }

  private func run(_ arguments: String...) throws -> CommandLineTool.Result {
    try CommandLineTool.run(arguments, in: folder)
  }

  @Test("They replace the built-in ones, or are added to them")
  func change() throws {
    let own = try run("change", "2025-01-01.geojson", "2025-01-02.geojson", "--places", "cod.geojson")
    #expect(own.status == 0 && own.output.contains("1 of the 2 places known here changed"), "\(own.errors)")
    #expect(own.output.contains("Hruzke      Donetska  free  occupied") && !own.output.contains("Pokrovsk"))
    let more = try run(
      "change", "2025-01-01.geojson", "2025-01-02.geojson", "--places", "+cod.geojson", "-f", "json")
    #expect(more.output.contains("\"Hruzke\"") && more.output.contains("\"places\": 5497"))
  }

  @Test("One that is in the file again counts once, and that is said; codes are carried along")
  func repeated() throws {
    let hruzke =
      #"{"type":"Feature","properties":{"name":"Hruzke","code":7},"geometry":{"type":"Point","coordinates":[37.25,48.25]}}"#
    try folder.write(
      "five.geojson",
      #"{"type":"FeatureCollection","features":["# + Array(repeating: hruzke, count: 5).joined(separator: ",")
        + "]}")
    let result = try run(
      "change", "2025-01-01.geojson", "2025-01-02.geojson", "--places", "five.geojson", "--carry", "code",
      "-f",
      "json")
    #expect(
      result.status == 0 && result.errors.contains("with the same name and position: 4"), "\(result.errors)")
    #expect(result.output.contains("\"places\": 1,") && result.output.contains("\"code\": 7"))
    let distance = try run("distance", "2025-01-01.geojson", "--to", "Hruzke", "--places", "five.geojson")
    #expect(distance.status == 0 && distance.errors.contains("each counts once"), "\(distance.errors)")
  }

  @Test("A centre that is known less well than it is far from what changed is marked")
  func doubtful() throws {
    func point(_ name: String, _ x: Double) -> String {
      #"{"type":"Feature","properties":{"name":"\#(name)","uncertainty_m":2000},"#
        + #""geometry":{"type":"Point","coordinates":[\#(x),48.25]}}"#
    }
    try folder.write(
      "near.geojson",
      #"{"type":"FeatureCollection","features":["#
        + [point("Edge", 37.49), point("Middle", 37.25)].joined(separator: ",")
        + "]}")
    let result = try run("change", "2025-01-01.geojson", "2025-01-02.geojson", "--places", "near.geojson")
    #expect(
      result.output.contains("Edge ±") && result.output.contains("Middle  ")
        && !result.output.contains("Middle ±"))
    #expect(result.output.contains("may lie outside"))
  }

  @Test("They are targets and stops of routes by their names")
  func targets() throws {
    let result = try run(
      "distance", "2025-01-01.geojson", "--to", "Грузьке", "--places", "cod.geojson", "-f", "csv")
    let plain = try run("distance", "2025-01-01.geojson", "--to", "37.25,48.25", "-f", "csv")
    #expect(result.status == 0 && result.output == plain.output, "\(result.errors)")
    #expect(
      try run("distance", "2025-01-01.geojson", "--to", "Pokrovsk", "--places", "cod.geojson").status == 64)
    let route = try run(
      "route", "2025-01-01.geojson", "--via", "Hruzke", "--via", "Dalnie", "--places", "cod.geojson")
    #expect(
      route.status == 0 && route.output.contains("Hruzke (Donetska) – Dalnie (Donetska)"), "\(route.errors)")
  }

  @Test("A file without names, in metres or without points gets one line")
  func bad() throws {
    func point(_ properties: String, _ position: String) -> String {
      #"{"type":"Feature","properties":\#(properties),"geometry":{"type":"Point","coordinates":\#(position)}}"#
    }
    for (text, words) in [
      (point("{}", "[37,48]"), "there is no point with a name in it"),
      (point(#"{"name":"A"}"#, "[4100000,6100000]"), "transform the file to WGS 84"),
    ] {
      try folder.write("bad.geojson", text)
      let result = try run("change", "2025-01-01.geojson", "2025-01-02.geojson", "--places", "bad.geojson")
      #expect(
        result.status == 65 && result.failures.count == 1 && result.errors.contains(words), "\(result.errors)"
      )
    }
    #expect(try run("change", "2025-01-01.geojson", "2025-01-02.geojson", "--places", "+").status == 64)
  }
}
