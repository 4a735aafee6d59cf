/// Something odd that does not prevent reading.
///
/// What occurs many times in a file is told once, with the first place and the number of occurrences.
public struct GeoJSONWarning: Hashable, Sendable {
  /// What is odd, without the place: one line, safe to print.
  public var message: String
  /// Where it was first seen.
  public var place: GeoJSONPlace
  /// How many times it was seen.
  public var occurrences: Int

  public init(message: String, place: GeoJSONPlace = .document, occurrences: Int = 1) {
    self.message = message
    self.place = place
    self.occurrences = occurrences
  }
}

extension GeoJSONWarning: CustomStringConvertible {
  public var description: String {
    let whereabouts = place.description
    let text = whereabouts.isEmpty ? message : "\(message) (where: \(whereabouts))"
    return occurrences > 1 ? "\(text), and \(occurrences - 1) more" : text
  }
}
