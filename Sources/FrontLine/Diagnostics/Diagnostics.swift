/// The diagnostics of a result, in the order in which they were found.
///
/// Notices and warnings are kept apart, because strict mode stops at warnings.
public struct Diagnostics: Hashable, Sendable {
  /// What is to be known, and concerns no figure.
  public private(set) var notices: [Diagnostic] = []
  /// What concerns a figure.
  public private(set) var warnings: [Diagnostic] = []
  /// The reason why the first file was left out, if any was.
  public private(set) var firstLeftOut: Wording?

  /// Creates a list, in which equal ones are folded.
  public init(_ diagnostics: some Sequence<Diagnostic> = EmptyCollection()) { add(diagnostics) }

  /// All diagnostics in the order in which they are shown, notices first.
  public var all: [Diagnostic] { notices + warnings }

  /// Adds one, folded into its equal where there is one.
  public mutating func add(_ diagnostic: Diagnostic) {
    if diagnostic.severity == .notice { notices.append(diagnostic) } else { warnings.append(diagnostic) }
  }

  /// Adds several, one after the other.
  public mutating func add(_ diagnostics: some Sequence<Diagnostic>) { for one in diagnostics { add(one) } }

  /// Adds those of another list.
  public mutating func add(_ other: Diagnostics) {
    notices += other.notices
    warnings += other.warnings
    firstLeftOut = firstLeftOut ?? other.firstLeftOut
  }

  /// Adds a diagnostic that applies to several files at once, unless it is already present.
  public mutating func addOnce(_ diagnostic: Diagnostic) {
    if !notices.contains(diagnostic), !warnings.contains(diagnostic) { add(diagnostic) }
  }

  /// Adds the diagnostic that a file was left out, and records the reason if it is the first.
  public mutating func leaveOut(_ diagnostic: Diagnostic, because reason: Wording) {
    firstLeftOut = firstLeftOut ?? reason
    add(diagnostic)
  }

  /// Removes repeated diagnostics.
  public mutating func removeRepeated() {
    var seen: Set<Diagnostic> = []
    notices = notices.filter { seen.insert($0).inserted }
    warnings = warnings.filter { seen.insert($0).inserted }
  }
}
