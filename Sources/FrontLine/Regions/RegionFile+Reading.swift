public import GeoJSON

extension RegionFile {
  /// Reads a GeoJSON file of polygons, or standard input for `-`.
  ///
  /// Throws where the file can't be opened, holds no polygons in degrees, or its features have no name that can
  /// be found: see ``init(_:path:nameProperty:idProperty:)``.
  public static func read(
    path: String, nameProperty: String? = nil, idProperty: String? = nil
  ) throws(InputError) -> RegionFile {
    try read(InputFile.read(path), path: path, nameProperty: nameProperty, idProperty: idProperty)
  }

  /// The same from bytes that are there already; the path stands in messages.
  public static func read(
    _ bytes: borrowing PaddedBytes, path: String, nameProperty: String? = nil, idProperty: String? = nil
  ) throws(InputError) -> RegionFile {
    let document: GeoJSONDocument
    do throws(GeoJSONError) {
      document = try GeoJSONReader(
        options: .init(pointFeatures: .skip, collectionMembers: Source.collectionMembers)
      ).read(bytes)
    } catch {
      throw InputError(error, path: path)
    }
    return try RegionFile(document, path: path, nameProperty: nameProperty, idProperty: idProperty)
  }

  /// The regions of a document.
  ///
  /// Features of one name and code are one region. A property that the user names must be in every feature with
  /// polygons. Where none is named, the first of ``PropertyGuess/names`` and ``PropertyGuess/ids`` that every
  /// feature has is taken, one whose values are all different before one that repeats.
  public init(
    _ document: GeoJSONDocument, path: String, nameProperty: String? = nil, idProperty: String? = nil
  ) throws(InputError) {
    let features = document.features.compactMap { PolygonFeature($0) }
    guard !features.isEmpty else {
      throw InputError(
        .badData, path: path, message: "no polygon in it, so it names no regions",
        advice: "give a GeoJSON file of polygons with a name for each")
    }
    try PositionCheck(path: path).check(features)
    let guess = PropertyGuess(features, path: path)
    let idKey = try guess.property(idProperty, option: "--region-id", among: PropertyGuess.ids)
    let nameKey =
      try guess.property(nameProperty, option: "--region-name", among: PropertyGuess.names) ?? idKey
    guard let nameKey else { throw guess.nothingFound }

    let ownIDs = Dictionary(
      document.features.compactMap { feature in
        feature.id.flatMap(PropertyGuess.text).map { (feature.index, $0) }
      }, uniquingKeysWith: { first, _ in first })
    var regions: [Region] = []
    var places: [[String?]: Int] = [:]
    for feature in features {
      let id = idKey.flatMap { guess.value($0, of: feature) }
      let name = guess.value(nameKey, of: feature) ?? ""
      if let place = places[[id, name]] {
        regions[place].features.append(feature.index)
        regions[place].polygons += feature.polygons
      } else {
        places[[id, name]] = regions.count
        regions.append(Region(id: id, name: name, features: [feature.index], polygons: feature.polygons))
      }
    }
    for place in regions.indices where regions[place].id == nil && regions[place].features.count == 1 {
      regions[place].id = ownIDs[regions[place].features[0]]
    }
    var warnings = document.warnings.map { InputWarning($0, path: path) }
    let whereabouts = Whereabouts(features.map(\.box))
    if whereabouts.isDoubtful {
      warnings.append(
        InputWarning(
          whereabouts.swappedCount > 0 ? .swappedAxes : .elsewhere, path: path, message: whereabouts.words(),
          advice: whereabouts.advice ?? "check that these are the regions that are meant"))
    }
    self.init(
      path: path, regions: regions, nameProperty: nameKey, idProperty: idKey, warnings: warnings)
  }
}

/// Finds the properties that name regions.
struct PropertyGuess {
  /// Names as OpenStreetMap, Natural Earth, HDX (COD-AB), geoBoundaries and GADM call them, the finest
  /// division first.
  static let names = [
    "name:en", "name_en", "NAME_EN", "shapeName", "ADM4_EN", "ADM3_EN", "ADM2_EN", "ADM1_EN", "ADM0_EN",
    "NAME_4", "NAME_3", "NAME_2", "NAME_1", "name", "NAME", "Name", "region", "title",
  ]
  static let ids = [
    "iso3166-2", "ISO3166-2", "iso_3166_2", "shapeISO", "ADM4_PCODE", "ADM3_PCODE", "ADM2_PCODE",
    "ADM1_PCODE",
    "ADM0_PCODE", "GID_4", "GID_3", "GID_2", "GID_1", "shapeID", "id", "ID", "Id", "code",
  ]

  private let features: [PolygonFeature]
  private let path: String

  init(_ features: [PolygonFeature], path: String) {
    self.features = features
    self.path = path
  }

  /// The value as text; empty text is none.
  func value(_ property: String, of feature: PolygonFeature) -> String? {
    feature.properties[property].flatMap(Self.text)
  }

  static func text(_ value: JSONValue) -> String? {
    switch value {
    case .string(let text): text.isEmpty ? nil : text
    case .integer(let number): String(number)
    case .number(let number): number.description
    case .null, .bool, .array, .object: nil
    }
  }

  /// The property that the user names, made sure of, or the best of the candidates.
  func property(_ named: String?, option: String, among candidates: [String]) throws(InputError) -> String? {
    if let named {
      guard let missing = features.first(where: { value(named, of: $0) == nil }) else { return named }
      throw InputError(
        .badData, path: path, message: "a region has no property \"\(printable(named))\"",
        place: missing.place, advice: "name another with \(option): there are \(present)")
    }
    let complete = candidates.filter { key in features.allSatisfy { value(key, of: $0) != nil } }
    return complete.first { key in
      Set(features.map { value(key, of: $0) }).count == features.count
    } ?? complete.first
  }

  var nothingFound: InputError {
    InputError(
      .badData, path: path, message: "nothing names its regions",
      advice: "say which property does with --region-name: there are \(present)")
  }

  /// The properties that there are, for advice.
  private var present: String {
    let keys = Set(features.flatMap(\.properties.keys)).sorted().map { printable($0) }
    return keys.isEmpty ? "none" : keys.prefix(20).joined(separator: ", ")
  }
}
