extension Transliteration {
  /// Returns the key of a text of plain letters, of which nearly all names consist; nil for any other.
  ///
  /// The result is that of ``generalKey(_:)``. Working with one byte for each letter, it searches the
  /// gazetteer in a twentieth of the time.
  static func plainKey(_ name: String) -> String? {
    var key: [UInt8] = []
    key.reserveCapacity(name.utf8.count + 8)
    for scalar in name.unicodeScalars {
      if scalar == "’" || scalar == "ʼ" { continue }
      guard let letter = scalar == "–" ? " " : scalar.plainLowercase else { return nil }
      switch letter {
      case "'", "`", "\"": continue
      case "a"..."z", "0"..."9": append(UInt8(ascii: letter), to: &key)
      case "\0"..."\u{7F}": appendSpace(to: &key)
      default:
        guard let letters = lettersOfCyrillic(letter) else { return nil }
        for letter in letters { append(letter, to: &key) }
      }
    }
    if key.last == UInt8(ascii: " ") { key.removeLast() }
    return String(decoding: key, as: UTF8.self)
  }

  /// Appends a letter. Letters in which transliteration systems differ are unified, and equal consecutive
  /// letters merged.
  private static func append(_ letter: UInt8, to key: inout [UInt8]) {
    let letter =
      switch letter {
      case UInt8(ascii: "y"), UInt8(ascii: "j"): UInt8(ascii: "i")
      case UInt8(ascii: "g"): UInt8(ascii: "h")
      case UInt8(ascii: "w"): UInt8(ascii: "v")
      default: letter
      }
    if letter == UInt8(ascii: "h"), key.last == UInt8(ascii: "k") { key.removeLast() }
    if letter == key.last, letter >= UInt8(ascii: "a") { return }
    key.append(letter)
  }

  private static func appendSpace(to key: inout [UInt8]) {
    if let last = key.last, last != UInt8(ascii: " ") { key.append(UInt8(ascii: " ")) }
  }

  private static func lettersOfCyrillic(_ scalar: Unicode.Scalar) -> [UInt8]? {
    let index = Int(scalar.value) - Int(firstSmall)
    return lettersOfSmall.indices.contains(index) ? lettersOfSmall[index] : nil
  }

  private static let firstSmall: UInt32 = 0x430

  /// The values of ``cyrillic`` from а to ґ.
  private static let lettersOfSmall: [[UInt8]?] = (firstSmall...0x491).map { value in
    Unicode.Scalar(value).flatMap { cyrillic[$0] }.map { Array($0.utf8) }
  }
}

/// The letters of ASCII and of the Ukrainian and Russian alphabets, of which nearly all names consist. Each
/// is one scalar and one character, so that changing its case and separating characters needs no Unicode
/// tables.
extension Unicode.Scalar {
  /// The scalar in lower case, as by `lowercased()`; nil for anything else than ASCII and these letters.
  var plainLowercase: Unicode.Scalar? {
    switch self {
    case "A"..."Z", "А"..."Я": Unicode.Scalar(value + 0x20)
    case "Ѐ"..."Џ": Unicode.Scalar(value + 0x50)
    case "Ґ": "ґ"
    case "\0"..."\u{7F}", "а"..."џ", "ґ": self
    default: nil
    }
  }
}
