internal import GeoJSON

/// A source that consists only of names and mappings: where the collection is, which property gives the
/// status.
///
/// ``deepStateUnion`` and ``nzz`` are built in; others are read from a user's file.
struct DescribedSource: SourceRules {
  /// The evidence by which a file is recognised.
  struct Recognition: Hashable {
    /// The beginning of the name of the file, or of the collection; nil for any name.
    var namePrefix: String?
    /// Members of the root with the text that each must have.
    var members: [String: String] = [:]
    /// The properties that every feature has, each with one of these values or, where there are none, any
    /// value. An empty list together with a name prefix means features without properties.
    var properties: [Property] = []

    struct Property: Hashable {
      var name: String
      var values: [String] = []
    }
  }

  /// A property with the meanings of its values. Values are compared without regard to case, with white space
  /// folded.
  struct ValueTable<Meaning: Hashable & Sendable>: Hashable {
    var property: String
    var values: [String: Meaning]

    init(property: String, values: [String: Meaning]) {
      self.property = property
      self.values = values.reduce(into: [:]) { $0[DeepStateLabel.folded($1.key)] = $1.value }
    }

    func meaning(for feature: PolygonFeature) -> Meaning? {
      feature.properties[property]?.mappableText.flatMap { values[DeepStateLabel.folded($0)] }
    }
  }

  /// The location of the map's date, where it is not in the name of the file.
  enum DateLocation: Hashable {
    /// A property with the same value in all features.
    case property(String)
    /// A member of the root.
    case member(String)
    /// The name of the collection.
    case collectionName
  }

  let name: String
  var title: String
  var product = BilingualText(english: "map", ukrainian: "карта")
  var collectionMember: String?
  var recognition: Recognition?
  /// The status of every polygon; nil where tables give it.
  var status: ControlStatus?
  /// The tables of statuses; the first that contains the value decides.
  var statusTables: [ValueTable<ControlStatus>] = []
  var parts: ValueTable<StatusPart>?
  var dateLocation: DateLocation?
  var dateMeaning = SourceProfile.DateMeaning.asGiven
  /// Whether `occupied` includes land occupied before 2022, without distinction.
  var mergesYears = false
  /// The content of its maps, in words that follow "it holds only"; nil where the list of its statuses
  /// suffices.
  var content: String?
  var leavesOutStrays = true
  var publisher: String?
  var omission: BilingualText?
  var terms: String?

  var profile: SourceProfile {
    SourceProfile(
      displayName: title, product: product, dateMeaning: dateMeaning, statuses: statuses,
      leavesOutStrays: leavesOutStrays, publisher: publisher, omission: omission, terms: terms)
  }

  private var statuses: Set<ControlStatus> {
    var statuses = statusTables.reduce(into: Set(status.map { [$0] } ?? [])) {
      $0.formUnion($1.values.values)
    }
    if mergesYears { statuses.insert(.occupiedBefore2022) }
    return statuses
  }

  var featureDays: FeatureDayRule {
    if case .property(let name)? = dateLocation { .property(name) } else { .anyDate }
  }

  // MARK: Knowing it

  func claim(on file: SourceEvidence) -> SourceClaim? {
    guard let recognition, !file.features.isEmpty else { return nil }
    for property in recognition.properties {
      let values = property.values
      let isInAll = file.features.allSatisfy { feature in
        guard let value = feature.properties[property.name] else { return false }
        return values.isEmpty || value.stringValue.map(values.contains) ?? false
      }
      guard isInAll else { return nil }
    }
    guard recognition.members.allSatisfy({ file.document.members[$0]?.stringValue == $1 }) else { return nil }
    let signs =
      (recognition.members.keys.sorted().map { "member \"\($0)\"" }
      + recognition.properties.map { "property \"\($0.name)\"" }).joined(separator: ", ")
    if let collectionMember, file.document.collectionMember == collectionMember, !signs.isEmpty {
      return SourceClaim(strength: .envelope, sign: "its envelope {\"\(collectionMember)\"} and \(signs)")
    }
    guard let prefix = recognition.namePrefix else {
      return signs.isEmpty ? nil : SourceClaim(strength: .members, sign: signs)
    }
    if recognition.properties.isEmpty, recognition.members.isEmpty {
      guard file.document.features.allSatisfy(\.properties.isEmpty) else { return nil }
    }
    let isNamed = [file.document.name ?? "", String(lastPart(ofPath: file.path))].contains {
      $0.utf8.starts(with: prefix.utf8)
    }
    return isNamed ? SourceClaim(strength: .name, sign: "its name \(prefix)…") : nil
  }

