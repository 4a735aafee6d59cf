internal import CGEOS

/// Calls to C functions of one geometry, or of two.
///
/// Swift may release an object after its last use, which can be before the C function that works on its
/// handle returns. `withExtendedLifetime` prevents that. `operation` is the name of the caller.
extension GEOSGeometry {
  package typealias Unary<Result> = (OpaquePointer?, OpaquePointer?) -> Result
  package typealias Binary<Result> = (OpaquePointer?, OpaquePointer?, OpaquePointer?) -> Result

  /// Returns a new geometry made from this one.
  package func derived(
    _ function: StaticString,
    operation: StaticString = #function,
    _ body: Unary<OpaquePointer?>
  ) throws(GEOSError) -> GEOSGeometry {
    let object = try session.object(function, operation) { context in
      withExtendedLifetime(self) { body(context, handle) }
    }
    return GEOSGeometry(owning: object, session: session)
  }

  package func truth(
    _ function: StaticString,
    _ other: GEOSGeometry,
    operation: StaticString = #function,
    _ body: Binary<CChar>
  ) throws(GEOSError) -> Bool {
    try session.truth(function, operation) { context in
      withExtendedLifetime((self, other)) { body(context, handle, other.handle) }
    }
  }
}
