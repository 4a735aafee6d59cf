/// Several chains in one plane: for every face the winding number of each.
///
/// The chains are noded together, so that the question "which place lies in this land and in that one" is
/// answered for all pairs, and with the same edges, at once. As in ``Arrangement`` no face is built: what is
/// asked of faces is a sum over edges, taken where the answer differs between their two sides.
///
/// A layer is a land (winding numbers 0 and 1) or the difference of two lands (−1, 0 and 1). Any winding number
/// from −7 to 7 is kept; chains that run around a place more often have no place here.
public struct LayeredArrangement: Sendable {
  /// The winding number of one layer; layers whose number is 0 are not listed.
  public struct Winding: Hashable, Sendable {
    public let layer: Int
    public let number: Int

    @inlinable
    public init(layer: Int, number: Int) { (self.layer, self.number) = (layer, number) }
  }

  /// The edges, which meet only at common ends, with weight 1: seen from `low` to `high`. Some may have the same
  /// face on either side: pieces that cancelled.
  public let edges: [Edge]
  /// The winding numbers that occur, in the order of layers; the first is that of the faces in no layer.
  public let labels: [[Winding]]
  /// For each edge the place in `labels` of the face on its left.
  public let leftLabels: [Int]
  /// For each edge the place in `labels` of the face on its right.
  public let rightLabels: [Int]
  /// The edges that the layers came with, each pair of ends once, with weight 1.
  public let sources: [Edge]
  /// For each edge the places in `sources` of the edges that it is a part of: one, unless some lay on one
  /// another.
  public let sourcesOfEdges: [[Int]]

  /// Nodes closed chains together and finds the winding numbers.
  ///
  /// Complexity: that of noding, and O(*n* · *l*), *l* a fifteenth of the layers.
  public init(_ layers: [EdgeChain]) throws(NodingError) {
    var table = StrandTable(layers)
    sources = table.edges
    try table.node()
    edges = table.edges
    sourcesOfEdges = table.sources

    var labels: [[Winding]] = [[]]
    var places: [[Winding]: Int] = [[]: 0]
    func place(of windings: [Winding]) -> Int {
      if let place = places[windings] { return place }
      places[windings] = labels.count
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
    leftLabels = lefts.map(place)
    rightLabels = rights.map(place)
    self.labels = labels
  }

  /// The sum over the borders of the faces, by label: what each edge is worth counts for the label on its left
  /// and against that on its right.
  ///
  /// With the terms of an earth model these are the areas of the labels; that of the first label, the plane
  /// around the layers, has no meaning and is 0.
  public func sums(of values: [Double], add: (_ label: Int, _ value: Double) -> Void) {
    for (index, value) in values.enumerated() where leftLabels[index] != rightLabels[index] {
      if leftLabels[index] != 0 { add(leftLabels[index], value) }
      if rightLabels[index] != 0 { add(rightLabels[index], -value) }
    }
  }

  /// The border of the land whose label passes the test, with that land on its left.
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

/// The winding numbers of up to fifteen layers as the digits of one number, so that one ray counts them all.
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
