import GeoTypes

/// Distances between edges and coordinates.
extension Edge {
  /// The largest of the ends' coordinates by magnitude.
  var largestCoordinate: Double {
    max(max(low.x.magnitude, high.x.magnitude), max(low.y.magnitude, high.y.magnitude))
  }

  /// Returns an edge whose box is that of this one, widened on all sides.
  func widened(by distance: Double) -> Edge {
    Edge(
      low: Coordinate(x: low.x - distance, y: minY - distance),
      high: Coordinate(x: high.x + distance, y: maxY + distance), weight: weight)
  }

  func sharesEnd(with other: Edge) -> Bool {
    low == other.low || low == other.high || high == other.low || high == other.high
  }

  /// Whether each end of either edge is an end of the other, lies exactly on it, or is farther from it than a
  /// distance.
  func isClear(of other: Edge, by distance: Double) -> Bool {
    func admits(_ edge: Edge, _ end: Coordinate) -> Bool {
      if end == edge.low || end == edge.high || edge.isFarther(than: distance, from: end) { return true }
      return edge.low < end && end < edge.high && Orientation.sign(edge.low, edge.high, end) == 0
    }
    return admits(other, low) && admits(other, high) && admits(self, other.low) && admits(self, other.high)
  }

  /// Whether a coordinate is farther from the edge than a distance. Rounding may err by a small part of the
  /// distance.
  func isFarther(than distance: Double, from coordinate: Coordinate) -> Bool {
    let (dx, dy) = (high.x - low.x, high.y - low.y)
    let (px, py) = (coordinate.x - low.x, coordinate.y - low.y)
    let length = (dx * dx + dy * dy).squareRoot()
    let along = px * dx + py * dy
    if along < -distance * length || along > (length + distance) * length { return true }
    return (px * dy - py * dx).magnitude > distance * length
  }

  /// Returns the sides of the other edge on which this edge's ends lie: 1 left, −1 right. Nil unless the two
  /// cross with no end of one on the other.
  func sidesOfCrossing(_ other: Edge) -> (low: Int, high: Int)? {
    if sharesEnd(with: other) { return nil }
    let low = Orientation.sign(other.low, other.high, self.low)
    let high = Orientation.sign(other.low, other.high, self.high)
    guard low * high < 0 else { return nil }
    let othersLow = Orientation.sign(self.low, self.high, other.low)
    let othersHigh = Orientation.sign(self.low, self.high, other.high)
    return othersLow * othersHigh < 0 ? (low, high) : nil
  }
}

extension Coordinate {
  func isFarther(than distance: Double, from other: Coordinate) -> Bool {
    (x - other.x).magnitude > distance || (y - other.y).magnitude > distance
  }
}
