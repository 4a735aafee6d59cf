import EdgeChains
import GeoTypes

/// A tree of boxes over the edges of a boundary, in the order of the edges.
///
/// The edges of a ring follow one another, so sixteen neighbours make a small box without any sorting: the tree is
/// built in one pass.
package final class EdgeTree: Sendable {
  static let width = 16

  let edges: [Edge]
  let model: EdgeModel
  /// The boxes of groups of edges, then of groups of those boxes, up to a single one.
  let levels: [[BoundedBox]]

  package init(_ chain: EdgeChain, model: EdgeModel) {
    edges = chain.edges
    self.model = model
    var levels: [[BoundedBox]] = []
    var boxes: [Box] = []
    boxes.reserveCapacity(edges.count / Self.width + 1)
    for first in stride(from: 0, to: edges.count, by: Self.width) {
      boxes.append(model.box(around: edges[first..<min(first + Self.width, edges.count)]))
    }
    while !boxes.isEmpty {
      levels.append(boxes.map(BoundedBox.init))
      if boxes.count == 1 { break }
      boxes = stride(from: 0, to: boxes.count, by: Self.width).map { first in
        boxes[first..<min(first + Self.width, boxes.count)].reduce(.empty) { $0.union($1) }
      }
    }
    self.levels = levels
  }

  var root: BoundedBox? { levels.last?.first }

  /// Returns the indices one level below a box: of boxes, or of edges below the lowest level.
  @inline(__always)
  func children(of index: Int, level: Int) -> Range<Int> {
    let count = level == 0 ? edges.count : levels[level - 1].count
    return index * Self.width..<min((index + 1) * Self.width, count)
  }

  /// Calls `body` with every edge of the groups whose boxes pass the test.
  package func forEachEdge(where passes: (Box) -> Bool, _ body: (Edge) -> Void) {
    guard let top = levels.indices.last else { return }
    func visit(_ level: Int, _ index: Int) {
      guard passes(levels[level][index].box) else { return }
      for child in children(of: index, level: level) {
        if level == 0 { body(edges[child]) } else { visit(level - 1, child) }
      }
    }
    visit(top, 0)
  }

  /// Returns how often the boundary runs around a coordinate, counter-clockwise: 1 in land, 0 outside.
  ///
  /// A meridian is both a geodesic and a straight line. Of the edges that cross the meridian north of the coordinate,
  /// those that run west count 1, those that run east −1.
  package func winding(around point: Coordinate) -> Int {
    var winding = 0
    forEachEdge(where: { $0.minX <= point.x && point.x <= $0.maxX && point.y <= $0.maxY }) { edge in
      guard edge.low.x <= point.x, point.x < edge.high.x, isNorth(edge, of: point) else { return }
      winding -= edge.weight
    }
    return winding
  }

  private func isNorth(_ edge: Edge, of point: Coordinate) -> Bool {
    let (width, height) = (edge.high.x - edge.low.x, edge.high.y - edge.low.y)
    let latitude = edge.low.y + (point.x - edge.low.x) / width * height
    guard model == .geodesic else { return latitude > point.y }
    // A geodesic lies off the straight line by less than (1/2 + 2 tan φ φ′²) Δλ²/8; twice that is allowed. Within
    // that margin, and on long edges, the side is found on the ellipsoid.
    if width < 1, height.magnitude < 1, point.y.magnitude < 80 {
      let steepest = 6.0  // above the tangent of 80°
      let margin = (width * width / 8 + steepest * height * height / 2) * (.pi / 180) + 1e-9
      if (latitude - point.y).magnitude > margin { return latitude > point.y }
    }
    return EdgePath(model, from: edge.low, to: edge.high).side(of: point) > 0
  }
}

extension EdgeTree {
  /// Calls `body` with every edge that may come within so many metres of a part.
  func forEachEdge(near part: DistanceTarget.Part, meters: Double, _ body: (Edge) -> Void) {
    guard let top = levels.indices.last else { return }
    func visit(_ level: Int, _ index: Int) {
      guard part.bounds.squareMeters(to: levels[level][index]) <= meters * meters else { return }
      for child in children(of: index, level: level) {
        if level > 0 {
          visit(level - 1, child)
        } else if part.chord.meters(to: Chord(model, from: edges[child].low, to: edges[child].high)) <= meters
        {
          body(edges[child])
        }
      }
    }
    visit(top, 0)
  }

  /// Returns whether an edge comes within so many metres of a part that is a point.
  ///
  /// Complexity: about O(log *n*); where edges crowd around the point, the first that is near enough will do.
  func comes(within meters: Double, of part: DistanceTarget.Part) -> Bool {
    guard let top = levels.indices.last else { return false }
    func finds(_ level: Int, _ index: Int) -> Bool {
      guard part.bounds.squareMeters(to: levels[level][index]) <= meters * meters else { return false }
      return children(of: index, level: level).contains { child in
        if level > 0 { return finds(level - 1, child) }
        let edge = edges[child]
        let bounds = part.chord.bounds(to: Chord(model, from: edge.low, to: edge.high))
        if bounds.least > meters { return false }
        return bounds.most <= meters
          || EdgePath(model, from: edge.low, to: edge.high).foot(of: part.path.start).meters <= meters
      }
    }
    return finds(top, 0)
  }
}
