public import GeoTypes

/// Verified knowledge about a polygon, obtained when it was put into an archive.
///
/// The polygon is simple without any correction: no edge occurs twice, none crosses another, and each has the
/// land on one side. Whoever creates a proof is responsible for its truth.
public struct PolygonProof: Hashable, Sendable {
  /// The fingerprint of a polygon: half of the SHA-256 digest of its content. Equal keys mean equal polygons.
  public struct Key: Hashable, Sendable {
    /// The higher 64 bits.
    public var high: UInt64
    /// The lower 64 bits.
    public var low: UInt64

    /// Creates a key of its two halves.
    public init(high: UInt64, low: UInt64) {
      self.high = high
      self.low = low
    }
  }

  /// An edge of a boundary with its direction.
  public struct DirectedEdge: Hashable, Sendable {
    /// Where the edge begins.
    public var start: Coordinate
    /// Where the edge ends.
    public var end: Coordinate

    /// Creates an edge.
    public init(start: Coordinate, end: Coordinate) {
      self.start = start
      self.end = end
    }
  }

  /// The polygon from which this one results by a small change.
  public struct Origin: Hashable, Sendable {
    /// The key of the earlier polygon.
    public var key: Key
    /// The edges that this boundary has in addition, and the reverses of those that it lacks.
    public var difference: [DirectedEdge]

    /// Creates an origin.
    public init(key: Key, difference: [DirectedEdge]) {
      self.key = key
      self.difference = difference
    }
  }

  /// The key of the polygon's positions.
  public var key: Key
  /// The area between geodesics on the WGS 84 ellipsoid as this program computes it on this machine, to the
  /// last bit. Nil where it was computed with other arithmetic and must be computed again.
  public var squareMeters: Double?
  /// The polygon that it differs from by few edges.
  public var origin: Origin?

  /// Creates a proof.
  public init(key: Key, squareMeters: Double?, origin: Origin? = nil) {
    self.key = key
    self.squareMeters = squareMeters
    self.origin = origin
  }
}
