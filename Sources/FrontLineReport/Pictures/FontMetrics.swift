/// The widths of letters, so that labels are placed without a font at hand.
///
/// They are the advance widths of DejaVu Sans 2.37, which Verdana and Bitstream Vera share to a few thousandths; a font
/// that takes its place is narrower.
enum FontMetrics {
  /// What text is set in; the first that a reader has is taken.
  static let family = "'DejaVu Sans', Verdana, 'Noto Sans', Arial, sans-serif"

  /// The height of a capital above the baseline, and of descenders below it, in shares of the size.
  static let ascent = 0.76
  static let descent = 0.24

  /// Returns the width of a text, in the unit of the size.
  static func width(_ text: String, size: Double, isBold: Bool = false) -> Double {
    // The bold face is some 12 % wider.
    text.unicodeScalars.reduce(0) { $0 + width($1) } / 2048 * size * (isBold ? 1.12 : 1)
  }

  /// Returns the text in lines that are no wider, broken at spaces.
  static func lines(_ text: String, size: Double, width most: Double, isBold: Bool = false) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, width(last + " " + word, size: size, isBold: isBold) <= most {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }

  /// Returns the text in at most so many lines, each cut to the width; the last one ends in an ellipsis where there is
  /// more.
  static func lines(
    _ text: String, size: Double, width: Double, isBold: Bool = false, most count: Int
  ) -> [String] {
    var lines = lines(text, size: size, width: width, isBold: isBold)
    if lines.count > count, count > 0 {
      lines = lines.prefix(count - 1) + [lines[(count - 1)...].prefix(2).joined(separator: " ") + " …"]
    }
    return lines.prefix(count).map { cut($0, size: size, width: width, isBold: isBold) }
  }

  /// Returns the text, cut to a width with an ellipsis where it is longer.
  static func cut(_ text: String, size: Double, width most: Double, isBold: Bool = false) -> String {
    if width(text, size: size, isBold: isBold) <= most { return text }
    var room = most - width("…", size: size, isBold: isBold)
    let kept = text.prefix { character in
      room -= width(String(character), size: size, isBold: isBold)
      return room >= 0
    }
    return kept + "…"
  }

  private static func width(_ scalar: Unicode.Scalar) -> Double {
    let code = Int(scalar.value)
    for (first, widths) in tables where code >= first && code < first + widths.count {
      return Double(widths[code - first])
    }
    // The widest of the usual letters.
    return 2048
  }

  private static let tables: [(first: Int, widths: [Int16])] = [
    (0x20, latin), (0xA0, latinSupplement), (0x400, cyrillic), (0x490, ghe), (0x2010, punctuation),
    (0x2116, [2130]), (0x2212, [1716]),
  ]

  private static let latin: [Int16] = [
    651, 821, 942, 1716, 1303, 1946, 1597, 563, 799, 799, 1024, 1716, 651, 739, 651, 690, 1303, 1303, 1303,
    1303, 1303, 1303, 1303, 1303, 1303, 1303, 690, 690, 1716, 1716, 1716, 1087, 2048, 1401, 1405, 1430,
    1577, 1294, 1178, 1587, 1540, 604, 604, 1343, 1141, 1767, 1532, 1612, 1235, 1612, 1423, 1300, 1251,
    1499, 1401, 2025, 1403, 1251, 1403, 799, 690, 799, 1716, 1024, 1024, 1255, 1300, 1126, 1300, 1260, 721,
    1300, 1298, 569, 569, 1186, 569, 1995, 1298, 1253, 1300, 1300, 842, 1067, 803, 1298, 1212, 1675, 1212,
    1212, 1075, 1303, 690, 1303, 1716,
  ]
  private static let latinSupplement: [Int16] = [
    651, 821, 1303, 1303, 1303, 1303, 690, 1024, 1024, 2048, 965, 1253, 1716, 739, 2048, 1024, 1024, 1716,
    821, 821, 1024, 1303, 1303, 651, 1024, 821, 965, 1253, 1985, 1985, 1985, 1087, 1401, 1401, 1401, 1401,
    1401, 1401, 1995, 1430, 1294, 1294, 1294, 1294, 604, 604, 604, 604, 1587, 1532, 1612, 1612, 1612, 1612,
    1612, 1716, 1612, 1499, 1499, 1499, 1499, 1251, 1239, 1290, 1255, 1255, 1255, 1255, 1255, 1255, 2011,
    1126, 1260, 1260, 1260, 1260, 569, 569, 569, 569, 1253, 1298, 1253, 1253, 1253, 1253, 1253, 1716, 1253,
    1298, 1298, 1298, 1298, 1212, 1300, 1212, 1401, 1255, 1401, 1255, 1401, 1255, 1430, 1126, 1430, 1126,
    1430, 1126, 1430, 1126, 1577, 1300, 1587, 1300, 1294, 1260, 1294, 1260, 1294, 1260, 1294, 1260, 1294,
    1260, 1587, 1300, 1587, 1300, 1587, 1300, 1587, 1300, 1540, 1298, 1876, 1423, 604, 569, 604, 569, 604,
    569, 604, 569, 604, 569, 1208, 1138, 604, 569, 1343, 1186, 1186, 1141, 569, 1141, 569, 1141, 768, 1141,
    700, 1151, 582, 1532, 1298, 1532, 1298, 1532, 1298, 1666, 1532, 1298, 1612, 1253, 1612, 1253, 1612,
    1253, 2191, 2095, 1423, 842, 1423, 842, 1423, 842, 1300, 1067, 1300, 1067, 1300, 1067, 1300, 1067,
    1251, 803, 1251, 803, 1251, 803, 1499, 1298, 1499, 1298, 1499, 1298, 1499, 1298, 1499, 1298, 1499,
    1298, 2025, 1675, 1251, 1212, 1251, 1403, 1075, 1403, 1075, 1403, 1075, 721,
  ]
  private static let cyrillic: [Int16] = [
    1294, 1294, 1610, 1249, 1430, 1300, 604, 604, 604, 2240, 2140, 1610, 1454, 1532, 1248, 1540, 1401,
    1405, 1405, 1249, 1600, 1294, 2206, 1313, 1532, 1532, 1454, 1540, 1767, 1540, 1612, 1540, 1235, 1430,
    1251, 1248, 1763, 1403, 1590, 1404, 2190, 2240, 1705, 1807, 1405, 1430, 2211, 1423, 1255, 1263, 1207,
    1076, 1416, 1260, 1845, 1089, 1331, 1331, 1237, 1309, 1545, 1339, 1253, 1339, 1300, 1126, 1193, 1212,
    1751, 1212, 1394, 1210, 1874, 1929, 1447, 1617, 1207, 1124, 1724, 1232, 1260, 1260, 1280, 1076, 1124,
    1067, 569, 569, 569, 1848, 1840, 1335, 1237, 1331, 1212, 1339,
  ]
  /// Ґ and ґ.
  private static let ghe: [Int16] = [1249, 1076]
  private static let punctuation: [Int16] = [
    739, 739, 1303, 1024, 2048, 2048, 1024, 1024, 651, 651, 651, 651, 1061, 1061, 1061, 1061, 1024, 1024,
    1208, 1208, 685, 1367, 2048,
  ]
}
