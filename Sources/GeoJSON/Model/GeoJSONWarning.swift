/// Something odd that does not prevent reading.
///
/// An oddity that occurs many times in a file is reported once, with its first location and the number of
/// occurrences.
public struct GeoJSONWarning: Hashable, Sendable {
  /// What is odd, without the location: one line, safe to print.
  public var message: String
  /// The location of the first occurrence.
  public var place: GeoJSONPlace
  /// The number of occurrences.
  public var occurrences: Int
  /// The identifier of the kind: the message without the examples that it quotes from the file.
  let kind: String

  public init(message: String, place: GeoJSONPlace = .document, occurrences: Int = 1) {
    self.init(kind: message, message: message, place: place, occurrences: occurrences)
  }

  init(kind: String, message: String, place: GeoJSONPlace, occurrences: Int = 1) {
    self.message = message
    self.place = place
    self.occurrences = occurrences
    self.kind = kind
  }
}

extension GeoJSONWarning: CustomStringConvertible {
  public var description: String {
    let whereabouts = place.description
    let text = whereabouts.isEmpty ? message : "\(message) (where: \(whereabouts))"
    return occurrences > 1 ? "\(text), and \(occurrences - 1) more" : text
  }
}
