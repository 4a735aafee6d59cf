/// A rule with its texts folded, for comparison with folded labels.
struct FoldedRule: Sendable {
  let step: Int
  let status: ControlStatus
  let part: StatusPart?
  private let match: ClassificationRule.Match

  init(_ rule: ClassificationRule) {
    step = rule.step
    status = rule.status
    part = rule.part
    let fold: (String) -> String = { DeepStateLabel.folded($0) }
    match =
      switch rule.match {
      case .fill(let colours): .fill(colours.map(fold))
      case .fillSince(let colour, let date): .fillSince(fold(colour), date)
      case .key(let keys): .key(keys.map(fold))
      case .keyPrefix(let prefix): .keyPrefix(fold(prefix))
      case .labelContains(let words): .labelContains(words.map(fold))
      case .partBeginsWith(let words): .partBeginsWith(words.map(fold))
      }
  }

  /// The day from which the rule applies; nil where it always applies.
  var turningDate: CalendarDate? {
    if case .fillSince(_, let date) = match { date } else { nil }
  }

  /// Whether the condition of the rule names that colour.
  func hasColour(_ fill: String?) -> Bool {
    guard let fill else { return false }
    return switch match {
    case .fill(let colours): colours.contains(fill)
    case .fillSince(let colour, _): colour == fill
    case .key, .keyPrefix, .labelContains, .partBeginsWith: false
    }
  }

  func matches(_ label: DeepStateLabel, fill: String?, date: CalendarDate?) -> Bool {
    switch match {
    case .fill: hasColour(fill)
    case .fillSince(_, let first): hasColour(fill) && date.map { $0 >= first } ?? false
    case .key(let keys): label.key.map(keys.contains) ?? false
    case .keyPrefix(let prefix): label.key?.hasPrefix(prefix) ?? false
    case .labelContains(let words): words.contains { label.text.contains($0) }
    case .partBeginsWith(let words):
      words.contains { word in label.parts.contains { $0.hasPrefix(word) } }
    }
  }
}
