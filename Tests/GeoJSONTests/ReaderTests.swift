import GeoJSON
import GeoTypes
import Testing

@Suite("Reading")
struct ReaderTests {
  @Test("Every kind of geometry comes out as it went in, heights dropped")
  func geometries() throws {
    let text = collection(
      #"{"type":"Feature","id":"a","geometry":{"type":"Point","coordinates":[1,2,3]},"properties":null}"#,
      #"{"type":"Feature","id":7,"geometry":{"type":"MultiPoint","coordinates":[[1,2],[3,4]]},"properties":{}}"#,
      #"{"type":"Feature","id":0.5,"geometry":{"coordinates":[[1,2],[3,4]],"type":"LineString"},"properties":{}}"#,
      #"{"type":"Feature","geometry":{"type":"MultiLineString","coordinates":[[[1,2],[3,4]],[[5,6],[7,8]]]},"properties":{}}"#,
      polygonFeature("[\(squareRing),[[37.1,48.1],[37.2,48.1],[37.2,48.2],[37.1,48.1]]]"),
      polygonFeature("[[\(squareRing)],[\(squareRing)]]", type: "MultiPolygon"),
      #"{"type":"Feature","geometry":{"type":"GeometryCollection","geometries":[{"type":"GeometryCollection","geometries":[{"type":"Polygon","coordinates":[\#(squareRing)]}]},{"type":"Point","coordinates":[9,9]}]},"properties":{}}"#,
      #"{"type":"Feature","geometry":null,"properties":{}}"#
    )
    let document = try read(text)
    let hole = Ring(
      [(37.1, 48.1), (37.2, 48.1), (37.2, 48.2), (37.1, 48.1)].map { Coordinate(x: $0.0, y: $0.1) }
    )
    let one = Polygon(exterior: square)
    let line = LineString([Coordinate(x: 1, y: 2), Coordinate(x: 3, y: 4)])
    #expect(document.form == .featureCollection)
    #expect(document.featureCount == 8)
    #expect(document.features.map(\.index) == Array(0..<8))
    #expect(document.features.map(\.id) == ["a", 7, 0.5, nil, nil, nil, nil, nil])
    #expect(
      document.features.map(\.geometry) == [
        .point(Coordinate(x: 1, y: 2)), .multiPoint(line.coordinates), .lineString(line),
        .multiLineString([line, LineString([Coordinate(x: 5, y: 6), Coordinate(x: 7, y: 8)])]),
        .polygon(Polygon(exterior: square, holes: [hole])), .multiPolygon(MultiPolygon([one, one])),
        .collection([.collection([.polygon(one)]), .point(Coordinate(x: 9, y: 9))]), nil,
      ]
    )
    #expect(document.warnings.isEmpty, "\(document.warnings)")
  }

  @Test("Properties keep their order, their numbers and their duplicates")
  func properties() throws {
    let document = try read(
      #"{"type":"Feature","geometry":null,"properties":{"z":1,"a":-1.5,"\u0062":[true,null,{"x":"\u0000é"}],"big":18446744073709551615,"one":1.0,"a":"again"}}"#
    )
    let properties = try #require(document.features.first).properties
    #expect(document.form == .feature)
    #expect(properties.keys == ["z", "a", "b", "big", "one", "a"])
    #expect(properties["z"] == 1)
    #expect(properties["a"] == "again")
    #expect(properties["b"] == [true, .null, ["x": "\u{0}é"]])
    #expect(properties["big"] == .number(0x1p64))
    #expect(properties["one"] == .number(1))
    #expect(
      document.warnings.map(\.message) == ["duplicate property, for example \"a\": the last one is used"]
    )
  }

  @Test("Skipped points are counted, and keep the numbers of the others")
  func skipping() throws {
    let point = #"{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]},"properties":{"a":1}}"#
    let points = #"{"type":"Feature","geometry":{"type":"MultiPoint","coordinates":[]},"properties":{}}"#
    let document = try read(
      collection(point, polygonFeature("[\(squareRing)]"), points, point),
      .init(pointFeatures: .skip)
    )
    #expect(document.featureCount == 4)
    #expect(document.skippedPointFeatures == 3)
    #expect(document.features.map(\.index) == [1])
    let bare = try read(#"{"type":"Point","coordinates":[1,2]}"#, .init(pointFeatures: .skip))
    #expect(bare.features.isEmpty && bare.skippedPointFeatures == 1)
  }

  @Test("The DeepState envelope is unwrapped, its other members kept")
  func envelope() throws {
    let document = try read(
      #"{"id":1754251105,"map":\#(collection(polygonFeature("[\(squareRing)]"))),"datetime":"03.08.2025"}"#
    )
    #expect(document.form == .envelope)
    #expect(document.members == ["id": 1_754_251_105, "datetime": "03.08.2025"])
    #expect(document.features.count == 1)
  }

  @Test("Name, crs and foreign members of a collection are told apart")
  func members() throws {
    let crs = #"{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}}"#
    let document = try read(
      #"{"name":"n","crs":\#(crs),"bbox":[0,0,1,1],"note":{"a":[1]},"features":[],"type":"FeatureCollection"}"#
    )
    #expect(document.name == "n")
    #expect(document.crs == .named("urn:ogc:def:crs:OGC:1.3:CRS84"))
    #expect(document.members == ["note": ["a": [1]]])
    #expect(try read(#"{"type":"FeatureCollection","features":[],"crs":null}"#).crs == nil)
    let link = #"{"type":"link","properties":{"href":"a.wkt","type":"esriwkt"}}"#
    #expect(try read(#"{"type":"Point","coordinates":[1,2],"crs":\#(link)}"#).crs == .link("a.wkt"))
    #expect(try read(#"{"type":"FeatureCollection","features":[],"crs":[1]}"#).crs == .other("[1]"))
  }

  @Test("The names of WGS 84 in degrees are known")
  func crsNames() {
    let degrees = [
      "urn:ogc:def:crs:OGC:1.3:CRS84", "OGC:CRS84", "EPSG:4326", "urn:ogc:def:crs:EPSG::4326", "epsg:4326",
      "http://www.opengis.net/def/crs/OGC/1.3/CRS84", "http://www.opengis.net/def/crs/EPSG/0/4326",
    ]
    for name in degrees { #expect(CRSMember.named(name).isWGS84Degrees, "\(name)") }
    for name in ["EPSG:3857", "urn:ogc:def:crs:EPSG::4284", "EPSG:43260", "4326", "", "ESRI:4326"] {
      #expect(!CRSMember.named(name).isWGS84Degrees, "\(name)")
    }
    #expect(!CRSMember.link("EPSG:4326").isWGS84Degrees)
  }

  @Test("Empty coordinates are read; a point without a position becomes no points")
  func empty() throws {
    #expect(try read(#"{"type":"Point","coordinates":[]}"#).features.first?.geometry == .multiPoint([]))
    let document = try read(#"{"type":"Polygon","coordinates":[]}"#)
    #expect(document.features.first?.geometry == .polygon(Polygon(exterior: Ring([]))))
    #expect(document.warnings.map(\.message) == ["empty \"coordinates\""])
  }

  @Test("What is odd is told once, with the first place and a count")
  func oddities() throws {
    let bare = #"{"type":"Feature","geometry":null}"#
    let document = try read(
      collection(#"{"type":"Feature","geometry":null,"properties":{}}"#, bare, bare, bare)
    )
    let warning = try #require(document.warnings.first)
    #expect(document.warnings.count == 1)
    #expect(warning.location.feature == 1)
    #expect(warning.occurrences == 3)
    #expect(warning.description == #"Feature without "properties" (where: feature 1), and 2 more"#)
  }

  @Test("A duplicate of coordinates is told, and the last is used")
  func duplicate() throws {
    let document = try read(#"{"type":"Point","coordinates":[1,1],"coordinates":[2,2]}"#)
    #expect(document.features.first?.geometry == .point(Coordinate(x: 2, y: 2)))
    #expect(document.warnings.map(\.message) == ["duplicate member \"coordinates\": the last one is used"])
  }

  @Test("One reader reads many files, after a refusal too, and PaddedBytes without a copy")
  func reuse() throws {
    let reader = try GeoJSONReader()
    for count in [1, 5000, 3] {
      let features = Array(repeating: polygonFeature("[\(squareRing)]"), count: count).joined(separator: ",")
      let bytes = try PaddedBytes(Array(collection(features).utf8))
      let document = try reader.read(bytes)
      #expect(document.features.count == count)
      #expect(document.features.allSatisfy { $0.geometry == .polygon(Polygon(exterior: square)) })
      #expect(throws: GeoJSONError.self) { try reader.read(Array("{".utf8)) }
    }
  }

  @Test("PaddedBytes grow, and keep their margin zero")
  func paddedBytes() throws {
    var bytes = try PaddedBytes()
    try bytes.append(Array("ab".utf8))
    let count = try bytes.append(atMost: 10) { room in
      room.copyBytes(from: Array("cdef".utf8))
      return 4
    }
    #expect(count == 4)
    #expect(bytes.withUnsafeBytes { Array($0) } == Array("abcdef".utf8))
    let margin = bytes.withUnsafeBytes {
      UnsafeRawBufferPointer(start: $0.baseAddress, count: 6 + PaddedBytes.padding)
    }
    #expect(margin.dropFirst(6).allSatisfy { $0 == 0 })
    bytes.removeAll()
    let remaining = bytes.count
    #expect(remaining == 0)
  }
}
