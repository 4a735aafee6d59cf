import GEOS
import GEOSOracle
import GeoTypes
import Testing

@Suite("Construction")
struct ConstructionTests {
  let session: GEOSSession

  init() throws(GEOSError) { session = try GEOSSession() }

  @Test("Lines that cross become faces once they are noded")
  func polygonize() throws {
    let lines = (0...2).flatMap { i in
      [Support.line([(Double(i), -1), (Double(i), 3)]), Support.line([(-1, Double(i)), (3, Double(i))])]
    }
    let grid = try GEOSGeometry(lines, in: session)
    #expect(try grid.polygonized().isEmpty)
    let noded = try grid.noded()
    #expect(try noded.lineStrings.count == 24)
    let faces = try noded.polygonized()
    #expect(try faces.polygons.count == 4)
    #expect(try faces.area == 4)
    #expect(try faces.unaryUnion().equals(noded.builtArea().unaryUnion()) == true)
  }

  @Test("The area in rings follows the even-odd rule")
  func builtArea() throws {
    let rings = [Support.square(0, 0, 6), Support.square(1, 1, 4), Support.square(2, 2, 2)]
    let lines = try GEOSGeometry(rings.map { LineString($0.exterior.coordinates) }, in: session)
    #expect(try lines.builtArea().area == 36 - 16 + 4)
  }

  @Test("Lines are joined end to end, and the border of an area is a line")
  func lines() throws {
    let pieces = try GEOSGeometry(
      [Support.line([(0, 0), (1, 0)]), Support.line([(2, 0), (1, 0)]), Support.line([(2, 0), (3, 0)])],
      in: session
    )
    #expect(try pieces.lineMerged().lineStrings == [Support.line([(0, 0), (1, 0), (2, 0), (3, 0)])])
    let holed = try GEOSGeometry(ConversionTests.holed, in: session)
    #expect(try holed.boundary.lineStrings.count == 2)
    #expect(try holed.boundary.length == 20)
  }

  @Test("Simplifying leaves out what lies near")
  func simplify() throws {
    let wave = Support.line((0...100).map { (Double($0), $0.isMultiple(of: 2) ? 0 : 0.1) })
    let geometry = try GEOSGeometry(wave, in: session)
    #expect(try geometry.simplified(tolerance: 0.2).coordinateCount == 2)
    #expect(try geometry.simplified(tolerance: 0.2, preservingTopology: false).coordinateCount == 2)
    #expect(try geometry.simplified(tolerance: 0.01).coordinateCount == 101)
    let small = try GEOSGeometry(Support.square(0, 0, 1), in: session)
    #expect(try small.simplified(tolerance: 10).isEmpty == false)
    #expect(try small.simplified(tolerance: 10, preservingTopology: false).isEmpty)
  }

  @Test("Buffers of a point and of a line")
  func buffer() throws {
    let point = try GEOSGeometry(Coordinate(x: 5, y: 5), in: session)
    // A polygon of 4n edges on a circle of radius r has the area 2 n r² sin(π / 2n); for n = 2, 8 r² / 2 √2.
    let octagon = try point.buffered(by: 1, quadrantSegments: 2).area
    // Eight vertices, each off by an ulp or two of coordinates near 5 (8.9e-16): 1e-14 bounds the area.
    #expect(abs(octagon - 2 * 2.0.squareRoot()) < 1e-14)
    let line = try GEOSGeometry(Support.line([(0, 0), (10, 0)]), in: session)
    #expect(try line.buffered(by: 1, cap: .flat).area == 20)
    #expect(try line.buffered(by: 1, cap: .square).area == 24)
    #expect(try line.buffered(by: 1).area > 23)
    let square = try GEOSGeometry(Support.square(0, 0, 4), in: session)
    #expect(try square.buffered(by: -1).area == 4)
    #expect(try square.buffered(by: -2.5).isEmpty)
    #expect(try square.buffered(by: 1, join: .mitre()).area == 36)
    #expect(try square.buffered(by: 1, join: .bevel).area == 34)
  }

  @Test("Hulls")
  func hulls() throws {
    let corner = try GEOSGeometry(
      Polygon(exterior: Support.ring([(0, 0), (4, 0), (4, 1), (1, 1), (1, 4), (0, 4), (0, 0)])),
      in: session
    )
    #expect(try corner.convexHull.area == 11.5)
    #expect(try corner.concaveHull(ratio: 1).area == 11.5)
    #expect(try corner.concaveHull(ratio: 0).area < 11.5)
    let tilted = try GEOSGeometry(
      Polygon(exterior: Support.ring([(0, 0), (3, 3), (2, 4), (-1, 1), (0, 0)])),
      in: session
    )
    // Sides of √18 and √2: the rectangle is turned by 45°, a few roundings of numbers below 8 (8.9e-16 each).
    #expect(abs(try tilted.minimumRotatedRectangle.area - 6) < 1e-14)
  }

  @Test("Snapping closes a gap")
  func snap() throws {
    let a = try GEOSGeometry(Support.square(0, 0, 1), in: session)
    let b = try GEOSGeometry(Support.square(1.001, 0, 1), in: session)
    #expect(try a.union(b).polygons.count == 2)
    #expect(try a.union(b.snapped(to: a, tolerance: 0.01)).polygons.count == 1)
  }

  @Test("Places along a line")
  func chainage() throws {
    let road = try GEOSGeometry(Support.line([(0, 0), (3, 0), (3, 4)]), in: session)
    #expect(try road.chainage(of: Coordinate(x: 5, y: 1)) == 4)
    #expect(try road.coordinate(atChainage: 4) == Coordinate(x: 3, y: 1))
    #expect(try road.coordinate(atChainage: 99) == Coordinate(x: 3, y: 4))
    #expect(try road.coordinate(atChainage: -1) == Coordinate(x: 3, y: 3))
    let nothing = try GEOSGeometry(LineString([]), in: session)
    #expect(try nothing.coordinate(atChainage: 1) == nil)
    #expect(throws: GEOSError.self) { try road.convexHull.coordinate(atChainage: 1) }
  }
}
