internal import GeoJSON

/// Layers of the Institute for the Study of War, each of one status.
struct ISWSource: SourceRules {
  var name: String { "isw" }
  var comesInLayers: Bool { true }

  var profile: SourceProfile {
    SourceProfile(
      displayName: "ISW", dateMeaning: .assessment,
      statuses: [
        .occupied, .occupiedBefore2022, .advance, .infiltration, .claimed, .counteroffensive, .foreign,
      ], leavesOutStrays: true, terms: "not to be passed on without the consent of ISW")
  }

  /// Features have the time of their last edit, and no day.
  var featureDays: FeatureDayRule { .none }

  func namesLayer(atPath path: String) -> Bool { LayerName(path: path).rule != nil }

  // MARK: Knowing it

  /// Returns a claim for Esri JSON, for the fields of ISW's services, and for the name of a known layer
  /// beside an id field.
  func claim(on file: SourceEvidence) -> SourceClaim? {
    Self.sign(of: file).map { SourceClaim(strength: .layer, sign: $0, yieldsToGivenStatuses: true) }
  }

  private static func sign(of file: SourceEvidence) -> String? {
    if file.document.form == .esriJSON { return "Esri JSON" }
    guard let properties = file.document.features.first?.properties else { return nil }
    let isNumbered = properties["OBJECTID"] != nil || properties["FID"] != nil
    let names = [LayerName(path: file.path)] + (file.document.name.map { [LayerName($0)] } ?? [])
    guard isNumbered || names.contains(where: \.isUnmistakable) else { return nil }
    if properties["OBJECTID"] != nil, properties["EditDate"] != nil { return "fields OBJECTID and EditDate" }
    return names.first { $0.rule != nil }.map { "the layer name \"\(printable($0.text))\"" }
  }

  func checkOptions(of builder: SnapshotBuilder, sign: String?) throws(InputError) {
    guard builder.options.givesStatuses else { return }
    throw builder.error(
      "this is an ISW layer (\(sign.map { Wording($0) } ?? "\(.source) isw")): its name determines the status, so "
        + "\(.status) and \(.statusProperty) do not apply",
      advice: "use \(.map) LAYER=STATUS, or \(.source) generic to read it as any polygon file")
  }

  /// Throws for a status that no layer has, and for `since-2022`: the control layer shows all land that is
  /// held now, whenever it was taken.
  func validate(_ territory: Territory) throws(TerritoryError) {
    if let missing = territory.sortedStatuses.first(where: { !profile.statuses.contains($0) }) {
      throw TerritoryError(
        message: "\(territory.name): ISW has no layer with the status \(missing)",
        advice: "use \(.territory) all-occupied, or name one of its layers with \(.statuses)")
    }
    if territory.name == Territory.since2022.name {
      throw TerritoryError(
        message:
          "\(territory.name): the control layer of ISW doesn't tell land occupied since 2022 from land occupied before",
        advice: "use \(.territory) all-occupied, or \(.statuses) occupied for the control layer as it is")
    }
  }

  // MARK: Statuses

  /// Returns the name of the layer: that of the file where it is a known one, else that stated in the file,
  /// if any.
  private func layerName(of builder: SnapshotBuilder) -> LayerName {
    let ofFile = LayerName(path: builder.path)
    guard let name = builder.document.name.map({ LayerName($0) }), ofFile.rule == nil else { return ofFile }
    return name
  }

  /// Gives all polygons of the layer the status that the table of ``LayerRule`` has for its name.
  func classify(_ features: [PolygonFeature], in builder: inout SnapshotBuilder) throws(InputError) {
    let name = layerName(of: builder)
    let status =
      builder.options.mapping.status(of: name) ?? name.status
    guard let status else {
      let shown = printable(name.text)
      if builder.options.skipUnclassified {
        builder.warn(.skippedUnclassified, "left out: no status is known for the ISW layer \"\(shown)\"")
        return
      }
      throw builder.error(
        name.rule == nil
          ? "no status is known for the ISW layer \"\(shown)\""
          : "the ISW layer \"\(shown)\" shows no control of land, and has no status",
        advice: builder.unclassifiedAdvice(value: shown))
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
      builder.add(named, status)
    }
    if repeated > 0 {
      builder.warn(
        .document, severity: .notice,
        repeated == 1
          ? "a feature repeats an earlier OBJECTID and is left out: pages probably overlap"
          : "\(repeated) features repeat an earlier OBJECTID and are left out: pages probably overlap")
    }
  }

  /// Returns the number that a service gives each feature of a layer.
  private static func objectNumber(_ feature: PolygonFeature) -> JSONValue? {
    let number = feature.properties["OBJECTID"] ?? feature.properties["FID"]
    return number?.intValue == nil ? nil : number
  }

  // MARK: Times

  /// Returns the time of the last edit with its day in Washington, where the assessment is made, and the date in the
  /// name of the layer or its folder.
  func times(in builder: SnapshotBuilder) -> SourceTimes {
    let edits = FeatureDates("EditDate", of: builder.document, order: builder.options.dateOrder)
    let written = edits.dates.values.compactMap { try? $0.get() }
    let lastEdit = written.compactMap(\.instant).max()
    var times = SourceTimes(
      date: lastEdit?.dayInWashington ?? written.map(\.day).max(), publishedAt: lastEdit,
      fileDate: LayerSet.date(ofPath: builder.path)
        ?? builder.document.name.flatMap { LayerSet.date(ofPath: $0) })
    if let (index, fault) = edits.firstFault {
      let value = builder.document.features[index].properties["EditDate"]?.description ?? ""
      times.faults.append(TimeFault(.property("EditDate"), value, fault))
    }
    return times
  }
}

extension StatusMapping {
  /// The status that the user gives a layer; nil where none.
  func status(of layer: LayerName) -> ControlStatus? {
    values.first { LayerName($0.text).folded == layer.folded }?.status
  }

  func names(_ layer: LayerName) -> Bool { status(of: layer) != nil }
}
