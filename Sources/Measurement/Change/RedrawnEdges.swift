import EdgeChains
import GeoTypes

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension EdgeChain {
  /// Returns how many edges of this difference of two borders bound no land that changed hands: the borders of patches
  /// below ``Patch/sliverSquareKilometers``, and vertices that were added or dropped on a straight line.
  ///
  /// - Parameters:
  ///   - gained: the border of what was gained, made of edges of this chain or of parts of them.
  ///   - lost: the border of what was lost, made likewise.
  ///   - isWhole: whether no edge of this chain had to be cut for that.
  ///
  /// Complexity: O(*n* log *n*), or that of ``polygons()`` where patches touch themselves or have holes; where edges
  /// were cut, also O(*p* · *e*), *p* the parts on the borders of land that changed hands, *e* the edges without one
  /// that is whole.
  func redrawnEdgeCount(gained: EdgeChain, lost: EdgeChain, isWhole: Bool) -> Int {
    if isWhole, edges.allSatisfy({ $0.weight.magnitude == 1 }),
      let onGained = gained.edgeCountOnLand, let onLost = lost.edgeCountOnLand
    {
      return edges.count - onGained - onLost
    }
    var bounding: Set<Segment> = []
    for polygon in gained.polygons() + lost.polygons()
    where isLand(doubledSquareDegrees: polygon.doubledSquareDegrees, at: polygon.box.center.y) {
      for ring in polygon.rings {
        for (a, b) in zip(ring.coordinates, ring.coordinates.dropFirst()) { bounding.insert(Segment(a, b)) }
      }
    }
    var rest: [Edge] = []
    for edge in edges where bounding.remove(Segment(edge.low, edge.high)) == nil { rest.append(edge) }
    // What is left on the borders of patches are parts of edges that cross others.
    let parts = Array(bounding)
    return rest.count { edge in !parts.contains { $0.isPart(of: edge) } }
  }

  /// The number of edges on rings that bound land, not slivers; nil where rings touch or are holes, so that it takes
  /// polygons to know.
  private var edgeCountOnLand: Int? {
    let order = edges.indices.sorted { edges[$0].start < edges[$1].start }
    for (one, next) in zip(order, order.dropFirst()) where edges[one].start == edges[next].start {
      return nil
    }
    var isSeen = [Bool](repeating: false, count: edges.count)
    var count = 0
    for first in edges.indices where !isSeen[first] {
      let origin = edges[first].start
      var (length, area, index) = (0, 0.0, first)
      repeat {
        isSeen[index] = true
        length += 1
        let (start, end) = (edges[index].start, edges[index].end)
        area += (start.x - origin.x) * (end.y - origin.y) - (end.x - origin.x) * (start.y - origin.y)
        guard let next = Self.edge(from: end, in: order, of: edges) else { return nil }
        index = next
      } while index != first && !isSeen[index]
      if area < 0 { return nil }
      if isLand(doubledSquareDegrees: area, at: origin.y) { count += length }
    }
    return count
  }

  /// Returns the index of the edge that starts at a coordinate; nil if there is none.
  private static func edge(from start: Coordinate, in order: [Int], of edges: [Edge]) -> Int? {
    var (low, high) = (0, order.count)
    while low < high {
      let middle = (low + high) / 2
      if edges[order[middle]].start < start { low = middle + 1 } else { high = middle }
    }
    return low < order.count && edges[order[low]].start == start ? order[low] : nil
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

  init(_ a: Coordinate, _ b: Coordinate) { (low, high) = a < b ? (a, b) : (b, a) }

  /// Whether the segment lies on an edge, within the rounding of the vertices that noding makes.
  func isPart(of edge: Edge) -> Bool { isOn(edge, low) && isOn(edge, high) }

  private func isOn(_ edge: Edge, _ point: Coordinate) -> Bool {
    let roundingDegrees = 1e-11
    guard point.x >= edge.low.x - roundingDegrees, point.x <= edge.high.x + roundingDegrees,
      point.y >= edge.minY - roundingDegrees, point.y <= edge.maxY + roundingDegrees
    else { return false }
    let (dx, dy) = (edge.high.x - edge.low.x, edge.high.y - edge.low.y)
    let cross = dx * (point.y - edge.low.y) - dy * (point.x - edge.low.x)
    return cross.magnitude <= roundingDegrees * (dx * dx + dy * dy).squareRoot()
  }
}

/// Whether an area in the plane of longitude and latitude, doubled, is that of land and no sliver.
///
/// It is measured on a sphere as wide as a parallel of the patch: within a hundredth for patches of a front, which is
/// enough to tell slivers from land.
private func isLand(doubledSquareDegrees area: Double, at latitude: Double) -> Bool {
  let kilometersPerDegree = 111.195
  return area / 2 * kilometersPerDegree * kilometersPerDegree * cos(latitude * .pi / 180)
    >= Patch.sliverSquareKilometers
}

extension Polygon {
  fileprivate var doubledSquareDegrees: Double { rings.reduce(0) { $0 + $1.doubledSignedArea }.magnitude }
}
