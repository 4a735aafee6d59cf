import GEOS

extension GEOSSession {
  /// Calls a function that writes its result to a pointer and returns 0 on an exception.
  func number(
    _ function: StaticString,
    _ operation: StaticString,
    _ body: (OpaquePointer, UnsafeMutablePointer<Double>) -> CInt
  ) throws(GEOSError) -> Double {
    var number = 0.0
    _ = try call(function, operation, failed: { $0 == 0 }) { body($0, &number) }
    return number
  }
}
