/// A surface bounded by one exterior ring, less its holes.
///
/// The order of the rings decides their role, not their winding: the first is the exterior, whichever way it
/// runs.
public struct Polygon: Hashable, Sendable {
  /// The ring around the polygon.
  public var exterior: Ring
  /// The rings around what is not part of it.
  public var holes: [Ring]

  /// Creates a polygon.
  @inlinable
  public init(exterior: Ring, holes: [Ring] = []) {
    self.exterior = exterior
    self.holes = holes
  }

  /// The exterior, then the holes.
  public var rings: [Ring] { [exterior] + holes }

  /// The smallest box around the polygon.
  public var box: Box { exterior.box }

  /// Whether the exterior has no position.
  public var isEmpty: Bool { exterior.coordinates.isEmpty }

  /// The same polygon with the exterior counter-clockwise and the holes clockwise, as RFC 7946 §3.1.6 asks.
  public var rightHanded: Polygon {
    Polygon(
      exterior: exterior.isCounterClockwise ? exterior : exterior.reversed,
      holes: holes.map { $0.isCounterClockwise ? $0.reversed : $0 })
  }
}

/// Several polygons that form one geometry.
public struct MultiPolygon: Hashable, Sendable {
  /// The polygons.
  public var polygons: [Polygon]

  /// Creates a multipolygon.
  @inlinable
  public init(_ polygons: [Polygon] = []) {
    self.polygons = polygons
  }

  /// The smallest box around all polygons.
  public var box: Box { polygons.reduce(.empty) { $0.union($1.box) } }

  /// Whether no polygon has a position.
  public var isEmpty: Bool { polygons.allSatisfy(\.isEmpty) }

  /// The number of positions in all rings, closing ones included.
  public var coordinateCount: Int {
    polygons.reduce(0) { $0 + $1.rings.reduce(0) { $0 + $1.coordinates.count } }
  }
}
