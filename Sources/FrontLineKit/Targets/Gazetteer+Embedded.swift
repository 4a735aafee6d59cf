public import FrontLine
import GeoData

extension Gazetteer {
  /// Reads the places and roads that come with the library.
  ///
  /// Throws if they can't be read, which would be a fault of the build.
  public static func embedded() throws -> Gazetteer {
    try Gazetteer(placesTable: EmbeddedData.places.bytes, roadsGeoJSON: Array(EmbeddedData.roads.bytes))
  }
}
