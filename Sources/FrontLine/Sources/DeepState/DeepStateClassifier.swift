/// Determines the status of DeepState polygons by ``ClassificationRule/deepState``.
///
/// A snapshot has hundreds of polygons and a few dozen different labels, which the next one has too: each
/// pair of label and colour is classified only once. Not `Sendable`, because of this cache; each reader owns
/// one.
final class DeepStateClassifier {
  struct Verdict: Hashable, Sendable {
    var status: ControlStatus
    var part: StatusPart?
  }

  enum Outcome: Hashable, Sendable {
    case status(Verdict)
    /// No line of the table matches.
    case unclassified
    /// A line depends on the date of the snapshot, which is unknown.
    case needsDate
  }

  private struct Question: Hashable {
    var label: String?
    var fill: String?
    /// The number of the rules' dates that have passed; nil where the date is unknown.
    var era: Int?
  }

  private let rules: [FoldedRule]
  /// The dates from which a colour has another meaning.
  private let turningDates: [CalendarDate]
  private let mapping: StatusMapping
  private var answers: [Question: Outcome] = [:]

  /// - Parameters:
  ///   - mapping: the user's statuses by label, part of a label, i18n key or colour. A label takes precedence
  ///     over the table; a colour is used before step 5, where colours are compared.
  init(
    rules: [ClassificationRule] = ClassificationRule.deepState,
    mapping: StatusMapping = [:]
  ) {
    self.rules = rules.map(FoldedRule.init)
    turningDates = self.rules.compactMap(\.turningDate)
    self.mapping = mapping
  }

  /// Returns the status of a polygon, from the cache where possible.
  ///
  /// - Parameter date: the day of the snapshot.
  func classify(label: String?, fill: String?, date: CalendarDate?) -> Outcome {
    let era = date.map { date in turningDates.count { $0 <= date } }
    let question = Question(label: label, fill: fill, era: era)
    if let answer = answers[question] { return answer }
    let answer = judge(DeepStateLabel(label ?? ""), fill: fill.map { DeepStateLabel.folded($0) }, date)
    // Labels that never recur must not fill the memory.
    if answers.count >= 10_000 { answers.removeAll() }
    answers[question] = answer
    return answer
  }

  private func judge(_ label: DeepStateLabel, fill: String?, _ date: CalendarDate?) -> Outcome {
    if let status = mapped(label) { return .status(Verdict(status: status)) }
    let colour = fill.flatMap { mapping[folded: $0] }
    for rule in rules {
      if rule.step >= 5, let colour { return .status(Verdict(status: colour)) }
      if rule.turningDate != nil, date == nil, rule.hasColour(fill) { return .needsDate }
      if rule.matches(label, fill: fill, date: date) {
        return .status(Verdict(status: rule.status, part: rule.part))
      }
    }
    return colour.map { .status(Verdict(status: $0)) } ?? .unclassified
  }

  private func mapped(_ label: DeepStateLabel) -> ControlStatus? {
    if mapping.isEmpty || label.text.isEmpty { return nil }
    if let status = mapping[folded: label.text] { return status }
    for part in label.parts {
      if let status = mapping[folded: part] { return status }
    }
    return label.key.flatMap { mapping[folded: $0] }
  }
}
