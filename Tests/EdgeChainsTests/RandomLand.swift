import GEOS
import GeoTypes
import TestSupport

/// Makes pairs of random land, valid in themselves.
struct RandomLand {
  enum Kind: String, CaseIterable {
    /// Stars of which some vertices move: most edges cancel.
    case movedVertices
    /// Boxes on a coarse grid: collinear overlaps, touching corners, equal edges.
    case gridBoxes
    /// Stars that lie across one another anyhow.
    case crossingStars
    /// The same outline with vertices put in on its edges, off by a rounding: slivers.
    case redigitised
    /// Stars with holes, some of which touch the exterior.
    case holes
  }

  let kind: Kind

  func pair(
    using random: inout SeededGenerator, in session: GEOSSession
  ) -> (before: [Polygon], after: [Polygon]) {
    switch kind {
    case .movedVertices:
      let star = star(around: Coordinate(x: 37, y: 48), radius: 2, vertices: 60, using: &random)
      return ([star], [moved(star, share: 0.1, using: &random)])
    case .gridBoxes:
      return (boxes(using: &random), boxes(using: &random))
    case .crossingStars:
      return (stars(using: &random), stars(using: &random))
    case .redigitised:
      let star = star(around: Coordinate(x: 37, y: 48), radius: 2, vertices: 40, using: &random)
      return ([star], [refined(moved(star, share: 0.05, using: &random), using: &random)])
    case .holes:
      return ([pierced(using: &random)], [pierced(using: &random)])
    }
  }

  private func star(
    around center: Coordinate, radius: Double, vertices: Int, using random: inout SeededGenerator
  ) -> Polygon {
    // Directions evenly spread as points of a circle, by a rational parametrisation of each quarter.
    var ring: [Coordinate] = []
    for vertex in 0..<vertices {
      let turn = 4 * Double(vertex) / Double(vertices)
      let t = turn - turn.rounded(.down)
      let (x, y) = ((1 - t * t) / (1 + t * t), 2 * t / (1 + t * t))
      let (dx, dy): (Double, Double) =
        switch Int(turn) {
        case 0: (x, y)
        case 1: (-y, x)
        case 2: (-x, -y)
        default: (y, -x)
        }
      let length = radius * Double.random(in: 0.5...1, using: &random)
      ring.append(Coordinate(x: rounded(center.x + dx * length), y: rounded(center.y + dy * length)))
    }
    ring.append(ring[0])
    return Polygon(exterior: Ring(ring))
  }

  private func moved(_ polygon: Polygon, share: Double, using random: inout SeededGenerator) -> Polygon {
    var ring = polygon.exterior.coordinates
    ring.removeLast()
    let center = Coordinate(x: 37, y: 48)
    for index in ring.indices where Double.random(in: 0..<1, using: &random) < share {
      // Along its ray, so that the star stays a star.
      let factor = Double.random(in: 0.8...1.2, using: &random)
      ring[index] = Coordinate(
        x: rounded(center.x + (ring[index].x - center.x) * factor),
        y: rounded(center.y + (ring[index].y - center.y) * factor))
    }
    ring.append(ring[0])
    return Polygon(exterior: Ring(ring))
  }

  private func refined(_ polygon: Polygon, using random: inout SeededGenerator) -> Polygon {
    var ring: [Coordinate] = []
    for (a, b) in zip(polygon.exterior.coordinates, polygon.exterior.coordinates.dropFirst()) {
      ring.append(a)
      if Bool.random(using: &random) {
        let share = Double.random(in: 0.2...0.8, using: &random)
        ring.append(Coordinate(x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share))
      }
    }
    ring.append(ring[0])
    return Polygon(exterior: Ring(ring))
  }

  private func boxes(using random: inout SeededGenerator) -> [Polygon] {
    (0..<Int.random(in: 1...8, using: &random)).map { _ in
      let x = Double(Int.random(in: 0...6, using: &random))
      let y = Double(Int.random(in: 0...6, using: &random))
      let (width, height) = (
        Double(Int.random(in: 1...4, using: &random)), Double(Int.random(in: 1...4, using: &random))
      )
      return Polygon(
        exterior: Ring(
          [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)]
            .map { Coordinate(x: $0, y: $1) }))
    }
  }

  private func stars(using random: inout SeededGenerator) -> [Polygon] {
    (0..<Int.random(in: 1...4, using: &random)).map { _ in
      let center = Coordinate(
        x: Double.random(in: 36...38, using: &random), y: Double.random(in: 47...49, using: &random))
      return star(around: center, radius: 1.5, vertices: 30, using: &random)
    }
  }

  private func pierced(using random: inout SeededGenerator) -> Polygon {
    let exterior = star(around: Coordinate(x: 37, y: 48), radius: 4, vertices: 40, using: &random).exterior
    let hole = star(around: Coordinate(x: 37, y: 48), radius: 1.5, vertices: 20, using: &random).exterior
    return Polygon(exterior: exterior, holes: [hole])
  }

  /// Seven decimals, as published maps have.
  private func rounded(_ value: Double) -> Double { (value * 1e7).rounded() / 1e7 }
}
