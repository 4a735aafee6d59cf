extension Gazetteer {
  /// Returns the items that have the name, at the closest level of similarity at which any has it.
  static func matches<Item>(_ query: String, in items: [Item], names: (Item) -> [String]) -> [Item] {
    let folded = Self.folded(query)
    if folded.isEmpty { return [] }
    let allNames = items.map(names)
    func having(_ matches: ([String]) -> Bool) -> [Item] {
      zip(items, allNames).filter { matches($0.1) }.map(\.0)
    }
    // Folding takes bytes off an apostrophe and off spaces, and adds none: few of ten thousand names have the length.
    let lengths = folded.utf8.count...(folded.utf8.count + 12)
    func isSame(_ name: String) -> Bool { lengths.contains(name.utf8.count) && Self.folded(name) == folded }
    // The English and the Ukrainian name come first, then the aliases.
    let exact = having { $0.prefix(2).contains(where: isSame) }
    if !exact.isEmpty { return exact }
    let alias = having { $0.contains(where: isSame) }
    if !alias.isEmpty { return alias }
    let key = Transliteration.key(query)
    if key.isEmpty { return [] }
    let spelt = having { $0.prefix(2).contains { Transliteration.key($0) == key } }
    if !spelt.isEmpty { return spelt }
    return having { $0.contains { Transliteration.key($0) == key } }
  }

  /// Returns the titles of the items with the most similar names, at most three, each with at most a third of
  /// its letters different.
  static func suggestions<Item>(
    for query: String,
    among items: [Item],
    names: (Item) -> [String],
    title: (Item) -> String
  ) -> [String] {
    let key = Transliteration.key(query)
    if key.isEmpty || key.count > 60 { return [] }
    let limit = max(1, key.count / 3)
    let near = items.enumerated().compactMap { index, item -> (distance: Int, index: Int, title: String)? in
      let distance = names(item).map { editDistance(key, Transliteration.key($0)) }.min() ?? .max
      return distance <= limit ? (distance, index, title(item)) : nil
    }
    var titles: [String] = []
    for entry in near.sorted(by: { ($0.distance, $0.index) < ($1.distance, $1.index) })
    where !titles.contains(entry.title) {
      titles.append(entry.title)
    }
    return Array(titles.prefix(3))
  }

  /// Splits `Name, qualifier` or `Name (qualifier)`. The qualifier is returned as a transliteration key.
  static func split(_ query: String) -> (name: String, qualifier: String?) {
    guard let mark = query.firstIndex(where: { $0 == "," || $0 == "(" }) else { return (trimmed(query), nil) }
    let qualifier = Transliteration.key(String(query[query.index(after: mark)...]))
    return (trimmed(query[..<mark]), qualifier.isEmpty ? nil : qualifier)
  }

  private static func folded(_ name: String) -> String { plainFolded(name) ?? generalFolded(name) }

  static func generalFolded(_ name: String) -> String {
    whiteSpaceFolded(name).lowercased().map { "’ʼ".contains($0) ? "'" : String($0) }.joined()
  }

  /// A fast version of ``generalFolded(_:)`` for texts of plain letters; nil for any other.
  static func plainFolded(_ name: String) -> String? {
    var folded = String.UnicodeScalarView()
    for scalar in name.unicodeScalars {
      let isApostrophe = scalar == "’" || scalar == "ʼ"
      guard let small = isApostrophe ? "'" : scalar.plainLowercase else { return nil }
      if small == " " || (9...13).contains(small.value) {
        if let last = folded.last, last != " " { folded.append(" ") }
      } else {
        folded.append(small)
      }
    }
    if folded.last == " " { folded.removeLast() }
    return String(folded)
  }

  /// Returns the number of a road in canonical form, `T0514` for `т-05-14`; empty for a text without digits,
  /// which is no road number.
  static func roadNumber(_ text: String) -> String {
    let doubles: [Character: Character] = [
      "Т": "T", "М": "M", "Н": "H", "Р": "P", "О": "O", "С": "C", "Е": "E",
    ]
    let number = String(text.uppercased().filter { $0.isLetter || $0.isNumber }.map { doubles[$0] ?? $0 })
    return number.contains(where: \.isNumber) ? number : ""
  }
}
