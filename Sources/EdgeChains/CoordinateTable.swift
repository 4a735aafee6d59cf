import GeoTypes

/// Gives coordinates numbers from zero on, in the order of their first appearance.
///
/// For the same reasons as ``EdgeTable`` no dictionary: nothing depends on the hash, and it is quicker.
struct CoordinateTable {
  private(set) var coordinates: [Coordinate] = []
  /// Numbers; -1 where free. The count is a power of two, at most half full.
  private var slots: [Int32]

  init(minimumCapacity: Int) {
    coordinates.reserveCapacity(minimumCapacity)
    var size = 16
    while size < minimumCapacity * 2 { size *= 2 }
    slots = [Int32](repeating: -1, count: size)
  }

  /// The number of a coordinate, or nil.
  func number(of coordinate: Coordinate) -> Int? {
    let slot = slot(of: coordinate)
    return slots[slot] < 0 ? nil : Int(slots[slot])
  }

  /// The number of a coordinate, which is given one where it has none.
  mutating func insert(_ coordinate: Coordinate) -> Int {
    if (coordinates.count + 1) * 2 > slots.count { grow() }
    let slot = slot(of: coordinate)
    if slots[slot] < 0 {
      slots[slot] = Int32(truncatingIfNeeded: coordinates.count)
      coordinates.append(coordinate)
    }
    return Int(slots[slot])
  }

  /// Where the coordinate stands, or the free slot where it would.
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

/// Says quickly of most coordinates that they are not in a set.
struct CoordinateFilter {
  private var bits: [UInt64]

  init(endsOf edges: [Edge]) {
    var count = 8
    // Sixteen bits for each end: of those outside one in eight is asked for in vain.
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
  /// Adding zero first makes `-0.0` and `0.0`, which are equal, hash alike. Rounded coordinates differ in their upper
  /// bits, which a product hands on to none below: so the upper half is folded onto the lower one, twice.
  @inline(__always)
  fileprivate var quickHash: UInt64 {
    let mixed = (x + 0).bitPattern &* 0x9E37_79B9_7F4A_7C15 ^ (y + 0).bitPattern &* 0xD6E8_FEB8_6659_FD93
    let spread = (mixed ^ (mixed >> 32)) &* 0xBF58_476D_1CE4_E5B9
    return spread ^ (spread >> 32)
  }
}
