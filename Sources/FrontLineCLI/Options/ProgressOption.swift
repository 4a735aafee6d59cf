import ArgumentParser

/// A bar while many files are worked through.
struct ProgressOption: ParsableArguments {
  @Flag(
    inversion: .prefixedNo,
    help: "A bar on standard error during long work, on a terminal. (default: unless --quiet)")
  var progress: Bool?

  /// A bar on a terminal, where there is more than one file to wait for.
  func bar(total: Int, quiet: Bool) -> ProgressBar? {
    ProgressBar.isTerminal && total > 1 && progress ?? !quiet ? ProgressBar(total: total) : nil
  }
}
