import Foundation
import GeoTypes
import Geodesics
import TestSupport
import Testing

@testable import Proximity

/// Random pairs, of metres and of hundreds of kilometres, against brute force.
struct PropertyTests {
  enum Kind: String, CaseIterable, CustomTestStringConvertible {
    case point, line, polygon
    var testDescription: String { rawValue }
  }

  @Test(arguments: Kind.allCases, [false, true])
  func geodesicEdges(kind: Kind, isMulti: Bool) throws {
    try check(kind, isMulti: isMulti, model: .geodesic, cases: 1000)
  }

  @Test(arguments: Kind.allCases)
  func straightEdges(kind: Kind) throws {
    try check(kind, isMulti: false, model: .straight, cases: 1000)
  }

  private func check(_ kind: Kind, isMulti: Bool, model: EdgeModel, cases: Int) throws {
    let oracle = Oracle(model: model)
    let proximity = GeodesicProximity(model: model)
    var insides = 0
    for seed in 0..<cases {
      var random = SeededGenerator(seed: UInt64(seed))
      let scene = Scene(model: model, random: &random)
      var polygons = [scene.polygon(hasHole: Bool.random(using: &random), at: scene.center, &random)]
      if isMulti {
        polygons.append(scene.polygon(hasHole: false, at: scene.elsewhere(&random), &random))
      }
      let land = try Material.land(polygons)
      let (geometry, own) = scene.target(kind, &random)
      proximity.forgetOldMaps()
      let found = try #require(proximity.nearest(try DistanceTarget(geometry, model: model), to: land))

      let rings = polygons.map { $0.rings.map(\.coordinates) }
      let edges = oracle.distance(own, rings.flatMap { $0 })
      let dense = rings.map { $0.map(oracle.densified) }
      let ownDense = geometry.polygons.map { $0.rings.map { oracle.densified($0.coordinates) } }
      let isInside =
        own.flatMap(oracle.samples).contains { place in dense.contains { oracle.isInside(place, $0) } }
        || rings.contains { polygon in ownDense.contains { oracle.isInside(polygon[0][0], $0) } }
      if found.isInside {
        insides += 1
        // A corner that reaches in between two samples: then the edges cross.
        #expect(isInside || edges < 1e-3, "seed \(seed): inside, and brute force finds \(edges) m")
        #expect(found.meters == 0)
      } else {
        // The finest grid leaves up to 5e-8 of the distance's root, and 1e-5 m where they nearly touch.
        #expect(abs(found.meters - edges) < 2e-5, "seed \(seed): \(found.meters), brute force \(edges)")
        // Sampled rings are off by the height of an arc over 1/64 of an edge.
        #expect(!isInside || found.meters < scene.meters * scene.meters / 1e7, "seed \(seed): not inside")
        let (front, place) = (try #require(found.front), try #require(found.target))
        #expect(abs(Geodesic.wgs84.distance(from: front, to: place) - found.meters) < 1e-6, "seed \(seed)")
      }
    }
    // Both answers occur often enough to mean something.
    #expect(insides > cases / 50 && insides < cases * 49 / 50, "\(insides) inside of \(cases)")
  }
}

/// A place on earth and a scale.
private struct Scene {
  let model: EdgeModel
  let center: Coordinate
  let meters: Double

  init(model: EdgeModel, random: inout SeededGenerator) {
    self.model = model
    meters = Foundation.pow(10, Double.random(in: 2...5, using: &random))
    // Land stays within ±180°; a target near the antimeridian may lie on its other side.
    center = Coordinate(
      x: Bool.random(using: &random)
        ? Double.random(in: 20...42, using: &random) : Double.random(in: -170...170, using: &random),
      y: Double.random(in: -65...65, using: &random))
  }

  func at(_ origin: Coordinate, _ azimuth: Double, _ distance: Double) -> Coordinate {
    Geodesic.wgs84.direct(from: origin, azimuthDegrees: azimuth, meters: distance).coordinate
  }

  func elsewhere(_ random: inout SeededGenerator) -> Coordinate {
    at(
      center, Double.random(in: 0..<360, using: &random), meters * Double.random(in: 2.2...4, using: &random))
  }

  /// A star about a place, of three to eight corners, all less than the scale away.
  func polygon(hasHole: Bool, at origin: Coordinate, _ random: inout SeededGenerator) -> Polygon {
    func ring(_ radii: ClosedRange<Double>) -> Ring {
      let count = Int.random(in: 4...8, using: &random)
      var corners = (0..<count).map { corner in
        let turn = (Double(corner) + Double.random(in: 0.1...0.9, using: &random)) * 360 / Double(count)
        return at(origin, turn, meters * Double.random(in: radii, using: &random))
      }
      corners.append(corners[0])
      return Ring(corners)
    }
    let exterior = ring(0.4...1)
    // A corner of the exterior is 0.4 away, an edge of it at least 0.4 · cos 80°.
    return Polygon(exterior: exterior, holes: hasHole ? [ring(0.01...0.03)] : [])
  }

  /// Something near, and the edges of it.
  func target(
    _ kind: PropertyTests.Kind, _ random: inout SeededGenerator
  ) -> (Geometry, [[Coordinate]]) {
    let origin = at(
      center, Double.random(in: 0..<360, using: &random), meters * Double.random(in: 0...3, using: &random))
    switch kind {
    case .point: return (.point(origin), [[origin]])
    case .line:
      var line = [origin]
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        line.append(
          at(
            line[line.count - 1], Double.random(in: 0..<360, using: &random),
            meters * Double.random(in: 0.05...0.8, using: &random)))
      }
      return (.lineString(LineString(line)), [line])
    case .polygon:
      let polygon = polygon(hasHole: false, at: origin, &random)
      return (.polygon(polygon), polygon.rings.map(\.coordinates))
    }
  }
}
