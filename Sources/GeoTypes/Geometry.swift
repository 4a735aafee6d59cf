/// A geometry of one of the seven kinds of RFC 7946 (and of OGC Simple Features).
public indirect enum Geometry: Hashable, Sendable {
  /// One position.
  case point(Coordinate)
  /// Several positions.
  case multiPoint([Coordinate])
  /// A line.
  case lineString(LineString)
  /// Several lines.
  case multiLineString([LineString])
  /// A polygon.
  case polygon(Polygon)
  /// Several polygons.
  case multiPolygon(MultiPolygon)
  /// Geometries of any kind.
  case collection([Geometry])
}

extension Geometry {
  /// The polygons of the geometry and of all nested collections, in order.
  public var polygons: [Polygon] {
    switch self {
    case .polygon(let polygon): [polygon]
    case .multiPolygon(let multiPolygon): multiPolygon.polygons
    case .collection(let members): members.flatMap(\.polygons)
    case .point, .multiPoint, .lineString, .multiLineString: []
    }
  }

  /// The lines of the geometry and of all nested collections, in order.
  public var lineStrings: [LineString] {
    switch self {
    case .lineString(let line): [line]
    case .multiLineString(let lines): lines
    case .collection(let members): members.flatMap(\.lineStrings)
    case .point, .multiPoint, .polygon, .multiPolygon: []
    }
  }

  /// The points of the geometry and of all nested collections, in order.
  public var points: [Coordinate] {
    switch self {
    case .point(let coordinate): [coordinate]
    case .multiPoint(let coordinates): coordinates
    case .collection(let members): members.flatMap(\.points)
    case .lineString, .multiLineString, .polygon, .multiPolygon: []
    }
  }

  /// The smallest box that holds the geometry. Complexity: O(*n*).
  public var box: Box {
    switch self {
    case .point(let coordinate): Box(CollectionOfOne(coordinate))
    case .multiPoint(let coordinates): Box(coordinates)
    case .lineString(let line): line.box
    case .multiLineString(let lines): lines.reduce(.empty) { $0.union($1.box) }
    case .polygon(let polygon): polygon.box
    case .multiPolygon(let multiPolygon): multiPolygon.box
    case .collection(let members): members.reduce(.empty) { $0.union($1.box) }
    }
  }
}
