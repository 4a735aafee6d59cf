/// Several chains in one plane, with the winding number of each for every face.
///
/// The chains are noded together, so that the question which points lie in two given lands is answered for
/// all pairs at once, and with the same edges. As in ``Arrangement`` no face is built: questions about faces
/// become sums over edges, taken where the answer differs between the two sides of an edge.
///
/// A layer is a land (winding numbers 0 and 1) or the difference of two lands (−1, 0 and 1). Winding numbers
/// from −7 to 7 are represented; chains that run around a point more often are not supported.
public struct LayeredArrangement: Sendable {
  /// The winding number of one layer; layers whose number is 0 are not listed.
  public struct Winding: Hashable, Sendable {
    public let layer: Int
    public let number: Int

    @inlinable
    public init(layer: Int, number: Int) { (self.layer, self.number) = (layer, number) }
  }

  /// The edges, which meet only at common ends, with weight 1: seen from `low` to `high`. Some may have the
  /// same face on either side, where pieces have cancelled.
  public let edges: [Edge]
  /// The distinct lists of winding numbers, one for each kind of face, sorted by layer; the first is that of
  /// the faces in no layer.
  public let labels: [[Winding]]
  /// For each edge the index in `labels` of the face on its left.
  public let leftLabels: [Int]
  /// For each edge the index in `labels` of the face on its right.
  public let rightLabels: [Int]
  /// The edges of the given layers, each pair of ends once, with weight 1.
  public let sources: [Edge]
  /// For each edge the indices in `sources` of the edges that it is a part of: one, unless some lay on one
  /// another.
  public let sourcesOfEdges: [[Int]]

  /// Nodes closed chains together and finds the winding numbers.
  ///
  /// Throws where noding does not come to an end, or where edges cross too often; see ``NodingError``.
  ///
  /// Complexity: that of noding, and O(*n* · *l*), *l* a fifteenth of the layers.
  public init(_ layers: [EdgeChain]) throws(NodingError) {
    var table = StrandTable(layers)
    sources = table.edges
    try table.node()
    edges = table.edges
    sourcesOfEdges = table.sources

    var labels: [[Winding]] = [[]]
    var labelIndices: [[Winding]: Int] = [[]: 0]
    func labelIndex(of windings: [Winding]) -> Int {
      if let labelIndex = labelIndices[windings] { return labelIndex }
      labelIndices[windings] = labels.count
      labels.append(windings)
      return labels.count - 1
    }
    var lefts: [[Winding]] = Array(repeating: [], count: edges.count)
    var rights = lefts
    let fans = EdgeFans(edges)
    for first in stride(from: 0, to: layers.count, by: PackedWindings.layerCount) {
      let packed = PackedWindings(firstLayer: first, layerCount: layers.count)
      let weights = table.weights(packedBy: packed)
      let indexed = IndexedChain(
        EdgeChain(edges: zip(edges, weights).filter { $1 != 0 }.map { $0.weighted($1) }))
      let windings = fans.leftWindings {
        weights[$0]
      } seed: { [edges] in
        indexed.windings(beside: edges[$0]).left
      }
      for (index, left) in windings.enumerated() {
        lefts[index] += packed.unpack(left)
        rights[index] += packed.unpack(left - weights[index])
      }
    }
    leftLabels = lefts.map(labelIndex)
    rightLabels = rights.map(labelIndex)
    self.labels = labels
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

/// The winding numbers of up to fifteen layers, packed into one integer as its digits, so that one ray counts
/// them all.
///
/// Digits are balanced, −8 to 7, in base 16: adding packed numbers adds the digits.
struct PackedWindings {
  static let layerCount = 15

  let layers: Range<Int>

  init(firstLayer: Int, layerCount: Int) {
    layers = firstLayer..<min(firstLayer + Self.layerCount, layerCount)
  }

  func pack(_ winding: LayeredArrangement.Winding) -> Int {
    winding.number << (4 * (winding.layer - layers.lowerBound))
  }

  func unpack(_ packed: Int) -> [LayeredArrangement.Winding] {
    if packed == 0 { return [] }
    var rest = packed
    var windings: [LayeredArrangement.Winding] = []
    for layer in layers where rest != 0 {
      let digit = ((rest & 15) ^ 8) - 8
      if digit != 0 { windings.append(.init(layer: layer, number: digit)) }
      rest = (rest - digit) >> 4
    }
    return windings
  }
}
