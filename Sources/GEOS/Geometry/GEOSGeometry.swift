package import CGEOS

/// A geometry of the GEOS library.
///
/// A geometry is immutable: operations return new geometries. It belongs to a ``GEOSSession``, which it keeps
/// alive. Build one from the plain values of `GeoTypes` with `init(_:in:)`, work with it, and read the plain
/// values back with ``polygons``.
///
/// All is planar, in the units of the coordinates. A third dimension is ignored and is not returned.
///
/// The two geometries of an operation may come from different sessions; the result belongs to the receiver's.
///
/// Not `Sendable`, for the reason given at ``GEOSSession``.
public final class GEOSGeometry {
  package let session: GEOSSession
  package let handle: OpaquePointer

  package var geos: cgeos_functions { session.geos }

  /// Takes over the ownership of `handle`.
  package init(owning handle: OpaquePointer, session: GEOSSession) {
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

/// The type of a geometry.
package enum GEOSGeometryType: Int32, Sendable, Hashable {
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
