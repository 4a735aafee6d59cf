/// An encoding of Cyrillic texts of one byte a letter, as tables of shapefiles have them.
public enum CyrillicEncoding: String, Hashable, Sendable, CaseIterable {
  /// Code page 1251, of Windows.
  case windows1251 = "windows-1251"
  /// Code page 866, of DOS.
  case cp866 = "cp866"

  var title: String {
    switch self {
    case .windows1251: "windows-1251"
    case .cp866: "code page 866 (DOS)"
    }
  }

  /// Creates the encoding in which more of the bytes above ASCII are letters.
  ///
  /// Most small letters lie from E0 to FF in windows-1251, and from A0 to AF and E0 to EF in code page 866.
  init(fitting bytes: [UInt8]) {
    let ukrainian1251: Set<UInt8> = [0xA5, 0xAA, 0xAF, 0xB2, 0xB3, 0xB4, 0xBA, 0xBF]
    var (letters1251, letters866) = (0, 0)
    for byte in bytes where byte >= 0x80 {
      if byte >= 0xC0 || ukrainian1251.contains(byte) { letters1251 += 1 }
      if (0x80...0xAF).contains(byte) || (0xE0...0xF7).contains(byte) { letters866 += 1 }
    }
    self = letters866 > letters1251 ? .cp866 : .windows1251
  }

  /// Returns the bytes as UTF-8. Complexity: O(*n*).
  func utf8(of bytes: [UInt8]) -> [UInt8] {
    let letters = self == .windows1251 ? Self.letters1251 : Self.letters866
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 2)
    for byte in bytes {
      if byte < 0x80 { text.append(byte) } else { text += letters[Int(byte) - 0x80] }
    }
    return text
  }

  private static func letters(_ text: String) -> [[UInt8]] {
    text.unicodeScalars.map { Array(String($0).utf8) }
  }

  /// From 80 to FF, as the Unicode Consortium maps them (CP1251.TXT, CP866.TXT).
  private static let letters1251 = letters(
    "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—�™љ›њќћџ"
      + "\u{A0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{AD}®Ї°±Ііґµ¶·ё№є»јЅѕї"
      + "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ"
      + "абвгдежзийклмнопрстуфхцчшщъыьэюя")
  private static let letters866 = letters(
    "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ"
      + "абвгдежзийклмноп░▒▓│┤╡╢╖╕╣║╗╝╜╛┐"
      + "└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀"
      + "рстуфхцчшщъыьэюяЁёЄєЇїЎў°∙·√№¤■\u{A0}")
}
