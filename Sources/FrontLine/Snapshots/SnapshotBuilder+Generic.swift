internal import GeoJSON

extension SnapshotBuilder {
  /// Takes the status from the property that the user names, else the one that the user gives, else occupied.
  mutating func classifyGeneric(_ features: [PolygonFeature]) throws(InputError) {
    if let property = options.statusProperty {
      try classify(features, by: property)
    } else if let status = options.status {
      features.forEach { add($0, status) }
    } else {
      features.forEach { add($0, .occupied) }
      if !features.isEmpty { sayOccupiedIsAssumed(features) }
    }
  }

  private mutating func sayOccupiedIsAssumed(_ features: [PolygonFeature]) {
    var advice = "say otherwise with --status-property NAME or --status STATUS"
    if let property = statusProperty(of: features) {
      advice =
        "its property \"\(printable(property))\" holds statuses: read them with --status-property "
        + printable(property)
    }
    warn(
      .assumedOccupied,
      level: .notice,
      "no statuses are named, so every polygon counts as occupied",
      advice: advice
    )
  }

  /// A property that holds a known status in every feature.
  private func statusProperty(of features: [PolygonFeature]) -> String? {
    features.first?.properties.keys.first { key in
      features.allSatisfy { feature in
        feature.properties[key]?.stringValue.flatMap { ControlStatus(rawValue: $0) } != nil
      }
    }
  }

  private mutating func classify(_ features: [PolygonFeature], by property: String) throws(InputError) {
    if !features.isEmpty, !features.contains(where: { $0.properties[property] != nil }) {
      let present = Set(features.flatMap(\.properties.keys)).sorted().map { printable($0) }
      throw error(
        "no polygon has a property \"\(printable(property))\"",
        advice: present.isEmpty
          ? "the features have no properties: use --status STATUS"
          : "name one of \(present.prefix(20).joined(separator: ", "))"
      )
    }
    for feature in features {
      let text = feature.properties[property].flatMap(Self.text)
      let folded = text.map { DeepStateLabel.folded($0) }
      if let folded, let status = options.mapping[folded: folded] ?? ControlStatus(rawValue: folded) {
        add(feature, status)
        continue
      }
      let value = text.map { printable($0) }
      let what =
        value.map { "\"\(printable(property))\" is \"\($0)\"" } ?? "\"\(printable(property))\" is missing"
      if options.skipUnclassified {
        warn(.skippedUnclassified, "left out, having no known status: \(what)", place: feature.place)
      } else {
        throw error(
          "this feature has no known status: \(what)",
          place: feature.place,
          advice: unclassifiedAdvice(value: value ?? "")
        )
      }
    }
  }

  /// The value as the user would write it in `--map`.
  private static func text(_ value: JSONValue) -> String? {
    switch value {
    case .string(let text): text
    case .integer(let number): String(number)
    case .number(let number): String(number)
    case .bool(let truth): String(truth)
    case .null, .array, .object: nil
    }
  }
}
