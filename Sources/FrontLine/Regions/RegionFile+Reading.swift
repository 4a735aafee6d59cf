public import GeoJSON

extension RegionFile {
  /// Reads a GeoJSON file of polygons, or standard input for `-`.
  ///
  /// Throws where the file can't be opened, holds no polygons in degrees, or no names can be found for its
  /// features: see ``init(_:path:nameProperty:idProperty:)``.
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

  /// Creates the regions of a document.
  ///
  /// Features form one region where they have the same code, or where all their properties are the same.
  /// Equal names alone do not suffice: three Mykolaivska hromadas lie in three oblasts. Regions of the same
  /// name are distinguished by their enclosing division, or by a number. Where the user names a property that
  /// is coarser than the one that would be found, the features of each of its values form one region: that is
  /// why it was named.
  ///
  /// A property that the user names must be in every feature with polygons. Where none is named,
  /// `PropertyGuess` finds one. ``warnings`` lists what was united, distinguished or left out.
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
      features, guess: guess, nameKey: nameKey,
      // Whoever names a property wants its names, in any language.
      ukrainianKey: nameProperty == nil ? guess.ukrainianName(ofName: nameKey) : nil, idKey: idKey,
      unitesNames: isGrouping)
    var regions = grouping.regions
    let ownIDs = Dictionary(
      document.features.compactMap { feature in
        feature.id.flatMap(PropertyGuess.text).map { (feature.index, $0) }
      }, uniquingKeysWith: { first, _ in first })
    for index in regions.indices where regions[index].id == nil && regions[index].features.count == 1 {
      regions[index].id = ownIDs[regions[index].features[0]]
    }
    var warnings = document.warnings.map { Diagnostic($0, path: path) }
    warnings += Self.absences(in: document, guess, nameKey, path: path)
    warnings += grouping.notices(path: path)
    let whereabouts = Whereabouts(features.map(\.box))
    if whereabouts.isDoubtful {
      warnings.append(
        Diagnostic(
          whereabouts.swappedCount > 0 ? .swappedAxes : .elsewhere, path: path, message: whereabouts.words(),
          advice: whereabouts.advice ?? "check that these are the right regions"))
    }
    self.init(
      path: path, regions: regions, nameProperty: nameKey, idProperty: idKey, warnings: warnings)
  }

  /// Returns a warning about regions without polygons, which get no figures.
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
        message: absent.count == 1
          ? "a region has no polygon and is left out: \(list)"
          : "\(absent.count) regions have no polygon and are left out: \(list)",
        location: GeoJSONLocation(feature: first.index),
        advice: "use a file with their borders, or accept that they are missing")
    ]
  }
}
