import GeoJSON
import GeoTypes
import Testing

@Suite("Rewriting a text")
struct RewritingTests {
  static func rewrite(
    _ bytes: [UInt8], mend: ([Polygon]) -> [Polygon] = { $0 }
  ) throws -> (text: String, rewrites: [GeoJSONText.Rewrite]) {
    let reader = try GeoJSONReader(options: withEnvelope)
    return try reader.examine(PaddedBytes(bytes)) { examination, text in
      let (bytes, rewrites) = text.rewritten(examination.document) { _, polygons in mend(polygons) }
      return (String(decoding: bytes, as: UTF8.self), rewrites)
    }
  }

  static func rewrite(
    _ text: String, mend: ([Polygon]) -> [Polygon] = { $0 }
  ) throws -> (text: String, rewrites: [GeoJSONText.Rewrite]) { try rewrite(Array(text.utf8), mend: mend) }

  @Test("What is good stays byte for byte")
  func untouched() throws {
    let text = """
      { "b": 1.50, "type": "FeatureCollection", "bbox": [37, 48, 38, 49.0], "features": [
        {"x": [ ], "type": "Feature", "properties": {"n": 1e3, "\\u0061": null}, "geometry": {"type": "Polygon",
         "coordinates": [ \(squareRing) ]}} , {"type":"Feature","properties":{},"geometry":null} ] , "z": {} }

      """
    let (result, rewrites) = try Self.rewrite(text)
    #expect(result == text && rewrites.isEmpty)
  }

  @Test("Only the coordinates change; heights and digits of positions that stay are as written")
  func coordinates() throws {
    let text =
      #"{"type":"Feature","n":1.0,"properties":{"a":1.50},"geometry":{"coordinates":[[[37.0,48,5],[38,48,5],"#
      + #"[38,49.00,5],[37,49,5],[37.0,48,5]]],"type":"Polygon"}}"# + "\n"
    let (result, _) = try Self.rewrite(text) { polygons in
      var ring = polygons[0].exterior.coordinates
      ring[1] = Coordinate(x: 38.5, y: 48)
      return [Polygon(exterior: Ring(ring))]
    }
    #expect(
      result == #"{"type":"Feature","n":1.0,"properties":{"a":1.50},"geometry":{"coordinates":[[[37.0,48,5],"#
        + #"[38.5,48.0,5],[38,49.00,5],[37,49,5],[37.0,48,5]]],"type":"Polygon"}}"# + "\n")
  }

  @Test("The type follows the number of polygons")
  func types() throws {
    let text = polygonFeature("[\(squareRing)]")
    let twice = try Self.rewrite(text) { [$0[0], $0[0]] }.text
    #expect(try read(twice).features.first?.geometry?.polygons.count == 2)
    let none = try Self.rewrite(text) { _ in [] }.text
    #expect(try read(none).features.first?.geometry?.polygons.isEmpty == true)
    let one = try Self.rewrite(twice) { [$0[0]] }.text
    #expect(try read(one).features.first?.geometry == .polygon(Polygon(exterior: square)))
  }

