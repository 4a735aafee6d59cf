import GEOS

extension ArgumentCheck {
  /// Throws where a number is not finite, or is less than `minimum`.
  static func finite(
    _ value: Double,
    _ name: String,
    atLeast minimum: Double = -.infinity,
    _ function: StaticString,
    _ operation: StaticString
  ) throws(GEOSError) {
    guard value.isFinite, value >= minimum else {
      let limit = minimum > -.infinity ? "a finite number, at least \(minimum)" : "a finite number"
      throw GEOSError(operation, function, refused: "\(name) is \(value)", advice: "give \(limit)")
    }
  }

  /// Throws where an integer is outside a range. Returns it as a C integer.
  static func range(
    _ value: Int,
    _ name: String,
    _ range: ClosedRange<Int>,
    _ function: StaticString,
    _ operation: StaticString
  ) throws(GEOSError) -> CInt {
    guard range.contains(value), let exact = CInt(exactly: value) else {
      throw GEOSError(
        operation,
        function,
        refused: "\(name) is \(value)",
        advice: "give a number from \(range.lowerBound) to \(range.upperBound)"
      )
    }
    return exact
  }

  /// The greatest depth to which collections may be nested. GEOS recurses, so deeper nesting could overflow
  /// the stack.
  static let deepestNesting = 64

  static func nesting(_ depth: Int, _ function: StaticString, _ operation: StaticString) throws(GEOSError) {
    guard depth <= deepestNesting else {
      throw GEOSError(
        operation,
        function,
        refused: "collections are nested more than \(deepestNesting) deep",
        advice: "flatten the collection"
      )
    }
  }
}
