import GeoTypes

/// Numbers coordinates from zero, in the order of their first appearance.
///
/// Not a dictionary, for the same reasons as ``EdgeTable``: no result depends on the hash, and it is faster.
struct CoordinateTable {
  private(set) var coordinates: [Coordinate] = []
  /// Numbers of coordinates; -1 in a free slot. The count is a power of two, and at most half of the slots
  /// are taken.
  private var slots: [Int32]

  init(minimumCapacity: Int) {
    coordinates.reserveCapacity(minimumCapacity)
    var size = 16
    while size < minimumCapacity * 2 { size *= 2 }
    slots = [Int32](repeating: -1, count: size)
  }

  /// Returns the number of a coordinate, or nil where it has none.
  func number(of coordinate: Coordinate) -> Int? {
    let slot = slot(of: coordinate)
    return slots[slot] < 0 ? nil : Int(slots[slot])
  }

  /// Returns the number of a coordinate. Assigns the next one where it has none.
  mutating func insert(_ coordinate: Coordinate) -> Int {
    if (coordinates.count + 1) * 2 > slots.count { grow() }
    let slot = slot(of: coordinate)
    if slots[slot] < 0 {
      slots[slot] = Int32(truncatingIfNeeded: coordinates.count)
      coordinates.append(coordinate)
    }
    return Int(slots[slot])
  }

  /// Returns the slot that holds the coordinate, or the free slot for it.
  private func slot(of coordinate: Coordinate) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: coordinate.quickHash) & mask
    while slots[slot] >= 0, coordinates[Int(slots[slot])] != coordinate { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for (number, coordinate) in coordinates.enumerated() {
      slots[slot(of: coordinate)] = Int32(truncatingIfNeeded: number)
    }
  }
}

/// A filter (a Bloom filter with one hash) that quickly rules out most coordinates that are not in a set.
struct CoordinateFilter {
  private var bits: [UInt64]

  init(endsOf edges: [Edge]) {
    var count = 8
    // Sixteen bits for each end, so that about one outside edge in eight passes the filter in vain.
    while count * 64 < edges.count * 32 { count *= 2 }
    bits = [UInt64](repeating: 0, count: count)
    for edge in edges {
      for end in [edge.low, edge.high] {
        let hash = end.quickHash
        bits[Int(hash >> 6) & (count - 1)] |= 1 << (hash & 63)
      }
    }
  }

  @inline(__always)
  func mayContain(_ coordinate: Coordinate) -> Bool {
    let hash = coordinate.quickHash
    return bits[Int(hash >> 6) & (bits.count - 1)] >> (hash & 63) & 1 == 1
  }
}

extension Coordinate {
  /// A fast hash. Adding zero first maps `-0.0` to `0.0`, which is equal to it. Rounded coordinates differ in
  /// their upper bits, which multiplication does not carry to the lower ones: so the upper half is folded
  /// onto the lower half, twice.
  @inline(__always)
  fileprivate var quickHash: UInt64 {
    let mixed = (x + 0).bitPattern &* 0x9E37_79B9_7F4A_7C15 ^ (y + 0).bitPattern &* 0xD6E8_FEB8_6659_FD93
    let spread = (mixed ^ (mixed >> 32)) &* 0xBF58_476D_1CE4_E5B9
    return spread ^ (spread >> 32)
  }
}
