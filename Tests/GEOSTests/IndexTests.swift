import GEOS
import GEOSOracle
import GeoTypes
import TestSupport
import Testing

@Suite("Spatial index and distances")
struct IndexTests {
  let session: GEOSSession

  init() throws(GEOSError) { session = try GEOSSession() }

  static func boxes(_ count: Int, using generator: inout SeededGenerator) -> [Box] {
    (0..<count).map { _ in
      let x = Double.random(in: 0...100, using: &generator)
      let y = Double.random(in: 0...100, using: &generator)
      // Some are points, some are lines.
      let width = Bool.random(using: &generator) ? Double.random(in: 0...3, using: &generator) : 0
      let height = Bool.random(using: &generator) ? Double.random(in: 0...3, using: &generator) : 0
      return Box(minX: x, minY: y, maxX: x + width, maxY: y + height)
    }
  }

  @Test(
    "Finds what looking at every box finds, in the order of insertion",
    arguments: [0, 1, 2, 10, 11, 500]
  )
  func query(count: Int) throws {
    var generator = SeededGenerator(seed: UInt64(count))
    let boxes = Self.boxes(count, using: &generator)
    let index = SpatialIndex(boxes.indices, box: { boxes[$0] }, in: session)
    #expect(index.count == count)
    for window in Self.boxes(200, using: &generator) + boxes.prefix(50) {
      #expect(
        try index.elements(intersecting: window) == boxes.indices.filter { boxes[$0].intersects(window) }
      )
    }
  }

  @Test("The nearest is as near as looking at every box finds", arguments: [1, 2, 10, 11, 500])
  func nearest(count: Int) throws {
    var generator = SeededGenerator(seed: UInt64(count))
    let boxes = Self.boxes(count, using: &generator)
    let index = SpatialIndex(boxes.indices, box: { boxes[$0] }, in: session)
    func distance(_ box: Box, _ c: Coordinate) -> Double {
      let x = max(0, box.minX - c.x, c.x - box.maxX)
      let y = max(0, box.minY - c.y, c.y - box.maxY)
      return (x * x + y * y).squareRoot()
    }
    for window in Self.boxes(200, using: &generator) {
      let place = window.center
      let found = try #require(try index.nearest(to: place))
      #expect(distance(boxes[found], place) == boxes.map { distance($0, place) }.min())
    }
  }

  @Test("The nearest by a distance of one's own")
  func nearestByDistance() throws {
    // The box of the slanting line holds the place, but the line itself is farther away than the point.
    let line = try GEOSGeometry(Support.line([(0, 0), (10, 10)]), in: session)
    let point = try GEOSGeometry(Coordinate(x: 9, y: -0.5), in: session)
    let index = SpatialIndex([line, point], box: { (try? $0.box) ?? .empty }, in: session)
    let place = Coordinate(x: 9, y: 1)
    let target = try GEOSGeometry(place, in: session)
    #expect(try index.nearest(to: place) === line)
    let nearest = try index.nearest(to: Box(place, place)) { (element, _) throws(GEOSError) in
      try element.distance(to: target)
    }
    #expect(nearest === point)
  }

  @Test("An error in the distance comes out, and a distance that is no number is one")
  func failingDistance() throws {
    let index = SpatialIndex(
      0..<50,
      box: { Box(minX: Double($0), minY: 0, maxX: Double($0), maxY: 0) },
      in: session
    )
    let mistake = GEOSError(operation: "test", function: "none", message: "no", advice: "none")
    let place = Box(minX: 7, minY: 1, maxX: 7, maxY: 1)
    let thrown = error { () throws(GEOSError) in
      _ = try index.nearest(to: place) { (_, _) throws(GEOSError) in throw mistake }
    }
    #expect(thrown == mistake)
    #expect(throws: GEOSError.self) { try index.nearest(to: place) { _, _ in .nan } }
    #expect(try index.nearest(to: place) { _, box in box.minX } == 0)
  }

  @Test("Insertions after a question are found by the next")
  func insertion() throws {
    let index = SpatialIndex<String>(in: session)
    let window = Box(minX: 0, minY: 0, maxX: 1, maxY: 1)
    #expect(try index.elements(intersecting: window).isEmpty)
    #expect(try index.nearest(to: Coordinate(x: 0, y: 0)) == nil)
    index.insert("nowhere", box: .empty)
    #expect(try index.nearest(to: Coordinate(x: 0, y: 0)) == nil)
    for name in ["a", "b", "c"] {
      index.insert(name, box: window)
      #expect(try index.elements(intersecting: window).last == name)
    }
    #expect(try index.elements(intersecting: window) == ["a", "b", "c"])
    #expect(try index.elements(intersecting: .empty).isEmpty)
    #expect(throws: GEOSError.self) { try index.nearest(to: Coordinate(x: .nan, y: 0)) }
  }

  @Test("Distances and nearest points")
  func distances() throws {
    let square = try GEOSGeometry(Support.square(0, 0, 4), in: session)
    let road = try GEOSGeometry(Support.line([(7, -10), (7, 10)]), in: session)
    #expect(try square.distance(to: road) == 3)
    #expect(try square.isWithin(distance: 3, of: road))
    #expect(try !square.isWithin(distance: 2.9, of: road))
    let pair = try #require(try square.nearestPoints(to: road))
    #expect(pair.0.x == 4 && pair.1.x == 7 && pair.0.y == pair.1.y)
    let nothing = try GEOSGeometry([Polygon](), in: session)
    #expect(try square.distance(to: nothing) == .infinity)
    #expect(try square.nearestPoints(to: nothing) == nil)
    #expect(try !square.isWithin(distance: 1, of: nothing))
    #expect(try square.prepared().distance(to: nothing) == .infinity)
    #expect(
      try square.hausdorffDistance(to: GEOSGeometry(Support.square(0, 0, 5), in: session)) == 2.0.squareRoot()
    )
  }

  @Test("Inside of an area the distance is 0, and the nearest points are one")
  func inside() throws {
    let square = try GEOSGeometry(Support.square(0, 0, 4), in: session)
    let point = try GEOSGeometry(Coordinate(x: 1, y: 2), in: session)
    #expect(try square.distance(to: point) == 0)
    #expect(try square.prepared().distance(to: point) == 0)
    let pair = try #require(try square.nearestPoints(to: point))
    #expect(pair.0 == pair.1)
    let prepared = try #require(try square.prepared().nearestPoints(to: point))
    #expect(prepared.0 == prepared.1)
  }
}
