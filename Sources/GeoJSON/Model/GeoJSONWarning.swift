/// Something odd that does not prevent reading.
///
/// An oddity that occurs many times in a file is reported once, with its first location and the number of
/// occurrences.
public struct GeoJSONWarning: Hashable, Sendable {
  /// What is odd, without the location: one line, safe to print.
  public var message: String
  /// The location of the first occurrence.
  public var location: GeoJSONLocation
  /// The number of occurrences.
  public var occurrences: Int
  /// The identifier of the kind: the message without the examples that it quotes from the file.
  let kind: String

  /// Creates a warning.
  public init(message: String, location: GeoJSONLocation = .document, occurrences: Int = 1) {
    self.init(kind: message, message: message, location: location, occurrences: occurrences)
  }

  init(kind: String, message: String, location: GeoJSONLocation, occurrences: Int = 1) {
    self.message = message
    self.location = location
    self.occurrences = occurrences
    self.kind = kind
  }
}

extension GeoJSONWarning: CustomStringConvertible {
  public var description: String {
    let whereabouts = location.description
    let text = whereabouts.isEmpty ? message : "\(message) (where: \(whereabouts))"
    return occurrences > 1 ? "\(text), and \(occurrences - 1) more" : text
  }
}
