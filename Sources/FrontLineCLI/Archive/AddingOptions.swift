import ArgumentParser
import FrontLine
import FrontLineKit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The options of commands that add snapshots to an archive.
struct AddingOptions: ParsableArguments {
  @Flag(help: "Leave out files that can't be read, with a warning, instead of adding nothing.")
  var keepGoing = false

  @OptionGroup var jobs: JobsOption
  @OptionGroup var messages: MessageOptions
  @OptionGroup var progress: ProgressOption

  var execution: Execution {
    Execution(threads: jobs.count, progress: progress.bar(quiet: messages.quiet))
  }

  /// Reports how many snapshots were added, and ends with status 2 if there were warnings under `--strict`.
  func report(_ result: ArchiveAddResult, _ archive: String) throws {
    messages.report(result.diagnostics)
    messages.report(notice: "\(displayName(ofPath: archive)): \(result.counts(in: "the archive"))")
    try messages.finish(result.diagnostics)
  }
}

extension Instant {
  /// Returns the time to record in an archive: that of `SOURCE_DATE_EPOCH` if it is set, so that the same bytes can be
  /// made again, else the present time.
  ///
  /// Throws if the time is outside the years 0 to 9999.
  static func noted() throws -> Instant {
    let given = getenv("SOURCE_DATE_EPOCH").flatMap { Int64(String(cString: $0)) }
    guard let instant = Instant(unixSeconds: given ?? Int64(time(nil))) else {
      throw Failure.usage("the clock or SOURCE_DATE_EPOCH is outside the years 0 to 9999: set it right")
    }
    return instant
  }
}
