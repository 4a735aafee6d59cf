/// The reason why something could not be read or written as GeoJSON.
public struct GeoJSONError: Error, Hashable, Sendable {
  /// The operation that failed: `read`, `inflate`, `write`.
  public var operation: String
  /// What is wrong, without the location: one line, safe to print.
  public var message: String
  public var place: GeoJSONPlace
  /// What the caller can do about it: one line.
  public var advice: String

  public init(
    operation: String = "read",
    message: String,
    place: GeoJSONPlace = .document,
    advice: String
  ) {
    self.operation = operation
    self.message = message
    self.place = place
    self.advice = advice
  }
}

extension GeoJSONError: CustomStringConvertible {
  /// `message (where: place): advice`, in one line.
  public var description: String {
    let whereabouts = place.description
    return whereabouts.isEmpty ? "\(message): \(advice)" : "\(message) (where: \(whereabouts)): \(advice)"
  }
}
