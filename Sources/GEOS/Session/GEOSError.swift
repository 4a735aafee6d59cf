public import GeoTypes

/// An error in a call to GEOS, with advice on what can be done about it.
public struct GEOSError: Error, Sendable, Hashable {
  /// The operation of this module, for example `repaired`.
  public var operation: String

  /// The C function that failed, or that would have been called with the refused argument:
  /// `GEOSMakeValidWithParams_r`.
  public var function: String

  /// The message of GEOS, or the fault that this module found before it called GEOS.
  public var message: String

  /// The position of the fault in the given value, counted from 0: `polygon 3, ring 0, position 7`. `nil`
  /// where not known.
  public var place: String?

  /// The coordinate of the fault. `nil` where not known.
  public var location: Coordinate?

  /// What the caller can do.
  public var advice: String

  package init(
    operation: String,
    function: String,
    message: String,
    place: String? = nil,
    location: Coordinate? = nil,
    advice: String
  ) {
    self.operation = operation
    self.function = function
    self.message = message
    self.place = place
    self.location = location
    self.advice = advice
  }
}

extension GEOSError: CustomStringConvertible {
  public var description: String {
    let place = place.map { " (\($0))" } ?? ""
    return "\(operation): \(function): \(message)\(place): \(advice)"
  }
}

extension GEOSError {
  /// An error that GEOS reported.
  package init(operation: StaticString, function: StaticString, libraryMessage: String) {
    self.init(
      operation: Self.name(of: operation),
      function: "\(function)",
      message: libraryMessage.isEmpty ? "failed without a message" : libraryMessage,
      location: Self.location(in: libraryMessage),
      advice: Self.advice(for: libraryMessage)
    )
  }

  /// An error that this module found before GEOS was called.
  package init(
    _ operation: StaticString,
    _ function: StaticString,
    refused message: String,
    place: String? = nil,
    location: Coordinate? = nil,
    advice: String
  ) {
    self.init(
      operation: Self.name(of: operation),
      function: "\(function)",
      message: message,
      place: place,
      location: location,
      advice: advice
    )
  }

  /// Returns the same error with its position prefixed by that of the enclosing value.
  func inside(_ outer: String) -> GEOSError {
    var error = self
    error.place = place.map { "\(outer), \($0)" } ?? outer
    return error
  }

  /// Returns the name of an operation from a value of `#function`: `repaired` for `repaired(by:)`.
  private static func name(of function: StaticString) -> String {
    "\(function)".split(separator: "(").first.map(String.init) ?? "\(function)"
  }
}
