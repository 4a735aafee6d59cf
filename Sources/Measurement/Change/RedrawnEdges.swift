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
  ///
  /// Complexity: that of ``polygons()``; where edges were cut, also O(*p* · *e*), *p* the parts on the borders of land
  /// that changed hands, *e* the edges without one that is whole.
  func redrawnEdgeCount(gained: EdgeChain, lost: EdgeChain) -> Int {
    var bounding: Set<Segment> = []
    for polygon in gained.polygons() + lost.polygons()
    where polygon.approximateSquareKilometers >= Patch.sliverSquareKilometers {
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
}

extension EdgeChain {
  /// Returns how many edges of this difference of two borders bound no land that changed hands; see
  /// ``redrawnEdgeCount(gained:lost:)``. Throws a ``NodingError`` if the edges can't be noded.
  func redrawnEdgeCount() throws(NodingError) -> Int {
    let arrangement = try Arrangement(self)
    return redrawnEdgeCount(
      gained: arrangement.boundary { $0 > 0 }, lost: arrangement.boundary { $0 < 0 })
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

extension Polygon {
  /// The area on a sphere as wide as the polygon's middle parallel: within a hundredth for patches of a front, which is
  /// enough to tell slivers from land.
  fileprivate var approximateSquareKilometers: Double {
    let squareDegrees = rings.reduce(0) { $0 + $1.doubledSignedArea } / 2
    let kilometersPerDegree = 111.195
    return squareDegrees.magnitude * kilometersPerDegree * kilometersPerDegree * cos(box.center.y * .pi / 180)
  }
}
