internal import GeoJSON

/// What the values of a property say about statuses.
struct StatusProperty {
  let name: String
  /// The values that name a status, with their numbers of features, in the order of the file.
  private(set) var known: [(value: String, status: ControlStatus, count: Int)] = []
  /// The other values, with the features that have them.
  private(set) var unknown: [(value: String, features: [Int])] = []
  /// The number of features without a value.
  private(set) var missingCount = 0

  /// Reads a property of all features.
  init(_ name: String, of features: [PolygonFeature]) {
    self.name = name
    var indices: [String: (isKnown: Bool, index: Int)] = [:]
    for feature in features {
      guard let text = feature.properties[name]?.stringValue, !trimmed(text).isEmpty else {
        missingCount += 1
        continue
      }
      let folded = DeepStateLabel.folded(text)
      if let found = indices[folded] {
        if found.isKnown {
          known[found.index].count += 1
        } else {
          unknown[found.index].features.append(feature.index)
        }
      } else if let status = StatusWords.status(folded: folded) {
        indices[folded] = (true, known.count)
        known.append((text, status, 1))
      } else {
        indices[folded] = (false, unknown.count)
        unknown.append((text, [feature.index]))
      }
    }
  }

  /// Whether a value names a status beyond doubt: by itself, or by the name of the property.
  private var isMeant: Bool {
    !known.isEmpty
      && (isUsual || known.contains { StatusWords.isUnmistakable(folded: DeepStateLabel.folded($0.value)) })
  }

  /// Whether every feature has a value that names a status.
  var isComplete: Bool { isMeant && unknown.isEmpty && missingCount == 0 }

  /// Whether some features have a value that names a status, and others don't. A name that says "occupied" of some
  /// contradicts nothing.
  var isPartial: Bool {
    isMeant && !isComplete && (isUsual || known.contains { $0.status != .occupied })
  }

  private var isUsual: Bool { Self.usual.contains(name.lowercased()) }

  /// The properties of features whose values are texts; those that usually hold statuses first.
  static func all(of features: [PolygonFeature]) -> [StatusProperty] {
    var names: [String] = []
    for feature in features {
      for key in feature.properties.keys
      where !names.contains(key) && feature.properties[key]?.stringValue != nil { names.append(key) }
    }
    func rank(_ name: String) -> Int { usual.firstIndex(of: name.lowercased()) ?? usual.count }
    return names.enumerated().sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }.map {
      StatusProperty($0.element, of: features)
    }
  }

  /// Names of properties that hold statuses, or tell kinds of land apart.
  private static let usual = [
    "status", "control", "layer", "folder", "type", "category", "class", "kind", "zone", "state", "legend",
    "статус",
    "тип", "стан", "категорія",
  ]

  /// Whether the values tell several kinds of land apart that nobody knows.
  var tellsUnknownKinds: Bool {
    known.isEmpty && isUsual && (2...20).contains(unknown.count)
  }

  /// `Occupied (3): occupied, Liberated (1): liberated`.
  var knownText: String {
    known.map { "\(printable($0.value)) (\($0.count)): \($0.status)" }.joined(separator: ", ")
  }

  /// `Units (2), Roads (1)`, and how many have no value.
  var unknownText: String {
    var parts = unknown.prefix(12).map { "\(printable($0.value)) (\($0.features.count))" }
    if unknown.count > 12 { parts.append("\(unknown.count - 12) more") }
    if missingCount > 0 { parts.append("no value (\(missingCount))") }
    return parts.joined(separator: ", ")
  }

  /// `--status-property layer --map 'Units=STATUS'`, to be copied; with as many values as fit a line.
  var line: Wording {
    var line = Wording(.statusProperty) + " '\(printable(name))'"
    for (value, _) in unknown.prefix(6) { line += " \(.map) '\(printable(value))=STATUS'" }
    return missingCount > 0 || unknown.count > 6 ? line + " \(.skipUnclassified)" : line
  }
}
