import GeoJSON
import GeoTypes
import TestSupport
import Testing

@Suite("Writing")
struct WriterTests {
  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  private func number(_ value: Double, precision: Int = 7) throws -> String {
    let bytes = try GeoJSONWriter(options: .init(precision: precision, includesBox: false))
      .geometry(.point(Coordinate(x: value, y: 0)))
    let whole = text(bytes)
    #expect(whole.hasPrefix(#"{"type":"Point","coordinates":["#) && whole.hasSuffix(",0]}\n"), "\(whole)")
    return String(whole.dropFirst(31).dropLast(5))
  }

  @Test("The box of what was cut at the antimeridian has its west in the east, other boxes do not")
  func boxAtTheAntimeridian() throws {
    func box(_ geometry: Geometry) throws -> String {
      let whole = text(try GeoJSONWriter(options: .init(precision: 2)).geometry(geometry))
      let start = try #require(whole.firstRange(of: "\"bbox\":")).upperBound
      return String(whole[start...whole[start...].firstIndex(of: "]")!])
    }
    func line(_ a: Double, _ b: Double, _ latitude: Double = -17) -> LineString {
      LineString([Coordinate(x: a, y: latitude), Coordinate(x: b, y: -16)])
    }
    #expect(try box(.multiLineString([line(178, 180), line(-180, -172, -18)])) == "[178,-18,-172,-16]")
    #expect(
      try box(.multiLineString([line(-180, -172), line(178, 180), line(20, 30)])) == "[20,-17,-172,-16]")
    #expect(try box(.multiLineString([line(-180, 180)])) == "[-180,-17,180,-16]")
    #expect(try box(.multiLineString([line(-180, 0), line(-10, 180)])) == "[-180,-17,180,-16]")
    #expect(try box(.multiLineString([line(-179, -172), line(178, 180)])) == "[-179,-17,180,-16]")
  }

  @Test("Numbers: at most that many decimals, no zeros behind, no exponent, no -0")
  func numbers() throws {
    #expect(try number(37.123456789) == "37.1234568")
    #expect(try number(-37.5) == "-37.5")
    #expect(try number(-0.0) == "0")
    #expect(try number(-0.00000001) == "0")
    #expect(try number(0.0000001) == "0.0000001")
    #expect(try number(-0.9999999999) == "-1")
    #expect(try number(5_564_321.25) == "5564321.25")
    #expect(try number(1e15) == "1000000000000000")
    // Many readers refuse whole numbers beyond 64 bits.
    #expect(try number(1e22) == "10000000000000000000000.0")
    #expect(try number(-123_456_789_012.345) == "-123456789012.345")
    #expect(try number(999_999_999_999.99, precision: 1) == "1000000000000")
    #expect(try number(9_999_999_999_999_998, precision: 0) == "9999999999999998")
    #expect(try number(37.5, precision: 0) == "38")
    #expect(try number(0.1, precision: 15) == "0.1")
    #expect(try number(179.999999999999971, precision: 15) == "179.99999999999997")
  }

  @Test("A number of seven decimals is written as it was read")
  func sevenDecimals() throws {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<2000 {
      let digits = Int.random(in: 0..<1_800_000_000, using: &generator)
      let fraction = String(10_000_000 + digits % 10_000_000).dropFirst()
      let trimmed = fraction.reversed().drop { $0 == "0" }.reversed()
      let written = "\(digits / 10_000_000)" + (trimmed.isEmpty ? "" : "." + String(trimmed))
      #expect(try number(try #require(Double(written))) == written)
    }
  }

  @Test("A collection: box, winding, a feature a line, foreign members behind")
  func featureCollection() throws {
    let clockwise = Polygon(exterior: square.reversed)
    let feature = GeoJSONFeature(
      id: 3,
      geometry: .polygon(clockwise),
      properties: ["name": "a\u{2028}\"\u{1}"]
    )
    let bytes = try GeoJSONWriter().featureCollection(
      [feature, GeoJSONFeature()],
      members: ["note": [1.5, .null]]
    )
    #expect(
      text(bytes) == #"""
        {"type":"FeatureCollection","bbox":[37,48,38,49],"features":[
        {"type":"Feature","id":3,"properties":{"name":"a\u2028\"\u0001"},"geometry":{"type":"Polygon","coordinates":[[[37,48],[38,48],[38,49],[37,49],[37,48]]]}},
        {"type":"Feature","properties":{},"geometry":null}
        ],"note":[1.5,null]}

        """#
    )
    let left = try GeoJSONWriter(options: .init(winding: .clockwise, includesBox: false, layout: .compact))
      .geometry(.polygon(Polygon(exterior: square)))
    #expect(
      text(left) == #"{"type":"Polygon","coordinates":[[[37,48],[37,49],[38,49],[38,48],[37,48]]]}"# + "\n"
    )
    #expect(
      text(try GeoJSONWriter().featureCollection([])) == #"{"type":"FeatureCollection","features":[]}"# + "\n"
    )
  }

  @Test("The pretty layout keeps positions on one line")
  func pretty() throws {
    let bytes = try GeoJSONWriter(options: .init(layout: .pretty)).feature(
      GeoJSONFeature(geometry: .lineString(LineString([Coordinate(x: 1, y: 2), Coordinate(x: 3, y: 4)])))
    )
    #expect(
      text(bytes) == """
        {
          "type": "Feature",
          "bbox": [1, 2, 3, 4],
          "properties": {},
          "geometry": {
            "type": "LineString",
            "coordinates": [[1, 2], [3, 4]]
          }
        }

        """
    )
  }

  @Test("What is written is read again as it was, in every layout and as a sequence")
  func roundTrip() throws {
    let hole = Ring(
      [(37.2, 48.2), (37.2, 48.4), (37.4, 48.4), (37.2, 48.2)].map { Coordinate(x: $0.0, y: $0.1) }
    )
    let line = LineString([Coordinate(x: -1.25, y: 2), Coordinate(x: 3, y: 4)])
    let polygon = Polygon(exterior: square, holes: [hole])
    let geometries: [Geometry?] = [
      .point(Coordinate(x: 1, y: 2)), .multiPoint([Coordinate(x: 1, y: 2)]), .multiPoint([]),
      .lineString(line),
      .multiLineString([line, line]), .polygon(polygon), .multiPolygon(MultiPolygon([polygon, polygon])),
      .collection([.polygon(polygon), .collection([])]), .polygon(Polygon(exterior: Ring([]))), nil,
    ]
    let features = geometries.enumerated().map {
      GeoJSONFeature(
        id: .string("f\($0)"),
        geometry: $1,
        properties: ["i": .integer(Int64($0)), "x": 1e-7, "s": "\u{7F}\t/"],
        index: $0
      )
    }
    let reader = try GeoJSONReader()
    for layout in GeoJSONWriter.Layout.allCases {
      let writer = GeoJSONWriter(options: .init(layout: layout))
      #expect(try reader.read(writer.featureCollection(features)).features == features)
    }
    for framing in GeoJSONWriter.Framing.allCases {
      let document = try reader.read(GeoJSONWriter().textSequence(features, framing: framing))
      #expect(document.form == .textSequence)
      #expect(document.features == features)
    }
  }

  @Test("What RFC 7946 can't hold is an error with its place")
  func errors() throws {
    func error(_ geometry: Geometry?, _ properties: JSONObject = [:], id: JSONValue? = nil) throws
      -> GeoJSONError
    {
      let feature = GeoJSONFeature(id: id, geometry: geometry, properties: properties)
      return try #require(throws: GeoJSONError.self) { try GeoJSONWriter().featureCollection([feature]) }
    }
    let infinite = Ring(
      [square.coordinates[0], Coordinate(x: 1, y: .infinity)] + square.coordinates.dropFirst(2)
    )
    let first = try error(
      .multiPolygon(MultiPolygon([Polygon(exterior: square), Polygon(exterior: infinite)]))
    )
    #expect(first.message.contains("not finite") && first.operation == "write")
    #expect(
      first.location.feature == 0 && first.location.polygon == 1 && first.location.ring == 0
        && first.location.position == 1
    )
    #expect(
      try error(.polygon(Polygon(exterior: Ring(square.coordinates.dropLast())))).message.contains(
        "not closed"
      )
    )
    #expect(
      try error(.polygon(Polygon(exterior: Ring(Array(square.coordinates.prefix(3)))))).message.contains(
        "four"
      )
    )
    #expect(try error(.lineString(LineString([Coordinate(x: 0, y: 0)]))).message.contains("two positions"))
    #expect(try error(nil, ["a": ["b": [.number(.nan)]]]).location.member == "a")
    #expect(try error(nil, id: [1]).message.contains("id"))
    #expect(throws: GeoJSONError.self) { try GeoJSONWriter().featureCollection([], members: ["type": 1]) }
  }

  @Test("Empty polygons are left out among others")
  func emptyParts() throws {
    let parts = MultiPolygon([Polygon(exterior: Ring([])), Polygon(exterior: square, holes: [Ring([])])])
    let bytes = try GeoJSONWriter(options: .init(includesBox: false)).geometry(.multiPolygon(parts))
    #expect(
      text(bytes) == #"{"type":"MultiPolygon","coordinates":[[[[37,48],[38,48],[38,49],[37,49],[37,48]]]]}"#
        + "\n"
    )
  }

  private func coordinates(_ document: GeoJSONDocument) -> [Coordinate] {
    document.features.compactMap(\.geometry).flatMap(\.polygons).flatMap(\.rings).flatMap(\.coordinates)
  }

  @Test(
    "Real snapshots survive reading and writing",
    .enabled(if: SharedFiles.exist, "skipped: no ../shared")
  )
  func corpus() throws {
    let reader = try GeoJSONReader()
    let writer = GeoJSONWriter(options: .init(winding: .unchanged))
    for folder in ["corpus/union", "corpus/raw"] {
      let files = SharedFiles.list(folder)
      for file in stride(from: 0, to: files.count, by: max(files.count / 6, 1)) {
        let bytes = try #require(SharedFiles.bytes("\(folder)/\(files[file])"))
        let document = try reader.read(bytes)
        #expect(document.featureCount > 0)
        // Raw files have up to 14 decimals; rounding them once must be the same as rounding them twice.
        let once = try writer.featureCollection(document.features)
        let again = try reader.read(once)
        #expect(again.features.map(\.properties) == document.features.map(\.properties))
        #expect(try writer.featureCollection(again.features) == once, "\(files[file])")
        // No coordinate is off by more than half of the last decimal, and the rounding of a double below 180.
        let pairs = zip(coordinates(document), coordinates(again))
        let worst = pairs.reduce(0.0) { max($0, abs($1.0.x - $1.1.x), abs($1.0.y - $1.1.y)) }
        #expect(worst <= 0.5e-7 + 3e-14)
      }
    }
  }
}
