public import GeoTypes

/// The borders of several layers of land over a series of maps, each piece of border once, with the maps that have it.
///
/// Consecutive maps share nearly all of their edges, so a history takes hardly more room than its first map and what
/// changed since. The border of a layer on a map is the sum of the arcs that have a spell there: see
/// ``border(ofLayer:at:)``.
public struct BorderHistory: Hashable, Sendable {
  /// Maps that follow one another, on all of which an arc is part of the border of a layer.
  public struct Spell: Hashable, Sendable {
    /// The index of the layer.
    public let layer: Int
    /// The index of the first day of the spell.
    public let first: Int
    /// Included.
    public let last: Int
    /// Whether the land lies on the left of the arc.
    public let isForward: Bool
  }

  /// A line along which all edges have the same spells.
  public struct Arc: Hashable, Sendable {
    /// The positions along the arc.
    public let coordinates: [Coordinate]
    /// The index of its spells in ``BorderHistory/spells``.
    public let spells: Int
  }

  /// The spells that arcs have, in the order of layer and map; the first spell of each runs forward.
  public let spells: [[Spell]]
  /// Those of the same spells together, in the order of ``spells``.
  public let arcs: [Arc]

  /// Returns the border of a layer on a map, with the land on the left of its edges.
  ///
  /// Complexity: O(*n*) in the coordinates of all arcs.
  public func border(ofLayer layer: Int, at map: Int) -> EdgeChain {
    var edges: [Edge] = []
    for arc in arcs {
      for spell in spells[arc.spells] where spell.layer == layer && (spell.first...spell.last).contains(map) {
        for (start, end) in zip(arc.coordinates, arc.coordinates.dropFirst()) {
          edges.append(Edge(from: start, to: end, weight: spell.isForward ? 1 : -1))
        }
      }
    }
    return EdgeChain(edges: edges.sortedByPosition())
  }
}

/// Makes a ``BorderHistory`` of borders that come map by map, whole or as what changed since the map before.
///
/// What comes out does not depend on which of the two ways is taken.
public struct BorderRecorder {
  private var coordinates = CoordinateTable(minimumCapacity: 1 << 14)
  /// The number of an edge, by the numbers of its ends.
  private var numbers: [UInt64: Int32] = [:]
  private var ends: [(low: Int32, high: Int32)] = []
  /// Of each edge the spells that have ended.
  private var spells: [[BorderHistory.Spell]] = []
  private var layers: [Layer]

  /// What is known of a layer on the map at hand.
  private struct Layer {
    /// Of each edge its weight, and the map since which it has it.
    var weights: [Int8] = []
    var since: [Int32] = []
  }

  /// Creates a recorder for layers that hold nothing yet.
  public init(layerCount: Int) { layers = [Layer](repeating: Layer(), count: layerCount) }

  /// Records how the border of a layer differs from that on the map before. Maps must come in order.
  public mutating func record(difference: EdgeChain, ofLayer layer: Int, at map: Int) {
    for edge in difference.edges { change(number(of: edge), ofLayer: layer, by: edge.weight, at: map) }
  }

  /// Records the border of a layer, whatever it was on the map before.
  ///
  /// Complexity: O(*n*) in the edges recorded so far.
  public mutating func record(whole: EdgeChain, ofLayer layer: Int, at map: Int) {
    var changes: [Int: Int] = [:]
    for edge in layers[layer].weights.indices where layers[layer].weights[edge] != 0 {
      changes[edge] = -Int(layers[layer].weights[edge])
    }
    for edge in whole.edges { changes[number(of: edge), default: 0] += edge.weight }
    for (edge, weight) in changes where weight != 0 { change(edge, ofLayer: layer, by: weight, at: map) }
  }

  private mutating func number(of edge: Edge) -> Int {
    let (low, high) = (coordinates.insert(edge.low), coordinates.insert(edge.high))
    let key = UInt64(low) << 32 | UInt64(high)
    if let number = numbers[key] { return Int(number) }
    numbers[key] = Int32(ends.count)
    ends.append((Int32(low), Int32(high)))
    spells.append([])
    return ends.count - 1
  }

