import ArgumentParser
import FrontLine

/// How many messages are printed beside a result.
struct MessageOptions: ParsableArguments {
  @Flag(help: "Print no warnings and notices.")
  var quiet = false

  @Flag(help: "Print a warning or notice for each map, instead of one for all that have it.")
  var verbose = false

  @Flag(help: "End with status 2 if there were warnings.")
  var strict = false

  /// Prints notices and warnings, unless `--quiet` is given.
  func report(_ diagnostics: Diagnostics) {
    if quiet { return }
    for notice in lines(diagnostics.notices) { report(notice: notice) }
    for warning in lines(diagnostics.warnings) { printError("frontline: warning: \(warning)") }
  }

  private func lines(_ diagnostics: [Diagnostic]) -> [String] {
    verbose
      ? diagnostics.map { $0.wording.text(naming: \.typed) } : diagnostics.folded.map(\.line)
  }

  func report(notice: String) {
    if !quiet { printError("frontline: notice: \(notice)") }
  }

  /// Ends with status 2 if there were warnings under `--strict`.
  func finish(_ diagnostics: Diagnostics) throws { try finish(hasWarnings: !diagnostics.warnings.isEmpty) }

  func finish(hasWarnings: Bool) throws {
    if strict && hasWarnings { throw ExitCode(ExitStatus.warningsUnderStrict) }
  }
}

extension FoldedDiagnostic {
  /// The message with the number of further ones: `… and 276 more maps from 2023-02-13 to 2023-11-01 (--verbose lists
  /// them)`.
  fileprivate var line: String {
    let line = first.wording.text(naming: \.typed)
    if moreCount == 0 { return line }
    let what = moreMapCount > 0 ? "map" : "location"
    let count = moreMapCount > 0 ? moreMapCount : moreCount
    var span = ""
    if moreMapCount > 0, let dates = moreDates {
      span =
        dates.lowerBound == dates.upperBound
        ? " (\(dates.lowerBound))" : " from \(dates.lowerBound) to \(dates.upperBound)"
    }
    return
      "\(line) … and \(count == 1 ? "1 more \(what)" : "\(count) more \(what)s")\(span) (--verbose lists them)"
  }
}
