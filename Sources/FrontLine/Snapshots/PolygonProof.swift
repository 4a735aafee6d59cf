public import GeoTypes

/// What is known for certain of a polygon, because it was examined before: when it was put into an archive.
///
/// The polygon bounds its land as it stands: no edge twice, none crossing another, the land on one side of each.
/// Whoever gives a proof answers for it.
public struct PolygonProof: Hashable, Sendable {
  /// Names a polygon by its content: half of its SHA-256 digest. Equal keys mean equal polygons.
  public struct Key: Hashable, Sendable {
    public var high: UInt64
    public var low: UInt64

    public init(high: UInt64, low: UInt64) {
      self.high = high
      self.low = low
    }
  }

  /// An edge of a boundary, from where it starts to where it ends.
  public struct DirectedEdge: Hashable, Sendable {
    public var start: Coordinate
    public var end: Coordinate

    public init(start: Coordinate, end: Coordinate) {
      self.start = start
      self.end = end
    }
  }

  /// The polygon that this one came from by a small change.
  public struct Origin: Hashable, Sendable {
    public var key: Key
    /// The edges that this boundary has more, and reversed those that it has less.
    public var difference: [DirectedEdge]

    public init(key: Key, difference: [DirectedEdge]) {
      self.key = key
      self.difference = difference
    }
  }

  public var key: Key
  /// The area between geodesics on the WGS 84 ellipsoid as this program computes it on this machine, to the
  /// last bit; nil where it was computed with another arithmetic and has to be computed again.
  public var squareMeters: Double?
  public var origin: Origin?

  public init(key: Key, squareMeters: Double?, origin: Origin? = nil) {
    self.key = key
    self.squareMeters = squareMeters
    self.origin = origin
  }
}
