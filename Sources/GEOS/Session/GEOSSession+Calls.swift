/// The only calls to the C library that check for failure.
///
/// GEOS reports failure in four ways: `NULL`, 2 (predicates), 0 (functions that write to an `out` parameter or
/// set something) and -1 (counts). For each there is a function here that runs the C function and turns its
/// failure into a ``GEOSError`` that names it. The caller keeps alive the geometries whose handles go into
/// `body`.
extension GEOSSession {
  /// Runs `body` with the context. Throws where `failed` is true of its result.
  package func call<Result>(
    _ function: StaticString,
    _ operation: StaticString,
    failed: (Result) -> Bool,
    _ body: (OpaquePointer) -> Result
  ) throws(GEOSError) -> Result {
    log.clear()
    let result = withExtendedLifetime(self) { body(context) }
    if failed(result) { throw GEOSError(operation: operation, function: function, libraryMessage: log.text) }
    return result
  }

  /// Calls a function that returns a new object, or `NULL` on an exception.
  package func object(
    _ function: StaticString,
    _ operation: StaticString,
    _ body: (OpaquePointer) -> OpaquePointer?
  ) throws(GEOSError) -> OpaquePointer {
    guard let object = try call(function, operation, failed: { $0 == nil }, body) else {
      throw GEOSError(operation: operation, function: function, libraryMessage: log.text)
    }
    return object
  }

  /// Calls a predicate: 1 is true, 0 false, 2 an exception.
  package func truth(
    _ function: StaticString,
    _ operation: StaticString,
    _ body: (OpaquePointer) -> CChar
  ) throws(GEOSError) -> Bool {
    try call(function, operation, failed: { $0 != 0 && $0 != 1 }, body) == 1
  }

  /// Calls a function that returns a count, or -1 on an exception.
  package func count(
    _ function: StaticString,
    _ operation: StaticString,
    _ body: (OpaquePointer) -> CInt
  ) throws(GEOSError) -> Int {
    Int(try call(function, operation, failed: { $0 < 0 }, body))
  }

  /// Calls a function that returns 0 on an exception and nothing of interest otherwise.
  package func perform(
    _ function: StaticString,
    _ operation: StaticString,
    _ body: (OpaquePointer) -> CInt
  ) throws(GEOSError) {
    _ = try call(function, operation, failed: { $0 == 0 }, body)
  }
}
