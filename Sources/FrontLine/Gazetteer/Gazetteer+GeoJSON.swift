public import GeoJSON
internal import GeoTypes

extension Gazetteer {
  /// Creates the gazetteer from two GeoJSON texts.
  ///
  /// A place is a Point with `name`, and optionally `name_uk`, `aliases`, `kind`, `region`, `region_uk`, `near` and
  /// `uncertainty_m`. A road is a LineString or MultiLineString with `ref`, `name`, and optionally `name_uk`,
  /// `aliases`, `official_from_km`, `official_to_km`, `uncertainty_m` and `note`.
  ///
  /// Throws where a text is not GeoJSON, or a feature lacks a required property or its geometry.
  public init(placesGeoJSON: [UInt8], roadsGeoJSON: [UInt8]) throws(InputError) {
    self.init(
      places: try Self.places(in: Self.document(placesGeoJSON, path: "places"), path: "places"),
      roads: try Self.roads(in: Self.document(roadsGeoJSON, path: "roads"), path: "roads")
    )
  }

  static func document(_ bytes: [UInt8], path: String) throws(InputError) -> GeoJSONDocument {
    do throws(GeoJSONError) {
      return try GeoJSONReader().read(bytes)
    } catch {
      throw InputError(error, path: path)
    }
  }

  /// Returns the places of a document; the path appears in errors. Throws where a feature is no place.
  public static func places(in document: GeoJSONDocument, path: String) throws(InputError) -> [Place] {
    var places: [Place] = []
    for feature in document.features {
      let properties = feature.properties
      guard let name = properties["name"]?.stringValue, case .point(let coordinate) = feature.geometry else {
        throw InputError(
          .badData,
          path: path,
          message: "a place needs a name and a Point",
          location: GeoJSONLocation(feature: feature.index, featureName: properties["name"]?.stringValue),
          advice: "give the feature both, or take it out"
        )
      }
      places.append(
        Place(
          name: name,
          nameUk: properties["name_uk"]?.stringValue,
          aliases: aliases(properties),
          kind: properties["kind"]?.stringValue,
          region: properties["region"]?.stringValue,
          regionUk: properties["region_uk"]?.stringValue,
          near: properties["near"]?.stringValue,
          coordinate: coordinate,
          uncertaintyMeters: properties["uncertainty_m"]?.doubleValue
        )
      )
    }
    return places
  }

  /// Returns the roads of a document; the path appears in errors. Throws where a feature is no road.
  public static func roads(in document: GeoJSONDocument, path: String) throws(InputError) -> [Road] {
    var roads: [Road] = []
    for feature in document.features {
      let properties = feature.properties
      let lines = feature.geometry?.lineStrings ?? []
      guard let name = properties["name"]?.stringValue, let ref = properties["ref"]?.stringValue,
        !lines.isEmpty
      else {
        throw InputError(
          .badData,
          path: path,
          message: "a road needs a ref, a name and a line",
          location: GeoJSONLocation(feature: feature.index, featureName: properties["name"]?.stringValue),
          advice: "give the feature all three, or take it out"
        )
      }
      roads.append(
        Road(
          ref: ref,
          name: name,
          nameUk: properties["name_uk"]?.stringValue,
          aliases: aliases(properties),
          lines: lines,
          officialFromKm: properties["official_from_km"]?.doubleValue,
          officialToKm: properties["official_to_km"]?.doubleValue,
          uncertaintyMeters: properties["uncertainty_m"]?.doubleValue,
          note: properties["note"]?.stringValue
        )
      )
    }
    return roads
  }

  private static func aliases(_ properties: JSONObject) -> [String] {
    properties["aliases"]?.arrayValue?.compactMap(\.stringValue) ?? []
  }
}
