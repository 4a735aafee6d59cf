internal import CSQLite

/// An error that SQLite reports. See https://www.sqlite.org/rescode.html.
public struct SQLiteError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The kind of error: what SQLite calls a primary result code.
  public struct Code: RawRepresentable, Hashable, Sendable {
    /// The number that SQLite gives it.
    public let rawValue: Int32

    /// Creates a code of SQLite's number.
    public init(rawValue: Int32) { self.rawValue = rawValue }
  }

  /// What went wrong.
  public let code: Code
  /// The code with its details.
  public let extendedCode: Int32
  /// What SQLite says.
  public let message: String

  /// Creates an error.
  public init(_ code: Code, message: String) { self.init(code.rawValue, message: message) }

  init(_ extendedCode: Int32, message: String) {
    code = Code(rawValue: extendedCode & 0xFF)
    self.extendedCode = extendedCode
    self.message = message
  }

  /// The error of the last call on a connection.
  init(ofLastCallOn connection: OpaquePointer) {
    self.init(
      sqlite3_extended_errcode(connection), message: String(cString: sqlite3_errmsg(connection)))
  }

  /// What SQLite says, with the code.
  public var description: String { "\(message) (SQLite error \(extendedCode))" }
}

extension SQLiteError.Code {
  /// Anything that has no code of its own, such as a table that is missing.
  public static let error = Self(rawValue: SQLITE_ERROR)
  /// The file may not be read or written.
  public static let permission = Self(rawValue: SQLITE_PERM)
  /// The transaction was rolled back meanwhile.
  public static let abort = Self(rawValue: SQLITE_ABORT)
  /// Another connection locks the file, or a row is being read.
  public static let busy = Self(rawValue: SQLITE_BUSY)
  /// The same connection, or one that shares its cache, locks the table.
  public static let locked = Self(rawValue: SQLITE_LOCKED)
  /// There is not enough memory.
  public static let noMemory = Self(rawValue: SQLITE_NOMEM)
  /// The database can only be read.
  public static let readOnly = Self(rawValue: SQLITE_READONLY)
  /// A watch ended the statement.
  public static let interrupted = Self(rawValue: SQLITE_INTERRUPT)
  /// The disk failed.
  public static let inputOutput = Self(rawValue: SQLITE_IOERR)
  /// The file is damaged.
  public static let corrupt = Self(rawValue: SQLITE_CORRUPT)
  /// The disk is full.
  public static let full = Self(rawValue: SQLITE_FULL)
  /// The file can't be opened.
  public static let cannotOpen = Self(rawValue: SQLITE_CANTOPEN)
  /// Others that lock the file keep it locked.
  public static let lockingProtocol = Self(rawValue: SQLITE_PROTOCOL)
  /// A text or blob is longer than the limit.
  public static let tooBig = Self(rawValue: SQLITE_TOOBIG)
  /// A row breaks a rule of its table.
  public static let constraint = Self(rawValue: SQLITE_CONSTRAINT)
  /// A value is not of the type that it must be of.
  public static let mismatch = Self(rawValue: SQLITE_MISMATCH)
  /// The caller made a mistake.
  public static let misuse = Self(rawValue: SQLITE_MISUSE)
  /// The connection may not do that.
  public static let authorization = Self(rawValue: SQLITE_AUTH)
  /// A file that belongs to the database is of another format.
  public static let format = Self(rawValue: SQLITE_FORMAT)
  /// The file is no database.
  public static let notADatabase = Self(rawValue: SQLITE_NOTADB)
}

extension SQLiteError {
  /// Whether a file can't be read since a writer was killed half-way: whoever may write to it must open it first.
  public var needsRollback: Bool { extendedCode == SQLITE_READONLY | 3 << 8 }
}
