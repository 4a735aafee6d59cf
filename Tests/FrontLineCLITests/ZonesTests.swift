import Foundation
import TestSupport
import Testing

/// Zones by distance from the territory, as the command line gives them.
@Suite("Zones")
struct ZonesTests {
  private let folder: Folder

  init() throws {
    folder = try Folder()
    // The border comes nearer to the second place, and leaves the third.
    for (day, west, east) in [
      ("2025-01-01", 36.5, 37.0), ("2025-01-02", 36.5, 37.15), ("2025-01-03", 36.6, 37.15),
    ] {
      let map = Fixtures.map(Fixtures.rectangle(west, 48, east, 48.5))
      try folder.write("\(day).geojson", map)
      try folder.write("maps/\(day).geojson", map)
    }
    try folder.write(
      "places.geojson",
      #"{"type":"FeatureCollection","features":["#
        + [
          Self.point("Inside", 36.75, 48.25), Self.point("Near", 37.2, 48.25),
          Self.point("Left", 36.42, 48.25, #","uncertainty_m":2000"#), Self.point("Far", 39, 48.25),
        ].joined(separator: ",") + "]}")
  }

  private static func point(_ name: String, _ x: Double, _ y: Double, _ more: String = "") -> String {
    #"{"type":"Feature","properties":{"ADM4_EN":"\#(name)","ADM4_PCODE":"UA-\#(name)"\#(more)},"#
      + #""geometry":{"type":"Point","coordinates":[\#(x),\#(y)]}}"#
  }

  private func run(_ arguments: String...) throws -> CommandLineTool.Result {
    try CommandLineTool.run(["zones"] + arguments, in: folder)
  }

  private func rows(_ text: String) -> [[String: String]] {
    let lines = text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    guard let header = lines.first else { return [] }
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
  }

  @Test("A map lists each place in its zone, with what is carried along")
  func places() throws {
    let result = try run(
      "2025-01-01.geojson", "--places", "places.geojson", "--carry", "ADM4_PCODE", "--within", "5,10,20",
      "-f", "csv")
    #expect(result.status == 0, "\(result.errors)")
    let found = rows(result.output)
    #expect(found.map { $0["name"] } == ["Left", "Near", "Inside"])
    #expect(found.map { $0["zone_km"] } == ["10.0", "20.0", "0.0"])
    #expect(found.map { $0["ADM4_PCODE"] } == ["UA-Left", "UA-Near", "UA-Inside"])
    #expect(found.map { $0["side"] } == ["free", "free", "territory"] && found[2]["status"] == "occupied")
    // 5.94 km from the border, known to 2 km: it may lie in the nearest zone.
    #expect(found.map { $0["doubtful"] } == ["true", "false", "false"])
    // The distance is that of the command for distances.
    let distance = try CommandLineTool.run(
      ["distance", "2025-01-01.geojson", "--to", "Near", "--places", "places.geojson", "-f", "csv"],
      in: folder)
    #expect(rows(distance.output)[0]["km"] == found[1]["km"])
    #expect(rows(distance.output)[0]["bearing_degrees"] == found[1]["bearing_degrees"])
  }

  @Test("A series says who crossed when, whatever the number of threads")
  func series() throws {
    let arguments = ["maps", "--places", "places.geojson", "--within", "7,20", "-f", "csv"]
    let result = try CommandLineTool.run(["zones"] + arguments, in: folder)
    let crossings = rows(result.output)
    try #require(crossings.map { $0["name"] } == ["Near", "Left"], "\(result.errors)")
    #expect(crossings.map { $0["date"] } == ["2025-01-02", "2025-01-03"])
    #expect(crossings.map { $0["from_zone_km"] } == ["20.0", "7.0"])
    #expect(crossings.map { $0["to_zone_km"] } == ["7.0", "20.0"])
    #expect(crossings.map { $0["closer"] } == ["true", "false"])
    for jobs in ["1", "2", "3"] {
      let other = try CommandLineTool.run(["zones"] + arguments + ["--jobs", jobs], in: folder)
      #expect(other.output == result.output)
    }
  }

  @Test("Zones are drawn, add up by region, and are cut to polygons")
  func land() throws {
    try folder.write(
      "halves.geojson",
      Fixtures.collection([
        Fixtures.feature(Fixtures.rectangle(30, 40, 36.75, 55), #"{"name":"West"}"#),
        Fixtures.feature(Fixtures.rectangle(36.75, 40, 45, 55), #"{"name":"East"}"#),
      ]))
    try folder.write("east.geojson", Fixtures.map(Fixtures.rectangle(36.75, 40, 45, 55)))
    func areas(_ more: String...) throws -> [[String: String]] {
      let result = try CommandLineTool.run(
        ["zones", "2025-01-01.geojson", "--areas", "-f", "csv", "--earth", "wgs84-straight"] + more,
        in: folder)
      #expect(result.status == 0, "\(result.errors)")
      return rows(result.output)
    }
    func number(_ row: [String: String]) -> Double { Double(row["km2"] ?? "") ?? .nan }
    let whole = try areas().map(number)
    #expect(whole.count == 4 && whole.allSatisfy { $0 > 0 })
    let parts = try areas("--by", "halves.geojson")
    for (zone, limit) in zip(whole, ["5.0", "10.0", "20.0", "50.0"]) {
      let sum = parts.filter { $0["to_km"] == limit }.map(number).reduce(0, +)
      // Straight edges lose nothing where they are cut; crossings are rounded to a nanometre.
      #expect(abs(sum - zone) < 1e-6, "\(limit): \(sum), \(zone)")
    }
    let cut = try areas("--clip", "east.geojson").map(number)
    let east = parts.filter { $0["region"] == "East" }.map(number)
    #expect(zip(cut, east).allSatisfy { abs($0 - $1) < 1e-6 })
    // The settlements are cut as the land is.
    let clipped = try run(
      "2025-01-01.geojson", "--clip", "east.geojson", "--places", "places.geojson", "-f", "csv", "--no-areas")
    #expect(clipped.status == 64)
    let listed = try run(
      "2025-01-01.geojson", "--clip", "east.geojson", "--places", "places.geojson", "-f", "json")
    #expect(listed.output.contains("\"Near\"") && !listed.output.contains("\"Left\""))
    try folder.write("far.geojson", Fixtures.map(Fixtures.rectangle(30, 50, 31, 51)))
    let nothing = try run("2025-01-01.geojson", "--clip", "far.geojson", "--areas", "-f", "csv")
    #expect(nothing.errors.contains("hold nothing of the zones"), "\(nothing.errors)")
    let geoJSON = try run("2025-01-01.geojson", "-f", "geojson", "--both-sides", "--within", "2,4")
    #expect(
      geoJSON.output.contains(#""side":"territory""#) || geoJSON.output.contains(#""side": "territory""#))
  }

  @Test("A zone around several pieces of land is drawn with all its pieces")
  func pieces() throws {
    try folder.write(
      "two.geojson",
      Fixtures.collection([
        Fixtures.feature(Fixtures.rectangle(36, 48, 36.5, 48.5), #"{"status":"occupied"}"#),
        Fixtures.feature(Fixtures.rectangle(38, 48, 38.5, 48.5), #"{"status":"occupied"}"#),
      ]))
    let result = try run(
      "two.geojson", "--date", "2025-01-01", "--within", "5,10", "-f", "geojson", "--precision", "6")
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let features = try #require(document["features"] as? [[String: Any]])
    #expect(features.count == 2)
    for feature in features {
      let geometry = try #require(feature["geometry"] as? [String: Any])
      #expect(geometry["type"] as? String == "MultiPolygon")
      #expect((geometry["coordinates"] as? [Any])?.count == 2)
    }
  }

  @Test("What can't be answered gets one line")
  func bad() throws {
    for (arguments, status, words) in [
      (["--within", "10,5"], 64 as Int32, "give each distance once, the nearest first: 5,10"),
      (["--within", "5,5"], 64, "give each distance once"),
      (["--within", "0,5"], 64, "from 0.1 to 500 kilometres"),
      (["--within=-5"], 64, "from 0.1 to 500 kilometres"),
      (["--within", "5,1000"], 64, "from 0.1 to 500 kilometres"),
      (["--carry", "ADM4_PCODE"], 64, "no place has the property ADM4_PCODE"),
      (["--places", "places.geojson", "--carry", "code"], 65, "no place has the property code of --carry"),
      (["--no-areas", "-f", "geojson"], 64, "GeoJSON is made of nothing else"),
      (["--top", "3", "-f", "csv"], 64, "--top is of the table"),
      (["--earth", "turf"], 64, "measures areas only"),
    ] {
      let result = try CommandLineTool.run(["zones", "2025-01-01.geojson"] + arguments, in: folder)
      #expect(
        result.status == status && result.failures.count == 1 && result.errors.contains(words),
        "\(arguments): \(result.status) \(result.errors)")
    }
    try folder.write(
      "free.geojson", Fixtures.map(Fixtures.rectangle(36, 48, 37, 49), #"{"status":"liberated"}"#))
    let free = try run("free.geojson", "--date", "2025-01-01")
    #expect(free.status == 65 && free.failures.count == 1, "\(free.errors)")
  }

  @Test("Features of a file of places that are none are told, and an error about land names its file")
  func faults() throws {
    try folder.write("some.csv", "name,lon,lat\nAlpha,36.75,48.25\nBad,abc,37\nEmpty,,\n")
    let result = try run("2025-01-01.geojson", "--places", "some.csv", "--no-areas")
    #expect(
      result.status == 0 && result.errors.contains("no point with a name are left out: 2"), "\(result.errors)"
    )
    #expect(result.output.contains("of the 1 place of the file"))
    try folder.write("north.geojson", Fixtures.map(Fixtures.rectangle(36, 84, 37, 84.9)))
    let north = try run("north.geojson", "--date", "2025-01-01", "--within", "50")
    #expect(
      north.status == 65 && north.failures.count == 1
        && north.errors.contains("north.geojson: land or its zone"),
      "\(north.errors)")
  }

  @Test("A zone wider than the mapped land is drawn")
  func wide() throws {
    let result = try run("2025-01-01.geojson", "--within", "300", "--areas", "-f", "csv")
    let area = Double(rows(result.output).first?["km2"] ?? "") ?? 0
    // Around a rectangle of 37 by 56 km: π r² and the perimeter times r.
    #expect(result.status == 0 && abs(area / (Double.pi * 9e4 + 186 * 300) - 1) < 0.01, "\(area)")
  }
}
