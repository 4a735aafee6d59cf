public import GeoJSON
internal import GeoTypes

extension Gazetteer {
  static func document(_ bytes: [UInt8], path: String) throws(InputError) -> GeoJSONDocument {
    do throws(GeoJSONError) {
      return try GeoJSONReader().read(bytes)
    } catch {
      throw InputError(error, path: path)
    }
  }

  /// Returns the points of a document that have a name.
  ///
  /// Names, codes and oblasts are found in the properties that HDX's populated places (COD-AB), OpenStreetMap and our
  /// own lists have; `JSONObject.conventionalName` tells the name.
  ///
  /// - Parameter carried: The properties that each place keeps.
  public static func places(in document: GeoJSONDocument, carrying carried: [String] = []) -> [Place] {
    document.features.compactMap { feature in
      var place = Place(feature)
      place?.carried = JSONObject(carried.map { ($0, feature.properties[$0] ?? .null) })
      return place
    }
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

  /// A list, or in a table one text with semicolons.
  fileprivate static func aliases(_ properties: JSONObject) -> [String] {
    if let text = properties["aliases"]?.stringValue {
      return text.split(separator: ";").map { String($0.drop(while: \.isWhitespace)) }
    }
    return properties["aliases"]?.arrayValue?.compactMap(\.stringValue) ?? []
  }
}

extension Place {
  /// Nil for a feature without a point or without a name.
  fileprivate init?(_ feature: GeoJSONFeature) {
    let properties = feature.properties
    guard case .point(let coordinate)? = feature.geometry, let name = properties.conventionalName else {
      return nil
    }
    func text(_ keys: String...) -> String? {
      for key in keys {
        if let text = properties[key]?.stringValue, !text.isEmpty { return text }
      }
      return nil
    }
    func number(_ key: String) -> Double? {
      properties[key].flatMap { value in value.doubleValue ?? value.stringValue.flatMap { Double($0) } }
        .flatMap { $0.isFinite && $0 >= 0 && $0 < 1e9 ? $0 : nil }
    }
    self.init(
      name: name, nameUk: text("name_uk", "name:uk", "ADM4_UA", "ADM4_UK", "NAME_UA"),
      aliases: Gazetteer.aliases(properties), kind: text("kind", "place", "type"),
      region: text("region", "ADM1_EN", "oblast", "admin1Name_en"),
      regionUk: text("region_uk", "ADM1_UA", "ADM1_UK"),
      near: text("near"), coordinate: coordinate, uncertaintyMeters: number("uncertainty_m"),
      population: number("population").map { Int($0) }, code: text("katottg", "ADM4_PCODE", "code"))
  }
}
