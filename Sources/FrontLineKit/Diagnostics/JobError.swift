import Conversions
public import FrontLine
import FrontLineArchive
import FrontLineDatabase
import Measurement
import Proximity

/// The reason why a job has no result.
public struct JobError: WordedError, Hashable, Sendable {
  /// The class of the error; a program's exit status follows from it.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The job contradicts itself, or asks for what can't be given.
    case request
    /// The data can't be used.
    case badData
    /// An input is not there, or may not be read.
    case cannotOpenInput
    /// An output is there already, or may not be written.
    case cannotCreateOutput
    /// Reading or writing failed after it had begun.
    case inputOutput
    /// A figure could not be computed.
    case computationFailed
  }

  /// What went wrong.
  public let kind: Kind
  /// What is wrong, where, and what to do: one line, safe to print.
  public let message: Wording
  /// The input that is at fault, and the place in it; nil where there is none.
  private let input: InputError?

  /// Creates an error.
  public init(_ kind: Kind, _ message: Wording) {
    self.kind = kind
    self.message = message
    input = nil
  }

  private init(_ error: InputError) {
    kind = Kind(error.kind)
    message = error.wording
    input = error
  }

  /// The error in words: what is wrong, and what to do.
  public var wording: Wording { message }

  /// The error as a diagnostic, with its file and place where an input is at fault.
  public var diagnostic: Diagnostic {
    let code = Diagnostic.Code(kind.rawValue)
    guard let input else { return Diagnostic(code, severity: .error, path: nil, message: message) }
    return Diagnostic(
      code, severity: .error, path: input.path, message: input.message, location: input.location,
      advice: input.advice)
  }

  static func request(_ message: Wording) -> JobError { JobError(.request, message) }
}

extension JobError {
  /// Creates the error from one of any layer.
  public init(_ error: any Error) {
    switch error {
    case let error as JobError: self = error
    case let error as InputError: self.init(error)
    case let error as SeveralDays: self.init(.badData, error.wording)
    case let error as MissingDay: self.init(.badData, error.wording)
    case let error as ArchiveError: self.init(Kind(error.kind), error.wording)
    case let error as DatabaseError: self.init(Kind(error.kind), error.wording)
    case let error as TerritoryError: self.init(.request, error.wording)
    case let error as SurveyError:
      self.init(error.isBadData ? .badData : .computationFailed, error.wording)
    case let error as DistanceError: self.init(error.isUsage ? .request : .badData, error.wording)
    case let error as EarthError: self.init(error.isUsage ? .request : .badData, error.wording)
    case let error as ImpossibleFigure:
      self.init(
        .computationFailed,
        "\(error): no figure of this run is shown; try \(.earth) wgs84-straight, and report the files")
    case let error as ZoneError: self.init(.badData, "\(error)")
    case let error as CrossingsError: self.init(.badData, Wording(error.description))
    case let error as FrontLimit.Exceeded: self.init(.badData, "\(error)")
    case let error as GapLimitExceeded:
      self.init(.badData, "\(error): look for hatching in the file, or give \(.gap) 0")
    case let error as ConversionError:
      let stating: Wording =
        error.kind == .noReferenceSystem ? "state it with \(.crs) EPSG:n where it is a snapshot, or " : ""
      self.init(Kind(error.kind), "\(error.fault): \(stating)\(error.advice)")
    default:
      let crossings = CrossingsError(error)
      self.init(
        crossings == nil ? .computationFailed : .badData, Wording(crossings?.description ?? "\(error)"))
    }
  }
}

extension JobError.Kind {
  fileprivate init(_ kind: InputError.Kind) {
    switch kind {
    case .cannotOpen: self = .cannotOpenInput
    case .badData: self = .badData
    case .io: self = .inputOutput
    }
  }

  fileprivate init(_ kind: ConversionError.Kind) {
    switch kind {
    case .cannotOpen: self = .cannotOpenInput
    case .badData, .noReferenceSystem: self = .badData
    case .cannotCreate: self = .cannotCreateOutput
    case .io: self = .inputOutput
    }
  }
}

extension JobError.Kind {
  fileprivate init(_ kind: ArchiveError.Kind) {
    switch kind {
    case .cannotOpen: self = .cannotOpenInput
    case .badData: self = .badData
    case .cannotCreate: self = .cannotCreateOutput
    case .io: self = .inputOutput
    }
  }
}
