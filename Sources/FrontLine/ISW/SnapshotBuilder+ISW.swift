internal import GeoJSON

extension SnapshotBuilder {
  /// The name of the layer: that in the file where it is a known one, else that of the file.
  var layerName: LayerName {
    let ofFile = LayerName(path: path)
    guard let name = document.name.map({ LayerName($0) }), ofFile.rule == nil else { return ofFile }
    return name
  }

  /// Gives all polygons of the layer the status that its name tells, by the table of ``LayerRule``.
  mutating func classifyISW(_ features: [PolygonFeature]) throws(InputError) {
    let name = layerName
    let status =
      options.mapping.values.first { LayerName($0.text).folded == name.folded }?.status ?? name.status
    guard let status else {
      let shown = printable(name.text)
      if options.skipUnclassified {
        warn(.skippedUnclassified, "left out: no status is known for the ISW layer \"\(shown)\"")
        return
      }
      throw error(
        name.rule == nil
          ? "no status is known for the ISW layer \"\(shown)\""
          : "the ISW layer \"\(shown)\" shows no control of land, and has no status",
        advice: unclassifiedAdvice(value: shown))
    }
    var seen: Set<JSONValue> = []
    var repeated = 0
    for feature in features {
      if let number = Self.objectNumber(feature), !seen.insert(number).inserted {
        repeated += 1
        continue
      }
      var named = feature
      named.name = feature.name ?? name.text
      add(named, status)
    }
    if repeated > 0 {
      warn(
        .document, level: .notice,
        "features whose OBJECTID an earlier one has are left out, as where pages overlap: \(repeated)")
    }
  }

  /// The number that a service gives each feature of a layer.
  static func objectNumber(_ feature: PolygonFeature) -> JSONValue? {
    let number = feature.properties["OBJECTID"] ?? feature.properties["FID"]
    return number?.intValue == nil ? nil : number
  }

  /// Any program may have asked a service for its features, of ISW or not.
  mutating func warnOfMissingPages() {
    let ofProperties = document.members["properties"]?["exceededTransferLimit"]
    guard (document.members["exceededTransferLimit"] ?? ofProperties)?.boolValue == true else { return }
    warn(
      .document, "the service says that the layer has more features than its pages hold",
      advice: "query the rest with resultOffset, and give all pages in one folder")
  }

  // MARK: Dates

  /// The second of the last edit.
  var lastEdit: Instant? {
    document.features.compactMap { feature in
      feature.properties["EditDate"].flatMap(Self.instant)
    }.max()
  }

  /// Milliseconds since 1970, or ISO 8601.
  private static func instant(_ value: JSONValue) -> Instant? {
    if let milliseconds = value.intValue, milliseconds > 0 {
      return Instant(unixSeconds: Int64(milliseconds / 1000))
    }
    return value.stringValue.flatMap { Instant($0) }
  }

  /// The date in the name of the layer or of its folder, and the last edit.
  mutating func findLayerDates() {
    snapshot.publishedAt = lastEdit
    snapshot.fileDate = LayerSet.date(ofPath: path) ?? document.name.flatMap { LayerSet.date(ofPath: $0) }
  }
}

extension SourceEvidence {
  /// What speaks for a layer of ISW: Esri JSON, the fields of its services, a name of the table beside a field.
  static func signOfISW(_ document: GeoJSONDocument, path: String) -> String? {
    if document.form == .esriJSON { return "Esri JSON" }
    guard let properties = document.features.first?.properties else { return nil }
    let isNumbered = properties["OBJECTID"] != nil || properties["FID"] != nil
    if properties["OBJECTID"] != nil, properties["EditDate"] != nil { return "fields OBJECTID and EditDate" }
    let names = [LayerName(path: path)] + (document.name.map { [LayerName($0)] } ?? [])
    if isNumbered, let name = names.first(where: { $0.rule != nil }) {
      return "the layer name \"\(printable(name.text))\""
    }
    return nil
  }
}
