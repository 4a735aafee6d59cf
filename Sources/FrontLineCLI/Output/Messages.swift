/// What is said beside a result: notices are to be known, warnings count under `--strict`.
struct Messages {
  var notices: [Message] = []
  var warnings: [Message] = []
  /// Why the first file was left out, if any was.
  private(set) var firstLeftOut: String?

  init(notices: [Message] = [], warnings: [String] = []) {
    self.notices = notices
    self.warnings = warnings.map { Message($0) }
  }

  mutating func add(_ other: Messages) {
    notices += other.notices
    warnings += other.warnings
    firstLeftOut = firstLeftOut ?? other.firstLeftOut
  }

  /// Of what is said word for word more than once the first stays.
  mutating func foldRepeated() {
    var seen: Set<String> = []
    warnings = warnings.filter { seen.insert($0.line).inserted }
    notices = notices.filter { seen.insert($0.line).inserted }
  }

  /// Says what keeps a file out, where the user wants to go on without it.
  mutating func leaveOut(_ error: any Error) {
    let reason = Failure(error).message
    firstLeftOut = firstLeftOut ?? reason
    warnings.append(reason + " (left out: --keep-going)")
  }
}
