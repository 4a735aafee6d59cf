/// What is said beside a result: notices are to be known, warnings count under `--strict`.
struct Messages {
  var notices: [String] = []
  var warnings: [String] = []

  mutating func add(_ other: Messages) {
    notices += other.notices
    warnings += other.warnings
  }

  /// Says what keeps a file out, where the user wants to go on without it.
  mutating func leaveOut(_ error: any Error) {
    warnings.append(Failure(error).message + Self.leftOut)
  }

  /// Why the first one was left out, if any was.
  var firstLeftOut: String? {
    warnings.first { $0.hasSuffix(Self.leftOut) }.map { String($0.dropLast(Self.leftOut.count)) }
  }

  private static let leftOut = " (left out: --keep-going)"
}
