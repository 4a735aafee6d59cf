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
  /// What warnings of one kind have in common: the message, but for words of the file that are an example in it.
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
