extension Transliteration {
  /// The key of a text of plain letters, as nearly all names are; nil for any other.
  ///
  /// The same as ``generalKey(_:)``, a byte a letter: to look through the gazetteer takes a twentieth of the time.
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

  /// Letters in which systems differ become one, and so do two that follow each other.
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

  /// ``cyrillic`` from а to ґ.
  private static let lettersOfSmall: [[UInt8]?] = (firstSmall...0x491).map { value in
    Unicode.Scalar(value).flatMap { cyrillic[$0] }.map { Array($0.utf8) }
  }
}
