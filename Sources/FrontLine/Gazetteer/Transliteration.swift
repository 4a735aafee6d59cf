/// Spellings of Ukrainian names brought to one form, so that `Dobropillya`, `Dobropillia` and `Добропілля` meet.
enum Transliteration {
  /// The form in which names are compared: Latin letters and digits, the rest folded to single spaces.
  ///
  /// Cyrillic is written in the Ukrainian national transliteration (Cabinet of Ministers, resolution 55 of
  /// 2010); then the letters in which other systems differ become one: i, y and j; g and h; kh and h; a doubled
  /// letter and a single one. Names that differ in nothing else are taken for the same.
  static func key(_ name: String) -> String {
    plainKey(name) ?? generalKey(name)
  }

  /// The key of any text, by the tables of Unicode.
  static func generalKey(_ name: String) -> String {
    var latin = ""
    for character in name.lowercased() {
      switch character {
      case "'", "’", "ʼ", "ʹ", "`", "´", "\"", "“", "”": continue
      default: break
      }
      for scalar in String(character).unicodeScalars {
        if let letters = cyrillic[scalar] {
          latin += letters
        } else if let letters = decorated[scalar] {
          latin += letters
        } else if scalar.properties.generalCategory == .nonspacingMark {
          // An accent on its own: ї written as і and a diaeresis, or é as e and an acute.
          continue
        } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
          latin.unicodeScalars.append(scalar)
        } else {
          latin += " "
        }
      }
    }
    return whiteSpaceFolded(unified(latin))
  }

  private static func unified(_ latin: String) -> String {
    var result: [Character] = []
    for character in latin {
      let letter: Character =
        switch character {
        case "y", "j": "i"
        case "g": "h"
        case "w": "v"
        default: character
        }
      // "kh" is "h", written as one letter.
      if letter == "h", result.last == "k" { result.removeLast() }
      if letter == result.last, letter.isLetter { continue }
      result.append(letter)
    }
    return String(result)
  }

  /// The national transliteration; the forms for the beginning of a word differ from those here only in i
  /// and y. Russian letters are among them, for Russian forms of names.
  static let cyrillic: [Unicode.Scalar: String] = [
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ж": "zh", "з": "z",
    "и": "y", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p",
    "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch",
    "ь": "", "ю": "iu", "я": "ia", "ё": "e", "ъ": "", "ы": "y", "э": "e",
  ]

  private static let decorated: [Unicode.Scalar: String] = [
    "č": "ch", "š": "sh", "ž": "zh", "ï": "i", "é": "e", "è": "e", "ö": "o", "ü": "u", "ł": "l",
  ]
}

/// How many letters must be put in, left out, replaced or exchanged with their neighbour to make one text the
/// other (optimal string alignment).
///
/// Complexity: O(*n m*).
func editDistance(_ left: String, _ right: String) -> Int {
  let a = Array(left)
  let b = Array(right)
  var beforeLast: [Int] = []
  var last = Array(0...b.count)
  for i in a.indices {
    var row = [i + 1]
    for j in b.indices {
      var best = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, beforeLast[j - 1] + 1) }
      row.append(best)
    }
    (beforeLast, last) = (last, row)
  }
  return last[b.count]
}
