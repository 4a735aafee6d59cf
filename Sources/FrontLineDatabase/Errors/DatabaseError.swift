public import FrontLine
public import FrontLineArchive
internal import GeoJSON
internal import PostgreSQL

/// The reason why a database can't be used or changed.
public struct DatabaseError: WordedError, Hashable, Sendable {
  /// What went wrong, as for archives.
  public typealias Kind = ArchiveError.Kind

  /// What went wrong.
  public var kind: Kind
  /// The address, without user and password.
  public var path: String
  /// What is wrong: one line, safe to print.
  public var message: Wording
  /// What the user can do: one line.
  public var advice: Wording

  /// Creates an error.
  public init(_ kind: Kind, path: String, message: Wording, advice: Wording) {
    self.kind = kind
    self.path = path
    self.message = message
    self.advice = advice
  }

  /// `ADDRESS: what is wrong: what to do`, in one line.
  public var wording: Wording { "\(displayName(ofPath: path)): \(message): \(advice)" }
}

extension DatabaseError {
  /// The operation during which an error arose.
  enum Operation {
    case reading, writing
    /// What was written is being made to last: when the connection is lost now, nobody knows whether it does.
    case completing

    fileprivate var outcome: String {
      switch self {
      case .reading: ""
      case .writing: ": nothing was changed"
      case .completing: ": whether the maps were loaded shows when they are loaded again"
      }
    }
  }

  static func corrupt(_ path: String, _ what: String) -> DatabaseError {
    DatabaseError(
      .badData, path: path, message: "the database is damaged: \(printable(what, limit: 200))",
      advice: "restore it from a copy, or load the files into an empty schema")
  }

  /// Words an error of the connection or of the server.
  init(_ error: PostgreSQLError, path: String, _ operation: Operation) {
    let kind: Kind =
      switch error.kind {
      case .missingLibrary, .noServer, .refused, .notAllowed, .readOnly:
        operation == .reading ? .cannotOpen : .cannotCreate
      case .lost, .cancelled, .full, .busy, .other: .io
      }
    var message = printable(error.message, limit: 300)
    if error.kind == .other, let state = error.sqlState { message += " (SQLSTATE \(state))" }
    let outcome = error.kind == .missingLibrary || error.kind == .noServer ? "" : operation.outcome
    self.init(kind, path: path, message: Wording(message + outcome), advice: Wording(error.advice))
  }

  /// Returns an error of this module or of measuring as it is, and one of the connection in words. What was told to
  /// stop is no fault of the database.
  static func wording(_ error: any Error, path: String, _ operation: Operation) -> any Error {
    guard let error = error as? PostgreSQLError else { return error }
    return error.kind == .cancelled ? CancellationError() : DatabaseError(error, path: path, operation)
  }
}
