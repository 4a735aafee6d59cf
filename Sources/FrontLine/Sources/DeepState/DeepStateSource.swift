internal import GeoJSON

/// A raw snapshot of the DeepState map, with a status for each label and colour.
struct DeepStateSource: SourceRules {
  var name: String { "deepstate" }
  var collectionMember: String? { "map" }

  /// A file is one map: the dates in labels are remarks.
  var featureDays: FeatureDayRule { .none }

  var profile: SourceProfile {
    SourceProfile(
      displayName: "DeepState", dateMeaning: .publication,
      statuses: [.occupied, .occupiedBefore2022, .contested, .liberated, .foreign], leavesOutStrays: true,
      publisher: "DeepState")
  }

  // MARK: Knowing it

  func claim(on file: SourceEvidence) -> SourceClaim? {
    if let member = file.document.collectionMember, member == collectionMember {
      return SourceClaim(strength: .envelope, sign: "its envelope {\"id\", \"map\"}")
    }
    for feature in file.features {
      if let sign = Self.sign(in: feature.properties) { return SourceClaim(strength: .members, sign: sign) }
    }
    // Other programs write fills too (simplestyle).
    guard file.features.contains(where: { $0.properties["fill"]?.stringValue != nil }) else { return nil }
    return SourceClaim(strength: .weak, sign: "fill colours", yieldsToGivenStatuses: true)
  }

  private static let styleMembers = ["styleUrl", "styleHash", "styleMapHash"]

  private static func sign(in properties: JSONObject) -> String? {
    if let label = properties["name"]?.stringValue {
      if label.contains("///") { return "labels with ///" }
      if DeepStateLabel.folded(label).contains(DeepStateLabel.keyMark) { return "labels with geoJSON. keys" }
    }
    if let member = styleMembers.first(where: { properties[$0] != nil }) { return "style member \(member)" }
    return nil
  }

  func checkOptions(of builder: SnapshotBuilder, sign: String?) throws(InputError) {
    guard builder.options.givesStatuses else { return }
    throw builder.error(
      "this is a DeepState snapshot\(sign.map { " (\($0))" } ?? ""), whose labels and colours tell the statuses; "
        + "\(.status) and \(.statusProperty) are for generic files",
      advice: "use \(.map) VALUE=STATUS, or \(.source) generic to read it as any polygon file")
  }

  // MARK: Times

  func times(in builder: SnapshotBuilder) -> SourceTimes {
    let document = builder.document
    guard document.form == .envelope else {
      // Without an envelope the member may be beside the features.
      return SourceTimes(
        date: document.members["datetime"].flatMap { try? WrittenDate.read($0).get().day },
        publishedAt: FileNameDate(path: builder.path).instant)
    }
    let envelope = EnvelopeTimes(document.members)
    return SourceTimes(
      date: envelope.date, publishedAt: envelope.publication ?? FileNameDate(path: builder.path).instant,
      faults: envelope.faults)
  }

  // MARK: Statuses

  private func classifier(of builder: SnapshotBuilder) -> DeepStateClassifier {
    let mapping = builder.options.mapping
    return builder.memory.value(of: name) { DeepStateClassifier(mapping: mapping) }
  }

  /// Lines without a label are arrows and have no status.
  func givesStatus(to properties: JSONObject, in builder: SnapshotBuilder) -> Bool {
    let (label, fill) = (properties["name"]?.stringValue, properties["fill"]?.stringValue)
    guard label != nil,
      case .status(let verdict) = classifier(of: builder).classify(
        label: label, fill: fill, date: builder.snapshot.date)
    else { return false }
    return verdict.status != .foreign
  }

  /// Gives each feature its status by the table of ``ClassificationRule``. Throws where the status is
  /// unknown, or depends on an unknown date.
  func classify(_ features: [PolygonFeature], in builder: inout SnapshotBuilder) throws(InputError) {
    let classifier = classifier(of: builder)
    for feature in features {
      let fill = feature.properties["fill"]?.stringValue
      switch classifier.classify(label: feature.name, fill: fill, date: builder.snapshot.date) {
      case .status(let verdict):
        builder.add(feature, verdict.status, part: verdict.part)
      case .unclassified:
        try report(unclassified: feature, fill: fill, in: &builder)
      case .needsDate:
        throw builder.error(
          "the colour \(fill.map { printable($0) } ?? "") means land outside Ukraine from "
            + "\(ClassificationRule.greyIsForeignSince) on and the grey zone before, and the date of the snapshot is "
            + "not known",
          location: feature.location,
          advice: "give it with \(.date) YYYY-MM-DD"
        )
      }
    }
  }

  private func report(
    unclassified feature: PolygonFeature, fill: String?, in builder: inout SnapshotBuilder
  ) throws(InputError) {
    let label = feature.name.map { "label \"\(printable(whiteSpaceFolded($0)))\"" } ?? "no label"
    let colour = fill.map { "fill \"\(printable($0))\"" } ?? "no fill"
    if builder.options.skipUnclassified {
      builder.warn(
        .skippedUnclassified,
        "left out, having no known status: \(label), \(colour)",
        location: feature.location,
        values: ["unclassified": .string("\(label), \(colour)")]
      )
      return
    }
    let value = printable(whiteSpaceFolded(feature.name ?? fill ?? ""))
    throw builder.error(
      "no rule gives a DeepState polygon with \(label) and \(colour) a status",
      location: feature.location,
      advice: builder.unclassifiedAdvice(value: value)
    )
  }
}
