internal import GeoJSON
internal import GeoTypes

extension SnapshotBuilder {
  /// Throws for a `crs` other than longitude and latitude on WGS 84.
  func checkReferenceSystem() throws(InputError) {
    guard let crs = document.crs, !crs.isWGS84Degrees else { return }
    let location = GeoJSONLocation(member: "crs")
    switch crs {
    case .named(let name):
      let name = printable(name)
      throw error(
        "its crs is \"\(name)\", not longitude and latitude on WGS 84",
        location: location,
        advice: "reproject it with ogr2ogr -t_srs EPSG:4326 -lco RFC7946=YES OUT.geojson FILE"
      )
    case .link(let address):
      throw error(
        "its crs is a link (\(printable(address))), which is not fetched",
        location: location,
        advice:
          "state it with \(.crs) EPSG:n, reproject it with ogr2ogr -s_srs EPSG:n -t_srs EPSG:4326, or remove the member where positions "
          + "are longitude and latitude on WGS 84"
      )
    case .other(let json):
      throw error(
        "its crs can't be understood: \(printable(json))",
        location: location,
        advice:
          "state it with \(.crs) EPSG:n, reproject it with ogr2ogr -s_srs EPSG:n -t_srs EPSG:4326, or remove the member where positions "
          + "are longitude and latitude on WGS 84"
      )
    }
  }

  /// Throws where all polygons lie where Ukraine would lie with the axes swapped.
  ///
  /// That land may be meant: where the user states the source `generic`, the positions are accepted.
  func checkAxes(_ features: [PolygonFeature]) throws(InputError) {
    guard options.source != .generic,
      let fault = PositionFault.swappedAxes(features.reduce(Box.empty) { $0.union($1.box) })
    else { return }
    throw error(
      fault.message, location: features.first?.location ?? .document,
      advice: snapshot.source == .generic
        ? fault.advice + ", or state with \(.source) generic that the map shows that area" : fault.advice,
      reason: .swappedAxes)
  }

  /// Throws for an exported change or comparison: it says what became of land, not who holds it.
  ///
  /// Not checked where the user states the source or the statuses.
  func checkKind(_ features: [PolygonFeature]) throws(InputError) {
    guard options.source == nil, !options.givesStatuses, !features.isEmpty else { return }
    let kinds: [Set<String>] = [["gained", "lost"], ["agreed", "only-a", "only-b"]]
    let found = Set(features.map { $0.properties["kind"]?.stringValue ?? "" })
    guard let known = kinds.first(where: found.isSubset), let first = features.first,
      features.allSatisfy({ $0.properties["km2"]?.doubleValue != nil })
    else { return }
    let isChange = known.contains("gained")
    throw error(
      isChange
        ? "it shows what was gained and lost from one map to the next, not which land is held"
        : "it shows where two maps agree and where they don't, not which land is held",
      location: first.location,
      advice:
        "give the maps from which it was made, or state what its polygons mean: \(.statusProperty) kind with \(.map) "
        + (isChange ? "gained=occupied \(.map) lost=liberated" : "agreed=occupied \(.skipUnclassified)"))
  }

  /// Warns of features that have a status, and lines instead of polygons.
  mutating func warnOfLines() {
    let lines = document.features.filter { feature in
      guard let geometry = feature.geometry, geometry.polygons.isEmpty, !geometry.lineStrings.isEmpty else {
        return false
      }
      return snapshot.source.rules.givesStatus(to: feature.properties, in: self)
    }
    guard let first = lines.first else { return }
    warn(
      .noPolygons,
      lines.count == 1
        ? "a feature with a status has lines and no polygon: its land is not counted"
        : "\(lines.count) features with a status have lines and no polygon: their land is not counted",
      location: GeoJSONLocation(feature: first.index, featureName: first.properties["name"]?.stringValue),
      advice: "a line has no area: close it into a polygon where land is meant")
  }

  /// Warns of polygons that lie outside the mapped area, for sources that do not leave out strays: they count
  /// wherever they are.
  ///
  /// Land outside Ukraine is excepted: it is expected to lie there.
  mutating func warnOfPlacesElsewhere(_ features: [PolygonFeature]) {
    let area = Box.mappedArea
    guard !snapshot.source.profile.leavesOutStrays, features.contains(where: { !area.contains($0.box) })
    else { return }
    let counted = Set(snapshot.features.filter { $0.status != .foreign }.map(\.index))
    let whereabouts = Whereabouts(
      features.lazy.filter { counted.contains($0.index) }.flatMap { feature in
        area.contains(feature.box)
          ? [Box](repeating: feature.box, count: feature.polygons.count) : feature.polygons.map(\.box)
      })
    guard whereabouts.outsideCount > 0 else { return }
    warn(
      whereabouts.swappedCount > 0 ? .swappedAxes : .elsewhere, whereabouts.words("polygons"),
      advice: whereabouts.advice
        ?? "check the positions, or remove the polygons that are wrong: they count until then"
    )
  }

  /// Warns that there is nothing to count, and says why.
  mutating func warnOfNoPolygons() {
    if document.featureCount == 0 {
      warn(.noFeatures, "it has no features, so every area is 0")
      return
    }
    let geometries = document.features.map(\.geometry)
    let nulls = geometries.count { $0 == nil }
    let lines = geometries.count { !($0?.lineStrings.isEmpty ?? true) }
    let points = document.skippedPointFeatures + geometries.count { !($0?.points.isEmpty ?? true) }
    let empty = geometries.count { !($0?.polygons.isEmpty ?? true) }
    let found = [
      (lines, "with lines"), (points, "with points"), (empty, "with empty polygons"),
      (nulls, "without a geometry"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    let list = found.isEmpty ? "" : " (features: \(found.joined(separator: ", ")))"
    warn(
      nulls == document.featureCount ? .nullGeometry : .noPolygons,
      "it has no polygons\(list), so every area is 0",
      advice: lines > 0 ? "a line has no area: close it into a polygon" : nil
    )
  }

  /// Warns where a service has more features than the file holds. Applies to all sources: any program may
  /// have queried a service.
  mutating func warnOfMissingPages() {
    let ofProperties = document.members["properties"]?["exceededTransferLimit"]
    guard (document.members["exceededTransferLimit"] ?? ofProperties)?.boolValue == true else { return }
    warn(
      .document, "the service says that the layer has more features than its pages hold",
      advice: "query the rest with resultOffset, and give all pages in one folder")
  }
}
