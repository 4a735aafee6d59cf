/// What is to be known beside a result, in the order in which it was found.
///
/// Notices and warnings are kept apart: warnings are what those who are strict stop at.
public struct Diagnostics: Hashable, Sendable {
  public private(set) var notices: [Diagnostic] = []
  public private(set) var warnings: [Diagnostic] = []
  /// Why the first file was left out, if any was.
  public private(set) var firstLeftOut: Wording?

  public init(_ diagnostics: some Sequence<Diagnostic> = EmptyCollection()) { add(diagnostics) }

  /// Notices first, as they are told.
  public var all: [Diagnostic] { notices + warnings }

  public mutating func add(_ diagnostic: Diagnostic) {
    if diagnostic.severity == .notice { notices.append(diagnostic) } else { warnings.append(diagnostic) }
  }

  public mutating func add(_ diagnostics: some Sequence<Diagnostic>) { for one in diagnostics { add(one) } }

  public mutating func add(_ other: Diagnostics) {
    notices += other.notices
    warnings += other.warnings
    firstLeftOut = firstLeftOut ?? other.firstLeftOut
  }

  /// Adds what is true of several files at once, unless it is there.
  public mutating func addOnce(_ diagnostic: Diagnostic) {
    if !notices.contains(diagnostic), !warnings.contains(diagnostic) { add(diagnostic) }
  }

  /// Adds that a file was left out, and why.
  public mutating func leaveOut(_ diagnostic: Diagnostic, because reason: Wording) {
    firstLeftOut = firstLeftOut ?? reason
    add(diagnostic)
  }

  /// Takes out what stands there twice.
  public mutating func removeRepeated() {
    var seen: Set<Diagnostic> = []
    notices = notices.filter { seen.insert($0).inserted }
    warnings = warnings.filter { seen.insert($0).inserted }
  }
}
