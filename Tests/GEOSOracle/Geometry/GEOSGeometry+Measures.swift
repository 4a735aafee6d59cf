internal import CGEOS
public import GEOS
public import GeoTypes

/// The type of a geometry and its planar measures, in the units of the coordinates.
extension GEOSGeometry {
  package var type: GEOSGeometryType {
    get throws(GEOSError) {
      let type = try ValueReader(session: session, operation: "type").type(handle)
      withExtendedLifetime(self) {}
      return type
    }
  }

  public var isEmpty: Bool {
    get throws(GEOSError) { try truth("GEOSisEmpty_r", geos.GEOSisEmpty_r) }
  }

  /// The dimension: 0 for points, 1 for lines, 2 for areas; of a collection the highest; `nil` for an empty
  /// collection.
  public var dimension: Int? {
    get throws(GEOSError) {
      // -1 is no failure here: it is the dimension of an empty collection.
      let dimension = try session.call("GEOSGeom_getDimensions_r", #function, failed: { _ in false }) {
        geos.GEOSGeom_getDimensions_r($0, handle)
      }
      withExtendedLifetime(self) {}
      return dimension < 0 ? nil : Int(dimension)
    }
  }

  /// The number of coordinates, closing ones included.
  public var coordinateCount: Int {
    get throws(GEOSError) { try count("GEOSGetNumCoordinates_r", geos.GEOSGetNumCoordinates_r) }
  }

  /// The area, in squares of the unit of the coordinates. Complexity: O(*n*).
  public var area: Double {
    get throws(GEOSError) { try number("GEOSArea_r", geos.GEOSArea_r) }
  }

  /// The length of lines and of the borders of areas, in the unit of the coordinates. Complexity: O(*n*).
  public var length: Double {
    get throws(GEOSError) { try number("GEOSLength_r", geos.GEOSLength_r) }
  }

  /// The smallest box that holds the geometry; `Box.empty` for an empty one.
  public var box: Box {
    get throws(GEOSError) {
      if try isEmpty { return .empty }
      var box = Box.empty
      try session.perform("GEOSGeom_getExtent_r", #function) {
        geos.GEOSGeom_getExtent_r($0, handle, &box.minX, &box.minY, &box.maxX, &box.maxY)
      }
      withExtendedLifetime(self) {}
      return box
    }
  }

  /// The centre of gravity of the parts of the highest dimension, which may lie outside the geometry. `nil`
  /// for an empty geometry.
  public var centroid: Coordinate? {
    get throws(GEOSError) { try derived("GEOSGetCentroid_r", geos.GEOSGetCentroid_r).firstCoordinate() }
  }

  /// A point inside the geometry, away from the border where there is room. `nil` for an empty geometry.
  public var pointOnSurface: Coordinate? {
    get throws(GEOSError) { try derived("GEOSPointOnSurface_r", geos.GEOSPointOnSurface_r).firstCoordinate() }
  }
}
