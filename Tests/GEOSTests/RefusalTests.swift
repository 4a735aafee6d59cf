import GEOS
import GEOSOracle
import GeoTypes
import Testing

@Suite("What is refused before it reaches GEOS")
struct RefusalTests {
  let session: GEOSSession

  init() throws(GEOSError) { session = try GEOSSession() }

  @Test("Coordinates that are not finite", arguments: [Double.nan, .infinity, -.infinity, .signalingNaN])
  func notFinite(value: Double) throws {
    let bad = Coordinate(x: 1, y: value)
    var ring = Support.square(0, 0, 1).exterior
    ring.coordinates[2] = bad
    let holed = Polygon(
      exterior: Support.square(0, 0, 9).exterior,
      holes: [Support.square(1, 1, 1).exterior, ring]
    )
    let found = try #require(
      error { () throws(GEOSError) in
        _ = try GEOSGeometry([Support.square(0, 0, 1), holed], in: session)
      }
    )
    #expect(found.place == "polygon 1, ring 2, position 2")
    #expect(found.function == "GEOSGeom_createLinearRing_r")
    #expect(throws: GEOSError.self) { try GEOSGeometry(bad, in: session) }
    #expect(throws: GEOSError.self) { try GEOSGeometry([bad], in: session) }
    #expect(throws: GEOSError.self) {
      try GEOSGeometry(LineString([Coordinate(x: 0, y: 0), bad]), in: session)
    }
    #expect(throws: GEOSError.self) { try GEOSGeometry(.collection([.multiPoint([bad])]), in: session) }
  }

  @Test("Rings that are too short", arguments: 1...3)
  func shortRing(count: Int) throws {
    var coordinates = [Coordinate](Support.square(0, 0, 1).exterior.coordinates.prefix(count))
    if count > 1 { coordinates[count - 1] = coordinates[0] }
    let found = try #require(
      error { () throws(GEOSError) in _ = try GEOSGeometry(Polygon(exterior: Ring(coordinates)), in: session)
      }
    )
    #expect(found.message.contains("ring of \(count)"))
    #expect(found.location == coordinates[0])
    #expect(throws: GEOSError.self) { try GEOSGeometry(Ring(coordinates), in: session) }
  }

  @Test("Rings that are not closed")
  func openRing() throws {
    let open = Ring(Array(Support.square(0, 0, 1).exterior.coordinates.dropLast()))
    let found = try #require(
      error { () throws(GEOSError) in _ = try GEOSGeometry(Polygon(exterior: open), in: session) }
    )
    #expect(found.message.contains("not closed"))
    #expect(found.place == "ring 0")
  }

  @Test("Lines of one coordinate, and holes without an exterior")
  func incomplete() throws {
    #expect(throws: GEOSError.self) { try GEOSGeometry(Support.line([(0, 0)]), in: session) }
    #expect(throws: GEOSError.self) {
      try GEOSGeometry(Polygon(exterior: Ring([]), holes: [Support.square(0, 0, 1).exterior]), in: session)
    }
  }

  @Test("Collections nested too deep, as values, as text and as bytes")
  func nesting() throws {
    func nested(_ depth: Int) -> Geometry {
      (0..<depth).reduce(.point(Coordinate(x: 0, y: 0))) { inner, _ in .collection([inner]) }
    }
    #expect(try GEOSGeometry(nested(64), in: session).geometry == nested(64))
    #expect(throws: GEOSError.self) { try GEOSGeometry(nested(65), in: session) }
    #expect(throws: GEOSError.self) { try GEOSGeometry(nested(20_000), in: session) }

    let text = String(repeating: "GEOMETRYCOLLECTION (", count: 1_000_000)
    #expect(throws: GEOSError.self) { try GEOSGeometry(wkt: text, in: session) }

    let head: [UInt8] = [1, 7, 0, 0, 0, 1, 0, 0, 0]
    let point = try GEOSGeometry(Coordinate(x: 0, y: 0), in: session).wkb()
    let legal = Array(repeatElement(head, count: 64).joined()) + point
    #expect(try GEOSGeometry(wkb: legal, in: session).geometry == nested(64))
    let deep = Array(repeatElement(head, count: 1_000_000).joined()) + point
    let found = try #require(error { () throws(GEOSError) in _ = try GEOSGeometry(wkb: deep, in: session) })
    #expect(found.message.contains("nested"))
  }

  @Test("Arguments that GEOS would take and never return from")
  func arguments() throws {
    let square = try GEOSGeometry(Support.square(0, 0, 1), in: session)
    for value in [Double.nan, .infinity] {
      #expect(throws: GEOSError.self) { try square.buffered(by: value) }
      #expect(throws: GEOSError.self) { try square.union(square, gridSize: value) }
      #expect(throws: GEOSError.self) { try square.rounded(toGrid: value) }
      #expect(throws: GEOSError.self) { try square.simplified(tolerance: value) }
      #expect(throws: GEOSError.self) { try square.snapped(to: square, tolerance: value) }
      #expect(throws: GEOSError.self) { try square.equalsExact(square, tolerance: value) }
      #expect(throws: GEOSError.self) { try square.concaveHull(ratio: value) }
      #expect(throws: GEOSError.self) { try square.isWithin(distance: value, of: square) }
    }
    #expect(throws: GEOSError.self) { try square.intersection(square, gridSize: -1) }
    #expect(throws: GEOSError.self) { try square.simplified(tolerance: -1) }
    #expect(throws: GEOSError.self) { try square.buffered(by: 1, quadrantSegments: 0) }
    #expect(throws: GEOSError.self) { try square.buffered(by: 1, quadrantSegments: .max) }
    #expect(throws: GEOSError.self) { try square.buffered(by: 1, join: .mitre(limit: .nan)) }
    #expect(throws: GEOSError.self) { try square.wkt(decimals: -1) }
    #expect(throws: GEOSError.self) { try square.relates(to: square, pattern: "T*F") }
    #expect(throws: GEOSError.self) { try square.relates(to: square, pattern: "T*F**F**x") }
    #expect(throws: GEOSError.self) { try square.chainage(of: Coordinate(x: 0, y: 0)) }
  }
}
