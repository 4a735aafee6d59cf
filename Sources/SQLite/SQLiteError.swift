internal import CSQLite

/// An error that SQLite reports. See https://www.sqlite.org/rescode.html.
public struct SQLiteError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The kind of error: what SQLite calls a primary result code.
  public struct Code: RawRepresentable, Hashable, Sendable {
    /// SQLite's number.
    public let rawValue: Int32

    /// Creates the code of a number.
    public init(rawValue: Int32) { self.rawValue = rawValue }
  }

  /// The kind of error.
  public let code: Code
  /// The code with its details.
  public let extendedCode: Int32
  /// What SQLite says.
  public let message: String

  /// Creates an error that has no details.
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
  /// The file was opened in a way that its permissions don't allow.
  public static let permission = Self(rawValue: SQLITE_PERM)
  /// The transaction was rolled back meanwhile.
  public static let abort = Self(rawValue: SQLITE_ABORT)
  /// Another connection locks the file, or a row is being read.
  public static let busy = Self(rawValue: SQLITE_BUSY)
  /// The same connection, or one that shares its cache, locks the table.
  public static let locked = Self(rawValue: SQLITE_LOCKED)
  /// There is no memory left, or as much as ``SQLiteConnection/limitMemory(to:)`` allows is in use.
  public static let noMemory = Self(rawValue: SQLITE_NOMEM)
  /// The file or the connection can't be written to.
  public static let readOnly = Self(rawValue: SQLITE_READONLY)
  /// A watch ended the statement.
  public static let interrupted = Self(rawValue: SQLITE_INTERRUPT)
  /// Reading or writing the file failed.
  public static let inputOutput = Self(rawValue: SQLITE_IOERR)
  /// The file is damaged.
  public static let corrupt = Self(rawValue: SQLITE_CORRUPT)
  /// The disk is full.
  public static let full = Self(rawValue: SQLITE_FULL)
  /// The file, or one beside it that SQLite needs, can't be opened.
  public static let cannotOpen = Self(rawValue: SQLITE_CANTOPEN)
  /// Locking the file failed.
  public static let lockingProtocol = Self(rawValue: SQLITE_PROTOCOL)
  /// A text or blob is longer than the limit.
  public static let tooBig = Self(rawValue: SQLITE_TOOBIG)
  /// A constraint of a table forbids the value.
  public static let constraint = Self(rawValue: SQLITE_CONSTRAINT)
  /// A value is not of the type that it must be of.
  public static let mismatch = Self(rawValue: SQLITE_MISMATCH)
  /// The caller made a mistake.
  public static let misuse = Self(rawValue: SQLITE_MISUSE)
  /// The statement is not allowed on the connection.
  public static let authorization = Self(rawValue: SQLITE_AUTH)
  /// The format of the file is not one that SQLite writes.
  public static let format = Self(rawValue: SQLITE_FORMAT)
  /// The file is no database.
  public static let notADatabase = Self(rawValue: SQLITE_NOTADB)
}

extension SQLiteError {
  /// Whether a file can't be read since a writer was killed half-way: whoever may write to it must open it first.
  public var needsRollback: Bool { extendedCode == SQLITE_READONLY | 3 << 8 }
}
