public import EdgeChains
public import GeoTypes

/// The grid of coordinates with a given number of decimals.
struct CoordinateGrid {
  private let scale: Double

  init(decimals: Int) { scale = (0..<decimals).reduce(1.0) { power, _ in power * 10 } }

  /// Returns the nearest coordinate on the grid: what a reader makes of the number that a writer rounds.
  func nearest(to coordinate: Coordinate) -> Coordinate {
    Coordinate(x: nearest(to: coordinate.x), y: nearest(to: coordinate.y))
  }

  private func nearest(to value: Double) -> Double {
    let scaled = value * scale
    // Powers of ten up to 10²² are exact in a double, so the quotient is the double nearest to the decimal. From 2⁵¹
    // on, a double has no decimals left to round.
    return scaled.magnitude < 0x1p51 ? scaled.rounded() / scale : value
  }

  /// Moves the boundaries of lands to the grid, and keeps them boundaries.
  ///
  /// Rounding can make edges cross or meet that did not. They are then noded together, the lands are found anew, and
  /// the new crossings are rounded, until every coordinate is on the grid. That takes a few rounds; a crossing that
  /// has not settled after eight stays off the grid.
  ///
  /// Complexity: O(*n*) if the coordinates are on the grid already, else that of an arrangement of all.
  func snapped(_ boundaries: [EdgeChain]) throws(NodingError) -> [EdgeChain] {
    var current = boundaries
    for _ in 0..<8 {
      var isOnGrid = true
      let moved = current.map { chain in
        EdgeChain(
          summing: chain.edges.compactMap { edge in
            let (low, high) = (nearest(to: edge.low), nearest(to: edge.high))
            if low != edge.low || high != edge.high { isOnGrid = false }
            return low == high ? nil : Edge(from: low, to: high, weight: edge.weight)
          })
      }
      if isOnGrid { break }
      let arrangement = try LayeredArrangement(moved)
      current = moved.indices.map { layer in
        arrangement.boundary { $0.contains { $0.layer == layer && $0.number > 0 } }
      }
    }
    return current
  }

  /// Returns the line on the grid, or nil if it shrinks to a point.
  func snapped(_ line: LineString) -> LineString? {
    var kept: [Coordinate] = []
    for coordinate in line.coordinates {
      let next = nearest(to: coordinate)
      if next != kept.last { kept.append(next) }
    }
    return kept.count > 1 ? LineString(kept) : nil
  }
}

extension [[Polygon]] {
  /// Returns lands, each of several polygons, rounded to a grid of so many decimals. They are moved together: what is
  /// left of each is valid, and common borders stay common. Nothing is left of a polygon that is thinner than the grid,
  /// or a speck.
  ///
  /// - Throws: ``NodingError`` if crossings do not settle.
  /// - Complexity: O(*n*) if the coordinates are on the grid already, else that of an arrangement of all.
  public func rounded(toDecimals decimals: Int) throws(NodingError) -> [[Polygon]] {
    let boundaries = map { EdgeChain(boundariesOf: $0) }
    return try CoordinateGrid(decimals: decimals).snapped(boundaries).map { $0.polygons().withoutSpecks }
  }
}

extension [Polygon] {
  /// The polygons and holes that are large enough for other programs to compute an area.
  ///
  /// Cells of a noded boundary can be thinner than roundings. Such cells are correct but useless: a reader that sums
  /// `x₁y₂ − x₂y₁` over a ring of some square centimetres at 37° E, 48° N finds it empty or wound the wrong way.
  ///
  /// Complexity: O(*n*).
  public var withoutSpecks: [Polygon] {
    compactMap { polygon in
      guard !polygon.exterior.isSpeck else { return nil }
      return Polygon(exterior: polygon.exterior, holes: polygon.holes.filter { !$0.isSpeck })
    }
  }
}

extension Ring {
  /// Whether twice the area is at most 16 roundings of the largest product of two coordinates. That is the possible
  /// error of the sum over a ring of four edges, with two products and two sums each. In Ukraine it is 0.02 m².
  fileprivate var isSpeck: Bool {
    let largest = box.isEmpty ? 0 : max(abs(box.minX), abs(box.maxX)) * max(abs(box.minY), abs(box.maxY))
    return doubledSignedArea.magnitude <= 16 * largest.ulp
  }
}
