package import GeoTypes

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A line in a plane that is simplified (D. H. Douglas and T. K. Peucker, "Algorithms for the reduction of the number of
/// points required to represent a digitized line or its caricature", 1973).
package struct PlaneLine {
  private let points: [Coordinate]

  package init(_ points: [Coordinate]) { self.points = points }

  /// Scales degrees to metres, so that no distance in the plane is shorter than on the ellipsoid.
  init(inMeters coordinates: [Coordinate]) {
    // The longest degrees: of latitude at a pole, of longitude at the latitude nearest to the equator.
    let nearest = coordinates.reduce(Double.infinity) { min($0, $1.y.magnitude) }
    let metersX = 111_320 * cos(nearest * .pi / 180) * 1.0034
    points = coordinates.map { Coordinate(x: $0.x * metersX, y: $0.y * 111_694) }
  }

  /// Returns the indices of the points that are kept, in order. No point that is left out lies farther than the
  /// tolerance from the line that remains; a ring keeps three corners.
  ///
  /// Complexity: O(*n* log *n*) for lines that bend evenly, O(*n*²) at worst.
  package func indicesKept(tolerance: Double) -> [Int] {
    guard tolerance > 0, points.count > 2 else { return Array(points.indices) }
    var kept = [Bool](repeating: false, count: points.count)
    let last = points.count - 1
    (kept[0], kept[last]) = (true, true)
    var open = [(0, last)]
    if points[0] == points[last] {
      // A ring needs three corners: the start, the vertex farthest from it, and the one farthest from the line
      // between them.
      guard let far = farthest(from: 0, to: 0, in: 1..<last) else { return Array(points.indices) }
      kept[far.index] = true
      open = [(0, far.index), (far.index, last)]
      let thirds = open.compactMap { farthest(from: $0.0, to: $0.1, in: ($0.0 + 1)..<$0.1) }
      guard let third = thirds.max(by: { $0.length < $1.length }) else { return Array(points.indices) }
      kept[third.index] = true
      let corners = [0, far.index, third.index, last].sorted()
      open = Array(zip(corners, corners.dropFirst()))
    }
    while let (from, to) = open.popLast() {
      guard let far = farthest(from: from, to: to, in: (from + 1)..<to), far.length > tolerance else {
        continue
      }
      kept[far.index] = true
      open.append((from, far.index))
      open.append((far.index, to))
    }
    return points.indices.filter { kept[$0] }
  }

  /// Returns the point of the range that is farthest from the segment between two others, the first of several.
  private func farthest(from start: Int, to end: Int, in range: Range<Int>) -> (index: Int, length: Double)? {
    let (a, b) = (points[start], points[end])
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let length = dx * dx + dy * dy
    var best: (index: Int, square: Double)?
    for index in range {
      let (px, py) = (points[index].x - a.x, points[index].y - a.y)
      let along = length > 0 ? max(0, min(1, (px * dx + py * dy) / length)) : 0
      let (ex, ey) = (px - along * dx, py - along * dy)
      let square = ex * ex + ey * ey
      if square > best?.square ?? -1 { best = (index, square) }
    }
    return best.map { ($0.index, $0.square.squareRoot()) }
  }
}
