/// The reason why something could not be read or written as GeoJSON.
public struct GeoJSONError: Error, Hashable, Sendable {
  /// The operation that failed: `read`, `inflate`, `write`.
  public var operation: String
  /// What is wrong, without the location: one line, safe to print.
  public var message: String
  /// Where in the document the fault is.
  public var location: GeoJSONLocation
  /// What the caller can do about it: one line.
  public var advice: String

  /// Creates an error.
  public init(
    operation: String = "read",
    message: String,
    location: GeoJSONLocation = .document,
    advice: String
  ) {
    self.operation = operation
    self.message = message
    self.location = location
    self.advice = advice
  }
}

extension GeoJSONError: CustomStringConvertible {
  /// `message (where: location): advice`, in one line.
  public var description: String {
    let whereabouts = location.description
    return whereabouts.isEmpty ? "\(message): \(advice)" : "\(message) (where: \(whereabouts)): \(advice)"
  }
}