  private mutating func change(_ edge: Int, ofLayer layer: Int, by weight: Int, at map: Int) {
    let missing = edge + 1 - layers[layer].weights.count
    if missing > 0 {
      layers[layer].weights += [Int8](repeating: 0, count: missing)
      layers[layer].since += [Int32](repeating: 0, count: missing)
    }
    end(edge, ofLayer: layer, before: map)
    layers[layer].weights[edge] += Int8(weight)
    layers[layer].since[edge] = Int32(map)
  }

  /// Ends the spell of an edge that is in the border, if it is and the spell has a map.
  private mutating func end(_ edge: Int, ofLayer layer: Int, before map: Int) {
    let (weight, first) = (layers[layer].weights[edge], Int(layers[layer].since[edge]))
    guard weight != 0, first < map else { return }
    let spell = BorderHistory.Spell(layer: layer, first: first, last: map - 1, isForward: weight > 0)
    // The border of land passes an edge once.
    for _ in 0..<weight.magnitude { spells[edge].append(spell) }
  }

  /// Ends all spells, and returns the history of so many maps.
  public consuming func history(ofMaps count: Int) -> BorderHistory {
    for layer in layers.indices {
      for edge in layers[layer].weights.indices { end(edge, ofLayer: layer, before: count) }
    }
    var groups: [[BorderHistory.Spell]: [Edge]] = [:]
    for (edge, spells) in spells.enumerated() where !spells.isEmpty {
      let sorted = spells.sorted { ($0.first, $0.layer) < ($1.first, $1.layer) }
      let (low, high) = (
        coordinates.coordinates[Int(ends[edge].low)], coordinates.coordinates[Int(ends[edge].high)]
      )
      // The edge runs as its first spell does.
      let isForward = sorted[0].isForward
      let normal = isForward ? sorted : sorted.map(\.reversed)
      groups[normal, default: []].append(Edge(from: low, to: high, weight: isForward ? 1 : -1))
    }
    let keys = groups.keys.sorted { $0.lexicographicallyPrecedes($1) { $0.key < $1.key } }
    var arcs: [BorderHistory.Arc] = []
    for (index, key) in keys.enumerated() {
      for line in StrandTracer((groups[key] ?? []).sortedByPosition()).lines() {
        arcs.append(.init(coordinates: line, spells: index))
      }
    }
    return BorderHistory(spells: keys, arcs: arcs)
  }
}

extension BorderHistory.Spell {
  fileprivate var reversed: Self {
    Self(layer: layer, first: first, last: last, isForward: !isForward)
  }

  fileprivate var key: (Int, Int, Int, Int) { (first, layer, last, isForward ? 0 : 1) }
}

/// Joins directed edges to lines that are as long as can be told without a choice.
private struct StrandTracer {
  private let edges: [Edge]
  private var leaving: [Coordinate: [Int]] = [:]
  private var arriving: [Coordinate: Int] = [:]

  init(_ edges: [Edge]) {
    self.edges = edges
    for (index, edge) in edges.enumerated() {
      leaving[edge.start, default: []].append(index)
      arriving[edge.end, default: 0] += 1
    }
  }

  /// Whether a line that comes here goes on, and no other does.
  private func passes(_ place: Coordinate) -> Bool {
    leaving[place]?.count == 1 && arriving[place] == 1
  }

  /// Returns the lines: first those with two ends, then the rings.
  func lines() -> [[Coordinate]] {
    var used = [Bool](repeating: false, count: edges.count)
    var lines: [[Coordinate]] = []
    func trace(from first: Int) {
      var line = [edges[first].start]
      var next: Int? = first
      while let edge = next, !used[edge] {
        used[edge] = true
        line.append(edges[edge].end)
        next = passes(edges[edge].end) ? leaving[edges[edge].end]?[0] : nil
      }
      lines.append(line)
    }
    for edge in edges.indices where !used[edge] && !passes(edges[edge].start) { trace(from: edge) }
    for edge in edges.indices where !used[edge] { trace(from: edge) }
    return lines
  }
}
