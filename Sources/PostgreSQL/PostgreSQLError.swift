/// The reason why a database can't be reached, or does not do what it is asked to.
///
/// Neither the message nor the advice holds a user's name or a password.
public struct PostgreSQLError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What went wrong.
  public enum Kind: String, Hashable, Sendable {
    /// libpq is not installed.
    case missingLibrary
    /// No server answers at the address.
    case noServer
    /// The server does not let the user in, or there is no such database.
    case refused
    /// The user lacks a right.
    case notAllowed
    /// The database takes no changes: it is a copy of another, or set so.
    case readOnly
    /// The connection broke.
    case lost
    /// The program was told to stop.
    case cancelled
    /// The server has no room or no memory left.
    case full
    /// Another program holds what is needed, or changed it meanwhile.
    case busy
    /// Anything else.
    case other
  }

  /// What went wrong.
  public let kind: Kind
  /// What is wrong, in one line.
  public let message: String
  /// What the user can do.
  public let advice: String
  /// The server's code of five letters and digits (SQLSTATE), where the server reports the error.
  public let sqlState: String?

  /// Creates an error.
  public init(_ kind: Kind, message: String, advice: String, sqlState: String? = nil) {
    self.kind = kind
    self.message = message
    self.advice = advice
    self.sqlState = sqlState
  }

  public var description: String { "\(message): \(advice)" }
}

extension PostgreSQLError {
  /// Creates the error that a server reports.
  ///
  /// - Parameter sqlState: its code: see appendix A of PostgreSQL's manual.
  init(sqlState: String, message: String) {
    let (kind, advice): (Kind, String) =
      switch sqlState {
      case "42501": (.notAllowed, "let the owner of the database grant the right, or take another user")
      case "25006": (.readOnly, "name the server that takes changes")
      case "57P01", "57P02", "57P03", "57P05": (.lost, "try again once the server runs")
      case "57014": (.busy, "try again; the server ends statements that take too long, or was told to")
      case "55P03", "40001", "40P01", "55006": (.busy, "wait until the other program is done, and try again")
      case "53100", "53200": (.full, "make room on the server, and try again")
      case "53300": (.refused, "try again when fewer programs use the server")
      default: (.other, "try again")
      }
    self.init(kind, message: message, advice: advice, sqlState: sqlState)
  }
}
