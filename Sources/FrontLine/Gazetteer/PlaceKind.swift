/// The kind of settlement that people write before a name: `м. Добропілля`, `смт Новотроїцьке`, `village of Hannivka`.
struct PlaceKind {
  /// The kinds of ``Place/kind`` that the word may mean.
  let kinds: Set<String>
  /// The rest of the text.
  let name: String

  /// Nil where the text does not begin with such a word.
  init?(before query: String) {
    let text = query.drop(while: \.isWhitespace)
    let lowered = text.lowercased()
    for (word, kinds) in Self.words where lowered.hasPrefix(word) && lowered.count == text.count {
      let rest = text.dropFirst(word.count)
      // "м.Добропілля" needs no space, "місто Добропілля" does.
      guard word.hasSuffix(".") || rest.first?.isWhitespace == true else { continue }
      let name = rest.drop(while: \.isWhitespace)
      guard !name.isEmpty else { continue }
      (self.kinds, self.name) = (kinds, String(name))
      return
    }
    return nil
  }

  /// Longer words come before those that they begin with.
  private static let words: [(word: String, kinds: Set<String>)] = [
    ("селище міського типу", settlement), ("city of", city), ("town of", city), ("village of", village),
    ("settlement of", settlement), ("місто", city), ("село", village), ("селище", settlement),
    ("смт.", settlement), ("смт", settlement), ("с-ще", settlement), ("сел.", settlement), ("м.", city),
    ("м", city), ("с.", village), ("с", village), ("город", city), ("пгт.", settlement), ("пгт", settlement),
    ("посёлок", settlement), ("поселок", settlement), ("г.", city), ("г", city),
  ]

  private static let city: Set<String> = ["city", "town"]
  private static let settlement: Set<String> = ["settlement"]
  private static let village: Set<String> = ["village"]
}
