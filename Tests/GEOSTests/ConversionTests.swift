import GEOS
import GEOSOracle
import GeoTypes
import Testing

@Suite("Plain values in and out")
struct ConversionTests {
  let session: GEOSSession

  init() throws(GEOSError) { session = try GEOSSession() }

  // Computed: a leak checker does not see what a global of an indirect enum points to.
  static var holed: Polygon {
    Polygon(
      exterior: Support.square(0, 0, 4).exterior,
      holes: [Support.square(1, 1, 1).exterior.reversed]
    )
  }

  static var values: [Geometry] {
    [
      .point(Coordinate(x: 37.0831, y: -48.4686)),
      .multiPoint([Coordinate(x: 1, y: 2), Coordinate(x: 3, y: 4)]),
      .multiPoint([]),
      .lineString(Support.line([(0, 0), (1, 1), (0.1, 0.2)])),
      .lineString(LineString([])),
      .multiLineString([Support.line([(0, 0), (1, 1)]), Support.line([(2, 2), (3, 3), (4, 4)])]),
      .polygon(holed),
      .polygon(Polygon(exterior: Ring([]))),
      .multiPolygon(MultiPolygon([holed, Support.square(10, 10, 1)])),
      .multiPolygon(MultiPolygon([])),
      .collection([.point(Coordinate(x: 1, y: 2)), .collection([.polygon(holed), .collection([])])]),
    ]
  }

  @Test("Every kind of geometry comes back as it went in", arguments: values)
  func roundTrip(value: Geometry) throws {
    let geometry = try GEOSGeometry(value, in: session)
    #expect(try geometry.geometry == value)
    #expect(try GEOSGeometry(wkb: geometry.wkb(), in: session).geometry == value)
    #expect(try GEOSGeometry(wkt: geometry.wkt(), in: session).geometry == value)
  }

  @Test("Areas and lines are found in collections, whatever their depth; empty ones are left out")
  func areasAndLines() throws {
    let geometry = try GEOSGeometry(
      .collection([
        .collection([.polygon(Self.holed), .lineString(Support.line([(0, 0), (1, 1)]))]),
        .multiPolygon(MultiPolygon([Support.square(9, 9, 1), Polygon(exterior: Ring([]))])),
        .multiLineString([Support.line([(5, 5), (6, 6)])]), .point(Coordinate(x: 0, y: 0)),
        .lineString(LineString([])),
      ]),
      in: session
    )
    #expect(try geometry.polygons == [Self.holed, Support.square(9, 9, 1)])
    #expect(try geometry.lineStrings == [Support.line([(0, 0), (1, 1)]), Support.line([(5, 5), (6, 6)])])
    #expect(
      try geometry.parts.map { try $0.type } == [
        .collection, .multiPolygon, .multiLineString, .point, .lineString,
      ]
    )
    #expect(try GEOSGeometry(Self.holed, in: session).parts.count == 1)
  }

  @Test("A ring is a line, not an area")
  func ring() throws {
    let ring = try GEOSGeometry(Support.square(0, 0, 2).exterior, in: session)
    #expect(try ring.type == .linearRing)
    #expect(try ring.area == 0)
    #expect(try ring.length == 8)
    #expect(try ring.lineStrings == [LineString(Support.square(0, 0, 2).exterior.coordinates)])
    #expect(try GEOSGeometry(Ring([]), in: session).isEmpty)
  }

  @Test("A box becomes an area, a line, a point or nothing")
  func box() throws {
    let area = try GEOSGeometry(Box(minX: 1, minY: 2, maxX: 3, maxY: 5), in: session)
    #expect(try area.polygons.first?.exterior.isCounterClockwise == true)
    #expect(try area.box == Box(minX: 1, minY: 2, maxX: 3, maxY: 5))
    #expect(try GEOSGeometry(Box(minX: 1, minY: 2, maxX: 1, maxY: 5), in: session).type == .lineString)
    #expect(try GEOSGeometry(Box(minX: 1, minY: 2, maxX: 1, maxY: 2), in: session).type == .point)
    #expect(try GEOSGeometry(Box.empty, in: session).isEmpty)
    #expect(throws: GEOSError.self) {
      try GEOSGeometry(Box(minX: .nan, minY: 2, maxX: 3, maxY: 5), in: session)
    }
    #expect(throws: GEOSError.self) {
      try GEOSGeometry(Box(minX: 0, minY: 2, maxX: .infinity, maxY: 5), in: session)
    }
  }

  @Test("Measures are planar")
  func measures() throws {
    let geometry = try GEOSGeometry([Self.holed, Support.square(10, 0, 1)], in: session)
    #expect(try geometry.area == 16)
    #expect(try geometry.length == 24)
    #expect(try geometry.dimension == 2)
    #expect(try geometry.coordinateCount == 15)
    #expect(try geometry.box == Box(minX: 0, minY: 0, maxX: 11, maxY: 4))
    #expect(try GEOSGeometry(Support.square(10, 20, 2), in: session).centroid == Coordinate(x: 11, y: 21))
    let inside = try #require(try geometry.pointOnSurface)
    #expect(try geometry.contains(GEOSGeometry(inside, in: session)))
  }

  @Test("Nothing has no place, no box and no dimension")
  func empty() throws {
    let nothing = try GEOSGeometry(.collection([]), in: session)
    #expect(try nothing.isEmpty)
    #expect(try nothing.box == .empty)
    #expect(try nothing.dimension == nil)
    #expect(try nothing.centroid == nil)
    #expect(try nothing.pointOnSurface == nil)
    #expect(try nothing.area == 0)
    #expect(try nothing.polygons.isEmpty)
  }

  @Test("A collection of geometries holds copies")
  func collecting() throws {
    let part = try GEOSGeometry(Support.square(0, 0, 1), in: session)
    let collection = try GEOSGeometry(collecting: [part, part], in: session)
    #expect(try collection.type == .collection)
    #expect(try collection.area == 2)
    #expect(try part.area == 1)
  }
}
