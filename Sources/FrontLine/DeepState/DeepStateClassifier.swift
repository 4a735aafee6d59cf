/// Gives DeepState polygons their status by ``ClassificationRule/deepState``.
///
/// A snapshot has hundreds of polygons and a few dozen different labels; each pair of label and colour is
/// judged once.
struct DeepStateClassifier {
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
  }

  private let rules: [FoldedRule]
  private let date: CalendarDate?
  private let mapping: [String: ControlStatus]
  private var answers: [Question: Outcome] = [:]

  /// - Parameters:
  ///   - date: The day of the snapshot.
  ///   - mapping: Statuses by label, by a part of a label, by i18n key or by colour, as the user gives them.
  ///     A label goes before the table; a colour goes where colours are asked, before step 5.
  init(
    rules: [ClassificationRule] = ClassificationRule.deepState,
    date: CalendarDate?,
    mapping: [String: ControlStatus] = [:]
  ) {
    self.rules = rules.map(FoldedRule.init)
    self.date = date
    self.mapping = Dictionary(
      mapping.map { (DeepStateLabel.folded($0.key), $0.value) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  mutating func classify(label: String?, fill: String?) -> Outcome {
    let question = Question(label: label, fill: fill)
    if let answer = answers[question] { return answer }
    let answer = judge(DeepStateLabel(label ?? ""), fill: fill.map { DeepStateLabel.folded($0) })
    answers[question] = answer
    return answer
  }

  private func judge(_ label: DeepStateLabel, fill: String?) -> Outcome {
    if let status = mapped(label) { return .status(Verdict(status: status)) }
    let colour = fill.flatMap { mapping[$0] }
    for rule in rules {
      if rule.step >= 5, let colour { return .status(Verdict(status: colour)) }
      if rule.dependsOnDate, date == nil, rule.hasColour(fill) { return .needsDate }
      if rule.matches(label, fill: fill, date: date) {
        return .status(Verdict(status: rule.status, part: rule.part))
      }
    }
    return colour.map { .status(Verdict(status: $0)) } ?? .unclassified
  }

  private func mapped(_ label: DeepStateLabel) -> ControlStatus? {
    if mapping.isEmpty || label.text.isEmpty { return nil }
    if let status = mapping[label.text] { return status }
    for part in label.parts {
      if let status = mapping[part] { return status }
    }
    return label.key.flatMap { mapping[$0] }
  }
}
