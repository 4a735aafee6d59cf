internal import CPQ

/// The libpq that this program speaks to databases with, opened at its first use.
enum PostgreSQLLibrary {
  private static let opened: Result<cpq_functions, PostgreSQLError> = {
    var reason: UnsafePointer<CChar>?
    if let functions = cpq_open(&reason) { return .success(functions.pointee) }
    return .failure(
      PostgreSQLError(
        .missingLibrary,
        message: "libpq can't be opened: \(reason.map { String(cString: $0) } ?? "no reason given")",
        advice: "install it (apt install libpq5, brew install libpq)"))
  }()

  /// Returns the functions of the library. Throws where it can't be opened.
  static func functions() throws(PostgreSQLError) -> cpq_functions { try opened.get() }
}
