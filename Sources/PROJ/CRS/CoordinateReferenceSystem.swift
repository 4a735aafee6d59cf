internal import CPROJ
public import GeoTypes
public import Geodesics

/// A coordinate reference system: what the numbers of a coordinate mean.
///
/// Made from a code (`EPSG:6933`, `OGC:CRS84`, a URN), a PROJ string (`+proj=laea +lat_0=48 +lon_0=31`), WKT,
/// or its exact name. The facts are read once, so a value holds no handle of PROJ's and is safe to share between tasks.
///
/// Whatever order the authority gives the axes, this module takes `x` as longitude or easting and `y` as
/// latitude or northing.
///
/// ```swift
/// let equalArea = try CoordinateReferenceSystem("EPSG:6933")
/// let transformation = try Transformation(from: .wgs84, to: equalArea)
/// ```
public struct CoordinateReferenceSystem: Hashable, Sendable {
  /// What it was made from, without white space around it.
  public let definition: String
  /// Its name, such as `WGS 84 / NSIDC EASE-Grid 2.0 Global`.
  public let name: String
  /// Its authority and code, such as `EPSG:6933`; `nil` for one that has none, such as a PROJ string.
  public let identifier: String?
  public let kind: Kind
  /// The unit of its first two axes.
  public let unit: Unit
  /// The ellipsoid beneath it, where it has one.
  public let ellipsoid: Ellipsoid?
  /// Where it is meant to be used, in degrees; `nil` where it doesn't say.
  ///
  /// An area across the antimeridian has a `maxX` beyond 180. Outside of it coordinates may well transform,
  /// but with growing distortion: see ``covers(_:)``.
  public let areaOfUse: Box?
  /// The words for ``areaOfUse``, such as `Ukraine - onshore`.
  public let areaOfUseName: String?

  /// Whether coordinates are longitude and latitude.
  public var isGeographic: Bool { kind == .geographic }

  public enum Kind: String, Hashable, Sendable {
    /// Longitude and latitude.
    case geographic
    /// Easting and northing in a plane.
    case projected
    /// Anything else: geocentric, vertical, engineering.
    case other
  }

  /// A unit of length or of angle.
  public struct Unit: Hashable, Sendable {
    /// Its name, such as `metre` or `degree`.
    public var name: String
    /// Whether it measures an angle.
    public var isAngular: Bool
    /// How many metres, or radians, one of it is.
    public var factor: Double

    /// How many metres one is; `nil` for an angle.
    public var meters: Double? { isAngular ? nil : factor }
  }

  /// WGS 84 longitude and latitude in degrees: the coordinates of RFC 7946.
  ///
  /// `EPSG:4326`, with its facts at hand, so that nothing is read for it. `OGC:CRS84` is the same here, where
  /// `x` is the longitude in any case, but takes PROJ four times as long to find its way from.
  public static let wgs84 = CoordinateReferenceSystem(
    definition: "EPSG:4326",
    name: "WGS 84",
    identifier: "EPSG:4326",
    kind: .geographic,
    unit: Unit(name: "degree", isAngular: true, factor: Double.pi / 180),
    ellipsoid: .wgs84,
    areaOfUse: .wholeEarth,
    areaOfUseName: "World."
  )

  /// The coordinate reference system that a code, a PROJ string or a WKT text defines.
  ///
  /// Reads PROJ's database: some milliseconds. Keep the value. No other file is opened but grids in PROJ's own
  /// folders: the text may come from a file that is not to be trusted.
  ///
  /// - Throws: ``PROJError`` where PROJ doesn't know the code, can't read the text, it names a file
  ///   (`+init=/path:1`), or it defines something else, such as an ellipsoid or a transformation.
  public init(_ definition: String) throws(PROJError) {
    let text = definition.trimmingWhitespace
    let operation = "read the coordinate reference system ‘\(text.shortened)’"
    let context = try PROJContext(for: operation)
    let crs = try Self.open(text, in: context, operation)
    let horizontal = try Self.horizontal(of: crs, operation)
    self.definition = text
    name = crs.name
    identifier = crs.identifier
    kind = horizontal.kind
    unit = horizontal.unit
    ellipsoid = horizontal.ellipsoid
    (areaOfUse, areaOfUseName) = crs.areaOfUse
  }

  private init(
    definition: String,
    name: String,
    identifier: String?,
    kind: Kind,
    unit: Unit,
    ellipsoid: Ellipsoid?,
    areaOfUse: Box?,
    areaOfUseName: String?
  ) {
    self.definition = definition
    self.name = name
    self.identifier = identifier
    self.kind = kind
    self.unit = unit
    self.ellipsoid = ellipsoid
    self.areaOfUse = areaOfUse
    self.areaOfUseName = areaOfUseName
  }

  /// Whether a place, in degrees of longitude and latitude, lies in the area of use; `true` where none is
  /// stated.
  public func covers(_ place: Coordinate) -> Bool {
    guard let areaOfUse else { return true }
    return areaOfUse.contains(place) || areaOfUse.contains(Coordinate(x: place.x + 360, y: place.y))
  }
}

extension CoordinateReferenceSystem: CustomStringConvertible {
  /// The code and the name, such as `EPSG:3035 (ETRS89-extended / LAEA Europe)`.
  public var description: String {
    guard let identifier else { return name.isEmpty || name == "unknown" ? definition.shortened : name }
    return "\(identifier) (\(name))"
  }
}
