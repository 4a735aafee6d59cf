public import FrontLine
internal import GeoJSON
internal import SQLite

/// The reason why an archive can't be used or changed.
public struct ArchiveError: WordedError, Hashable, Sendable {
  /// The kind of error, which determines a program's exit status.
  public enum Kind: String, Hashable, Sendable {
    /// The archive can't be opened.
    case cannotOpen
    /// The content of the archive, or of what was to be added to it, is bad.
    case badData
    /// The file can't be created or opened for writing.
    case cannotCreate
    /// Reading or writing failed, or another program kept it locked.
    case io
  }

  /// What went wrong.
  public var kind: Kind
  /// The path as the user gave it.
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

  static func corrupt(_ path: String, _ what: String) -> ArchiveError {
    ArchiveError(
      .badData, path: path, message: "the archive is damaged: \(printable(what, limit: 200))",
      advice: "restore it from a copy, or make it again from the files")
  }

  /// The schema holds something that this program did not make.
  static func foreign(_ path: String, _ what: String) -> ArchiveError {
    ArchiveError(
      .badData, path: path,
      message: "the archive holds something that frontline did not make: \(printable(what, limit: 200))",
      advice: "take it out with the program that put it in, or make the archive again from the files")
  }

  static func outOfOrder(_ name: String) -> ArchiveError {
    ArchiveError(
      .io, path: name,
      message: "it shares polygons with a map that was not added before it: nothing was changed",
      advice: "add maps in the order in which they were prepared")
  }
}

extension ArchiveError {
  /// `FILE: what is wrong: what to do`, in one line.
  public var wording: Wording { "\(displayName(ofPath: path)): \(message): \(advice)" }
}

extension ArchiveError {
  /// The operation during which SQLite reported an error.
  enum Operation { case reading, writing }

  /// Words an error of SQLite. Nothing that was written before it in the same transaction stays.
  init(_ error: any Error, path: String, _ operation: Operation) {
    if let error = error as? ArchiveError {
      self = error
      return
    }
    guard let error = error as? SQLiteError else {
      self.init(.io, path: path, message: Wording(printable("\(error)", limit: 200)), advice: "try again")
      return
    }
    let words = printable(error.message, limit: 200)
    let code = error.extendedCode
    switch error.code {
    case .corrupt, .notADatabase, .format, .error, .mismatch, .constraint, .tooBig:
      self = .corrupt(path, words)
    case .interrupted:
      self.init(
        .io, path: path,
        message: "a query took too long and was stopped: nothing was changed",
        advice: "check the disk, and verify the archive with \(action: .verifyArchive)")
    case .noMemory:
      self.init(
        .io, path: path, message: "it needs more memory than any archive should: nothing was changed",
        advice: "restore it from a copy, or make it again from the files")
    case .busy, .locked:
      self.init(
        .io, path: path, message: "another program is writing to it",
        advice: "wait until it is done, and try again")
    case .full:
      self.init(
        .io, path: path, message: "there is no room left on the disk: the archive was not changed",
        advice: "make room, and try again")
    case .inputOutput where operation == .writing:
      self.init(
        .io, path: path, message: "can't be written (\(words), SQLite error \(code)): nothing was changed",
        advice: "check the disk and the limits on file size, and try again")
    case .inputOutput, .lockingProtocol:
      self.init(
        .io, path: path, message: "can't be read (\(words), SQLite error \(code))",
        advice: "check the disk, and try again")
    case .readOnly, .permission, .authorization, .cannotOpen:
      self.init(
        operation == .writing ? .cannotCreate : .cannotOpen, path: path,
        message: operation == .writing ? "can't be written to (\(words))" : "can't be opened (\(words))",
        advice:
          "check the permissions of the file and of its folder, in which a journal is kept while it is written"
      )
    default:
      self.init(.io, path: path, message: "\(words) (SQLite error \(code))", advice: "try again")
    }
  }
}
