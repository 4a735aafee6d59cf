public import GeoTypes

/// A sum over directed edges that is zero where they form closed chains, that is, where as many edges arrive
/// at every coordinate as leave it.
///
/// Each coordinate is hashed to 64 well-mixed bits; an edge counts as the hash of its end less that of its
/// start. The sum of a chain that is not closed is zero with a probability of 2⁻⁶⁴, unless somebody chose the
/// coordinates to that end.
public struct ClosureSum: Hashable, Sendable {
  @usableFromInline var sum: UInt64 = 0

  /// Creates the sum of no edges.
  @inlinable
  public init() {}

  /// Whether every position that an edge leaves is also reached.
  public var isClosed: Bool { sum == 0 }

  /// Adds a path between two coordinates. Only its ends matter.
  public mutating func add(from start: Coordinate, to end: Coordinate) {
    if start != end { sum = sum &+ Self.number(of: end) &- Self.number(of: start) }
  }

  /// Adds an edge, multiplied by its weight.
  public mutating func add(_ edge: Edge) {
    let number = Self.number(of: edge.high) &- Self.number(of: edge.low)
    sum = sum &+ number &* UInt64(bitPattern: Int64(edge.weight))
  }

  /// Adds the edges of another sum.
  public static func += (total: inout ClosureSum, other: ClosureSum) { total.sum = total.sum &+ other.sum }
  /// Takes away the edges of another sum.
  public static func -= (total: inout ClosureSum, other: ClosureSum) { total.sum = total.sum &- other.sum }

  /// Hashes a coordinate. Adding zero first maps `-0.0` to `0.0`, which is equal to it.
  private static func number(of coordinate: Coordinate) -> UInt64 {
    mixed(mixed((coordinate.x + 0).bitPattern &+ 0x9E37_79B9_7F4A_7C15) &+ (coordinate.y + 0).bitPattern)
  }

  /// The last steps of SplitMix64 (G. L. Steele, D. Lea and C. H. Flood, 2014).
  static func mixed(_ bits: UInt64) -> UInt64 {
    var bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}
