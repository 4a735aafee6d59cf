import EdgeChains
import FrontLine
import GEOS
import GEOSOracle
import GeoTypes
import Measurement
import Proximity
import TestSupport
import Testing

/// Lands clipped, simplified and rounded together.
@Suite struct ShapingTests {
  private let surveyor: Surveyor
  init() throws { surveyor = try Surveyor() }

  private func ring(_ positions: [(Double, Double)]) -> Ring {
    Ring((positions + positions.prefix(1)).map { Coordinate(x: $0.0, y: $0.1) })
  }

  private func lands(_ polygons: [[Polygon]]) throws -> [Land] {
    let statuses: [ControlStatus] = [.occupied, .contested, .liberated]
    let snapshot = Snapshot(
      path: "made", source: .generic,
      features: polygons.enumerated().map { index, polygons in
        StatusFeature(index: index, name: nil, status: statuses[index], polygons: polygons)
      })
    return try surveyor.survey(snapshot).statusParts().map(\.land)
  }

  /// Two lands on either side of a wavy border, each with an island of the third in it beside the border.
  private func wavy(seed: UInt64) throws -> [Land] {
    var generator = SeededGenerator(seed: seed)
    let border = (0...200).map { step in
      (37 + Double.random(in: -0.004...0.004, using: &generator), 48 + Double(step) / 200)
    }
    let west = ring(border + [(36, 49), (36, 48)])
    let east = ring(border.reversed() + [(38, 48), (38, 49)])
    func island(_ x: Double) -> Ring {
      ring([(x, 48.5), (x + 0.001, 48.5), (x + 0.001, 48.501), (x, 48.501)])
    }
    let (left, right) = (island(36.994), island(37.005))
    return try lands([
      [Polygon(exterior: west, holes: [left])], [Polygon(exterior: east, holes: [right])],
      [Polygon(exterior: left), Polygon(exterior: right)],
    ])
  }

  private func expectValid(_ lands: [ShapedLand]) throws {
    let session = try GEOSSession()
    for polygon in lands.flatMap(\.polygons) {
      #expect(try GEOSGeometry(polygon, in: session).validity.isValid)
    }
  }

  private func chain(_ lands: [ShapedLand]) -> EdgeChain {
    EdgeChain(boundariesOf: lands.flatMap(\.polygons))
  }

  @Test func nothingAskedForLeavesLandAsItIs() throws {
    let lands = try wavy(seed: 1)
    let shaped = try surveyor.shaped(lands, Shaping())
    for (land, own) in zip(lands, shaped) {
      #expect(own.polygons == land.polygons)
      #expect(own.squareMeters == land.squareMeters)
    }
  }

