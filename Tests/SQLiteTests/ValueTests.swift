import SQLite
import Testing

@Suite("Values of parameters and columns")
struct SQLiteValueTests {
  /// Returns what SQLite has of a parameter: its type, its length in bytes, and the value.
  private func stored(
    _ value: some SQLiteBindable
  ) throws -> (type: String?, byteCount: Int64?, value: SQLiteValue) {
    let connection = try SQLiteConnection.inMemory()
    // Through a table: SQLite could hand back the parameter itself.
    try connection.run("CREATE TABLE t (x)")
    try connection.execute("INSERT INTO t VALUES (?)", [value])
    var found: (String?, Int64?, SQLiteValue)?
    try connection.forEachRow("SELECT typeof(x), length(CAST(x AS BLOB)), x FROM t") { row in
      found = (row.text(0), row.isNull(1) ? nil : row.integer(1), row.value(2))
    }
    return try #require(found)
  }

  @Test("Integers to their limits", arguments: [0, -1, .max, .min, 1 << 53 + 1] as [Int64])
  func integers(number: Int64) throws {
    let found = try stored(number)
    #expect(found.type == "integer" && found.value == .integer(number))
    #expect(try stored(Int(number)).value == .integer(number))
  }

  @Test(
    "Numbers to the last bit",
    arguments: [0.1, -0.0, .greatestFiniteMagnitude, .leastNonzeroMagnitude, .infinity, -.infinity]
      as [Double])
  func doubles(number: Double) throws {
    let found = try stored(number)
    guard case .double(let back) = found.value else {
      Issue.record("\(found)")
      return
    }
    // SQLite stores -0.0 as 0.
    #expect(found.type == "real" && back == number)
  }

  @Test("Not-a-number is NULL, as SQLite has it")
  func notANumber() throws { #expect(try stored(Double.nan).value == .null) }

  @Test("Truth is 1 and 0")
  func truth() throws {
    #expect(try stored(true).value == .integer(1))
    #expect(try stored(false).value == .integer(0))
  }

  @Test("Texts with their whole length", arguments: ["", "a", "Добропілля 🏚", "a\0b", "\0", "it's \"x\""])
  func texts(text: String) throws {
    let found = try stored(text)
    #expect(found.type == "text" && found.value == .text(text))
    #expect(found.byteCount == Int64(text.utf8.count))
  }

  @Test("Blobs, of no bytes too", arguments: [[], [0], [0, 255, 0], Array(repeating: 7, count: 100_000)])
  func blobs(bytes: [UInt8]) throws {
    let found = try stored(bytes)
    #expect(found.type == "blob" && found.value == .blob(bytes))
    #expect(found.byteCount == Int64(bytes.count))
  }

  @Test("Nil is NULL, whatever it could have been")
  func null() throws {
    for value in [nil as Int64?, nil as Int?, nil as Double?, nil as String?, nil as [UInt8]?]
      as [any SQLiteBindable]
    {
      #expect(try stored(SQLiteValue.null).value == .null && value.sqliteValue == .null)
    }
    #expect(try stored(nil as String?).type == "null")
    #expect(try stored("x" as String?).value == .text("x"))
  }

  @Test("A column of another type is converted as SQLite does it, and NULL is nothing")
  func conversions() throws {
    let connection = try SQLiteConnection.inMemory()
    try connection.forEachRow("SELECT '12 km', x'31', 1.9, 7, NULL, x''") { row in
      #expect(row.columnCount == 6)
      #expect(row.integer(0) == 12 && row.double(0) == 12 && row.integer(2) == 1 && row.double(3) == 7)
      #expect(row.text(1) == "1" && row.text(2) == "1.9" && row.text(3) == "7")
      #expect(row.blob(0).map(Array.init) == Array("12 km".utf8))
      #expect(row.isNull(4) && row.text(4) == nil && row.blob(4) == nil && row.integer(4) == 0)
      #expect(!row.isNull(5) && row.blob(5)?.count == 0 && row.text(5) == "")
    }
  }

  @Test("What is no UTF-8 is read with U+FFFD")
  func badText() throws {
    let connection = try SQLiteConnection.inMemory()
    #expect(try connection.text("SELECT CAST(x'61FF62' AS TEXT)") == "a\u{FFFD}b")
  }

  @Test("Parameters are those that the statement has, by number too")
  func parameters() throws {
    let connection = try SQLiteConnection.inMemory()
    #expect(try connection.text("SELECT ?2 || ?1 || ?2", ["a", "b"]) == "bab")
    for values in [[], [1], [1, 2, 3]] as [[Int]] {
      let error = try #require(throws: SQLiteError.self) { try connection.execute("SELECT ?, ?", values) }
      #expect(error.code == .misuse && error.message.contains("\(values.count)"))
    }
    #expect(try connection.integer("SELECT ? + ?", [1, 2]) == 3)
  }
}
