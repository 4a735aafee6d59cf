import GeoTypes

/// Undirected edges, each with the layers that run along it.
struct StrandTable {
  /// Each pair of ends once, with weight 1.
  private(set) var edges: [Edge] = []
  /// For each edge how often each layer runs along it from `low` to `high`; a layer stands there once.
  private(set) var strands: [[LayeredArrangement.Winding]] = []
  /// For each edge the edges that the table began with of which it is a part.
  private(set) var sources: [[Int]] = []
  private var places = EdgeTable()

  init(_ layers: [EdgeChain]) {
    places = EdgeTable(minimumCapacity: layers.reduce(0) { $0 + $1.edges.count })
    for (layer, chain) in layers.enumerated() {
      for edge in chain.edges {
        let place = place(of: edge)
        add(.init(layer: layer, number: edge.weight), at: place)
        if sources[place].isEmpty { sources[place] = [place] }
      }
    }
  }

  private init(minimumCapacity: Int) { places = EdgeTable(minimumCapacity: minimumCapacity) }

  /// Splits edges until they meet only at common ends, as ``EdgeChain/noded()`` does. Edges along which
  /// no layer runs any more, since two pieces cancelled, stay.
  mutating func node() throws(NodingError) {
    var fresh: [Bool]?
    for round in 0... {
      let near = MergedEnds(of: edges, inRound: round)
      if !near.isEmpty {
        merge(near)
        fresh = nil
      }
      let splits = try EdgeChain.splits(of: edges, fresh: fresh, round: round)
      guard let place = splits.firstPlace else { return }
      if round == EdgeChain.maximumNodingRounds { throw NodingError(place: place) }
      fresh = split(at: splits)
    }
  }

  /// How often the layers of the pack run along each edge, packed.
  func weights(packedBy packed: PackedWindings) -> [Int] {
    strands.map { strands in
      strands.reduce(0) { sum, strand in
        packed.layers.contains(strand.layer) ? sum + packed.pack(strand) : sum
      }
    }
  }

  private mutating func merge(_ ends: MergedEnds) {
    var next = StrandTable(minimumCapacity: edges.count)
    for (index, edge) in edges.enumerated() {
      if let moved = ends.moved(edge) { next.add(strands[index], sources[index], along: moved) }
    }
    self = next
  }

  /// Replaces edges by their pieces; says which edges are new.
  private mutating func split(at splits: EdgeSplits) -> [Bool] {
    var next = StrandTable(minimumCapacity: edges.count + edges.count / 2)
    var fresh: [Bool] = []
    splits.forEachPart(of: edges) { index, part, isNew in
      let place = next.add(strands[index], sources[index], along: part)
      if place == fresh.count { fresh.append(isNew) } else if isNew { fresh[place] = true }
    }
    self = next
    return fresh
  }

  /// Adds layers along an edge whose weight says whether they run along it or against it.
  @discardableResult
  private mutating func add(
    _ added: [LayeredArrangement.Winding], _ addedSources: [Int], along edge: Edge
  ) -> Int {
    let place = place(of: edge)
    for strand in added { add(.init(layer: strand.layer, number: strand.number * edge.weight), at: place) }
    for source in addedSources where !sources[place].contains(source) { sources[place].append(source) }
    return place
  }

  private mutating func add(_ strand: LayeredArrangement.Winding, at place: Int) {
    if let known = strands[place].firstIndex(where: { $0.layer == strand.layer }) {
      let number = strands[place][known].number + strand.number
      if number == 0 {
        strands[place].remove(at: known)
      } else {
        strands[place][known] = .init(layer: strand.layer, number: number)
      }
    } else {
      strands[place].append(strand)
    }
  }

  private mutating func place(of edge: Edge) -> Int {
    let (place, isNew) = places.add(edge.weighted(1))
    if isNew {
      edges.append(edge.weighted(1))
      strands.append([])
      sources.append([])
    }
    return place
  }
}
