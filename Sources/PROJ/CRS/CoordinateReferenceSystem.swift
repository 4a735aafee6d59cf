internal import CPROJ
public import GeoTypes
public import Geodesics

/// A coordinate reference system, which gives the numbers of a coordinate their meaning.
///
/// Made from a code (`EPSG:6933`, `OGC:CRS84`, a URN), a PROJ string (`+proj=laea +lat_0=48 +lon_0=31`), WKT,
/// or its exact name. Its properties are read once, so a value holds no PROJ handle and is safe to share
/// between tasks.
///
/// This module takes `x` as longitude or easting and `y` as latitude or northing, whatever the order of axes
/// that the authority defines.
///
/// ```swift
/// let equalArea = try CoordinateReferenceSystem("EPSG:6933")
/// let transformation = try Transformation(from: .wgs84, to: equalArea)
/// ```
public struct CoordinateReferenceSystem: Hashable, Sendable {
  /// The text that it was made from, without white space around it.
  public let definition: String
  /// Its name, such as `WGS 84 / NSIDC EASE-Grid 2.0 Global`.
  public let name: String
  /// Its authority and code, such as `EPSG:6933`; `nil` where it has none, as for a PROJ string.
  public let identifier: String?
  /// Whether its coordinates are degrees or lengths.
  public let kind: Kind
  /// The unit of its first two axes.
  public let unit: Unit
  /// The ellipsoid on which it is based, if any.
  public let ellipsoid: Ellipsoid?
  /// The area in which it is meant to be used, in degrees; `nil` where none is stated.
  ///
  /// An area across the antimeridian has a `maxX` beyond 180. Outside of the area coordinates may still
  /// transform, but with growing distortion: see ``covers(_:)``.
  public let areaOfUse: Box?
  /// The description of ``areaOfUse``, such as `Ukraine - onshore`.
  public let areaOfUseName: String?

  /// Whether coordinates are longitude and latitude.
  public var isGeographic: Bool { kind == .geographic }

  /// What the coordinates of a system are.
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
    /// The number of metres, or radians, in one unit.
    public var factor: Double

    /// The number of metres in one unit; `nil` for an angle.
    public var meters: Double? { isAngular ? nil : factor }
  }

  /// WGS 84 longitude and latitude in degrees: the coordinates of RFC 7946.
  ///
  /// This is `EPSG:4326` with its properties built in, so that nothing is read for it. `OGC:CRS84` is
  /// equivalent here, since `x` is always the longitude, but PROJ takes four times as long to find operations
  /// from it.
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

  /// Creates the coordinate reference system that a code, a PROJ string, a WKT text or an exact name defines.
  ///
  /// Reads PROJ's database, which takes some milliseconds: keep the value. Opens no other files but grids in
  /// PROJ's own folders, because the text may come from a file that is not trusted.
  ///
  /// - Throws: ``PROJError`` where PROJ doesn't know the code or can't read the text, where the text names a
  ///   file (`+init=/path:1`), or where it defines something else, such as an ellipsoid or a transformation.
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

  /// Whether a location, in degrees of longitude and latitude, lies in the area of use; `true` where no area
  /// is stated.
  public func covers(_ location: Coordinate) -> Bool {
    guard let areaOfUse else { return true }
    return areaOfUse.contains(location) || areaOfUse.contains(Coordinate(x: location.x + 360, y: location.y))
  }
}

extension CoordinateReferenceSystem: CustomStringConvertible {
  /// The code and the name, such as `EPSG:3035 (ETRS89-extended / LAEA Europe)`.
  public var description: String {
    guard let identifier else { return name.isEmpty || name == "unknown" ? definition.shortened : name }
    return "\(identifier) (\(name))"
  }
}
