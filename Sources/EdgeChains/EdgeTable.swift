import GeoTypes

/// A hash table of undirected edges that keeps the order of insertion.
///
/// Swift's dictionary hashes with a keyed function made to withstand chosen keys. Here a whole map is looked
/// up every day, and a multiplicative mix over open addressing takes a tenth of the time. An attacker who
/// chooses coordinates that collide gains a slow run, nothing else. Iteration follows the order of insertion,
/// so nothing depends on the hash.
struct EdgeTable {
  private(set) var edges: [Edge] = []
  /// One value for each edge, at the same index.
  private(set) var values: [Double] = []
  /// Indices into `edges`; -1 in a free slot. The count is a power of two, and at most half of the slots are
  /// taken.
  private var slots: [Int32] = []

  init(minimumCapacity: Int = 0) {
    edges.reserveCapacity(minimumCapacity)
    values.reserveCapacity(minimumCapacity)
    resize(toHold: minimumCapacity)
  }

  /// Returns the index of the edge with these ends, or nil.
  func index(low: Coordinate, high: Coordinate) -> Int? {
    let mask = slots.count - 1
    var slot = Self.hash(low, high) & mask
    while true {
      let index = Int(slots[slot])
      if index < 0 { return nil }
      if edges[index].low == low && edges[index].high == high { return index }
      slot = (slot + 1) & mask
    }
  }

  /// Adds the weight to the edge with the same ends, or appends the edge. Returns its index and whether it is
  /// new.
  @discardableResult
  mutating func add(_ edge: Edge, value: Double = .nan) -> (index: Int, isNew: Bool) {
    if (edges.count + 1) * 2 > slots.count { resize(toHold: edges.count + 1) }
    let mask = slots.count - 1
    var slot = Self.hash(edge.low, edge.high) & mask
    while true {
      let index = Int(slots[slot])
      if index < 0 {
        slots[slot] = Int32(edges.count)
        edges.append(edge)
        values.append(value)
        return (edges.count - 1, true)
      }
      if edges[index].low == edge.low && edges[index].high == edge.high {
        edges[index].weight += edge.weight
        return (index, false)
      }
      slot = (slot + 1) & mask
    }
  }

  mutating func setValue(_ value: Double, at index: Int) { values[index] = value }

  /// The edges that did not cancel, in the order of insertion.
  var remaining: [Edge] { edges.filter { $0.weight != 0 } }

  private mutating func resize(toHold count: Int) {
    var size = 16
    while size < count * 2 { size *= 2 }
    slots = [Int32](repeating: -1, count: size)
    let mask = size - 1
    for (index, edge) in edges.enumerated() {
      var slot = Self.hash(edge.low, edge.high) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(index)
    }
  }

  /// Mixes the bits of four numbers. Adding zero first maps `-0.0` to `0.0`, which is equal to it.
  @inline(__always)
  private static func hash(_ low: Coordinate, _ high: Coordinate) -> Int {
    let lowBits =
      (low.x + 0).bitPattern &* 0x9E37_79B9_7F4A_7C15
      ^ rotated((low.y + 0).bitPattern &* 0xBF58_476D_1CE4_E5B9)
    let highBits =
      (high.x + 0).bitPattern &* 0x94D0_49BB_1331_11EB
      ^ rotated((high.y + 0).bitPattern &* 0xD6E8_FEB8_6659_FD93)
    let mixed = (lowBits ^ (lowBits >> 29)) &* 0xA24B_AED4_963E_E407 ^ highBits
    let spread = (mixed ^ (mixed >> 32)) &* 0x9FB2_1C65_1E98_DF25
    return Int(truncatingIfNeeded: (spread ^ (spread >> 29)) & 0x7FFF_FFFF_FFFF_FFFF)
  }

  @inline(__always)
  private static func rotated(_ bits: UInt64) -> UInt64 { bits << 32 | bits >> 32 }
}
