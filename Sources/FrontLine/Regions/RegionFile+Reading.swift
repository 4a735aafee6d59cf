public import GeoJSON

extension RegionFile {
  /// Reads a GeoJSON file of polygons, or standard input for `-`.
  ///
  /// Throws where the file can't be opened, holds no polygons in degrees, or its features have no name that can
  /// be found: see ``init(_:path:nameProperty:idProperty:)``.
  public static func read(
    path: String, nameProperty: String? = nil, idProperty: String? = nil
  ) throws(InputError) -> RegionFile {
    let document: GeoJSONDocument
    let bytes = try InputFile.read(path)
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
  /// Features are one region where a code says so, or where all their properties are the same. Like names alone say
  /// nothing: three Mykolaivska hromadas lie in three oblasts. They are told apart by what they lie in, or by a number.
  /// Features of a property that the user names, and which is coarser than the one that would be found, are one region
  /// each value: that is what it is named for.
  ///
  /// A property that the user names must be in every feature with polygons. Where none is named, ``PropertyGuess``
  /// finds one. What is united, told apart or left out is said in ``warnings``.
  public init(
    _ document: GeoJSONDocument, path: String, nameProperty: String? = nil, idProperty: String? = nil
  ) throws(InputError) {
    let features = document.features.compactMap { PolygonFeature($0) }
    guard !features.isEmpty else {
      throw InputError(
        .badData, path: path, message: "no polygon in it, so it names no regions",
        advice: "give a file of polygons with a name for each")
    }
    try PositionCheck(path: path).check(features)
    let guess = PropertyGuess(features, path: path)
    try guess.require(nameProperty, .regionName)
    try guess.require(idProperty, .regionID)
    let found = guess.name()
    let nameKey = nameProperty ?? found ?? idProperty ?? guess.id(ofName: nil)
    guard let nameKey else { throw guess.nothingFound }
    let isGrouping = nameProperty.map { guess.isCoarser($0, than: found) } ?? false
    let idKey = idProperty ?? guess.id(ofName: nameKey, isGrouping: isGrouping)
    let grouping = RegionGrouping(
      features, guess: guess, nameKey: nameKey, idKey: idKey, unitesNames: isGrouping)
    var regions = grouping.regions
    let ownIDs = Dictionary(
      document.features.compactMap { feature in
        feature.id.flatMap(PropertyGuess.text).map { (feature.index, $0) }
      }, uniquingKeysWith: { first, _ in first })
    for place in regions.indices where regions[place].id == nil && regions[place].features.count == 1 {
      regions[place].id = ownIDs[regions[place].features[0]]
    }
    var warnings = document.warnings.map { Diagnostic($0, path: path) }
    warnings += Self.absences(in: document, guess, nameKey, path: path)
    warnings += grouping.notices(path: path)
    let whereabouts = Whereabouts(features.map(\.box))
    if whereabouts.isDoubtful {
      warnings.append(
        Diagnostic(
          whereabouts.swappedCount > 0 ? .swappedAxes : .elsewhere, path: path, message: whereabouts.words(),
          advice: whereabouts.advice ?? "check that these are the regions that are meant"))
    }
    self.init(
      path: path, regions: regions, nameProperty: nameKey, idProperty: idKey, warnings: warnings)
  }

  /// Regions without land: nothing can be said of them, and that is said.
  private static func absences(
    in document: GeoJSONDocument, _ guess: PropertyGuess, _ nameKey: String, path: String
  ) -> [Diagnostic] {
    let absent = document.features.filter { PolygonFeature($0) == nil }
    guard let first = absent.first else { return [] }
    let names = absent.prefix(8).map { feature in
      feature.properties[nameKey].flatMap(PropertyGuess.text).map { "\"\(printable($0))\"" }
        ?? "feature \(feature.index)"
    }
    let list = names.joined(separator: ", ") + (absent.count > 8 ? " …" : "")
    return [
      Diagnostic(
        .nullGeometry, path: path,
        message: (absent.count == 1 ? "a region has" : "\(absent.count) regions have")
          + " no polygon, and so no row: \(list)",
        place: GeoJSONPlace(feature: first.index),
        advice: "take a file that has their borders, or take them for missing")
    ]
  }
}
