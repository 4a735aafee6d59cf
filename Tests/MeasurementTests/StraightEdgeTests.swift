import EdgeChains
import Foundation
import GeoTypes
import TestSupport
import Testing

@testable import Measurement

/// The closed form of `wgs84-straight` against quadrature of another formula.
@Suite("Straight edges on the ellipsoid")
struct StraightEdgeTests {
  /// The area between the equator and a latitude by J. P. Snyder, "Map Projections: A Working Manual" (1987),
  /// (3-12), in square metres for each radian of longitude.
  static func snyder(latitude: Double) -> Double {
    let (a, f) = (6_378_137.0, 1 / 298.257_223_563)
    let squared = f * (2 - f)
    let e = squared.squareRoot()
    let sine = sin(latitude)
    let logarithm = (log1p(e * sine) - log1p(-e * sine)) / (2 * e)
    return a * a * (1 - squared) / 2 * (sine / (1 - squared * sine * sine) + logarithm)
  }

  /// The nodes on [-1, 1] and the weights of the Gauss–Legendre rule, by Newton's method.
  static func gaussLegendre(_ count: Int) -> [(node: Double, weight: Double)] {
    (1...count).map { index in
      var x = cos(.pi * (Double(index) - 0.25) / (Double(count) + 0.5))
      var slope = 0.0
      for _ in 0..<8 {
        var (last, value) = (1.0, x)
        for degree in 2...count {
          let n = Double(degree)
          (last, value) = (value, ((2 * n - 1) * x * value - (n - 1) * last) / n)
        }
        slope = Double(count) * (x * value - last) / (x * x - 1)
        x -= value / slope
      }
      return (x, 2 / ((1 - x * x) * slope * slope))
    }
  }

  /// The area under an edge that is straight in longitude and latitude, positive from east to west.
  static func quadrature(_ edge: Edge, panels: Int = 32) -> Double {
    let rule = gaussLegendre(16)
    let radians = Double.pi / 180
    // A weighted mean: the weights add up to 2 but for their rounding, which the division takes out.
    var (sum, weights) = (CompensatedSum(), CompensatedSum())
    for panel in 0..<panels {
      for (node, weight) in rule {
        let t = (Double(panel) + (node + 1) / 2) / Double(panels)
        weights += weight
        sum += weight * snyder(latitude: (edge.low.y + (edge.high.y - edge.low.y) * t) * radians)
      }
    }
    return (edge.low.x - edge.high.x) * radians * sum.value / weights.value
  }

  /// What 1e-15 of a term may be: it is never reckoned smaller than that of one degree of latitude, below which
  /// the sum of sines keeps an absolute error.
  static func scale(_ edge: Edge) -> Double {
    abs(edge.high.x - edge.low.x) * .pi / 180 * max(snyder(latitude: edge.maxAbsoluteLatitude), 7e11)
  }

  @Test("Chosen edges: across the map, along parallels and meridians, from pole to pole")
  func chosenEdges() throws {
    let terms = try EdgeTerms(.wgs84Straight)
    let edges = [
      Edge(from: Coordinate(x: 37, y: 48), to: Coordinate(x: 37.001, y: 48.0005)),
      Edge(from: Coordinate(x: 22, y: 44), to: Coordinate(x: 41, y: 53)),
      Edge(from: Coordinate(x: -180, y: -90), to: Coordinate(x: 0, y: 90)),
      Edge(from: Coordinate(x: -90, y: 90), to: Coordinate(x: 90, y: -89)),
      Edge(from: Coordinate(x: 0, y: 0), to: Coordinate(x: 170, y: 90)),
      Edge(from: Coordinate(x: 10, y: 50), to: Coordinate(x: 160, y: 50)),
      Edge(from: Coordinate(x: 10, y: 90), to: Coordinate(x: 160, y: 90)),
      Edge(from: Coordinate(x: 10, y: -0.001), to: Coordinate(x: 11, y: 0.002)),
      Edge(from: Coordinate(x: 30, y: -90), to: Coordinate(x: 30, y: 90)),
    ]
    for (edge, term) in zip(edges, try terms.squareMeters(of: edges)) {
      let expected = Self.quadrature(edge)
      #expect(abs(term - expected) <= 2e-15 * Self.scale(edge), "\(edge): \(term) against \(expected)")
    }
  }

  @Test("Random edges, short and long", arguments: [1, 2, 3] as [UInt64])
  func randomEdges(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let terms = try EdgeTerms(.wgs84Straight)
    var worst = 0.0
    for _ in 0..<300 {
      let start = Coordinate(
        x: .random(in: -180...180, using: &random), y: .random(in: -90...90, using: &random))
      let reach = pow(10, Double.random(in: -6...2, using: &random))
      let end = Coordinate(
        x: min(max(start.x + .random(in: -reach...reach, using: &random), -180), 180),
        y: min(max(start.y + .random(in: -reach...reach, using: &random), -90), 90))
      if start == end { continue }
      let edge = Edge(from: start, to: end)
      let term = try #require(try terms.squareMeters(of: [edge]).first)
      worst = max(worst, abs(term - Self.quadrature(edge)) / Self.scale(edge))
    }
    // Sum and difference of the latitudes, their sines, seven products and their sum: some thirty roundings of
    // 1.1e-16.
    #expect(worst <= 4e-15, "seed \(seed): \(worst)")
  }

  @Test("From pole to pole and all around it is the surface of WGS 84")
  func wholeEarth() throws {
    let terms = try EdgeTerms(.wgs84Straight)
    // Four quarters from pole to pole: what lies between the parallels of the poles.
    let edges = stride(from: -180.0, to: 180, by: 90).flatMap { west in
      [
        Edge(from: Coordinate(x: west, y: -90), to: Coordinate(x: west + 90, y: -90)),
        Edge(from: Coordinate(x: west + 90, y: 90), to: Coordinate(x: west, y: 90)),
      ]
    }
    let sum = zip(edges, try terms.squareMeters(of: edges)).reduce(0) { $0 + Double($1.0.weight) * $1.1 }
    // NIMA TR8350.2, "derived geometric constants": 510,065,621.7 km².
    #expect(abs(sum / 1e6 - 510_065_621.724_1) < 1e-3)
  }
}

extension Edge {
  fileprivate var maxAbsoluteLatitude: Double { max(abs(low.y), abs(high.y)) * .pi / 180 }
}
