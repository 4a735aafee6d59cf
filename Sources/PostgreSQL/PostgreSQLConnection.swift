internal import CPQ

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A connection to a database.
///
/// Who connects and how is told by libpq's own rules: the address, `PGPASSWORD` and the other variables, `~/.pgpass`,
/// the service file.
///
/// Not `Sendable`: it belongs to one task.
public final class PostgreSQLConnection {
  private let pq: cpq_functions
  private let handle: OpaquePointer
  private let isCancelled: @Sendable () -> Bool

  /// Connects.
  ///
  /// Throws if libpq is not installed, if no server answers, or if the server does not let the user in.
  ///
  /// - Parameters:
  ///   - address: a connection string of libpq: a URI, or keywords with values.
  ///   - program: the name under which the server lists the connection.
  ///   - isCancelled: asked while a statement runs; if it returns true, the statement is cancelled and fails.
  public init(
    _ address: String, program: String, isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws(PostgreSQLError) {
    let pq = try PostgreSQLLibrary.functions()
    // What stands before the address is overruled by it.
    var settings: [(keyword: String, value: String)] = []
    if getenv("PGCONNECT_TIMEOUT") == nil { settings.append(("connect_timeout", "30")) }
    settings += [
      ("dbname", address), ("client_encoding", "UTF8"), ("fallback_application_name", program),
    ]
    let begin = ContinuousClock.now
    let handle = Self.passing(settings) { pq.PQconnectdbParams($0, $1, 1) }
    guard let handle else {
      throw PostgreSQLError(.other, message: "there is no memory left", advice: "close other programs")
    }
    guard pq.PQstatus(handle) == Int32(cpq_connection_ok) else {
      defer { pq.PQfinish(handle) }
      // Who lets us wait so long does not answer; asking once more would take as long again.
      let isSilent = ContinuousClock.now - begin > .seconds(5)
      let ping =
        isSilent ? Int32(cpq_ping_no_response) : Self.passing(settings) { pq.PQpingParams($0, $1, 1) }
      throw Self.refusal(pq, handle, ping: Int(ping))
    }
    // The server's notices are not for the user of this program.
    _ = pq.PQsetNoticeProcessor(handle, { _, _ in }, nil)
    _ = pq.PQsetnonblocking(handle, 1)
    (self.pq, self.handle, self.isCancelled) = (pq, handle, isCancelled)
  }

  deinit { pq.PQfinish(handle) }

  /// The value of a setting that the server reports, such as `server_encoding`.
  public func setting(_ name: String) -> String? {
    pq.PQparameterStatus(handle, name).map { String(cString: $0) }
  }

  /// Runs a statement and returns its rows.
  @discardableResult
  public func query(
    _ statement: String, _ parameters: [PostgreSQLValue] = []
  ) throws(PostgreSQLError) -> PostgreSQLRows {
    let lengths = parameters.map { Int32($0.bytes?.count ?? 0) }
    let formats = [Int32](repeating: 1, count: parameters.count)
    let buffers = parameters.map { parameter in
      parameter.bytes.map { bytes in
        let buffer = UnsafeMutableBufferPointer<CChar>.allocate(capacity: max(1, bytes.count))
        for (index, byte) in bytes.enumerated() { buffer[index] = CChar(bitPattern: byte) }
        return buffer
      }
    }
    defer { for buffer in buffers { buffer?.deallocate() } }
    let values = buffers.map { $0.map { UnsafePointer<CChar>($0.baseAddress!) } }
    let sent = pq.PQsendQueryParams(
      handle, statement, Int32(parameters.count), parameters.map(\.type), values, lengths, formats, 1)
    guard sent == 1 else { throw failure() }
    return try results().last ?? PostgreSQLRows(pq)
  }

  /// Runs several statements that return nothing.
  public func run(_ statements: String) throws(PostgreSQLError) {
    guard pq.PQsendQuery(handle, statements) == 1 else { throw failure() }
    _ = try results()
  }

  /// Copies rows into a table.
  ///
  /// - Parameter target: the table and its columns, as SQL has them: `name (column, …)`.
  public func copy(_ rows: PostgreSQLCopy, into target: String) throws(PostgreSQLError) {
    if rows.isEmpty { return }
    guard pq.PQsendQuery(handle, "COPY \(target) FROM STDIN (FORMAT binary)") == 1 else { throw failure() }
    try flush()
    try wait(untilReadable: true)
    guard let begun = pq.PQgetResult(handle) else { throw failure() }
    let refusal = pq.PQresultStatus(begun) == Int32(cpq_copy_in) ? nil : failure(of: begun)
    pq.PQclear(begun)
    if let refusal {
      _ = try results()
      throw refusal
    }
    // Pieces, so that there is a moment to stop between them.
    let pieceLength = 1 << 20
    for start in stride(from: 0, to: rows.bytes.count, by: pieceLength) {
      let piece = rows.bytes[start..<min(start + pieceLength, rows.bytes.count)]
      let put = piece.withUnsafeBytes { bytes in
        pq.PQputCopyData(handle, bytes.baseAddress!.assumingMemoryBound(to: CChar.self), Int32(bytes.count))
      }
      guard put == 1 else { throw failure() }
      try flush()
    }
    guard pq.PQputCopyData(handle, PostgreSQLCopy.end, Int32(PostgreSQLCopy.end.count)) == 1,
      pq.PQputCopyEnd(handle, nil) == 1
    else { throw failure() }
    _ = try results()
  }
}

extension PostgreSQLConnection {
  /// Waits for the end of the statements that were sent. Throws the first error, once all are over.
  private func results() throws(PostgreSQLError) -> [PostgreSQLRows] {
    try flush()
    var results: [PostgreSQLRows] = []
    var first: PostgreSQLError?
    while true {
      try wait(untilReadable: true)
      guard let result = pq.PQgetResult(handle) else { break }
      switch pq.PQresultStatus(result) {
      case Int32(cpq_empty_query), Int32(cpq_command_ok), Int32(cpq_tuples_ok):
        results.append(PostgreSQLRows(pq, result))
      default:
        first = first ?? failure(of: result)
        pq.PQclear(result)
        if pq.PQstatus(handle) != Int32(cpq_connection_ok) { throw failure() }
      }
    }
    if let first { throw first }
    return results
  }

