/// Several chains in one plane, with the winding number of each for every face.
///
/// The chains are noded together, so that the question which points lie in two given lands is answered for
/// all pairs at once, and with the same edges. As in ``Arrangement`` no face is built: questions about faces
/// become sums over edges, taken where the answer differs between the two sides of an edge.
///
/// A layer is mostly a land (winding numbers 0 and 1) or the difference of two lands (−1, 0 and 1).
public struct LayeredArrangement: Sendable {
  /// The winding number of one layer; layers whose number is 0 are not listed.
  public struct Winding: Hashable, Sendable {
    /// The index of the layer.
    public let layer: Int
    /// How often the layer's border runs around the face; its land is where that is not 0.
    public let number: Int

    /// Creates the winding number of a layer.
    @inlinable
    public init(layer: Int, number: Int) { (self.layer, self.number) = (layer, number) }
  }

  /// The edges, which meet only at common ends, with weight 1: seen from `low` to `high`. Some may have the
  /// same face on either side, where pieces have cancelled.
  public let edges: [Edge]
  /// The distinct lists of winding numbers, one for each kind of face, sorted by layer; the first is that of
  /// the faces in no layer.
  public var labels: [[Winding]] { faces.labels }
  /// For each edge the index in `labels` of the face on its left.
  public var leftLabels: [Int] { faces.lefts }
  /// For each edge the index in `labels` of the face on its right.
  public var rightLabels: [Int] { faces.rights }
  /// The edges of the given layers, each pair of ends once, with weight 1.
  public let sources: [Edge]
  /// For each edge the indices in `sources` of the edges that it is a part of: one, unless some lay on one
  /// another.
  public let sourcesOfEdges: [[Int]]
  let faces: FaceLabels
  let fans: EdgeFans

  /// Nodes closed chains together and finds the winding numbers.
  ///
  /// Throws where noding does not come to an end, or where edges cross too often; see ``NodingError``.
  ///
  /// Complexity: that of noding, and that of `FaceLabels`, however many layers there are.
  public init(_ layers: [EdgeChain]) throws(NodingError) {
    var table = StrandTable(layers)
    sources = table.edges
    try table.node()
    edges = table.edges
    sourcesOfEdges = table.sources
    fans = EdgeFans(table.edges)
    faces = FaceLabels(of: table.edges, strands: table.strands, fans)
  }

  /// Sums values of edges over the borders of the faces, by label: the value of each edge is added for the
  /// label on its left and subtracted for that on its right.
  ///
  /// With the terms of an earth model these are the areas of the labels. The first label, the plane around
  /// the layers, has no meaningful area and is left out.
  public func sums(of values: [Double], add: (_ label: Int, _ value: Double) -> Void) {
    for (index, value) in values.enumerated() where leftLabels[index] != rightLabels[index] {
      if leftLabels[index] != 0 { add(leftLabels[index], value) }
      if rightLabels[index] != 0 { add(rightLabels[index], -value) }
    }
  }

  /// Returns the border of the land whose label passes the test, with that land on its left.
  public func boundary(where inside: ([Winding]) -> Bool) -> EdgeChain {
    let isInside = labels.map(inside)
    var boundary: [Edge] = []
    for (index, edge) in edges.enumerated() {
      let weight = (isInside[leftLabels[index]] ? 1 : 0) - (isInside[rightLabels[index]] ? 1 : 0)
      if weight != 0 { boundary.append(edge.weighted(weight)) }
    }
    return EdgeChain(edges: boundary)
  }
}
