import ArgumentParser

/// A bar while many files are worked through.
struct ProgressOption: ParsableArguments {
  @Flag(
    inversion: .prefixedNo,
    help: "A bar on standard error during long work, on a terminal. (default: unless --quiet)")
  var progress: Bool?

  /// A bar on a terminal.
  func bar(quiet: Bool) -> ProgressBar? {
    ProgressBar.isTerminal && progress ?? !quiet ? ProgressBar() : nil
  }
}
