import ArgumentParser
import FrontLineKit

/// How many threads work.
struct JobsOption: ParsableArguments {
  @Option(help: ArgumentHelp("Threads to work on. (default: all cores)", valueName: "N"))
  var jobs: Int?

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs \(jobs) is no number of threads: give 1 or more") }
  }

  /// As many as are asked for, else one for each core.
  var count: Int { jobs ?? Execution.processorCount }
}
