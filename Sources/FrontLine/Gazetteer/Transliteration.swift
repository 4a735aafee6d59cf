/// Unifies spellings of Ukrainian names, so that `Dobropillya`, `Dobropillia` and `Добропілля` are equal.
package enum Transliteration {
  /// Returns the form in which names are compared: Latin letters and digits, with everything else folded to
  /// single spaces.
  ///
  /// Cyrillic is transliterated by the Ukrainian national system (Cabinet of Ministers, resolution 55 of
  /// 2010). Then letters in which other systems differ are unified: i, y and j; g and h; v and w; kh and h;
  /// doubled and single letters. Names that differ in nothing else count as the same.
  package static func key(_ name: String) -> String {
    plainKey(name) ?? generalKey(name)
  }

  /// Returns the key of any text, using the Unicode tables.
  static func generalKey(_ name: String) -> String {
    var latin = ""
    for character in name.lowercased() {
      switch character {
      case "'", "’", "‘", "ʼ", "ʹ", "′", "`", "´", "\"", "“", "”": continue
      default: break
      }
      for scalar in String(character).unicodeScalars {
        if let letters = cyrillic[scalar] {
          latin += letters
        } else if let letters = decorated[scalar] {
          latin += letters
        } else if scalar.properties.generalCategory == .nonspacingMark {
          // A combining accent: ї written as і and a diaeresis, or é as e and an acute.
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
      // "kh" becomes "h".
      if letter == "h", result.last == "k" { result.removeLast() }
      if letter == result.last, letter.isLetter { continue }
      result.append(letter)
    }
    return String(result)
  }

  /// The national transliteration. Its forms for the beginning of a word differ from these only in i and y.
  /// Russian letters are included for Russian forms of names.
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

/// Returns the number of letters that must be inserted, deleted, replaced or exchanged with their neighbour
/// to turn one text into the other (optimal string alignment).
///
/// Complexity: O(*n m*).
package func editDistance(_ left: String, _ right: String) -> Int {
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
