/// A diagnostic that represents equal ones about other maps or other locations in the same map.
public struct FoldedDiagnostic: Hashable, Sendable {
  /// The diagnostic that is shown.
  public let first: Diagnostic
  /// The number of further diagnostics.
  public let moreCount: Int
  /// The number of maps, besides that of the first one, to which they apply.
  public let moreMapCount: Int
  /// The range of the known dates of the further diagnostics.
  public let moreDates: ClosedRange<CalendarDate>?
}

extension [Diagnostic] {
  /// The diagnostics folded by content, each at the position of the first with that content.
  ///
  /// Complexity: O(*n*).
  public var folded: [FoldedDiagnostic] {
    var groupIndices: [Content: Int] = [:]
    var groups: [[Diagnostic]] = []
    for (number, diagnostic) in enumerated() {
      let content = Content(
        code: diagnostic.code, message: diagnostic.message, advice: diagnostic.advice,
        number: diagnostic.path == nil ? number : nil)
      if let index = groupIndices[content] {
        groups[index].append(diagnostic)
      } else {
        groupIndices[content] = groups.count
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

/// The content of a diagnostic, without its map and location.
private struct Content: Hashable {
  let code: Diagnostic.Code
  let message: Wording
  let advice: Wording?
  /// A unique number where the diagnostic concerns no file: such diagnostics are not folded.
  let number: Int?
}