  @Test("What is plainly wrong around the geometries is put right")
  func surroundings() throws {
    let text =
      "\u{FEFF}" + #"{"crs":{"type":"name","properties":{"name":"EPSG:4326"}},"bbox":[0,0,1,1],"features":["#
      + #"{"type":"Feature","bbox":[1],"geometry":{"type":"Polygon","coordinates":[[[37,48],[38,48],[38,49],"#
      + #"[37,49]]]}},{"type":"Feature","properties":{}}],"type":"FeatureCollection"}"#
    let (result, rewrites) = try Self.rewrite(text)
    #expect(
      result
        == #"{"features":[{"type":"Feature","geometry":{"type":"Polygon","coordinates":[\#(squareRing)]},"#
        + #""properties":null},{"type":"Feature","properties":{},"geometry":null}],"type":"FeatureCollection"}"#
        + "\n" || result.contains(squareRing))
    #expect(
      Set(rewrites) == [
        .removedByteOrderMark, .removedReferenceSystem, .removedBox(feature: nil), .removedBox(feature: 0),
        .closedRings(feature: 0, widestGap: 1), .addedProperties(feature: 0), .addedGeometry(feature: 1),
      ])
    let again = try ExaminationTests.examine(result)
    #expect(again.faults.isEmpty && again.document.crs == nil && again.boxes.isEmpty)
    // Once clean it stays as it is.
    let second = try Self.rewrite(result)
    #expect(second.text == result && second.rewrites.isEmpty)
  }

  @Test("Of members that come twice the one that is read stays, whatever another program would take")
  func repeatedMembers() throws {
    let crs = #""crs":{"type":"name","properties":{"name":"EPSG:"#
    let (result, rewrites) = try Self.rewrite(
      #"{"type":"FeatureCollection",\#(crs)3857"}},\#(crs)4326"}},"bbox":[0,0,1,1],"bbox":[37,48,38,49],"#
        + #""features":[{"type":"Feature","geometry":null,"properties":{"a":1,"a":2},"geometry":"#
        + #"{"coordinates":[],"type":"Polygon","coordinates":[\#(squareRing)]}}]}"#)
    #expect(
      result
        == #"{"type":"FeatureCollection","bbox":[37,48,38,49],"features":[{"type":"Feature","#
        + #""properties":{"a":1,"a":2},"geometry":{"type":"Polygon","coordinates":[\#(squareRing)]}}]}"#
        + "\n")
    #expect(
      Set(rewrites) == [
        .removedRepeated(member: "crs", feature: nil), .removedReferenceSystem,
        .removedRepeated(member: "bbox", feature: nil), .removedRepeated(member: "geometry", feature: 0),
        .removedRepeated(member: "coordinates", feature: 0),
      ])
  }

  @Test("An envelope gives its map and its members")
  func envelope() throws {
    let text =
      #"{"id":1754082000,"map":{"type":"FeatureCollection","features":[]},"datetime":"2025-08-01T21:00:00Z"}"#
    let (result, rewrites) = try Self.rewrite(text)
    #expect(
      result
        == #"{"type":"FeatureCollection","features":[],"id":1754082000,"datetime":"2025-08-01T21:00:00Z"}"#
        + "\n")
    #expect(rewrites == [.unwrappedEnvelope])
  }

  @Test("Sequences, nested collections and bare geometries")
  func forms() throws {
    let open = "[[37,48],[38,48],[38,49],[37,49]]"
    let polygon = #"{"type":"Polygon","coordinates":[\#(open)]}"#
    for text in [
      polygonFeature("[\(open)]") + "\n" + polygonFeature("[\(open)]") + "\n", polygon,
      #"{"type":"GeometryCollection","geometries":[{"type":"GeometryCollection","geometries":[\#(polygon)]}]}"#,
      "\u{1E}" + polygonFeature("[\(open)]") + "\n",
    ] {
      let (result, _) = try Self.rewrite(text)
      #expect(
        try read(result).features.allSatisfy { $0.geometry?.polygons == [Polygon(exterior: square)] },
        "\(text)")
      #expect(result.trimmed == text.replacing(open, with: squareRing).trimmed)
    }
  }

  @Test(
    "Other people's good files stay byte for byte", .enabled(if: SharedFiles.exist, "skipped: no ../shared"))
  func suites() throws {
    for name in SharedFiles.list("suites/geojson/valid") {
      guard let bytes = SharedFiles.bytes("suites/geojson/valid/" + name) else { continue }
      let (text, rewrites) = try Self.rewrite(bytes)
      guard rewrites.isEmpty else { continue }
      let original = String(decoding: bytes, as: UTF8.self)
      #expect(original.hasSuffix(text) || original.trimmed == text.trimmed, "\(name)")
    }
  }
}

extension String {
  fileprivate var trimmed: Substring {
    var text = self[...]
    while let last = text.last, last.isWhitespace { text.removeLast() }
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    return text
  }
}
