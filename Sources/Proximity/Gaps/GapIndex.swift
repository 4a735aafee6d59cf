import EdgeChains
import GeoTypes

/// An index of the edges of a land's border, kept from map to map: edges that came and went are listed beside a tree.
struct GapIndex {
  private let tree: EdgeTree
  /// The weight of each edge that changed since the tree was made, by the edge with weight 1.
  private var changed: [Edge: Int] = [:]
  /// The changed edges that are not in the tree.
  private var added: [Edge] = []

  /// Complexity: O(*n*).
  init(_ boundary: EdgeChain) { tree = EdgeTree(boundary, model: .straight) }

  /// All edges, in the direction of the border. Complexity: O(*n*).
  var edges: [Edge] {
    tree.edges.compactMap { current($0) }
      + added.compactMap { edge in
        changed[edge].flatMap { $0 == 0 ? nil : edge.weighted($0) }
      }
  }

  /// All edges in groups of neighbours.
  var groups: [ArraySlice<Edge>] {
    let edges = edges
    return stride(from: 0, to: edges.count, by: EdgeTree.width).map { first in
      edges[first..<min(first + EdgeTree.width, edges.count)]
    }
  }

  /// The most changes that are searched beside the tree; with more the index is made anew.
  private static let mostChanges = 256

  var isWorn: Bool { changed.count > Self.mostChanges }

  var count: Int { tree.edges.count }

  private func current(_ edge: Edge) -> Edge? {
    guard !changed.isEmpty, let weight = changed[edge.weighted(1)] else { return edge }
    return weight == 0 ? nil : edge.weighted(weight)
  }

  /// Returns the edges whose boxes meet the given one.
  func edges(in box: Box) -> [Edge] {
    var found: [Edge] = []
    tree.forEachEdge(where: { $0.intersects(box) }) { edge in
      if edge.box.intersects(box), let edge = current(edge) { found.append(edge) }
    }
    for edge in added where edge.box.intersects(box) {
      if let weight = changed[edge], weight != 0 { found.append(edge.weighted(weight)) }
    }
    return found
  }

  /// Returns how often the border runs through the edge from low to high, less how often back.
  private func weight(of edge: Edge) -> Int {
    if let known = changed[edge.weighted(1)] { return known }
    var weight = 0
    tree.forEachEdge(where: { $0.contains(edge.box) }) { other in
      if other.low == edge.low, other.high == edge.high { weight = other.weight }
    }
    return weight
  }

  /// Applies a difference. Returns the edges that went and those that came.
  ///
  /// Complexity: about O(log *n*) for each edge of the difference.
  mutating func apply(_ difference: EdgeChain) -> (gone: [Edge], fresh: [Edge]) {
    var (gone, fresh): ([Edge], [Edge]) = ([], [])
    for edge in difference.edges {
      let (key, before) = (edge.weighted(1), weight(of: edge))
      let after = before + edge.weight
      if before != 0 { gone.append(edge.weighted(before)) }
      if after != 0 { fresh.append(edge.weighted(after)) }
      if changed[key] == nil, before == 0 { added.append(key) }
      changed[key] = after
    }
    return (gone, fresh)
  }
}
