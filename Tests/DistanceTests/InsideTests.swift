import GeoTypes
import Geodesics
import Proximity
import TestSupport
import Testing

@Suite("Where a target that the land holds begins to lie in it")
struct InsideTests {
  private static let square = ring(37, 48, 38, 49)

  private static func ring(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> Polygon {
    Polygon(
      exterior: Ring([
        Coordinate(x: west, y: south), Coordinate(x: east, y: south), Coordinate(x: east, y: north),
        Coordinate(x: west, y: north), Coordinate(x: west, y: south),
      ]))
  }

  private static func line(_ coordinates: (Double, Double)...) -> Geometry {
    .lineString(LineString(coordinates.map { Coordinate(x: $0.0, y: $0.1) }))
  }

  private func found(_ geometry: Geometry, _ model: EdgeModel = .geodesic) throws -> Proximity {
    let found = try #require(
      GeodesicProximity(model: model).nearest(
        try DistanceTarget(geometry, model: model), to: try Material.land([Self.square])))
    #expect(found.isInside && found.meters == 0 && found.bearingDegrees == nil)
    #expect(found.front == found.target)
    return found
  }

  @Test(arguments: [EdgeModel.geodesic, .straight])
  func firstPlaces(model: EdgeModel) throws {
    let point = Coordinate(x: 37.5, y: 48.5)
    #expect(try found(.point(point), model).front == point)
    #expect(try found(.multiPoint([Coordinate(x: 36, y: 48), point]), model).front == point)
    // A line from outside enters where it crosses the meridian; one from inside starts there.
    let entering = try found(Self.line((36, 48.5), (36.5, 48.5), (37.5, 48.5), (39, 48.5)), model)
    let entrance = try #require(entering.front)
    #expect(abs(entrance.x - 37) < 1e-12 && abs(entrance.y - 48.5) < 2e-3)
    let before = try EdgePathLength(model).meters(Coordinate(x: 36, y: 48.5), Coordinate(x: 36.5, y: 48.5))
    let rest = try EdgePathLength(model).meters(Coordinate(x: 36.5, y: 48.5), Coordinate(x: 37.5, y: 48.5))
    #expect(abs(try #require(entering.chainageMeters) - before - rest / 2) < 1e-6)
    let starting = try found(Self.line((37.5, 48.5), (39, 48.5)), model)
    #expect(starting.front == point && starting.chainageMeters == 0)
    // Through two corners, crossing no edge.
    let diagonal = try found(Self.line((36, 47), (37, 48), (38, 49), (39, 50)), model)
    #expect(diagonal.front == Coordinate(x: 37, y: 48))
  }

  @Test func polygons() throws {
    // A border is followed from its start, whichever of its edges crosses first by position.
    let entering = try found(.polygon(Self.ring(37.5, 47.5, 38.5, 48.5)))
    let entrance = try #require(entering.front)
    #expect(entrance.x == 38 || abs(entrance.y - 48.5) < 2e-3)
    #expect(abs(entrance.x - 38) < 1e-9 && entering.chainageMeters == nil)
    #expect(try found(.polygon(Self.ring(37.2, 48.2, 37.3, 48.3))).front == Coordinate(x: 37.2, y: 48.2))
    // Land that lies wholly in the target has a place of its own.
    let around = try #require(try found(.polygon(Self.ring(36, 47, 39, 50))).front)
    #expect(Self.square.exterior.coordinates.contains(around))
  }

  @Test("On random lines nothing before the place lies in the land, and what follows does")
  func randomLines() throws {
    var insides = 0
    for seed in 0..<300 {
      var random = SeededGenerator(seed: UInt64(seed))
      func coordinate(_ spread: Double) -> Coordinate {
        Coordinate(
          x: .random(in: 37.5 - spread...37.5 + spread, using: &random),
          y: .random(in: 48.5 - spread...48.5 + spread, using: &random))
      }
      let model: EdgeModel = seed.isMultiple(of: 2) ? .geodesic : .straight
      let land = try Material.land([
        Polygon(exterior: Ring(star(about: coordinate(0.2), &random))), Self.ring(38.6, 48, 38.8, 49),
      ])
      let target = try DistanceTarget(
        .lineString(LineString((0..<5).map { _ in coordinate(1.5) })), model: model)
      let proximity = GeodesicProximity(model: model)
      let found = try #require(proximity.nearest(target, to: land))
      guard found.isInside else { continue }
      insides += 1
      let (route, chainage) = (try #require(target.route), try #require(found.chainageMeters))
      #expect(Geodesic.wgs84.distance(from: route.coordinate(atMeters: chainage), to: found.front!) < 1e-6)
      func isInside(_ meters: Double) throws -> Bool {
        let point = Geometry.point(route.coordinate(atMeters: meters))
        return try #require(proximity.nearest(try DistanceTarget(point, model: model), to: land)).isInside
      }
      for step in 0..<50 {
        #expect(try !isInside((chainage - 1e-3) * Double(step) / 49) || chainage < 1e-3, "seed \(seed)")
      }
      #expect(try isInside(chainage + 1e-3), "seed \(seed)")
    }
    #expect(insides > 100)
  }

  private func star(about centre: Coordinate, _ random: inout SeededGenerator) -> [Coordinate] {
    var corners: [Coordinate] = []
    for (dx, dy) in [
      (1.0, 0.0), (0.7, 0.7), (0, 1), (-0.7, 0.7), (-1, 0), (-0.7, -0.7), (0, -1), (0.7, -0.7),
    ] {
      let radius = Double.random(in: 0.2...0.6, using: &random)
      corners.append(Coordinate(x: centre.x + radius * dx, y: centre.y + radius * dy))
    }
    return corners + [corners[0]]
  }
}

/// The length of an edge, as a route has it.
private struct EdgePathLength {
  let model: EdgeModel
  init(_ model: EdgeModel) { self.model = model }
  func meters(_ a: Coordinate, _ b: Coordinate) throws -> Double {
    try Route([LineString([a, b])], model: model).meters
  }
}
