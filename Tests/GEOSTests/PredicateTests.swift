import GEOS
import GEOSOracle
import GeoTypes
import TestSupport
import Testing

@Suite("Predicates")
struct PredicateTests {
  let session: GEOSSession

  init() throws(GEOSError) { session = try GEOSSession() }

  @Test("How squares and lines lie to each other")
  func plain() throws {
    let big = try GEOSGeometry(Support.square(0, 0, 4), in: session)
    let inside = try GEOSGeometry(Support.square(1, 1, 1), in: session)
    let corner = try GEOSGeometry(Support.square(0, 0, 1), in: session)
    let neighbour = try GEOSGeometry(Support.square(4, 0, 4), in: session)
    let far = try GEOSGeometry(Support.square(9, 9, 1), in: session)
    let across = try GEOSGeometry(Support.square(3, 3, 4), in: session)
    let road = try GEOSGeometry(Support.line([(-1, 2), (9, 2)]), in: session)
    let border = try GEOSGeometry(Support.line([(0, 0), (4, 0)]), in: session)
    #expect(try big.contains(inside) && inside.isWithin(big) && !inside.contains(big))
    #expect(try big.covers(border) && !big.contains(border) && border.isCovered(by: big))
    #expect(try big.touches(neighbour) && big.intersects(neighbour) && !big.overlaps(neighbour))
    #expect(try big.isDisjoint(from: far) && !big.intersects(far))
    #expect(try big.overlaps(across) && !big.contains(across))
    #expect(try road.crosses(big) && !border.crosses(big))
    #expect(try big.covers(corner) && big.contains(corner))
    #expect(try big.relation(to: inside) == "212FF1FF2")
    #expect(try big.relates(to: inside, pattern: "T*****FF*"))
    #expect(try !big.relates(to: far, pattern: "T********"))
  }

  @Test("Equality of shapes, of vertices, and within a tolerance")
  func equality() throws {
    let square = try GEOSGeometry(Support.square(0, 0, 1), in: session)
    let turned = try GEOSGeometry(
      Polygon(exterior: Support.ring([(1, 1), (1, 0), (0, 0), (0, 0.5), (0, 1), (1, 1)])),
      in: session
    )
    #expect(try square.equals(turned))
    #expect(try !square.equalsExact(turned))
    #expect(try square.normalized().equalsExact(turned.simplified(tolerance: 0).normalized()))
    let moved = try GEOSGeometry(Support.square(0.25, 0, 1), in: session)
    #expect(try square.equalsExact(moved, tolerance: 0.25))
    #expect(try !square.equalsExact(moved, tolerance: 0.2))
    // Normalizing works on a copy.
    #expect(try square.polygons == [Support.square(0, 0, 1)])
  }

  @Test("A prepared geometry answers as the plain one does")
  func prepared() throws {
    var generator = SeededGenerator(seed: 3)
    let star = try GEOSGeometry(
      Star.random(center: (0, 0), radius: 5, spikes: 40, using: &generator),
      in: session
    )
    let prepared = try star.prepared()
    for _ in 0..<300 {
      let center = (
        Double.random(in: -7...7, using: &generator), Double.random(in: -7...7, using: &generator)
      )
      let other = try GEOSGeometry(
        Star.random(center: center, radius: 1, spikes: 5, using: &generator),
        in: session
      )
      #expect(try prepared.intersects(other) == star.intersects(other))
      #expect(try prepared.isDisjoint(from: other) == star.isDisjoint(from: other))
      #expect(try prepared.contains(other) == star.contains(other))
      #expect(try prepared.covers(other) == star.covers(other))
      #expect(try prepared.isWithin(other) == star.isWithin(other))
      #expect(try prepared.containsProperly(other) == star.relates(to: other, pattern: "T**FF*FF*"))
      #expect(try prepared.distance(to: other) == star.distance(to: other))
      let point = Coordinate(x: center.0, y: center.1)
      #expect(try prepared.contains(point) == star.contains(GEOSGeometry(point, in: session)))
    }
  }

  @Test("The border counts for covers, not for contains")
  func border() throws {
    let prepared = try GEOSGeometry(Support.square(0, 0, 1), in: session).prepared()
    #expect(try prepared.covers(Coordinate(x: 0, y: 0.5)))
    #expect(try !prepared.contains(Coordinate(x: 0, y: 0.5)))
    #expect(throws: GEOSError.self) { try prepared.contains(Coordinate(x: .nan, y: 0.5)) }
  }
}