  func checkOptions(of builder: SnapshotBuilder, sign: String?) throws(InputError) {
    let options = builder.options
    if let status {
      guard options.statusProperty != nil || ![nil, status].contains(options.status) else { return }
      throw builder.error(
        "this is a \(name) file, whose land is all \(status)",
        advice: "leave out \(.status) and \(.statusProperty), or use \(.source) generic")
    }
    guard options.givesStatuses else { return }
    throw builder.error(
      "this is a \(name) file\(sign.map { " (\($0))" } ?? ""), whose properties tell the statuses; \(.status) and "
        + "\(.statusProperty) are for generic files",
      advice: "use \(.map) VALUE=STATUS, or \(.source) generic to read it as any polygon file")
  }

  /// Throws where the source lacks a status of the territory, or can't distinguish land occupied since 2022.
  /// Missing land occupied before 2022 is accepted where `occupied` is asked for too: a source that does not
  /// distinguish years has that land under `occupied`, or not at all, which its omission states.
  func validate(_ territory: Territory) throws(TerritoryError) {
    let advice: Wording = "use \(.territory) all-occupied, or a raw DeepState snapshot"
    let missing = territory.sortedStatuses.first { status in
      !statuses.contains(status)
        && !(status == .occupiedBefore2022 && territory.statuses.contains(.occupied))
    }
    if let missing {
      let listed = statuses.sorted().map(\.rawValue).joined(separator: ", ")
      throw TerritoryError(
        message: "\(territory.name): maps of \(name) have no land with the status \(missing): they hold only "
          + Wording(content ?? listed), advice: advice)
    }
    if mergesYears,
      territory.statuses.contains(.occupied) != territory.statuses.contains(.occupiedBefore2022)
    {
      throw TerritoryError(
        message:
          "\(territory.name): maps of \(name) can't tell land occupied since 2022 from land occupied before: "
          + "they draw both as one", advice: advice)
    }
  }

  // MARK: Times

  func times(in builder: SnapshotBuilder) -> SourceTimes {
    let (document, order) = (builder.document, builder.options.dateOrder)
    switch dateLocation {
    case nil: return SourceTimes()
    case .collectionName:
      return SourceTimes(date: document.name.flatMap { FileNameDate(path: $0).date })
    case .member(let name):
      var times = SourceTimes()
      if let value = document.members[name] { times.take(value, from: .member(name), order: order) }
      return times
    case .property(let name):
      var times = SourceTimes()
      times.take(FeatureDates(name, of: document, order: order), of: document)
      return times
    }
  }

  // MARK: Statuses

  func classify(_ features: [PolygonFeature], in builder: inout SnapshotBuilder) throws(InputError) {
    for feature in features {
      if let status = status(of: feature.properties, mapping: builder.options.mapping) {
        builder.add(feature, status, part: parts?.meaning(for: feature))
        continue
      }
      let value = statusTables.lazy.compactMap { feature.properties[$0.property]?.mappableText }.first
      let what =
        value.map { "\"\(printable($0))\" is not a known value" }
        ?? "it has no \(statusTables.map { "\"\(printable($0.property))\"" }.joined(separator: " or "))"
      if builder.options.skipUnclassified {
        builder.warn(
          .skippedUnclassified, "left out, having no known status: \(what)", location: feature.location,
          values: ["unclassified": .string(what)])
      } else {
        throw builder.error(
          "\(name) gives this feature no status: \(what)", location: feature.location,
          advice: builder.unclassifiedAdvice(value: value.map { printable($0) } ?? ""))
      }
    }
  }

  func givesStatus(to properties: JSONObject, in builder: SnapshotBuilder) -> Bool {
    status == nil && status(of: properties, mapping: builder.options.mapping) != nil
  }

  private func status(of properties: JSONObject, mapping: StatusMapping) -> ControlStatus? {
    if let status { return status }
    for table in statusTables {
      guard let text = properties[table.property]?.mappableText else { continue }
      let folded = DeepStateLabel.folded(text)
      if let status = mapping[folded: folded] ?? table.values[folded] { return status }
    }
    return nil
  }
}