  /// Sends what waits to be sent.
  private func flush() throws(PostgreSQLError) {
    while true {
      switch pq.PQflush(handle) {
      case 0: return
      case 1: try wait(untilReadable: false)
      default: throw failure()
      }
    }
  }

  /// Waits until a result can be had without waiting, or until more can be sent.
  private func wait(untilReadable: Bool) throws(PostgreSQLError) {
    while true {
      if untilReadable, pq.PQisBusy(handle) == 0 { return }
      if isCancelled() { throw cancel() }
      var entry = pollfd(fd: pq.PQsocket(handle), events: Int16(POLLIN), revents: 0)
      if !untilReadable { entry.events |= Int16(POLLOUT) }
      // Wakes up a few times a second to see whether it is to stop.
      let ready = poll(&entry, 1, 200)
      if ready < 0, errno != EINTR { throw failure() }
      if ready <= 0 { continue }
      if entry.revents & ~Int16(POLLOUT) != 0, pq.PQconsumeInput(handle) == 0 { throw failure() }
      if !untilReadable { return }
    }
  }

  /// Tells the server to stop what it does for us.
  private func cancel() -> PostgreSQLError {
    if let request = pq.PQgetCancel(handle) {
      var reason = [CChar](repeating: 0, count: 256)
      _ = pq.PQcancel(request, &reason, Int32(reason.count))
      pq.PQfreeCancel(request)
    }
    return PostgreSQLError(.cancelled, message: "it was told to stop", advice: "begin again")
  }

  private func failure(of result: OpaquePointer) -> PostgreSQLError {
    let state = pq.PQresultErrorField(result, Int32(cpq_field_sqlstate)).map { String(cString: $0) }
    let words = pq.PQresultErrorField(result, Int32(cpq_field_message)).map { String(cString: $0) }
    guard let state, let words else { return failure() }
    return PostgreSQLError(sqlState: state, message: Self.withoutCredentials(words, pq, handle))
  }

  /// The error of the connection itself.
  private func failure() -> PostgreSQLError {
    let words = Self.withoutCredentials(String(cString: pq.PQerrorMessage(handle)), pq, handle)
    if pq.PQstatus(handle) != Int32(cpq_connection_ok) {
      return PostgreSQLError(
        .lost, message: "the connection to the database was lost\(words.isEmpty ? "" : " (\(words))")",
        advice: "try again once the server can be reached")
    }
    return PostgreSQLError(
      .other, message: words.isEmpty ? "the database gave no answer" : words, advice: "try again")
  }
}

extension PostgreSQLConnection {
  private static func passing<Result>(
    _ settings: [(keyword: String, value: String)],
    _ body: ([UnsafePointer<CChar>?], [UnsafePointer<CChar>?]) -> Result
  ) -> Result {
    let keywords = settings.map { strdup($0.keyword) } + [nil]
    let values = settings.map { strdup($0.value) } + [nil]
    defer { for text in keywords + values { free(text) } }
    return body(keywords.map { $0.map { UnsafePointer($0) } }, values.map { $0.map { UnsafePointer($0) } })
  }

  /// The error that there is no connection.
  ///
  /// - Parameter ping: what libpq finds at the address.
  private static func refusal(_ pq: cpq_functions, _ handle: OpaquePointer, ping: Int) -> PostgreSQLError {
    let words = withoutCredentials(String(cString: pq.PQerrorMessage(handle)), pq, handle)
    if ping == cpq_ping_no_response {
      return PostgreSQLError(
        .noServer, message: "no server answers (\(words))",
        advice: "check the host and the port, and that the server runs")
    }
    if ping == cpq_ping_no_attempt {
      return PostgreSQLError(
        .noServer, message: "the address can't be used",
        advice:
          "write postgresql://HOST:PORT/DATABASE, or service=NAME with a name that is in the service file")
    }
    if pq.PQconnectionNeedsPassword(handle) != 0 {
      return PostgreSQLError(
        .refused, message: "the server asks for a password, and none is given",
        advice: "put it into ~/.pgpass, a service file or PGPASSWORD")
    }
    let advice =
      pq.PQconnectionUsedPassword(handle) != 0
      ? "check the user, the password (~/.pgpass, PGPASSWORD) and the name of the database"
      : "check the user (PGUSER) and the name of the database"
    return PostgreSQLError(.refused, message: "the server does not let us in (\(words))", advice: advice)
  }

  /// Returns the words of libpq or of the server in one line, the user's name and the password taken out.
  private static func withoutCredentials(
    _ words: String, _ pq: cpq_functions, _ handle: OpaquePointer
  ) -> String {
    var line = words.split(whereSeparator: \.isNewline).map { $0.drop(while: \.isWhitespace) }
      .joined(separator: "; ")
    let secrets = [pq.PQpass(handle), pq.PQuser(handle)].compactMap { $0.map { String(cString: $0) } }
    for secret in secrets where !secret.isEmpty {
      line = line.replacing("\"\(secret)\"", with: "\"…\"")
      // Longer words than that don't stand in messages by chance.
      if secret.utf8.count > 8 { line = line.replacing(secret, with: "…") }
    }
    return line
  }
}

@available(*, unavailable, message: "a connection belongs to one task")
extension PostgreSQLConnection: Sendable {}
