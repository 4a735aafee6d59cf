internal import CGEOS

/// A geometry of the GEOS library.
///
/// A geometry is immutable: operations return new geometries. It belongs to a ``GEOSSession``, which it keeps
/// alive. Build one from the plain values of `GeoTypes` with `init(_:in:)`, work with it, and read the plain
/// values back with ``geometry``, ``polygons`` or ``lineStrings``.
///
/// All measures are planar, in the units of the coordinates: areas on degrees are in square degrees. A third
/// dimension is ignored and is not returned.
///
/// The two geometries of an operation may come from different sessions; the result belongs to the receiver's.
///
/// Not `Sendable`, for the reason given at ``GEOSSession``.
public final class GEOSGeometry {
  public let session: GEOSSession
  let handle: OpaquePointer

  var geos: cgeos_functions { session.geos }

  /// Takes over the ownership of `handle`.
  init(owning handle: OpaquePointer, session: GEOSSession) {
    self.handle = handle
    self.session = session
  }

  deinit {
    geos.GEOSGeom_destroy_r(session.context, handle)
  }
}

@available(
  *,
  unavailable,
  message: "pass the plain values of GeoTypes, and build the geometry anew in the other task"
)
extension GEOSGeometry: Sendable {}

extension GEOSGeometry: CustomStringConvertible {
  /// The geometry as well-known text with six decimals, cut after 200 characters.
  public var description: String {
    guard let text = try? wkt(decimals: 6) else { return "GEOSGeometry" }
    return text.utf8.count > 200 ? "\(text.prefix(200))…" : text
  }
}

/// The type of a geometry.
public enum GEOSGeometryType: Int32, Sendable, Hashable, CaseIterable {
  // The raw values are those of `enum GEOSGeomTypes`.
  case point = 0
  case lineString = 1
  /// A closed line. GEOS treats it as a type of its own; as a plain value it becomes a `LineString`.
  case linearRing = 2
  case polygon = 3
  case multiPoint = 4
  case multiLineString = 5
  case multiPolygon = 6
  case collection = 7
}
