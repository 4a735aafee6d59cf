import GeoTypes

/// Undirected edges, each with the layers that run along it.
struct StrandTable {
  /// Each pair of ends once, with weight 1.
  private(set) var edges: [Edge] = []
  /// For each edge how often each layer runs along it from `low` to `high`, sorted by layer; each layer is
  /// listed at most once.
  private(set) var strands: [[LayeredArrangement.Winding]] = []
  /// For each edge the indices of the edges that it is a part of, among those that the table began with.
  private(set) var sources: [[Int]] = []
  private var table = EdgeTable()

  init(_ layers: [EdgeChain]) {
    table = EdgeTable(minimumCapacity: layers.reduce(0) { $0 + $1.edges.count })
    for (layer, chain) in layers.enumerated() {
      for edge in chain.edges {
        let index = index(of: edge)
        add(.init(layer: layer, number: edge.weight), at: index)
        if sources[index].isEmpty { sources[index] = [index] }
      }
    }
  }

  private init(minimumCapacity: Int) { table = EdgeTable(minimumCapacity: minimumCapacity) }

  /// Splits edges until they meet only at common ends, as ``EdgeChain/noded()`` does. Edges along which no
  /// layer runs any more, because two pieces cancelled, stay.
  mutating func node() throws(NodingError) {
    var fresh: [Bool]?
    for round in 0... {
      let near = MergedEnds(of: edges, inRound: round)
      if !near.isEmpty {
        merge(near)
        fresh = nil
      }
      let splits = try EdgeChain.splits(of: edges, fresh: fresh, round: round)
      guard let location = splits.firstLocation else { return }
      if round == EdgeChain.maximumNodingRounds { throw NodingError(location: location) }
      fresh = split(at: splits)
    }
  }

  private mutating func merge(_ ends: MergedEnds) {
    var next = StrandTable(minimumCapacity: edges.count)
    for (index, edge) in edges.enumerated() {
      if let moved = ends.moved(edge) { next.add(strands[index], sources[index], along: moved) }
    }
    self = next
  }

  /// Replaces edges by their pieces. Returns for each piece whether it is new.
  private mutating func split(at splits: EdgeSplits) -> [Bool] {
    var next = StrandTable(minimumCapacity: edges.count + edges.count / 2)
    var fresh: [Bool] = []
    splits.forEachPart(of: edges) { index, part, isNew in
      let partIndex = next.add(strands[index], sources[index], along: part)
      if partIndex == fresh.count { fresh.append(isNew) } else if isNew { fresh[partIndex] = true }
    }
    self = next
    return fresh
  }

  /// Adds layers along an edge, whose weight gives the direction in which they run. Returns the index of the
  /// edge.
  @discardableResult
  private mutating func add(
    _ added: [LayeredArrangement.Winding], _ addedSources: [Int], along edge: Edge
  ) -> Int {
    let index = index(of: edge)
    for strand in added { add(.init(layer: strand.layer, number: strand.number * edge.weight), at: index) }
    for source in addedSources where !sources[index].contains(source) { sources[index].append(source) }
    return index
  }

  private mutating func add(_ strand: LayeredArrangement.Winding, at index: Int) {
    let place = strands[index].firstIndex { $0.layer >= strand.layer } ?? strands[index].endIndex
    guard place < strands[index].endIndex, strands[index][place].layer == strand.layer else {
      strands[index].insert(strand, at: place)
      return
    }
    let number = strands[index][place].number + strand.number
    if number == 0 {
      strands[index].remove(at: place)
    } else {
      strands[index][place] = .init(layer: strand.layer, number: number)
    }
  }

  private mutating func index(of edge: Edge) -> Int {
    let (index, isNew) = table.add(edge.weighted(1))
    if isNew {
      edges.append(edge.weighted(1))
      strands.append([])
      sources.append([])
    }
    return index
  }
}
