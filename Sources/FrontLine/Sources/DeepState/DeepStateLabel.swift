/// A label of the DeepState map, in the form in which it is compared.
///
/// Labels have the form `Ukrainian /// English /// i18n key`, with none, one or two `///`, no-break spaces,
/// line ends, U+FFFD where an editor damaged a letter, and `{{at:26.03}}` after the key.
struct DeepStateLabel: Hashable, Sendable {
  /// The whole label in lower case, with white space folded.
  let text: String
  /// The non-empty parts between the `///`, each trimmed.
  let parts: [String]
  /// The i18n key, without the text after it; nil where there is none, and where it is damaged.
  let key: String?

  init(_ label: String) {
    text = Self.folded(label)
    parts = Self.parts(of: text)
    key = Self.key(in: text)
  }

  /// Returns the text in lower case with white space folded.
  ///
  /// Lower case is that of Unicode, independent of the locale.
  static func folded(_ text: some StringProtocol) -> String {
    whiteSpaceFolded(text).lowercased()
  }

  private static let replacement: Character = "\u{FFFD}"

  /// Returns the parts between the `///`. Damage at the ends of a part is cut off, so that the rest of a word
  /// is compared from its beginning.
  private static func parts(of text: String) -> [String] {
    var parts: [String] = []
    var current: [Character] = []
    var slashes = 0
    func finish() {
      let isBlank: (Character) -> Bool = { $0.isWhitespace || $0 == replacement }
      let part = String(current.drop(while: isBlank).reversed().drop(while: isBlank).reversed())
      if !part.isEmpty { parts.append(part) }
      current.removeAll()
    }
    for character in text {
      if character == "/" {
        slashes += 1
        if slashes == 3 {
          finish()
          slashes = 0
        }
        continue
      }
      current += Array(repeating: "/", count: slashes)
      slashes = 0
      current.append(character)
    }
    current += Array(repeating: "/", count: slashes)
    finish()
    return parts
  }

  static let keyMark = "geojson."

  private static func key(in text: String) -> String? {
    guard let start = text.firstRange(of: keyMark)?.lowerBound else { return nil }
    let key = text[start...].prefix { !$0.isWhitespace && $0 != "{" && $0 != "/" }
    // A damaged key is ignored: "geoJSON.territories.��imea" must not count as some other territory.
    return key.contains(replacement) ? nil : String(key)
  }
}
