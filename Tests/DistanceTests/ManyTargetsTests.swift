import Foundation
import GeoTypes
import Measurement
import Proximity
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

  @Test(
    "On a series of maps the same as on each alone, to the last bit",
    arguments: [EdgeModel.geodesic, .straight])
  func sameAsAfresh(model: EdgeModel) throws {
    var (kept, moved) = (0, 0)
    for seed in 0..<40 {
      var random = SeededGenerator(seed: UInt64(seed))
      let targets = try (0..<(seed.isMultiple(of: 8) ? 120 : 12)).map { index in
        let point = Coordinate(
          x: .random(in: 35...40, using: &random), y: .random(in: 46.5...50, using: &random))
        let next = Coordinate(x: point.x + .random(in: -0.4...0.4, using: &random), y: point.y + 0.2)
        let third = Coordinate(x: point.x + 0.3, y: point.y - 0.1)
        let geometry: Geometry =
          switch index % 4 {
          case 0: .point(point)
          case 1: .lineString(LineString([point, next, third]))
          case 2: .polygon(Polygon(exterior: Ring([point, third, next, point])))
          default: .multiPoint([point, next])
          }
        return try DistanceTarget(geometry, model: model)
      }
      // A star, of which a few corners move; specks that come and go; at times a ring of land around everything.
      var corners = Self.star(about: Coordinate(x: 37, y: 48), count: 200, &random, hole: false).exterior
        .coordinates
      let series = GeodesicProximity(model: model)
      var before: [Proximity] = []
      for day in 0..<12 {
        for _ in 0..<Int.random(in: 0...3, using: &random) {
          let place = Int.random(in: 1..<corners.count - 1, using: &random)
          let share = Double.random(in: -0.2...0.2, using: &random)
          corners[place].x += (corners[place].x - 37) * share
          corners[place].y += (corners[place].y - 48) * share
        }
        var polygons = [Polygon(exterior: Ring(corners))]
        for _ in 0..<Int.random(in: 0...2, using: &random) {
          let (x, y) = (
            Double.random(in: 35...40, using: &random), Double.random(in: 46.5...50, using: &random)
          )
          polygons.append(Self.star(about: Coordinate(x: x, y: y), scale: 0.02, &random))
        }
        if day % 5 == 4 {
          let around = Self.star(about: Coordinate(x: 37, y: 48), scale: 12, &random).exterior
          polygons = day == 9 ? [Polygon(exterior: around)] : polygons
        }
        let land = day == 7 ? Land.none : try Material.land(polygons)
        let found = series.nearest(targets, to: land, threads: 1 + seed % 3)
        let afresh = GeodesicProximity(model: model)
        #expect(found == targets.compactMap { afresh.nearest($0, to: land) }, "seed \(seed), day \(day)")
        kept += zip(found, before).count { $0 == $1 && !$0.isInside }
        moved += zip(found, before).count { $0 != $1 }
        before = found
      }
    }
    #expect(kept > 1000 && moved > 1000, "\(kept) kept, \(moved) moved")
  }

  private static func star(
    about centre: Coordinate, scale: Double, _ random: inout SeededGenerator
  ) -> Polygon {
    let star = star(about: Coordinate(x: 0, y: 0), count: 12, &random, hole: false)
    return Polygon(
      exterior: Ring(
        star.exterior.coordinates.map {
          Coordinate(x: centre.x + scale * $0.x, y: centre.y + scale * $0.y)
        }))
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
