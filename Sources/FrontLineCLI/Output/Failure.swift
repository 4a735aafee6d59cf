import ArgumentParser
import FrontLine
import FrontLineKit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// All exit statuses: those of `sysexits.h`, and our own below 64.
enum ExitStatus {
  static let done: Int32 = 0
  static let computationFailed: Int32 = 1
  static let warningsUnderStrict: Int32 = 2
  /// Of `watch`: there was something to tell.
  static let eventsTold: Int32 = 3
  static let usage: Int32 = 64
  static let badData: Int32 = 65
  static let cannotOpenInput: Int32 = 66
  static let cannotCreateOutput: Int32 = 73
  static let inputOutput: Int32 = 74
  /// As a shell has it of a process that SIGINT ended.
  static let interrupted: Int32 = 130

  /// Each of them in words, for the help.
  static let meanings: [(status: Int32, meaning: String)] = [
    (done, "done"), (computationFailed, "the computation failed"),
    (warningsUnderStrict, "done with warnings under --strict"), (eventsTold, "watch told events"),
    (usage, "wrong usage"), (badData, "bad data"), (cannotOpenInput, "an input can't be opened"),
    (cannotCreateOutput, "an output can't be created"), (inputOutput, "reading or writing failed"),
    (interrupted, "interrupted"),
  ]

  static func of(_ kind: JobError.Kind) -> Int32 {
    switch kind {
    case .request: usage
    case .badData: badData
    case .cannotOpenInput: cannotOpenInput
    case .cannotCreateOutput: cannotCreateOutput
    case .inputOutput: inputOutput
    case .computationFailed: computationFailed
    }
  }
}

/// An error of the command line: one line and an exit status.
struct Failure: Error {
  let message: String
  let status: Int32

  static func usage(_ message: String) -> Failure { Failure(message: message, status: ExitStatus.usage) }

  /// Creates the failure from an error of any layer.
  init(_ error: any Error) {
    if let failure = error as? Failure {
      self = failure
    } else {
      let error = JobError(error)
      self.init(message: error.message.text(naming: \.typed), status: ExitStatus.of(error.kind))
    }
  }

  init(message: String, status: Int32) {
    self.message = message
    self.status = status
  }

  /// Prints an error and ends the process.
  ///
  /// Help and version are printed to standard output with status 0, any other error as one line to standard error.
  static func exit(with error: any Error) -> Never {
    if let code = error as? ExitCode { end(code.rawValue) }
    if FrontLineCommand.exitCode(for: error).isSuccess {
      do {
        // The parser's own function does not tell whether the text could be written.
        var text = HelpText.arranged(FrontLineCommand.fullMessage(for: error))
        // The parser knows a text that is made at every start; the libraries are opened only where it is asked for.
        if text == Tool.version { text = VersionText.lines }
        if !text.isEmpty { try Output.write(Array((text + "\n").utf8), to: nil, overwrite: false) }
      } catch {
        exit(with: error)
      }
      end(0)
    }
    let code = FrontLineCommand.exitCode(for: error)
    let failure: Failure
    if code == .validationFailure {
      failure = .usage(UsageMessage(error).text)
    } else {
      failure = Failure(error)
    }
    printError("frontline: " + failure.message)
    end(failure.status)
  }

  /// Ends the process without the exit handlers of libraries: a repair that ran out of time may still be running in
  /// GEOS, and would use what they free.
  private static func end(_ status: Int32) -> Never {
    fflush(nil)
    _exit(status)
  }
}

/// Prints a line to standard error.
func printError(_ line: String) {
  let bytes = Array((line + "\n").utf8)
  // There is nowhere left to report a failure to.
  _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
}
