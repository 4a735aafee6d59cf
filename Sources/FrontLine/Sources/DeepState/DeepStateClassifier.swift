/// Gives DeepState polygons their status by ``ClassificationRule/deepState``.
///
/// A snapshot has hundreds of polygons and a few dozen different labels, and the next one has the same: each pair
/// of label and colour is judged once. Not Sendable, for its memory; a reader owns one.
final class DeepStateClassifier {
  struct Verdict: Hashable, Sendable {
    var status: ControlStatus
    var part: StatusPart?
  }

  enum Outcome: Hashable, Sendable {
    case status(Verdict)
    /// No line of the table matches.
    case unclassified
    /// A line depends on the date of the snapshot, which is not known.
    case needsDate
  }

  private struct Question: Hashable {
    var label: String?
    var fill: String?
    /// How many of the rules' dates are over; nil where the date is not known.
    var era: Int?
  }

  private let rules: [FoldedRule]
  /// The dates from which a colour means something else.
  private let turningDates: [CalendarDate]
  private let mapping: StatusMapping
  private var answers: [Question: Outcome] = [:]

  /// - Parameters:
  ///   - mapping: Statuses by label, by a part of a label, by i18n key or by colour, as the user gives them.
  ///     A label goes before the table; a colour goes where colours are asked, before step 5.
  init(
    rules: [ClassificationRule] = ClassificationRule.deepState,
    mapping: StatusMapping = [:]
  ) {
    self.rules = rules.map(FoldedRule.init)
    turningDates = self.rules.compactMap(\.turningDate)
    self.mapping = mapping
  }

  /// - Parameter date: The day of the snapshot.
  func classify(label: String?, fill: String?, date: CalendarDate?) -> Outcome {
    let era = date.map { date in turningDates.count { $0 <= date } }
    let question = Question(label: label, fill: fill, era: era)
    if let answer = answers[question] { return answer }
    let answer = judge(DeepStateLabel(label ?? ""), fill: fill.map { DeepStateLabel.folded($0) }, date)
    // Labels that never come again must not fill the memory.
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
