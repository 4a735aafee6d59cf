import GeoTypes

/// The winding numbers of several layers on both sides of edges that meet only at common ends.
///
/// One walk over the edges finds a code for each face (``LayerCodes``). The winding numbers are then derived
/// once for each code, from a face to its neighbours, beginning in the plane around all layers.
struct FaceLabels: Sendable {
  typealias Winding = LayeredArrangement.Winding

  /// The distinct lists of winding numbers, sorted by layer; the first is that of the faces in no layer.
  let labels: [[Winding]]
  /// For each edge the label of the face on its left.
  let lefts: [Int]
  /// For each edge the label of the face on its right.
  let rights: [Int]
  /// The edges, each weighted with the code of the face on its left less that of the face on its right: one ray
  /// finds the code of a location.
  let coded: IndexedChain
  private let labelsOfCodes: [Int: Int]

  /// - Parameter strands: for each edge how often each layer runs along it, sorted by layer.
  ///
  /// Complexity: O(*n*) in the edges, their strands, and the winding numbers beside them.
  init(of edges: [Edge], strands: [[Winding]], _ fans: EdgeFans) {
    var seed: UInt64 = 1
    while true {
      if let found = FaceLabels(edges, strands, fans, LayerCodes(seed: seed)) {
        self = found
        return
      }
      seed += 1
    }
  }

  /// Returns nil if two labels have the same code.
  private init?(_ edges: [Edge], _ strands: [[Winding]], _ fans: EdgeFans, _ codes: LayerCodes) {
    let coded = IndexedChain(
      EdgeChain(edges: edges.indices.map { edges[$0].weighted(codes.code(of: strands[$0])) }))
    let codesOnLeft = fans.leftWindings {
      coded.edges[$0].weight
    } seed: {
      coded.windings(beside: coded.edges[$0]).left
    }
    var labelsOfCodes = [0: 0]
    // Consecutive edges mostly have the same faces beside them.
    var last = (code: 0, label: 0)
    func label(of code: Int) -> Int {
      if code == last.code { return last.label }
      let label = labelsOfCodes[code] ?? labelsOfCodes.count
      labelsOfCodes[code] = label
      last = (code, label)
      return label
    }
    lefts = codesOnLeft.map(label)
    rights = edges.indices.map { label(of: codesOnLeft[$0] &- coded.edges[$0].weight) }
    self.coded = coded
    self.labelsOfCodes = labelsOfCodes
    let sides = FaceSides(lefts: lefts, rights: rights, strands: strands)
    guard let labels = sides.windings(labelCount: labelsOfCodes.count) else { return nil }
    self.labels = labels
  }

  /// Returns the label around an edge that meets none of these edges; nil if its code is that of no label.
  func label(around edge: Edge) -> Int? { labelsOfCodes[coded.windings(beside: edge).left] }
}

/// The labels on both sides of each edge, and the layers that run along it.
private struct FaceSides {
  let lefts: [Int]
  let rights: [Int]
  let strands: [[FaceLabels.Winding]]

  /// Returns the winding numbers of each label, from label 0, which has none; nil if they contradict each other
  /// somewhere: then two kinds of faces have one label.
  func windings(labelCount: Int) -> [[FaceLabels.Winding]]? {
    var known = [[FaceLabels.Winding]?](repeating: nil, count: labelCount)
    known[0] = []
    let edges = edgesByLabel(labelCount)
    var open = [0]
    while let label = open.popLast() {
      for edge in edges.of(label) {
        let isOnLeft = lefts[edge] == label
        let neighbor = isOnLeft ? rights[edge] : lefts[edge]
        guard known[neighbor] == nil, let own = known[label] else { continue }
        var derived: [FaceLabels.Winding] = []
        Self.forEachWinding(of: own, plus: strands[edge], times: isOnLeft ? -1 : 1) { derived.append($0) }
        known[neighbor] = derived
        open.append(neighbor)
      }
    }
    let labels = known.compactMap(\.self)
    return labels.count == labelCount && agree(with: labels) ? labels : nil
  }

  private func agree(with labels: [[FaceLabels.Winding]]) -> Bool {
    strands.indices.allSatisfy { edge in
      let left = labels[lefts[edge]]
      var place = 0
      var isSame = true
      Self.forEachWinding(of: labels[rights[edge]], plus: strands[edge], times: 1) { winding in
        isSame = isSame && place < left.count && left[place] == winding
        place += 1
      }
      return isSame && place == left.count
    }
  }

  /// Calls `body` with the windings of a face across an edge from another, in the order of the layers.
  @inline(__always)
  private static func forEachWinding(
    of face: [FaceLabels.Winding], plus strands: [FaceLabels.Winding], times sign: Int,
    _ body: (FaceLabels.Winding) -> Void
  ) {
    var next = 0
    for strand in strands {
      while next < face.count, face[next].layer < strand.layer {
        body(face[next])
        next += 1
      }
      var number = strand.number * sign
      if next < face.count, face[next].layer == strand.layer {
        number += face[next].number
        next += 1
      }
      if number != 0 { body(FaceLabels.Winding(layer: strand.layer, number: number)) }
    }
    while next < face.count {
      body(face[next])
      next += 1
    }
  }

  /// Returns the edges that have the label on just one side, by label.
  private func edgesByLabel(_ labelCount: Int) -> EdgesByLabel {
    var edges = EdgesByLabel(labelCount: labelCount)
    for edge in lefts.indices where lefts[edge] != rights[edge] {
      edges.count(lefts[edge])
      edges.count(rights[edge])
    }
    edges.allocate()
    for edge in lefts.indices where lefts[edge] != rights[edge] {
      edges.add(edge, to: lefts[edge])
      edges.add(edge, to: rights[edge])
    }
    return edges
  }
}

/// Lists of edges, one for each label, in one array. All entries are counted first, then added.
private struct EdgesByLabel {
  private var ends: [Int]
  private var starts: [Int] = []
  private var entries: [Int32] = []

  init(labelCount: Int) { ends = Array(repeating: 0, count: labelCount) }

  mutating func count(_ label: Int) { ends[label] += 1 }

  mutating func allocate() {
    var total = 0
    for label in ends.indices {
      let count = ends[label]
      ends[label] = total
      total += count
    }
    starts = ends
    entries = Array(repeating: 0, count: total)
  }

  mutating func add(_ edge: Int, to label: Int) {
    entries[ends[label]] = Int32(truncatingIfNeeded: edge)
    ends[label] += 1
  }

  func of(_ label: Int) -> some Sequence<Int> { entries[starts[label]..<ends[label]].lazy.map { Int($0) } }
}
