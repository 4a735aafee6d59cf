import EdgeChains
import GeoTypes

/// Several lands as arcs. An arc is a line that has the same lands on either side from end to end.
///
/// A border that two lands share is one arc, so a change of the arc changes both lands alike.
struct Coverage: Sendable {
  struct Arc: Sendable {
    /// The coordinates from end to end. A closed arc repeats its first coordinate at the end.
    var coordinates: [Coordinate]
    /// The set of lands on either side, as an index in ``Coverage/labels``.
    let left: Int
    let right: Int
    /// Whether the arc is part of the border of the clip region, which is not simplified.
    let isFixed: Bool

    var isLoop: Bool { coordinates.first == coordinates.last }
  }

  let layerCount: Int
  /// The sets of lands that occur, each in ascending order; the first is the empty set.
  let labels: [[Int]]
  var arcs: [Arc]

  /// Nodes the boundaries of the lands together and leaves out what lies outside the clip region.
  ///
  /// Complexity: that of ``LayeredArrangement``.
  init(_ lands: [EdgeChain], clip: EdgeChain? = nil) throws(NodingError) {
    let clipLayer = lands.count
    let arrangement = try LayeredArrangement(lands + (clip.map { [$0] } ?? []))
    var labels: [[Int]] = [[]]
    var indices: [[Int]: Int] = [[]: 0]
    var isInClip: [Bool] = []
    let labelIndices = arrangement.labels.map { windings -> Int in
      let held = windings.filter { $0.number > 0 }.map(\.layer)
      isInClip.append(clip == nil || held.contains(clipLayer))
      let set = isInClip[isInClip.count - 1] ? held.filter { $0 < clipLayer }.sorted() : []
      if let index = indices[set] { return index }
      indices[set] = labels.count
      labels.append(set)
      return labels.count - 1
    }
    var sides: [ArcTracer.SidedEdge] = []
    for (index, edge) in arrangement.edges.enumerated() {
      let (left, right) = (arrangement.leftLabels[index], arrangement.rightLabels[index])
      let sided = ArcTracer.SidedEdge(
        low: edge.low, high: edge.high, left: labelIndices[left], right: labelIndices[right],
        isFixed: isInClip[left] != isInClip[right])
      if sided.left != sided.right { sides.append(sided) }
    }
    layerCount = lands.count
    self.labels = labels
    arcs = ArcTracer(sides).arcs()
  }

  /// The boundary of each land, with that land on its left.
  var boundaries: [EdgeChain] {
    (0..<layerCount).map { layer in
      let holds = labels.map { $0.contains(layer) }
      var edges: [Edge] = []
      for arc in arcs {
        let weight = (holds[arc.left] ? 1 : 0) - (holds[arc.right] ? 1 : 0)
        guard weight != 0 else { continue }
        for (a, b) in zip(arc.coordinates, arc.coordinates.dropFirst()) {
          edges.append(Edge(from: a, to: b, weight: weight))
        }
      }
      return EdgeChain(summing: edges)
    }
  }
}

extension EdgeChain {
  /// Adds up edges: those with the same ends become one, and vanish where their weights cancel.
  package init(summing edges: [Edge]) {
    // A single chain would be returned unchanged; a sum of two adds edge by edge.
    self.init(sumOf: [EdgeChain(noded: edges), EdgeChain()])
  }
}
