import Foundation
import FrontLineAnalysis
import GeoTypes
import TestSupport
import Testing

@Suite("Many targets at once")
struct ManyTargetsTests {
  /// Land with a hole, a second piece close by and one with long edges, and points in and around it.
  @Test(
    "The same as one by one, to the last bit, with any number of threads",
    arguments: [EdgeModel.geodesic, .straight])
  func sameAsOneByOne(model: EdgeModel) throws {
    var random = SeededGenerator(seed: 4)
    let land = try Material.land([
      Self.star(about: Coordinate(x: 37, y: 48), count: 900, &random, hole: true),
      Self.star(about: Coordinate(x: 38.6, y: 48.3), count: 300, &random, hole: false),
      Polygon(
        exterior: Ring([
          Coordinate(x: 30, y: 46), Coordinate(x: 33, y: 46.2), Coordinate(x: 32, y: 47.5),
          Coordinate(x: 30, y: 46),
        ])),
    ])
    let targets = try (0..<400).map { index in
      let point = Coordinate(x: .random(in: 24...46, using: &random), y: .random(in: 43...53, using: &random))
      if index % 4 > 0 { return try DistanceTarget(.point(point), model: model) }
      let end = Coordinate(x: point.x + .random(in: -1...1, using: &random), y: point.y + 0.3)
      return try DistanceTarget(.lineString(LineString([point, end])), model: model)
    }
    let proximity = GeodesicProximity(model: model)
    let single = targets.compactMap { proximity.nearest($0, to: land) }
    #expect(single.count == targets.count)
    #expect(single.contains { $0.isInside } && single.contains { $0.meters > 300_000 })
    for threads in [1, 2, 5] {
      let many = GeodesicProximity(model: model).nearest(targets, to: land, threads: threads)
      #expect(many == single, "seed 4, \(threads) threads")
    }
    #expect(proximity.nearest(targets, to: .none, threads: 2).isEmpty)
  }

  private static func star(
    about centre: Coordinate, count: Int, _ random: inout SeededGenerator, hole: Bool
  ) -> Polygon {
    func ring(_ count: Int, _ radii: ClosedRange<Double>) -> Ring {
      let vertices = (0..<count).map { index in
        let angle = Double(index) / Double(count) * 2 * .pi
        let radius = Double.random(in: radii, using: &random)
        return Coordinate(x: centre.x + radius * cos(angle), y: centre.y + 0.6 * radius * sin(angle))
      }
      return Ring(vertices + [vertices[0]])
    }
    return Polygon(exterior: ring(count, 0.6...0.7), holes: hole ? [ring(40, 0.2...0.3)] : [])
  }
}
