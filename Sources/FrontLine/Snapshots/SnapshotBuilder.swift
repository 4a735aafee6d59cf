internal import GeoJSON
internal import GeoTypes

/// Builds a snapshot from a GeoJSON document: source, dates, positions, statuses, strays.
struct SnapshotBuilder {
  let document: GeoJSONDocument
  let path: String
  let options: SnapshotReader.Options
  /// The state that sources keep from file to file.
  let memory: SourceMemory
  /// The day of the map where the file holds several, and this is one of them.
  let day: CalendarDate?
  /// The source where it is known from the file that this map is a part of, and the evidence for it.
  private let known: (source: Source, sign: String?)?
  var snapshot: Snapshot

  init(
    document: GeoJSONDocument, path: String, options: SnapshotReader.Options, memory: SourceMemory,
    day: CalendarDate? = nil, source: (source: Source, sign: String?)? = nil
  ) {
    known = source
    self.document = document
    self.day = day
    self.path = path
    self.options = options
    self.memory = memory
    snapshot = Snapshot(path: path, source: .generic)
    snapshot.documentWarnings = document.warnings.map { Diagnostic($0, path: path) }
  }

  consuming func build() throws(InputError) -> FileMaps {
    try checkReferenceSystem()
    let features = document.features.compactMap { PolygonFeature($0) }
    try PositionCheck(path: path).check(features)
    let exported = options.givesStatuses ? nil : Self.exportedSource(features, named: options.source)
    let sign: String?
    if let exported {
      (snapshot.source, sign) = (exported, nil)
    } else if let known {
      (snapshot.source, sign) = known
    } else {
      let evidence = SourceEvidence(document: document, features: features, path: path)
      (snapshot.source, sign) = try evidence.source(options: options)
    }
    if day == nil, let days = try days(isExported: exported != nil, sign: sign) { return .several(days) }
    try snapshot.source.rules.checkOptions(of: self, sign: sign)
    try checkKind(features)
    try checkAxes(features)
    warnOfMissingPages()
    if exported != nil {
      takeExported(features)
      warnOfLines()
      warnOfPlacesElsewhere(features)
      return .one(snapshot)
    }
    findDates()
    if features.isEmpty { warnOfNoPolygons() } else { warnOfLines() }
    try snapshot.source.rules.classify(features, in: &self)
    warnOfPlacesElsewhere(features)
    return .one(snapshot)
  }

  // MARK: Adding

  mutating func add(_ feature: PolygonFeature, _ status: ControlStatus, part: StatusPart? = nil) {
    var polygons = feature.polygons
    // Land outside Ukraine is expected to be far away.
    if snapshot.source.profile.leavesOutStrays, status != .foreign, !Box.mappedArea.contains(feature.box) {
      polygons = []
      for (number, polygon) in feature.polygons.enumerated() {
        if polygon.box.intersects(.mappedArea) {
          polygons.append(polygon)
          if !Box.mappedArea.contains(polygon.box) {
            warnOfReach(of: polygon, number: number, of: feature, status: status)
          }
        } else {
          addStray(polygon, number: number, of: feature, status: status)
        }
      }
    }
    if polygons.isEmpty { return }
    snapshot.features.append(
      StatusFeature(
        index: feature.index,
        name: feature.name,
        status: status,
        part: part,
        polygons: polygons
      )
    )
  }

  private mutating func addStray(
    _ polygon: Polygon,
    number: Int,
    of feature: PolygonFeature,
    status: ControlStatus
  ) {
    snapshot.strays.append(
      StrayPolygon(featureIndex: feature.index, name: feature.name, status: status, polygon: polygon)
    )
    let corner = polygon.exterior.coordinates.first ?? polygon.box.center
    warn(
      .stray,
      "a polygon with the status \(status) at longitude \(corner.x), latitude \(corner.y) lies far from Ukraine "
        + "(22 to 41° E, 44 to 53° N) and is left out",
      location: feature.location(polygon: number)
    )
  }

  /// Warns of a polygon that reaches more than a degree beyond the mapped area. No map of a source reaches
  /// that far: probably a position is wrong, and the polygon covers land that nobody means.
  private mutating func warnOfReach(
    of polygon: Polygon, number: Int, of feature: PolygonFeature, status: ControlStatus
  ) {
    guard
      let far = polygon.exterior.coordinates.max(by: {
        Box.mappedArea.gap(to: $0) < Box.mappedArea.gap(to: $1)
      }),
      Box.mappedArea.gap(to: far) > 1
    else { return }
    warn(
      .reachesOutside,
      "a polygon with the status \(status) reaches from the mapped area (22 to 41° E, 44 to 53° N) to longitude "
        + "\(far.x), latitude \(far.y), and is counted unchanged",
      location: feature.location(polygon: number), advice: "check that position")
  }

  mutating func warn(
    _ code: Diagnostic.Code,
    severity: Diagnostic.Severity = .warning,
    _ message: Wording,
    location: GeoJSONLocation = .document,
    advice: Wording? = nil,
    values: JSONObject = [:]
  ) {
    snapshot.warnings.append(
      Diagnostic(
        code, severity: severity, path: path, message: message, location: location, advice: advice,
        values: values))
  }

  /// Returns the advice for a value without a status.
  func unclassifiedAdvice(value: String) -> Wording {
    let skip: Wording = "leave it out with \(.skipUnclassified)"
    if value.isEmpty { return skip }
    return
      "map it with \(.map) VALUE=STATUS, as in \(.map) '\(value)=occupied' (statuses: \(ControlStatus.list)), or "
      + skip
  }

  func error(
    _ message: Wording,
    location: GeoJSONLocation = .document,
    advice: Wording,
    reason: InputError.Reason? = nil
  ) -> InputError {
    InputError(.badData, path: path, message: message, location: location, advice: advice, reason: reason)
  }
}

extension Box {
  /// Returns the distance of the coordinate from the box along one axis, in degrees; 0 inside.
  fileprivate func gap(to coordinate: Coordinate) -> Double {
    max(0, minX - coordinate.x, coordinate.x - maxX, minY - coordinate.y, coordinate.y - maxY)
  }
}
