import ArgumentParser
import Conversions
import FrontLine
import FrontLineAnalysis
import FrontLineArchive

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// An error as the command line tells it: one line and an exit status.
struct Failure: Error {
  let message: String
  let status: Int32

  static let computationFailed: Int32 = 1
  static let warningsUnderStrict: Int32 = 2
  static let usage: Int32 = 64
  static let badData: Int32 = 65
  static let cannotOpenInput: Int32 = 66
  static let cannotCreateOutput: Int32 = 73
  static let inputOutput: Int32 = 74

  static func usage(_ message: String) -> Failure { Failure(message: message, status: usage) }

  /// The error of any layer, in one line.
  init(_ error: any Error) {
    switch error {
    case let failure as Failure: self = failure
    case let error as InputError: self.init(message: error.description, status: error.kind.exitCode)
    case let error as ArchiveError: self.init(message: error.description, status: error.kind.exitCode)
    case let error as TerritoryError: self.init(message: error.description, status: Self.usage)
    case let error as SurveyError:
      self.init(message: error.description, status: error.isBadData ? Self.badData : Self.computationFailed)
    case let error as DistanceError:
      self.init(message: error.description, status: error.isUsage ? Self.usage : Self.badData)
    case let error as EarthError:
      self.init(message: error.description, status: error.isUsage ? Self.usage : Self.badData)
    case let error as ImpossibleFigure:
      self.init(
        message: "\(error): no figure of this run is shown; try --earth wgs84-straight, and report the files",
        status: Self.computationFailed)
    case let error as CrossingsError: self.init(message: error.description, status: Self.badData)
    case let error as FrontLimit.Exceeded: self.init(message: "\(error)", status: Self.badData)
    case let error as GapLimitExceeded:
      self.init(message: "\(error): look for hatching in the file, or give --gap 0", status: Self.badData)
    case let error as ConversionError:
      let statuses: [ConversionError.Kind: Int32] = [
        .cannotOpen: Self.cannotOpenInput, .badData: Self.badData, .cannotCreate: Self.cannotCreateOutput,
        .io: Self.inputOutput,
      ]
      self.init(message: error.description, status: statuses[error.kind] ?? Self.badData)
    default:
      let crossings = CrossingsError(error)
      self.init(
        message: crossings?.description ?? "\(error)",
        status: crossings == nil ? Self.computationFailed : Self.badData)
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
