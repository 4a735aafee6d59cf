internal import GeoJSON

/// Any polygon file, for which the user gives the statuses.
struct GenericSource: SourceRules {
  var name: String { "generic" }

  var profile: SourceProfile {
    SourceProfile(
      displayName: nil, dateMeaning: .asGiven, statuses: Set(ControlStatus.allCases), leavesOutStrays: false)
  }

  func checkOptions(of builder: SnapshotBuilder, sign: String?) throws(InputError) {
    guard !builder.options.mapping.isEmpty, builder.options.statusProperty == nil else { return }
    throw builder.error(
      "values are mapped to statuses, but it is not stated which property has them",
      advice: "name it with \(.statusProperty)")
  }

  // MARK: Times

  func times(in builder: SnapshotBuilder) -> SourceTimes {
    var times = SourceTimes()
    let order = builder.options.dateOrder
    let members = builder.document.members.keys.filter(Self.isDateName)
    for name in members where times.date == nil {
      guard let value = builder.document.members[name], value != .null else { continue }
      times.take(value, from: .member(name), order: order)
    }
    let properties =
      builder.options.dateProperty.map { [$0] }
      ?? FeatureDates.properties(of: builder.document, where: Self.isDateName)
    for name in properties where times.date == nil {
      times.take(FeatureDates(name, of: builder.document, order: order), of: builder.document)
    }
    return times
  }

  private static func isDateName(_ name: String) -> Bool {
    FeatureDates.isName(name) || name.lowercased() == "published_at"
  }

  // MARK: Statuses

  func givesStatus(to properties: JSONObject, in builder: SnapshotBuilder) -> Bool {
    let key = builder.options.statusProperty ?? "status"
    guard let text = properties[key]?.stringValue.map({ DeepStateLabel.folded($0) }) else { return false }
    return builder.options.mapping[folded: text] != nil || StatusWords.status(folded: text) != nil
  }

  /// Takes the status from the property that the user names, else the status that the user gives, else a property all
  /// of whose values name statuses, else `occupied`.
  ///
  /// Throws where a feature lacks a known status in the property that the user names, and where the values of a
  /// property name statuses for some features only.
  func classify(_ features: [PolygonFeature], in builder: inout SnapshotBuilder) throws(InputError) {
    if let property = builder.options.statusProperty {
      return try classify(features, by: property, in: &builder)
    }
    if let status = builder.options.status {
      for feature in features { builder.add(feature, status) }
      return
    }
    let properties = StatusProperty.all(of: features)
    if let property = properties.first(where: \.isComplete) {
      builder.warn(
        .statusProperty, severity: .notice,
        "its property \"\(printable(property.name))\" tells the statuses: \(property.knownText)",
        advice: "to change that, use \(.statusProperty) NAME or \(.status) STATUS",
        values: ["property": .string(property.name)])
      return try classify(features, by: property.name, in: &builder)
    }
    if let property = properties.first(where: \.isPartial) {
      // Left out with a word is what the user asks for.
      if builder.options.skipUnclassified { return try classify(features, by: property.name, in: &builder) }
      throw builder.error(
        "its property \"\(printable(property.name))\" names statuses for some features (\(property.knownText)), and for "
          + "others none: \(property.unknownText)", advice: "say what they are with " + property.line)
    }
    for feature in features { builder.add(feature, .occupied) }
    if features.isEmpty { return }
    builder.warn(
      .assumedOccupied, severity: .notice, "it names no statuses, so every polygon counts as occupied",
      advice: "to change that, use \(.statusProperty) NAME or \(.status) STATUS")
    builder.snapshot.unknownKinds = properties.first(where: \.tellsUnknownKinds).map { property in
      UnknownKinds(
        property: property.name, values: property.unknown.map { ($0.value, $0.features) }, line: property.line
      )
    }
  }

  private func classify(
    _ features: [PolygonFeature], by property: String, in builder: inout SnapshotBuilder
  ) throws(InputError) {
    if !features.isEmpty, !features.contains(where: { $0.properties[property] != nil }) {
      let present = Set(features.flatMap(\.properties.keys)).sorted().map { printable($0) }
      throw builder.error(
        "no polygon has a property \"\(printable(property))\"",
        advice: present.isEmpty
          ? "the features have no properties: use \(.status) STATUS"
          : "name one of \(present.prefix(20).joined(separator: ", "))"
      )
    }
    for feature in features {
      let text = feature.properties[property]?.mappableText
      let folded = text.map { DeepStateLabel.folded($0) }
      if let folded,
        let status = builder.options.mapping[folded: folded] ?? StatusWords.status(folded: folded)
      {
        builder.add(feature, status)
        continue
      }
      let value = text.map { printable($0) }
      let what =
        value.map { "\"\(printable(property))\" is \"\($0)\"" } ?? "\"\(printable(property))\" is missing"
      if builder.options.skipUnclassified {
        builder.warn(
          .skippedUnclassified, "left out, having no known status: \(what)", location: feature.location,
          values: ["unclassified": .string(what)])
      } else {
        throw builder.error(
          "this feature has no known status: \(what)",
          location: feature.location,
          advice: builder.unclassifiedAdvice(value: value ?? "")
        )
      }
    }
  }
}

extension JSONValue {
  /// The value as the user would write it in `--map`.
  var mappableText: String? {
    switch self {
    case .string(let text): text
    case .integer(let number): String(number)
    case .number(let number): String(number)
    case .bool(let truth): String(truth)
    case .null, .array, .object: nil
    }
  }
}
