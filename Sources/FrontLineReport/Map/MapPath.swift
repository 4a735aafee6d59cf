import GeoTypes
import Measurement

/// The data of an SVG path, in tenths of a point and relative from point to point, which keeps it short.
struct MapPath {
  private(set) var data = ""
  private var last = (x: 0, y: 0)

  var isEmpty: Bool { data.isEmpty }

  /// How far a point may be left out of a line, in points.
  static let tolerance = 0.1

  /// Adds a line, or a ring, whose last point is its first.
  mutating func add(_ points: [Coordinate], isClosed: Bool) {
    var corners: [(x: Int, y: Int)] = []
    corners.reserveCapacity(points.count)
    for point in isClosed ? points.dropLast() : points[...] {
      let corner = (x: Int((point.x * 10).rounded()), y: Int((point.y * 10).rounded()))
      if corners.last.map({ $0 != corner }) ?? true { corners.append(corner) }
    }
    guard let first = corners.first, corners.count > (isClosed ? 2 : 1) else { return }
    data += "m\(Self.tenths(first.x - last.x)),\(Self.tenths(first.y - last.y))"
    last = first
    for corner in corners.dropFirst() {
      let (dx, dy) = (corner.x - last.x, corner.y - last.y)
      data += "l\(Self.tenths(dx)),\(Self.tenths(dy))"
      last = corner
    }
    if isClosed {
      data += "z"
      last = first
    }
  }

  /// Returns a number of tenths as a decimal without a leading zero.
  private static func tenths(_ value: Int) -> String {
    let (whole, tenth) = (value.magnitude / 10, value.magnitude % 10)
    let sign = value < 0 ? "-" : ""
    if tenth == 0 { return sign + String(whole) }
    return sign + (whole == 0 ? "" : String(whole)) + "." + String(tenth)
  }
}

extension [Coordinate] {
  /// Returns the points of a line that a reader can tell apart.
  var simplifiedOnPage: [Coordinate] {
    PlaneLine(self).indicesKept(tolerance: MapPath.tolerance).map { self[$0] }
  }

  /// Returns the parts of a line that come into a box, each with a point before and behind it.
  func parts(in box: Box) -> [[Coordinate]] {
    var parts: [[Coordinate]] = []
    var isOpen = false
    for (a, b) in zip(self, dropFirst()) {
      guard Box(a, b).intersects(box) else {
        isOpen = false
        continue
      }
      if isOpen { parts[parts.count - 1].append(b) } else { parts.append([a, b]) }
      isOpen = true
    }
    return parts
  }

  /// Returns a ring cut to a box (I. E. Sutherland and G. W. Hodgman, "Reentrant polygon clipping", 1974). Parts that
  /// the box separates stay joined along its sides, which no fill shows.
  func ring(cutTo box: Box) -> [Coordinate] {
    let own = Box(self)
    if !own.intersects(box) { return [] }
    if box.contains(own) { return self }
    var ring = Array(dropLast())
    func cut(_ isInside: (Coordinate) -> Bool, _ crossing: (Coordinate, Coordinate) -> Coordinate) {
      guard let final = ring.last else { return }
      var kept: [Coordinate] = []
      var previous = final
      for point in ring {
        if isInside(point) != isInside(previous) { kept.append(crossing(previous, point)) }
        if isInside(point) { kept.append(point) }
        previous = point
      }
      ring = kept
    }
    func atX(_ x: Double) -> (Coordinate, Coordinate) -> Coordinate {
      { a, b in Coordinate(x: x, y: a.y + (x - a.x) / (b.x - a.x) * (b.y - a.y)) }
    }
    func atY(_ y: Double) -> (Coordinate, Coordinate) -> Coordinate {
      { a, b in Coordinate(x: a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x), y: y) }
    }
    cut({ $0.x >= box.minX }, atX(box.minX))
    cut({ $0.x <= box.maxX }, atX(box.maxX))
    cut({ $0.y >= box.minY }, atY(box.minY))
    cut({ $0.y <= box.maxY }, atY(box.maxY))
    return ring.isEmpty ? [] : ring + [ring[0]]
  }
}
