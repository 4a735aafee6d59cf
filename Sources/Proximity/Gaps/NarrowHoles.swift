import EdgeChains
import GeoTypes
import Measurement

/// Holes that fit between two parallel lines nearer than a limit: pinholes, and what is left where a gap ends askew.
struct NarrowHoles {
  /// The free land in the holes, without the land inside them.
  let polygons: [Polygon]

  /// - Parameters:
  ///   - short: The short edges of the border.
  ///   - delta: The chain that is added to the border.
  init(_ short: [Edge], with delta: EdgeChain, limitMeters: Double) {
    let near = delta.edges.filter { edge in
      LocalScale(latitude: edge.low.y).meters(edge.low, edge.high) <= 10 * limitMeters
    }
    let sum = EdgeChain(summing: short.sorted { ($0.low, $0.high) < ($1.low, $1.high) } + near)
    let rings = Self.closed(sum.edges.filter { $0.weight.magnitude == 1 })
    polygons =
      rings.isEmpty
      ? []
      : EdgeChain(noded: rings).negated.polygons().filter { polygon in
        Self.width(polygon.exterior.coordinates) < limitMeters
      }
  }

  /// Returns the edges that are left without dead ends: at each position as many arrive as leave.
  ///
  /// All dead ends are removed at once, and then the new ones: one by one, the result would depend on their order.
  ///
  /// Complexity: O(*n*).
  private static func closed(_ edges: [Edge]) -> [Edge] {
    var surplus: [Coordinate: Int] = [:]
    var meeting: [Coordinate: [Int]] = [:]
    for (number, edge) in edges.enumerated() {
      surplus[edge.start, default: 0] += 1
      surplus[edge.end, default: 0] -= 1
      meeting[edge.start, default: []].append(number)
      meeting[edge.end, default: []].append(number)
    }
    var isGone = [Bool](repeating: false, count: edges.count)
    // More edges arrive than leave, or the reverse: which of them closes a ring can't be told here.
    var open = Set(surplus.filter { $0.value != 0 }.keys)
    while !open.isEmpty {
      let going = Set(open.flatMap { meeting[$0] ?? [] }).filter { !isGone[$0] }
      open = []
      for number in going {
        isGone[number] = true
        surplus[edges[number].start, default: 0] -= 1
        surplus[edges[number].end, default: 0] += 1
        open.formUnion([edges[number].start, edges[number].end])
      }
      open = open.filter { surplus[$0] != 0 }
    }
    return edges.indices.filter { !isGone[$0] }.map { edges[$0] }
  }

  /// Returns the least distance, in metres, of two parallel lines between which all coordinates lie.
  private static func width(_ coordinates: [Coordinate]) -> Double {
    let box = Box(coordinates)
    let scale = LocalScale(latitude: box.center.y)
    let hull = convexHull(
      coordinates.map {
        Coordinate(x: ($0.x - box.center.x) * scale.x, y: ($0.y - box.center.y) * scale.y)
      })
    guard hull.count > 2 else { return 0 }
    var least = Double.infinity
    for (a, b) in zip(hull, hull.dropFirst() + hull.prefix(1)) {
      let (dx, dy) = (b.x - a.x, b.y - a.y)
      let length = (dx * dx + dy * dy).squareRoot()
      guard length > 0 else { continue }
      let most = hull.reduce(0.0) { max($0, (($1.x - a.x) * dy - ($1.y - a.y) * dx).magnitude / length) }
      least = min(least, most)
    }
    return least
  }

  /// Returns the convex hull (A. M. Andrew, "Another efficient algorithm for convex hulls in two dimensions", 1979).
  private static func convexHull(_ points: [Coordinate]) -> [Coordinate] {
    let sorted = Set(points).sorted()
    func chain(_ points: some Sequence<Coordinate>) -> [Coordinate] {
      var chain: [Coordinate] = []
      for point in points {
        while chain.count > 1 {
          let (a, b) = (chain[chain.count - 2], chain[chain.count - 1])
          if (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x) > 0 { break }
          chain.removeLast()
        }
        chain.append(point)
      }
      return chain.dropLast()
    }
    return chain(sorted) + chain(sorted.reversed())
  }
}
