/// Items that are found by their names.
protocol NamedItems: RandomAccessCollection where Index == Int {
  /// Returns whether one of an item's first names passes both tests. The first test may be left out, and is there to
  /// rule out names by their UTF-8 bytes before a text is made of them.
  func hasName(
    at index: Int, among most: Int, ofBytes mayPass: (UnsafeBufferPointer<UInt8>) -> Bool,
    where passes: (String) -> Bool
  ) -> Bool
}

extension [Road]: NamedItems {
  func hasName(
    at index: Int, among most: Int, ofBytes mayPass: (UnsafeBufferPointer<UInt8>) -> Bool,
    where passes: (String) -> Bool
  ) -> Bool { self[index].allNames.prefix(most).contains(where: passes) }
}

extension Gazetteer {
  /// Returns the items that have the name, at the closest level of similarity at which any has it.
  static func matches<Items: NamedItems>(_ query: String, in items: Items) -> [Items.Element] {
    let folded = Self.folded(query)
    if folded.isEmpty { return [] }
    let filter = NameFilter(folded, isPlain: plainFolded(query) != nil)
    func having(_ most: Int, _ mayPass: (UnsafeBufferPointer<UInt8>) -> Bool, _ isSame: (String) -> Bool)
      -> [Items.Element]
    {
      items.indices.filter { items.hasName(at: $0, among: most, ofBytes: mayPass, where: isSame) }
        .map { items[$0] }
    }
    // The English and the Ukrainian name come first, then the aliases.
    for most in [2, Int.max] {
      let found = having(most, filter.mayPass) { Self.folded($0) == folded }
      if !found.isEmpty { return found }
    }
    let key = Transliteration.key(query)
    if key.isEmpty { return [] }
    for most in [2, Int.max] {
      let found = having(most, { _ in true }) { Transliteration.key($0) == key }
      if !found.isEmpty { return found }
    }
    return []
  }

  /// Returns the titles of the items with the most similar names, at most three, each with at most a third of
  /// its letters different.
  static func suggestions<Item>(
    for query: String,
    among items: some Sequence<Item>,
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

/// Rules out, by their bytes, most names that can't be equal to a folded one.
private struct NameFilter {
  private let lengths: ClosedRange<Int>
  /// The letter with which names begin; nil where it may be written in several ways.
  private let first: Unicode.Scalar?

  init(_ folded: String, isPlain: Bool) {
    // Folding takes bytes off an apostrophe and off spaces, and adds none.
    lengths = folded.utf8.count...(folded.utf8.count + 12)
    first = isPlain ? folded.unicodeScalars.first : nil
  }

  func mayPass(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    guard lengths.contains(name.count) else { return false }
    guard let first, let initial = Self.plainInitial(name) else { return true }
    return initial == first
  }

  /// The first letter in lower case; nil where it is neither one of ASCII nor a Cyrillic one.
  private static func plainInitial(_ name: UnsafeBufferPointer<UInt8>) -> Unicode.Scalar? {
    switch name[0] {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
      return Unicode.Scalar(name[0]).plainLowercase
    case 0xD0...0xD3 where name.count > 1:
      return Unicode.Scalar(UInt32(name[0] & 0x1F) << 6 | UInt32(name[1] & 0x3F))?.plainLowercase
    default: return nil
    }
  }
}