  @Test(arguments: [10.0, 100, 500, 2000], [1, 2, 3] as [UInt64])
  func simplifiedLandsStillShareTheirBorders(tolerance: Double, seed: UInt64) throws {
    let lands = try wavy(seed: seed)
    let shaped = try surveyor.shaped(lands, Shaping(toleranceMeters: tolerance))
    try expectValid(shaped)
    // What the three share cancels; what is left is the frame around all, with not one edge of a border in it.
    let frame = Box(minX: 36, minY: 48, maxX: 38, maxY: 49)
    for edge in chain(shaped).edges {
      for end in [edge.low, edge.high] {
        #expect(
          end.x == frame.minX || end.x == frame.maxX || end.y == frame.minY || end.y == frame.maxY,
          "seed \(seed), \(tolerance) m: \(end)")
      }
    }
    // No land is lost, and the islands stay on their sides.
    #expect(shaped.map(\.polygons.count) == [1, 1, 2], "seed \(seed), \(tolerance) m")
    #expect(shaped[0].polygons[0].holes.count == 1 && shaped[1].polygons[0].holes.count == 1)
    // Areas are those before.
    #expect(shaped.map(\.squareMeters) == lands.map(\.squareMeters))
    if tolerance >= 500 {
      let before = lands[0].polygons[0].exterior.coordinates.count
      #expect(shaped[0].polygons[0].exterior.coordinates.count < before / 2)
    }
  }

  @Test func noVertexThatIsLeftOutIsFartherThanTheTolerance() throws {
    let lands = try wavy(seed: 7)
    let tolerance = 300.0
    let shaped = try surveyor.shaped(lands, Shaping(toleranceMeters: tolerance))
    let proximity = GeodesicProximity(model: .straight)
    for (land, own) in zip(lands, shaped) {
      let border = own.polygons.flatMap(\.rings).flatMap {
        zip($0.coordinates, $0.coordinates.dropFirst()).map { LineString([$0, $1]) }
      }
      let target = try DistanceTarget(.multiLineString(border), model: .straight)
      for vertex in Set(land.polygons.flatMap(\.rings).flatMap(\.coordinates)) {
        // A land that is a speck around the vertex: its distance is the vertex's, less than its own metre.
        let size = 1e-6
        let speck = Polygon(
          exterior: ring([
            (vertex.x, vertex.y), (vertex.x + size, vertex.y), (vertex.x, vertex.y + size),
          ]))
        let nearest = proximity.nearest(target, to: try self.lands([[speck]])[0])
        #expect((nearest?.meters ?? .infinity) <= tolerance)
      }
    }
  }

  @Test func clippedIsWhatLiesInTheRegion() throws {
    let lands = try wavy(seed: 4)
    let box = Box(minX: 36.5, minY: 48.25, maxX: 37.5, maxY: 48.75)
    let session = try GEOSSession()
    let region = Polygon(
      exterior: ring([
        (box.minX, box.minY), (box.maxX, box.minY), (box.maxX, box.maxY), (box.minX, box.maxY),
      ]))
    let shaped = try surveyor.shaped(lands, Shaping(clip: ClipRegion(box)))
    try expectValid(shaped)
    for (land, own) in zip(lands, shaped) {
      var planar = 0.0
      for polygon in land.polygons {
        planar += try GEOSGeometry(polygon, in: session).intersection(GEOSGeometry(region, in: session)).area
      }
      let ours = own.polygons.flatMap(\.rings).reduce(0) { $0 + $1.doubledSignedArea / 2 }
      // Crossings are rounded to doubles: 1e-14 degrees along borders of a degree.
      #expect(abs(ours - planar) < 1e-13)
    }
    // The frame of the box is all that three lands without a gap between them leave.
    #expect(
      chain(shaped).edges.allSatisfy { $0.box.minX <= 36.5 || $0.box.maxX >= 37.5 || $0.low.y == $0.high.y })
    let none = try surveyor.shaped(
      lands, Shaping(clip: ClipRegion(Box(minX: 30, minY: 50, maxX: 31, maxY: 51))))
    #expect(none.allSatisfy { $0.polygons.isEmpty && $0.squareMeters == 0 })
  }

  @Test(arguments: [2, 3, 4, 7], [1, 2, 3, 4, 5] as [UInt64])
  func roundedLandsAreValidAndOnTheGrid(decimals: Int, seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    // A star of thin rays: on a coarse grid they cross, touch and vanish.
    let rays = (0..<60).map { step -> (Double, Double) in
      let reach = step.isMultiple(of: 2) ? 0.5 : Double.random(in: 0.01...0.45, using: &generator)
      let turn = Double(step) / 60 * 6.28
      return (37 + reach * cosine(turn), 48 + reach * cosine(turn - 1.570_796_326_794_9))
    }
    let shaped = try surveyor.shaped(lands([[Polygon(exterior: ring(rays))]]), Shaping(decimals: decimals))
    try expectValid(shaped)
    let scale = (0..<decimals).reduce(1.0) { power, _ in power * 10 }
    for coordinate in shaped.flatMap(\.polygons).flatMap(\.rings).flatMap(\.coordinates) {
      #expect((coordinate.x * scale).rounded() / scale == coordinate.x, "seed \(seed)")
      #expect((coordinate.y * scale).rounded() / scale == coordinate.y, "seed \(seed)")
    }
    // Rounding twice changes nothing.
    let again = try surveyor.shaped(
      lands([shaped.flatMap(\.polygons)]), Shaping(decimals: decimals))
    #expect(again.flatMap(\.polygons) == shaped.flatMap(\.polygons))
  }

  /// From the change of 2025-04-29: 0.2 mm² between three coordinates on the grid. It is a true polygon, and sums
  /// over its coordinates as they stand call it empty.
  @Test func specksAreNotWritten() throws {
    let speck = ring([(37.8772059, 49.188375), (37.877206, 49.188375), (37.8773192, 49.1883754)])
    #expect(speck.doubledSignedArea > 0)
    let square = ring([(37, 49), (38, 49), (38, 50), (37, 50)])
    let polygons = [Polygon(exterior: speck), Polygon(exterior: square, holes: [speck.reversed])]
    #expect(polygons.withoutSpecks == [Polygon(exterior: square)])
    #expect(try polygons.map { [$0] }.rounded(toDecimals: 7)[0].isEmpty)
    // Land of several polygons keeps them all.
    let other = Polygon(exterior: ring([(39, 49), (40, 49), (40, 50), (39, 50)]))
    #expect(try [[polygons[1], other], [polygons[0]]].rounded(toDecimals: 7).map(\.count) == [2, 0])
    let shaped = try surveyor.shaped(lands([[polygons[0]], [polygons[1]]]), Shaping(decimals: 7))
    #expect(shaped[0].polygons.isEmpty && shaped[1].polygons.count == 1)
    // Land that is not rounded is not touched.
    #expect(try surveyor.shaped(lands([[polygons[0]]]), Shaping())[0].polygons.count == 1)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func whatIsLeftOfSpecksWindsAsReadersSeeIt(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var kept = 0
    for _ in 0..<20_000 {
      let size = 1 / Double(UInt64(1) << UInt64.random(in: 12...30, using: &generator))
      let (x, y) = (
        Double.random(in: -180...179, using: &generator), Double.random(in: -90...89, using: &generator)
      )
      func offset() -> Double { Double.random(in: 0.1...1, using: &generator) * size }
      let corners = ring([
        (x, y), (x + offset(), y - offset()), (x + offset() + size, y + offset()), (x, y + offset()),
      ])
      guard let polygon = [Polygon(exterior: corners)].withoutSpecks.first else { continue }
      kept += 1
      let coordinates = polygon.exterior.coordinates
      let sum = zip(coordinates, coordinates.dropFirst()).reduce(0) {
        $0 + ($1.0.x * $1.1.y - $1.1.x * $1.0.y)
      }
      #expect(sum > 0, "seed \(seed): \(coordinates)")
    }
    #expect(kept > 1_000 && kept < 20_000)
  }

  @Test func linesAreClippedAndKeepTheirDirection() throws {
    let land = try lands([[Polygon(exterior: ring([(36, 48), (37, 48), (37, 49), (36, 49)]))]])[0]
    let box = Box(minX: 36.5, minY: 47, maxX: 38, maxY: 48.5)
    let front = try surveyor.shapedFront(of: land, without: nil, Shaping(clip: ClipRegion(box)))
    #expect(
      front.lines == [
        LineString([Coordinate(x: 36.5, y: 48), Coordinate(x: 37, y: 48), Coordinate(x: 37, y: 48.5)])
      ])
    let all = try surveyor.shapedFront(of: land, without: nil, Shaping())
    #expect(front.kilometers < all.kilometers / 2 && front.kilometers > all.kilometers / 5)
  }

  private func cosine(_ angle: Double) -> Double {
    // The series is exact to 1e-9 within ±2π, which is all that a star needs.
    var (term, sum) = (1.0, 1.0)
    for step in 1...20 {
      term *= -angle * angle / Double((2 * step - 1) * (2 * step))
      sum += term
    }
    return sum
  }
}
