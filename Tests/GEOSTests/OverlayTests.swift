import GEOS
import GEOSOracle
import GeoTypes
import Testing

@Suite("Overlay")
struct OverlayTests {
  let session: GEOSSession

  init() throws(GEOSError) { session = try GEOSSession() }

  @Test("The four operations on two squares")
  func squares() throws {
    let a = try GEOSGeometry(Support.square(0, 0, 2), in: session)
    let b = try GEOSGeometry(Support.square(1, 1, 2), in: session)
    #expect(try a.union(b).area == 7)
    #expect(try a.intersection(b).area == 1)
    #expect(try a.subtracting(b).area == 3)
    #expect(try a.symmetricDifference(b).area == 6)
    #expect(try a.intersection(b).equals(GEOSGeometry(Support.square(1, 1, 1), in: session)))
  }

  @Test("Borders that touch give lines and points, which are no areas")
  func touching() throws {
    let a = try GEOSGeometry(Support.square(0, 0, 1), in: session)
    let b = try GEOSGeometry(Support.square(1, 0, 1), in: session)
    let common = try a.intersection(b)
    #expect(try common.type == .lineString)
    #expect(try common.polygons.isEmpty)
    #expect(try common.length == 1)
  }

  @Test("A grid rounds the result, and slivers narrower than it vanish")
  func grid() throws {
    let a = try GEOSGeometry(Support.square(0, 0, 10), in: session)
    let b = try GEOSGeometry(Support.square(0.25, 0, 10), in: session)
    #expect(try a.subtracting(b).area == 2.5)
    #expect(try a.subtracting(b, gridSize: 1).isEmpty)
    #expect(try a.symmetricDifference(b, gridSize: 1).isEmpty)
    #expect(try a.symmetricDifference(b).area == 5)
    #expect(try a.union(b, gridSize: 1).area == 100)
    #expect(try a.intersection(b, gridSize: 1).area == 100)
    #expect(try a.union(b, gridSize: 0).area == 102.5)
    let rounded = try GEOSGeometry(Support.square(0.1, 0.1, 5.3), in: session).rounded(toGrid: 1)
    #expect(try rounded.equals(GEOSGeometry(Support.square(0, 0, 5), in: session)))
  }

  @Test("Overlapping parts melt together")
  func unaryUnion() throws {
    let squares = (0..<10).map { Support.square(Double($0) / 2, 0, 1) }
    let whole = try GEOSGeometry(squares, in: session).unaryUnion()
    #expect(try whole.type == .polygon)
    #expect(try whole.area == 5.5)
    let apart = [Support.square(0, 0, 1), Support.square(1.25, 0, 1)]
    #expect(try GEOSGeometry(apart, in: session).unaryUnion().polygons.count == 2)
    #expect(try GEOSGeometry(apart, in: session).unaryUnion(gridSize: 1).polygons.count == 1)
  }

  @Test("Overlay with nothing")
  func nothing() throws {
    let a = try GEOSGeometry(Support.square(0, 0, 2), in: session)
    let nothing = try GEOSGeometry([Polygon](), in: session)
    #expect(try a.union(nothing).area == 4)
    #expect(try a.intersection(nothing).isEmpty)
    #expect(try a.subtracting(nothing).area == 4)
    #expect(try nothing.subtracting(a).isEmpty)
    #expect(try nothing.unaryUnion().isEmpty)
  }
}
