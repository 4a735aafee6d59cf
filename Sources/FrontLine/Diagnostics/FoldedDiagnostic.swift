/// A diagnostic, and the others that say the same of other maps or of other places in the same one.
public struct FoldedDiagnostic: Hashable, Sendable {
  /// The one that is told.
  public let first: Diagnostic
  /// How many more there are.
  public let moreCount: Int
  /// In how many maps besides the first one's.
  public let moreMapCount: Int
  /// Of what days those maps are, as far as they are known.
  public let moreDates: ClosedRange<CalendarDate>?
}

extension [Diagnostic] {
  /// One for each thing that is said, at the place of the first that says it.
  ///
  /// Complexity: O(*n*).
  public var folded: [FoldedDiagnostic] {
    var places: [Content: Int] = [:]
    var groups: [[Diagnostic]] = []
    for (number, diagnostic) in enumerated() {
      let content = Content(
        code: diagnostic.code, message: diagnostic.message, advice: diagnostic.advice,
        number: diagnostic.path == nil ? number : nil)
      if let place = places[content] {
        groups[place].append(diagnostic)
      } else {
        places[content] = groups.count
        groups.append([diagnostic])
      }
    }
    return groups.map { group in
      let others = group.dropFirst()
      let dates = others.compactMap(\.date)
      let maps = Set(others.map(\.path)).subtracting([group[0].path])
      return FoldedDiagnostic(
        first: group[0], moreCount: others.count, moreMapCount: maps.count,
        moreDates: dates.min().flatMap { first in dates.max().map { first...$0 } })
    }
  }
}

/// What a diagnostic says, whatever the map and the place in it.
private struct Content: Hashable {
  let code: Diagnostic.Code
  let message: Wording
  let advice: Wording?
  /// What is about no file stands for itself.
  let number: Int?
}
