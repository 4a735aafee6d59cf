import Foundation
import TestSupport
import Testing

@Suite("Gaps, borders and roundabouts on the command line")
struct GapAndBorderTests {
  let folder: Folder

  init() throws {
    folder = try Folder()
    // Two fields 0.3 m apart, and two that share their border but for a vertex in one of them.
    try folder.write("gap 2025-01-01.geojson", Self.map(["37,48,37.5,49", "37.500004,48,38,49"]))
    try folder.write("plain 2025-01-01.geojson", Self.map(["37,48,38,49"]))
    try folder.write("overlap 2025-01-01.geojson", Self.map(["37,48,37.500004,49", "37.5,48,38,49"]))
    try folder.write("oblasts.geojson", Self.map(["35,48,36.999999,49", "37.000001,48,38,49"]))
    try folder.write("touching.geojson", #"{"type":"LineString","coordinates":[[36.5,48.5],[37,48.5]]}"#)
    try folder.write("along.geojson", #"{"type":"LineString","coordinates":[[38,48.2],[38,48.8]]}"#)
    try folder.write("through.geojson", #"{"type":"LineString","coordinates":[[36.5,48.5],[38.5,48.5]]}"#)
  }

  private static func map(_ boxes: [String]) -> String {
    let features = boxes.map { box in
      let side = box.split(separator: ",")
      let ring = [(0, 1), (2, 1), (2, 3), (0, 3), (0, 1)].map { "[\(side[$0.0]),\(side[$0.1])]" }
      return #"{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[["#
        + ring.joined(separator: ",") + "]]}}"
    }
    return #"{"type":"FeatureCollection","features":["# + features.joined(separator: ",") + "]}"
  }

  private func run(_ arguments: String...) throws -> CommandLineTool.Result {
    try CommandLineTool.run(arguments, in: folder)
  }

  private func json(_ arguments: String...) throws -> [String: Any] {
    let result = try CommandLineTool.run(arguments + ["-f", "json", "--quiet"], in: folder)
    return try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any], "\(result.errors)")
  }

  private func front(_ document: [String: Any]) -> Double {
    ((document["fronts"] as? [[String: Any]])?.first?["front_km"] as? Double) ?? .nan
  }

  @Test("front gives the length without gaps and says what was closed, and --gap 0 closes nothing")
  func front() throws {
    let plain = front(try json("front", "plain 2025-01-01.geojson"))
    let closed = try json("front", "gap 2025-01-01.geojson")
    // Two geodesics along a parallel are a little longer than one.
    #expect(abs(front(closed) - plain) < 0.002)
    let gaps = (closed["provenance"] as? [String: Any])?["gaps"] as? [String: Any]
    #expect(gaps?["below_m"] as? Double == 2 && gaps?["count"] as? Int == 1 && gaps?["maps"] as? Int == 1)
    let area = try #require(gaps?["km2"] as? Double)
    #expect(area > 0.031 && area < 0.035)
    let open = try json("front", "gap 2025-01-01.geojson", "--gap", "0")
    #expect(front(open) - plain > 222)
    #expect(((open["provenance"] as? [String: Any])?["gaps"] as? [String: Any])?["below_m"] as? Double == 0)
    #expect(front(try json("front", "gap 2025-01-01.geojson", "--gap", "0.2")) == front(open))
    let table = try run("front", "gap 2025-01-01.geojson").output
    #expect(table.contains("\n1 gap narrower than 2 m closed, 0.033 km² together\n"))
    #expect(!(try run("front", "plain 2025-01-01.geojson").output.contains("gap")))
    for wrong in ["-1", "nan", "20000", "x"] {
      #expect(try run("front", "plain 2025-01-01.geojson", "--gap=\(wrong)").status == 64)
    }
  }

  @Test("distance and route find no front at gaps deep inside, and no road changes its status there")
  func distanceAndRoute() throws {
    let inside = try run("distance", "gap 2025-01-01.geojson", "--to", "37.500002,48.5")
    #expect(
      inside.output.contains("0.000  inside") && inside.output.contains("1 gap narrower than 2 m closed"))
    #expect(
      !(try run("distance", "gap 2025-01-01.geojson", "--to", "37.500002,48.5", "--gap", "0").output
        .contains("inside")))
    let route = try json("route", "gap 2025-01-01.geojson", "--along", "through.geojson")
    #expect((route["stretches"] as? [Any])?.count == 3 && (route["crossings"] as? [Any])?.count == 2)
    let open = try json("route", "gap 2025-01-01.geojson", "--along", "through.geojson", "--gap", "0")
    #expect((open["stretches"] as? [Any])?.count == 5 && (open["crossings"] as? [Any])?.count == 4)
  }

  @Test("area and change close no gaps")
  func area() throws {
    let before = try json("area", "gap 2025-01-01.geojson", "--status", "occupied")
    #expect((before["provenance"] as? [String: Any])?["gaps"] == nil)
  }

  @Test("A line that meets the border touches, and one along the border is inside")
  func touching() throws {
    let touches = try run("distance", "plain 2025-01-01.geojson", "--to", "touching.geojson")
    #expect(
      touches.output.contains("0.000  touches")
        && touches.output.contains("the front touches touching.geojson"))
    let document = try json("distance", "plain 2025-01-01.geojson", "--to", "touching.geojson")
    let answer = (document["snapshots"] as? [[String: Any]])?.first
    #expect(answer?["km"] as? Double == 0 && answer?["inside"] as? Bool == false)
    #expect(answer?["touches"] as? Bool == true)
    #expect(
      try run("distance", "plain 2025-01-01.geojson", "--to", "along.geojson").output.contains(
        "0.000  inside"))
    let route = try run("route", "plain 2025-01-01.geojson", "--along", "touching.geojson").output
    #expect(
      route.contains("touches the territory, at km 36.951\n") && route.contains(", touches the territory;"))
  }

  @Test("A hairline between two oblasts of --border is not state border, whatever --gap is")
  func border() throws {
    for gap in ["2", "0"] {
      let document = try json(
        "front", "plain 2025-01-01.geojson", "--border", "oblasts.geojson", "--gap", gap)
      // The west side, without a kilometre at either end.
      #expect(abs(front(document) - 109.2) < 0.1, "\(front(document))")
    }
  }

  @Test("check lists gaps and overlaps with their width and length")
  func check() throws {
    let gap = try run("check", "gap 2025-01-01.geojson", "--status", "occupied").output
    #expect(gap.contains("a gap between it and feature 1 is 0.296 m wide on average and 111"))
    let overlap = try run("check", "overlap 2025-01-01.geojson", "--status", "occupied").output
    #expect(overlap.contains("0.296 m wide on average and 111"))
    #expect(!overlap.contains("a gap"))
  }

  @Test("The second of two carriageways is reported, not left out silently")
  func carriageways() throws {
    try folder.write(
      "road.geojson",
      #"{"type":"MultiLineString","coordinates":[[[36,48.5],[36.2,48.5]],[[36.2,48.5],[36.25,48.51],[36.3,48.5]],"#
        + #"[[36.3,48.5],[36.25,48.49],[36.2,48.5]],[[36.3,48.5],[36.5,48.5]]]}"#)
    let result = try run("route", "plain 2025-01-01.geojson", "--along", "road.geojson")
    #expect(result.status == 0 && !result.output.contains("a gap"))
    #expect(result.errors.contains("road.geojson: there are two ways between the same points"))
  }
}
