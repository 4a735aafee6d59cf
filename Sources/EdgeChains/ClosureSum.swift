public import GeoTypes

/// A sum over directed edges that is zero where they form closed chains: where at every coordinate as many arrive as
/// leave.
///
/// Each coordinate stands for a number of 64 well-mixed bits, an edge for that of its end less that of its start.
/// The sum of a chain that is not closed is zero once in 2⁶⁴ times, unless somebody chose the coordinates to that end.
public struct ClosureSum: Hashable, Sendable {
  @usableFromInline var sum: UInt64 = 0

  @inlinable
  public init() {}

  public var isClosed: Bool { sum == 0 }

  /// Adds a way from one coordinate to another, along whatever edges.
  public mutating func add(from start: Coordinate, to end: Coordinate) {
    if start != end { sum = sum &+ Self.number(of: end) &- Self.number(of: start) }
  }

  /// Adds an edge as often as its weight says.
  public mutating func add(_ edge: Edge) {
    let number = Self.number(of: edge.high) &- Self.number(of: edge.low)
    sum = sum &+ number &* UInt64(bitPattern: Int64(edge.weight))
  }

  public static func += (total: inout ClosureSum, other: ClosureSum) { total.sum = total.sum &+ other.sum }
  public static func -= (total: inout ClosureSum, other: ClosureSum) { total.sum = total.sum &- other.sum }

  /// Adding zero first makes `-0.0` and `0.0`, which are equal, the same.
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
