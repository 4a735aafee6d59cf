import ArgumentParser
import FrontLineKit

/// The number of threads that work.
struct JobsOption: ParsableArguments {
  @Option(help: ArgumentHelp("The number of threads. (default: all cores)", valueName: "N"))
  var jobs: Int?

  func validate() throws {
    if let jobs, jobs < 1 {
      throw ValidationError("--jobs \(jobs) is not a number of threads: give 1 or more")
    }
  }

  /// The number that is asked for, else one for each core.
  var count: Int { jobs ?? Execution.processorCount }
}

/// Whether a progress bar is drawn.
struct ProgressOption: ParsableArguments {
  @Flag(
    inversion: .prefixedNo,
    help: "Draw a progress bar, if standard error is a terminal. (default: unless --quiet)")
  var progress: Bool?

  /// Returns a bar if standard error is a terminal and the options don't forbid it; else nil.
  func bar(quiet: Bool) -> ProgressBar? {
    ProgressBar.isTerminal && progress ?? !quiet ? ProgressBar() : nil
  }
}
