import EdgeChains
import GeoTypes

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension EdgeChain {
  /// Returns how many edges of this difference of two borders bound no land that changed hands: those on rings below
  /// ``Patch/sliverSquareKilometers``, and those to vertices that were added or dropped on a straight line. A hole
  /// bounds the land around it.
  ///
  /// - Parameters:
  ///   - gained: the border of what was gained, made of edges of this chain or of parts of them.
  ///   - lost: the border of what was lost, made likewise.
  ///   - isWhole: whether no edge of this chain had to be cut for that.
  ///
  /// Complexity: O(*n* log *n*).
  func redrawnEdgeCount(gained: EdgeChain, lost: EdgeChain, isWhole: Bool) -> Int {
    let onLand = gained.edgesOnLand + lost.edgesOnLand
    if isWhole, edges.allSatisfy({ $0.weight.magnitude == 1 }) { return edges.count - onLand.count }
    var bounding = Set(onLand.map { Segment($0.low, $0.high) })
    var rest: [Edge] = []
    for edge in edges where bounding.remove(Segment(edge.low, edge.high)) == nil { rest.append(edge) }
    // What is left on the borders of patches are parts of edges that cross others.
    let parts = Array(bounding)
    let tree = BoxTree(parts.map { Box($0.low, $0.high) })
    return rest.count { edge in
      let reach = edge.box.widened(by: Segment.roundingDegrees)
      return !tree.contains(where: { $0.intersects(reach) }) { parts[$0].isPart(of: edge) }
    }
  }

  /// The edges on rings that bound land, not slivers, of a boundary with its land on the left.
  private var edgesOnLand: [Edge] {
    let order = edges.indices.sorted { edges[$0].start < edges[$1].start }
    // The edges that leave a vertex are a range of `order`; `next` is the first of them that is not used.
    var vertices: [(coordinate: Coordinate, next: Int, end: Int)] = []
    for (position, index) in order.enumerated() {
      if vertices.last?.coordinate == edges[index].start {
        vertices[vertices.count - 1].end = position + 1
      } else {
        vertices.append((edges[index].start, position, position + 1))
      }
    }
    func vertex(at coordinate: Coordinate) -> Int {
      var (low, high) = (0, vertices.count)
      while low < high {
        let middle = (low + high) / 2
        if vertices[middle].coordinate < coordinate { low = middle + 1 } else { high = middle }
      }
      return low
    }
    var found: [Edge] = []
    var path: [Int] = []
    // Where the path left each vertex that it passed and has not come back to.
    var positions = [Int?](repeating: nil, count: vertices.count)
    for first in vertices.indices {
      var current = first
      while true {
        if let start = positions[current] {
          let ring = path[start...]
          if isLand(ring) { found += ring.map { edges[$0] } }
          for index in ring { positions[vertex(at: edges[index].start)] = nil }
          path.removeSubrange(start...)
          continue
        }
        guard vertices[current].next < vertices[current].end else { break }
        let index = order[vertices[current].next]
        vertices[current].next += 1
        positions[current] = path.count
        path.append(index)
        current = vertex(at: edges[index].end)
        // The chain is closed, so an edge goes on from here.
        guard current < vertices.count, vertices[current].coordinate == edges[index].end else { return found }
      }
    }
    return found
  }

  /// Whether a ring bounds land, or is a hole in it.
  ///
  /// Its area is that on a sphere as wide as the parallel of its first vertex: within a hundredth for patches of a front,
  /// which is enough to tell slivers from land.
  private func isLand(_ ring: ArraySlice<Int>) -> Bool {
    guard let first = ring.first else { return false }
    let origin = edges[first].start
    let doubled = ring.reduce(0) { sum, index in
      let (start, end) = (edges[index].start, edges[index].end)
      return sum + (start.x - origin.x) * (end.y - origin.y) - (end.x - origin.x) * (start.y - origin.y)
    }
    let kilometersPerDegree = 111.195
    let atTheEquator = doubled / 2 * kilometersPerDegree * kilometersPerDegree
    if atTheEquator < 0 { return true }
    // Most rings of a border that was drawn anew are too small at any latitude.
    return atTheEquator >= Patch.sliverSquareKilometers
      && atTheEquator * cos(origin.y * .pi / 180) >= Patch.sliverSquareKilometers
  }
}

extension EdgeChain {
  /// Returns how many edges of this difference of two borders bound no land that changed hands; see
  /// ``redrawnEdgeCount(gained:lost:isWhole:)``. Throws a ``NodingError`` if the edges can't be noded.
  func redrawnEdgeCount() throws(NodingError) -> Int {
    let arrangement = try Arrangement(self)
    return redrawnEdgeCount(
      gained: arrangement.boundary { $0 > 0 }, lost: arrangement.boundary { $0 < 0 },
      isWhole: arrangement.edges == edges)
  }
}

/// A segment without a direction.
private struct Segment: Hashable {
  let low: Coordinate
  let high: Coordinate

  /// The most by which noding moves a vertex off an edge, in degrees.
  static let roundingDegrees = 1e-11

  init(_ a: Coordinate, _ b: Coordinate) { (low, high) = a < b ? (a, b) : (b, a) }

  /// Whether the segment lies on an edge, within the rounding of the vertices that noding makes.
  func isPart(of edge: Edge) -> Bool { isOn(edge, low) && isOn(edge, high) }

  private func isOn(_ edge: Edge, _ point: Coordinate) -> Bool {
    guard edge.box.widened(by: Self.roundingDegrees).contains(point) else { return false }
    let (dx, dy) = (edge.high.x - edge.low.x, edge.high.y - edge.low.y)
    let cross = dx * (point.y - edge.low.y) - dy * (point.x - edge.low.x)
    return cross.magnitude <= Self.roundingDegrees * (dx * dx + dy * dy).squareRoot()
  }
}
