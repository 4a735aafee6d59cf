internal import GeoJSON

extension SnapshotBuilder {
  /// Returns the source of features that `frontline export` wrote, each with a status, a source and an area.
  /// Nil for other features, and where the user names another source: they are then read by its rules.
  static func exportedSource(_ features: [PolygonFeature], named source: Source?) -> Source? {
    let sources = Set(
      features.map { feature -> String? in
        guard feature.properties["status"]?.stringValue.flatMap(ControlStatus.init) != nil,
          isNumber(feature.properties["km2"])
        else { return nil }
        return feature.properties["source"]?.stringValue
      })
    guard sources.count == 1, case let only?? = sources.first else { return nil }
    let recorded = Source(recordedAs: only)
    // A named source has a title and terms, which the recorded name has not.
    return source == nil || source == recorded ? source ?? recorded : nil
  }

  /// Whether a value is a number, or a text that is one: a table has texts alone.
  private static func isNumber(_ value: JSONValue?) -> Bool {
    value?.doubleValue != nil || value?.stringValue.flatMap { Double($0) } != nil
  }

  /// Takes statuses, parts and dates of an exported snapshot unchanged.
  mutating func takeExported(_ features: [PolygonFeature]) {
    let instants = Set(features.map { Self.exportedInstant($0.properties) })
    if instants.count == 1 { snapshot.publishedAt = instants.first ?? nil }
    snapshot.fileDate = FileNameDate(path: path).date
    if let date = options.date {
      setDate(date, .option)
    } else if let date = day ?? document.commonDate(inProperty: "date", order: nil)?.day {
      setDate(date, .content)
    } else if let date = snapshot.fileDate {
      setDate(date, .fileName)
    }
    for feature in features {
      guard let status = feature.properties["status"]?.stringValue.flatMap(ControlStatus.init) else {
        continue
      }
      add(feature, status, part: feature.properties["part"]?.stringValue.flatMap(StatusPart.init))
    }
  }

  /// Returns the time of publication of an exported feature.
  static func exportedInstant(_ properties: JSONObject) -> Instant? {
    // A shapefile truncates names to ten characters.
    (properties["published_at"] ?? properties["published_"])?.stringValue.flatMap { Instant($0) }
  }
}
