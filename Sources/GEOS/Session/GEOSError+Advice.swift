import GeoTypes

/// Interprets the messages of GEOS for the caller.
extension GEOSError {
  /// Returns what the caller can do about a message of the library.
  static func advice(for message: String) -> String {
    for (sign, advice) in advices where message.contains(sign) { return advice }
    return "check the geometry with `validity`"
  }

  private static let advices: [(sign: String, advice: String)] = [
    ("TopologyException", "repair the geometries first with `repaired(by:)`"),
    ("not noded", "node the lines first"),
    ("ParseException", "correct the text or the bytes"),
    ("GeometryCollection", "take the collection apart, and give its parts one by one"),
    ("GEOMETRYCOLLECTION", "take the collection apart, and give its parts one by one"),
    ("nan", "look for coordinates that are not numbers or far too large"),
    ("mixed-dimension", "take the collection apart, and give its parts one by one"),
    ("bad_alloc", "give smaller pieces: there was not enough memory"),
  ]

  /// Returns the coordinate that a message names anywhere in its text, as in `… at 12.5 -3` or `at or near
  /// point 1 2`.
  static func location(in message: String) -> Coordinate? {
    let words = message.split { $0 == " " || $0 == "," }
    for (index, word) in words.enumerated() where word == "at" || word == "point" {
      guard index + 2 < words.count else { break }
      let second = words[index + 2].hasSuffix(".") ? words[index + 2].dropLast() : words[index + 2]
      if let x = Double(words[index + 1]), let y = Double(second), x.isFinite, y.isFinite {
        return Coordinate(x: x, y: y)
      }
    }
    return nil
  }
}
