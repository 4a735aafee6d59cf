import GeoTypes
import Measurement
import TestSupport
import Testing

@testable import Proximity

@Suite("Many points, and patches, against one land")
struct LandGaugeTests {
  /// Random squares, some of which lie on one parallel.
  private func squares(_ count: Int, _ random: inout SeededGenerator) -> [Polygon] {
    let rows = Int.random(in: 1...6, using: &random)
    return (0..<count).map { index in
      let (x, y) = (30 + Double(index / rows) * 0.02, 48 + Double(index % rows) * 0.02)
      let size = Double.random(in: 0.002...0.018, using: &random)
      return Polygon(
        exterior: Ring(
          [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)].map {
            Coordinate(x: x + size * $0.0, y: y + size * $0.1)
          }))
    }
  }

  private func point(near land: Box, _ random: inout SeededGenerator) -> Coordinate {
    Coordinate(
      x: Double.random(in: land.minX - 0.05...land.maxX + 0.05, using: &random),
      y: Double.random(in: land.minY - 0.05...land.maxY + 0.05, using: &random))
  }

  @Test(
    "The nearest of many pieces is the nearest of all their edges, and lies between its bounds",
    arguments: [EdgeModel.geodesic, .straight])
  func nearest(model: EdgeModel) throws {
    for seed in 0..<12 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let land = try Material.land(squares(Int.random(in: 1...300, using: &random), &random))
      let gauge = LandGauge(GeodesicProximity(model: model).index(of: land), model)
      let box = land.pieces.reduce(Box.empty) { $0.union($1.box) }
      for _ in 0..<20 {
        let point = point(near: box, &random)
        let sounding = try #require(gauge.sounding(at: point))
        let (meters, front) = gauge.measure(sounding)
        #expect(sounding.leastMeters <= meters && meters <= sounding.mostMeters)
        let isInside = land.pieces.contains {
          EdgeTree($0.boundary, model: model).winding(around: point) > 0
        }
        let feet = land.pieces.flatMap(\.boundary.edges).map {
          EdgePath(model, from: $0.low, to: $0.high).foot(of: point)
        }
        let nearest = try #require(feet.min { $0.meters < $1.meters })
        #expect(meters == (isInside ? 0 : nearest.meters), "seed \(seed)")
        #expect(front == (isInside ? point : nearest.coordinate) || meters == nearest.meters, "seed \(seed)")
      }
    }
  }

  @Test(
    "No corner of a patch, and no point in it, is deeper than its depth", arguments: 0..<25 as Range<UInt64>)
  func depth(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let land = try Material.land(squares(Int.random(in: 1...200, using: &random), &random))
    let box = land.pieces.reduce(Box.empty) { $0.union($1.box) }
    let center = point(near: box, &random)
    // A star around the center.
    let spokes = [(1, 0), (0.7, 0.6), (0, 1), (-0.8, 0.5), (-1, -0.2), (-0.3, -1), (0.6, -0.7)]
    let corners = spokes.map { dx, dy in
      let length = Double.random(in: 0.005...0.04, using: &random)
      return Coordinate(x: center.x + dx * length, y: center.y + dy * length)
    }
    let patch = Polygon(exterior: Ring(corners + [corners[0]]))
    let proximity = GeodesicProximity(model: .geodesic)
    let depth = try #require(proximity.depth(of: patch, from: land))
    func meters(_ point: Coordinate) throws -> Double {
      let target = try DistanceTarget(.point(point), model: .geodesic)
      return try #require(proximity.nearest(target, to: land)).meters
    }
    #expect(try meters(depth.deepest) == depth.meters)
    #expect(depth.toleranceMeters <= 0.1)
    for _ in 0..<300 {
      // A point of one of the triangles between the center and two corners.
      let first = Int.random(in: corners.indices, using: &random)
      let (a, b) = (corners[first], corners[(first + 1) % corners.count])
      let share = Double.random(in: 0...1, using: &random)
      let along = Double.random(in: 0...1, using: &random)
      let edge = Coordinate(x: a.x + (b.x - a.x) * along, y: a.y + (b.y - a.y) * along)
      let inside = Coordinate(
        x: center.x + (edge.x - center.x) * share, y: center.y + (edge.y - center.y) * share)
      #expect(try meters(inside) <= depth.meters + 0.1)
    }
    for corner in corners { #expect(try meters(corner) <= depth.meters) }
  }

  @Test("The land that was asked for last is indexed once; a piece that changed is seen")
  func remembered() throws {
    var random = SeededGenerator(seed: 1)
    let early = try Material.land(squares(50, &random))
    let late = try Material.land(squares(60, &random))
    let proximity = GeodesicProximity(model: .geodesic)
    let first = proximity.index(of: early)
    let isKept = proximity.index(of: early).trees.elementsEqual(first.trees, by: ===)
    #expect(isKept)
    #expect(proximity.index(of: late).trees.count == 60)
    #expect(proximity.index(of: early).trees.count == 50)
  }
}
