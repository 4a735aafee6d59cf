import ArgumentParser

/// How snapshots are added, and how much is said about it.
struct AddingOptions: ParsableArguments {
  @Flag(help: "Leave out files that can't be read, with a warning, instead of adding nothing.")
  var keepGoing = false

  @Option(help: ArgumentHelp("Threads to work on. (default: all cores)", valueName: "N"))
  var jobs: Int?

  @Flag(help: "No warnings and notices on standard error.")
  var quiet = false

  @Flag(help: "End with status 2 if there were warnings.")
  var strict = false

  @Flag(inversion: .prefixedNo, help: "A bar on standard error during long work. (default: on a terminal)")
  var progress: Bool?

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs \(jobs) is no number of threads: give 1 or more") }
  }

  var jobCount: Int { jobs ?? processorCount }

  func progressBar(total: Int) -> ProgressBar? {
    (progress ?? (ProgressBar.isTerminal && !quiet)) ? ProgressBar(total: total) : nil
  }
}
