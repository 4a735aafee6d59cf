/// One line of the table that gives an ISW layer its status by the words of its name, in any order.
public struct LayerRule: Sendable {
  /// The alternatives: words of which all must be in the name, with only lower-case letters and digits. Words of ten or
  /// more characters are also found with one letter missing, added or changed, because the names are typed by hand.
  public let words: [[String]]
  /// The status; nil for layers that show the change of a day or something other than control.
  public let status: ControlStatus?

  init(_ words: [[String]], _ status: ControlStatus?) {
    self.words = words
    self.status = status
  }

  /// The table; the first line that matches decides.
  public static let isw: [LayerRule] = [
    LayerRule([["past24hours"], ["partisan"], ["fortification"]], nil),
    // Land inside Russia, whoever holds it, is not part of Ukraine.
    LayerRule(
      [["advancesinrussia"], ["advanceinrussia"], ["kurskincursion"], ["inkursk"], ["inbelgorod"]], .foreign),
    LayerRule(
      [
        ["beforefebruary24"], ["beforefeb24"], ["before24feb"], ["before24022022"], ["priortofebruary24"],
      ], .occupiedBefore2022),
    LayerRule([["counteroffensive"], ["ukrainianadvance"]], .counteroffensive),
    LayerRule([["infiltration"], ["russianinfiltr"]], .infiltration),
    LayerRule(
      [
        ["claimed", "russian", "territor"], ["claimedrussianterritor"], ["claimed", "russian", "control"],
        ["claimed", "russian", "cot"], ["claimed", "russian", "advance"],
      ], .claimed),
    LayerRule([["assessed", "advance"], ["russianadvance"], ["assessedrussianadvance"]], .advance),
    LayerRule(
      [
        ["russiacot"], ["russiancot"], ["russian", "assessed", "cot"], ["ukrainecontrolmap"],
        ["assessed", "russian", "control"], ["assessedrussiancontrol"], ["assessedcontrol"],
        ["russiancontrolledukrainian"],
      ], .occupied),
  ]
}

/// The name of an ISW layer: `VIEW_RussiaCoTinUkraine_V3`, `UkaineControlMapAUG122025`.
public struct LayerName: Hashable, Sendable {
  /// The name exactly as in the file or its file name.
  public let text: String
  /// Only the letters and digits, in lower case.
  let folded: String

  /// Reads the name of a layer or file.
  public init(_ text: String) {
    self.text = text
    folded = Self.folded(text)
  }

  private static func folded(_ text: String) -> String {
    // A fast path for ASCII: most names are, and every file of a series passes through here.
    guard text.utf8.allSatisfy({ $0 < 0x80 }) else {
      return String(text.lowercased().filter { $0.isLetter || $0.isNumber })
    }
    let kept = text.utf8.compactMap { byte -> UInt8? in
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): byte
      default: nil
      }
    }
    return String(decoding: kept, as: UTF8.self)
  }

  /// Takes the last component of a path without its extensions.
  public init(path: String) {
    var stem = lastPart(ofPath: path)
    while stem.utf8.contains(UInt8(ascii: ".")) {
      let lowered = stem.lowercased().utf8
      guard let ending = Self.endings.first(where: { lowered.suffix($0.count).elementsEqual($0) }),
        stem.utf8.count > ending.count
      else { break }
      stem = stem[..<stem.utf8.index(stem.endIndex, offsetBy: -ending.count)]
    }
    self.init(String(stem))
  }

  private static let endings = FileEndings.layers.all.map { Array($0.utf8) }

  /// The line of the table that the name matches.
  public var rule: LayerRule? {
    // A fast path for archives of thousands of files named by a number or by DeepState.
    let characters = Array(folded.utf8)
    if characters.starts(with: "deepstatemapdata".utf8) || !folded.contains(where: \.isLetter) { return nil }
    return LayerRule.isw.first { rule in
      rule.words.contains { words in words.allSatisfy { Self.holds(characters, Array($0.utf8)) } }
    }
  }

  /// The status that the layer's features have.
  public var status: ControlStatus? { rule?.status }

  /// Whether the name is one that only ISW gives: with "CoT", "assessed" or "control map" in it.
  var isUnmistakable: Bool {
    rule != nil && ["cotin", "assessed", "controlmap"].contains { folded.contains($0) }
  }

  /// The folded name without the number of a page at its end, and that number: `…_V3_page2`, `…_V3.2`,
  /// `…_V3-2000`. The number is 0 where there is none.
  var layerAndPage: (layer: String, page: Int) {
    var rest = Substring(text)
    let digits = rest.reversed().prefix { ("0"..."9").contains($0) }.count
    guard (1...7).contains(digits), let page = Int(rest.suffix(digits)) else { return (folded, 0) }
    rest = rest.dropLast(digits)
    let separators: Set<Character> = [".", "-", "_", " "]
    var isPage = rest.last.map(separators.contains) ?? false
    while let last = rest.last, separators.contains(last) { rest = rest.dropLast() }
    for word in ["page", "part", "offset"] where rest.lowercased().hasSuffix(word) {
      rest = rest.dropLast(word.count)
      isPage = true
    }
    return isPage && !rest.isEmpty ? (LayerName(String(rest)).folded, page) : (folded, 0)
  }

  /// Whether the name contains the piece; a long piece with at most one error.
  ///
  /// Computes the best match of the piece that ends at each character of the name, column by column (P. H.
  /// Sellers, "The theory and computation of evolutionary distances: pattern recognition", 1980).
  private static func holds(_ name: [UInt8], _ piece: [UInt8]) -> Bool {
    let allowed = piece.count >= 10 ? 1 : 0
    var column = Array(0...piece.count)
    for character in name {
      var diagonal = 0
      for row in 1...max(1, piece.count) where row <= piece.count {
        let slips = min(
          diagonal + (piece[row - 1] == character ? 0 : 1), column[row] + 1,
          (row > 1 ? column[row - 1] : 0) + 1)
        diagonal = column[row]
        column[row] = slips
      }
      if column[piece.count] <= allowed { return true }
    }
    return false
  }
}
