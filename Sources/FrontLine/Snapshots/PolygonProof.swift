public import GeoTypes

/// Verified knowledge about a polygon, obtained when it was put into an archive.
///
/// The polygon is simple without any correction: no edge occurs twice, none crosses another, and each has the
/// land on one side. Whoever creates a proof is responsible for its truth.
public struct PolygonProof: Hashable, Sendable {
  /// The fingerprint of a polygon: half of the SHA-256 digest of its content. Equal keys mean equal polygons.
  public struct Key: Hashable, Sendable {
    public var high: UInt64
    public var low: UInt64

    public init(high: UInt64, low: UInt64) {
      self.high = high
      self.low = low
    }
  }

  /// An edge of a boundary with its direction.
  public struct DirectedEdge: Hashable, Sendable {
    public var start: Coordinate
    public var end: Coordinate

    public init(start: Coordinate, end: Coordinate) {
      self.start = start
      self.end = end
    }
  }

  /// The polygon from which this one results by a small change.
  public struct Origin: Hashable, Sendable {
    public var key: Key
    /// The edges that this boundary has in addition, and the reverses of those that it lacks.
    public var difference: [DirectedEdge]

    public init(key: Key, difference: [DirectedEdge]) {
      self.key = key
      self.difference = difference
    }
  }

  public var key: Key
  /// The area between geodesics on the WGS 84 ellipsoid as this program computes it on this machine, to the
  /// last bit. Nil where it was computed with other arithmetic and must be computed again.
  public var squareMeters: Double?
  public var origin: Origin?

  public init(key: Key, squareMeters: Double?, origin: Origin? = nil) {
    self.key = key
    self.squareMeters = squareMeters
    self.origin = origin
  }
}
