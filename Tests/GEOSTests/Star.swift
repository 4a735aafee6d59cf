import Foundation
import GeoTypes
import TestSupport

/// Random polygons for property tests.
enum Star {
  /// A star-shaped polygon: valid, with as many concave corners as chance gives.
  static func random(
    center: (Double, Double),
    radius: Double,
    spikes: Int,
    using generator: inout SeededGenerator
  ) -> Polygon {
    var coordinates = (0..<spikes).map { spike in
      let angle = 2 * Double.pi * Double(spike) / Double(spikes)
      let length = radius * Double.random(in: 0.3...1, using: &generator)
      return Coordinate(x: center.0 + length * cos(angle), y: center.1 + length * sin(angle))
    }
    coordinates.append(coordinates[0])
    return Polygon(exterior: Ring(coordinates))
  }

  /// A ring through random places, which crosses itself in many of them.
  static func tangle(size: Int, using generator: inout SeededGenerator) -> Polygon {
    var coordinates = (0..<size).map { _ in
      Coordinate(x: .random(in: 0...10, using: &generator), y: .random(in: 0...10, using: &generator))
    }
    coordinates.append(coordinates[0])
    return Polygon(exterior: Ring(coordinates))
  }
}
