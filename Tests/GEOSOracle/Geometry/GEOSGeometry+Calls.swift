internal import CGEOS
import GEOS

/// More calls to C functions of one geometry, or of two, on the pattern of those of the module GEOS.
extension GEOSGeometry {
  /// Returns a new geometry made from this one and another.
  func derived(
    _ function: StaticString,
    _ other: GEOSGeometry,
    operation: StaticString = #function,
    _ body: Binary<OpaquePointer?>
  ) throws(GEOSError) -> GEOSGeometry {
    let object = try session.object(function, operation) { context in
      withExtendedLifetime((self, other)) { body(context, handle, other.handle) }
    }
    return GEOSGeometry(owning: object, session: session)
  }

  func truth(
    _ function: StaticString,
    operation: StaticString = #function,
    _ body: Unary<CChar>
  ) throws(GEOSError) -> Bool {
    try session.truth(function, operation) { context in withExtendedLifetime(self) { body(context, handle) } }
  }

  func number(
    _ function: StaticString,
    operation: StaticString = #function,
    _ body: (OpaquePointer?, OpaquePointer?, UnsafeMutablePointer<Double>?) -> CInt
  ) throws(GEOSError) -> Double {
    try session.number(function, operation) { context, result in
      withExtendedLifetime(self) { body(context, handle, result) }
    }
  }

  func number(
    _ function: StaticString,
    _ other: GEOSGeometry,
    operation: StaticString = #function,
    _ body: (OpaquePointer?, OpaquePointer?, OpaquePointer?, UnsafeMutablePointer<Double>?) -> CInt
  ) throws(GEOSError) -> Double {
    try session.number(function, operation) { context, result in
      withExtendedLifetime((self, other)) { body(context, handle, other.handle, result) }
    }
  }

  func count(
    _ function: StaticString,
    operation: StaticString = #function,
    _ body: Unary<CInt>
  ) throws(GEOSError) -> Int {
    try session.count(function, operation) { context in withExtendedLifetime(self) { body(context, handle) } }
  }

  /// Returns a copy, which the caller may change before it returns it.
  func clone(operation: StaticString = #function) throws(GEOSError) -> GEOSGeometry {
    try derived("GEOSGeom_clone_r", operation: operation, geos.GEOSGeom_clone_r)
  }
}
