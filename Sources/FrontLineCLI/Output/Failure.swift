import ArgumentParser
import FrontLine
import FrontLineKit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Exit statuses: those of `sysexits.h`, and ours below 64. All are here.
enum ExitStatus {
  static let computationFailed: Int32 = 1
  static let warningsUnderStrict: Int32 = 2
  static let usage: Int32 = 64
  static let badData: Int32 = 65
  static let cannotOpenInput: Int32 = 66
  static let cannotCreateOutput: Int32 = 73
  static let inputOutput: Int32 = 74

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

/// An error as the command line tells it: one line and an exit status.
struct Failure: Error {
  let message: String
  let status: Int32

  static func usage(_ message: String) -> Failure { Failure(message: message, status: ExitStatus.usage) }

  /// The error of any layer, in one line.
  init(_ error: any Error) {
    if let failure = error as? Failure {
      self = failure
    } else {
      let error = JobError(error)
      self.init(message: error.message.text(naming: \.optionName), status: ExitStatus.of(error.kind))
    }
  }

  init(message: String, status: Int32) {
    self.message = message
    self.status = status
  }

  /// Ends the process: help and version go to standard output with status 0, an error is one line.
  static func exit(with error: any Error) -> Never {
    if let code = error as? ExitCode { end(code.rawValue) }
    if FrontLineCommand.exitCode(for: error).isSuccess {
      do {
        // The parser's own way does not tell whether the text arrived.
        let text = FrontLineCommand.fullMessage(for: error)
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

  /// Ends the process without the libraries' own ends: a repair that was given up may still be at work in GEOS, and
  /// would lose the ground under it.
  private static func end(_ status: Int32) -> Never {
    fflush(nil)
    _exit(status)
  }
}

/// A line to standard error.
func printError(_ line: String) {
  let bytes = Array((line + "\n").utf8)
  // There is nowhere left to report a failure to.
  _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
}
