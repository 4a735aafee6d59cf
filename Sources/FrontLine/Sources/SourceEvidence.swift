internal import GeoJSON
internal import GeoTypes

/// What a file shows of who made it.
struct SourceEvidence {
  /// Why it is taken for DeepState's, in words for an error; nil where nothing speaks for it.
  private(set) var deepState: String?
  /// Nothing but a fill speaks for DeepState: other programs write it too (simplestyle).
  private(set) var isWeak = false
  private(set) var isUnion = false
  /// Why it is taken for a layer of ISW, in words for an error; nil where nothing speaks for it.
  private(set) var isw: String?
  /// Who made the map that this program exported as this file; nil where it is no such file.
  private(set) var exported: SourceKind?

  init(document: GeoJSONDocument, features: [PolygonFeature], path: String) {
    if document.form == .deepStateEnvelope {
      deepState = "its envelope {\"id\", \"map\"}"
      return
    }
    exported = Self.exportedSource(features)
    if exported != nil { return }
    for feature in features {
      if let sign = Self.strongSign(feature.properties) {
        deepState = sign
        return
      }
    }
    isw = Self.signOfISW(document, path: path)
    if !features.isEmpty, document.features.allSatisfy(\.properties.isEmpty) {
      isUnion = [document.name ?? "", String(lastPart(ofPath: path))].contains {
        $0.utf8.starts(with: Self.unionName.utf8)
      }
    }
    if features.contains(where: { $0.properties["fill"]?.stringValue != nil }) {
      deepState = "fill colours"
      isWeak = true
    }
  }

  /// How the files and layers of the daily union are named.
  private static let unionName = "deepstatemap_data"

  private static let styleMembers = ["styleUrl", "styleHash", "styleMapHash"]

  private static func strongSign(_ properties: JSONObject) -> String? {
    if let label = properties["name"]?.stringValue {
      if label.contains("///") { return "labels with ///" }
      if DeepStateLabel.folded(label).contains(DeepStateLabel.keyMark) { return "labels with geoJSON. keys" }
    }
    if let member = styleMembers.first(where: { properties[$0] != nil }) { return "style member \(member)" }
    return nil
  }
}

extension SourceEvidence {
  /// The source of the file. What looks like DeepState's never counts as generic without the user's word.
  ///
  /// - Parameter options: Statuses given by the user decide where only a fill speaks for DeepState.
  func source(options: SnapshotReader.Options) -> SourceKind {
    if let source = options.source { return source }
    if let exported, !options.givesStatuses { return exported }
    if isUnion { return .deepStateUnion }
    if isw != nil, !options.givesStatuses { return .isw }
    guard deepState != nil else { return .generic }
    return isWeak && options.givesStatuses ? .generic : .deepState
  }
}
