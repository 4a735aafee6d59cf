/// Checks the text of a definition before PROJ reads it.
///
/// The text may come from a map file, and PROJ accepts much as a definition: it opens the file in
/// `+init=/path:1`, runs pipelines, and searches for grids where it is told to. A text that passes names no
/// files except grids by their bare names, which are searched for in PROJ's own folders. (This is the second
/// safeguard: ``PROJContext`` opens nothing else.) Texts from the user are checked in the same way.
struct DefinitionCheck {
  /// The reason why a text is not passed to PROJ.
  struct Refusal: Error {
    var message: String
    var advice = CoordinateReferenceSystem.advice
  }

  /// The greatest length in bytes; the WKT of the longest systems takes a tenth of it.
  static let maximumLength = 65_536
  /// The greatest depth of brackets. PROJ reads WKT to a depth of sixteen, and sets no limit for PROJJSON.
  static let maximumDepth = 32
  /// The greatest length of a name in bytes, longer than any name in the database.
  static let maximumNameLength = 200

  /// The text that is passed to PROJ.
  let text: String
  /// Whether the text is a name, which the system that PROJ finds must bear: PROJ also accepts a similar
  /// name, Amersfoort for `foo`.
  let isName: Bool

  init(_ given: String) throws(Refusal) {
    let text = Self.codeOfInit(given) ?? given
    self.text = text
    guard !text.isEmpty else { throw Refusal(message: "the text is empty") }
    guard !text.utf8.contains(0) else { throw Refusal(message: "the text contains a NUL") }
    guard text.utf8.count <= Self.maximumLength else {
      throw Refusal(message: "the text is too long for a definition: \(text.utf8.count) bytes")
    }
    guard text.utf8.allSatisfy({ $0 >= 0x20 || $0 == 9 || $0 == 10 || $0 == 13 }) else {
      throw Refusal(message: "the text contains a control character")
    }
    if text.utf8.allSatisfy(Self.isDigit) {
      throw Refusal(message: "the code lacks its authority, as in EPSG:\(text)")
    }
    if text.hasPrefix("{") {
      try Self.check(quotes: JSONQuotes(text))
    } else if text.utf8.contains(UInt8(ascii: "\"")), !Self.isPROJString(text) {
      try Self.check(quotes: WKTQuotes(text))
    } else if Self.isPROJString(text) {
      try Self.check(projString: text)
    }
    isName =
      !(Self.isCode(text) || Self.isAddress(text) || Self.isPROJString(text) || Self.isWKT(text)
      || text.hasPrefix("{"))
    if isName, text.utf8.count > Self.maximumNameLength {
      throw Refusal(message: "no system has a name of \(text.utf8.count) bytes")
    }
  }
}

extension DefinitionCheck {
  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "_")
  }

  private static func consists(_ text: some StringProtocol, ofWordBytesAnd others: StaticString) -> Bool {
    others.withUTF8Buffer { others in
      text.utf8.allSatisfy { isWordByte($0) || others.contains($0) }
    }
  }

  /// Whether the text has the form of a code: `EPSG:4326`, `OGC:1.3:CRS84`, `EPSG:32637+5773`.
  private static func isCode(_ text: String) -> Bool {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")), let first = text.utf8.first else {
      return false
    }
    return isLetter(first) && consists(text[..<colon], ofWordBytesAnd: "")
      && consists(text[colon...], ofWordBytesAnd: ":.+-")
  }

  /// Whether the text is a URN or a URL, such as `urn:ogc:def:crs:EPSG::4326` or
  /// `http://www.opengis.net/def/crs/EPSG/0/4326`. PROJ fetches nothing.
  private static func isAddress(_ text: String) -> Bool {
    let folded = text.prefix(8).lowercased()
    if folded.hasPrefix("urn:") { return consists(text, ofWordBytesAnd: ":.,+-") }
    return (folded.hasPrefix("http://") || folded.hasPrefix("https://"))
      && consists(text, ofWordBytesAnd: ":/.,+-?&=#%")
  }

  /// Whether the text begins with a keyword and a bracket and has a quotation mark, as WKT does.
  private static func isWKT(_ text: String) -> Bool {
    let behind = text.utf8.drop(while: isWordByte)
    let bracket = behind.first { $0 != UInt8(ascii: " ") && $0 != 9 && $0 != 10 && $0 != 13 }
    return behind.startIndex != text.startIndex && text.utf8.contains(UInt8(ascii: "\""))
      && (bracket == UInt8(ascii: "[") || bracket == UInt8(ascii: "("))
  }

  /// Returns the code in `+init=epsg:4326`, which was PROJ's notation for twenty years: for PROJ it names a
  /// file, for everyone else a code.
  private static func codeOfInit(_ text: String) -> String? {
    for prefix in ["+init=", "init="] where text.hasPrefix(prefix) {
      let code = text.dropFirst(prefix.count).split(separator: ":", omittingEmptySubsequences: false)
      guard code.count == 2, ["epsg", "esri"].contains(code[0].lowercased()), !code[1].isEmpty,
        code[1].utf8.allSatisfy(isDigit)
      else { return nil }
      return "\(code[0].uppercased()):\(code[1])"
    }
    return nil
  }

  /// Whether PROJ would read the text as a PROJ string: it looks for `proj=`, `init=` and `title=` anywhere.
  static func isPROJString(_ text: String) -> Bool {
    if text.hasPrefix("+") { return true }
    if text.hasPrefix("{") || isWKT(text) { return false }
    return mentionsPROJ(text)
  }

  private static func mentionsPROJ(_ text: String) -> Bool {
    guard text.utf8.contains(UInt8(ascii: "=")) else { return false }
    let folded = text.lowercased().filter { !$0.isWhitespace }
    return ["proj=", "init=", "title=", "grids="].contains(where: folded.contains)
  }

  /// Throws unless each word is `+key=value` or `+key`, and none of them names a file.
  ///
  /// PROJ itself accepts more: spaces around the sign, semicolons for spaces, quotes around a value. All of
  /// that is refused, so that PROJ reads exactly what is checked here.
  private static func check(projString text: String) throws(Refusal) {
    for word in text.split(whereSeparator: \.isWhitespace) {
      let bare = word.hasPrefix("+") ? word.dropFirst() : word
      let sign = bare.firstIndex(of: "=") ?? bare.endIndex
      let (key, value) = (bare[..<sign], bare[sign...].dropFirst())
      guard let first = key.utf8.first, isLetter(first) || first == UInt8(ascii: "_"),
        consists(key, ofWordBytesAnd: "")
      else { throw unreadable(word) }
      let name = key.lowercased()
      if name.contains("grids") {
        guard value.split(separator: ",", omittingEmptySubsequences: false).allSatisfy(isGridName) else {
          throw names(file: word)
        }
      } else if ["init", "file", "model", "catalog"].contains(name) {
        throw names(file: word)
      } else if name == "step" || value == "pipeline" {
        throw Refusal(message: "the text defines a pipeline, not a coordinate reference system")
      } else if !isPlainValue(value) {
        throw unreadable(word)
      }
    }
  }

  /// Whether a value is made of numbers, words and angles such as `48d30'15"N`.
  private static func isPlainValue(_ value: Substring) -> Bool {
    var last: UInt8 = 0
    for byte in value.utf8 {
      let isMark = byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"")
      let isOther =
        isWordByte(byte) || byte >= 0x80
        || [UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: ":")]
          .contains(byte)
      guard isOther || (isMark && isDigit(last)) else { return false }
      last = byte
    }
    return true
  }

  /// Whether the text is the bare name of a grid, or `@null`. An `@` marks a grid that may be missing.
  private static func isGridName(_ name: Substring) -> Bool {
    let bare = name.hasPrefix("@") ? name.dropFirst() : name
    guard let first = bare.utf8.first else { return false }
    return isWordByte(first) && consists(bare, ofWordBytesAnd: ".-")
  }

  private static func check(quotes: some Sequence<Result<Quote, Refusal>>) throws(Refusal) {
    for quote in quotes {
      let quote = try quote.get()
      if quote.isFileName, !isGridName(quote.text[...]) { throw names(file: quote.text[...]) }
      if mentionsPROJ(quote.text) { try check(projString: quote.text) }
    }
  }

  private static func unreadable(_ word: Substring) -> Refusal {
    Refusal(message: "‘\(String(word).shortened)’ is not a valid parameter of a coordinate reference system")
  }

  private static func names(file: Substring) -> Refusal {
    Refusal(
      message: "the text refers to a file, which is not opened: ‘\(String(file).shortened)’",
      advice: "give a code such as EPSG:4326; a grid by its name alone, in a folder of PROJ's")
  }
}

/// A text between quotes in WKT or PROJJSON.
struct Quote {
  var text: String
  /// Whether PROJ would read it as the name of a file.
  var isFileName: Bool
}

/// The quoted texts in WKT, in order, or the first fault in its brackets or quotation marks.
private struct WKTQuotes: Sequence, IteratorProtocol {
  private var rest: Substring.UTF8View
  /// The keywords of the open brackets, the innermost last.
  private var keywords: [String] = []
  private var word: [UInt8] = []
  /// Whether the preceding text in the same brackets was `PROJ4_GRIDS`.
  private var isGrids = false

  init(_ text: String) { rest = text[...].utf8 }

  mutating func next() -> Result<Quote, DefinitionCheck.Refusal>? {
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "\""):
        var text: [UInt8] = []
        while let inner = rest.popFirst() {
          // Two quotes in a row are an escaped quote.
          if inner == byte {
            if rest.first != byte { break }
            rest.removeFirst()
          }
          text.append(inner)
        }
        let quote = String(decoding: text, as: UTF8.self)
        let isFileName = isGrids || (keywords.last == "PARAMETERFILE" && !isFirst)
        isGrids = quote.uppercased() == "PROJ4_GRIDS"
        isFirst = false
        return .success(Quote(text: quote, isFileName: isFileName))
      case UInt8(ascii: "["), UInt8(ascii: "("):
        keywords.append(String(decoding: word, as: UTF8.self).uppercased())
        (word, isFirst, isGrids) = ([], true, false)
        if keywords.count > DefinitionCheck.maximumDepth {
          return .failure(DefinitionCheck.Refusal(message: "its brackets are nested too deep"))
        }
      case UInt8(ascii: "]"), UInt8(ascii: ")"):
        _ = keywords.popLast()
        (word, isFirst, isGrids) = ([], false, false)
      case UInt8(ascii: ","): (word, isFirst) = ([], false)
      case UInt8(ascii: " "), 9, 10, 13: continue
      // A typographic quotation mark, which PROJ treats as a straight one.
      case 0xE2 where rest.starts(with: [0x80, 0x9C]):
        return .failure(
          DefinitionCheck.Refusal(
            message: "it has typographic quotation marks", advice: "replace them with straight ones (\")"))
      default: word.append(byte)
      }
    }
    return nil
  }

  private var isFirst = true
}

/// The quoted texts in PROJJSON, in order, or the first fault in its brackets.
private struct JSONQuotes: Sequence, IteratorProtocol {
  private var rest: Substring.UTF8View
  private var depth = 0
  private var last = ""
  /// Whether a colon follows ``last``.
  private var isValue = false

  init(_ text: String) { rest = text[...].utf8 }

  mutating func next() -> Result<Quote, DefinitionCheck.Refusal>? {
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "\""):
        let text = string()
        // Where the value of a parameter is a text, it is the name of a file.
        let quote = Quote(text: text, isFileName: isValue && last == "value")
        (last, isValue) = (text, false)
        return .success(quote)
      case UInt8(ascii: ":"): isValue = true
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        isValue = false
        if depth > DefinitionCheck.maximumDepth {
          return .failure(DefinitionCheck.Refusal(message: "its brackets are nested too deep"))
        }
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        isValue = false
      case UInt8(ascii: ","): isValue = false
      default: continue
      }
    }
    return nil
  }

  /// Returns the text up to the closing quote. Escapes of ASCII are resolved; any other becomes a letter.
  private mutating func string() -> String {
    var bytes: [UInt8] = []
    while let byte = rest.popFirst(), byte != UInt8(ascii: "\"") {
      guard byte == UInt8(ascii: "\\"), let escaped = rest.popFirst() else {
        bytes.append(byte)
        continue
      }
      switch escaped {
      case UInt8(ascii: "u"):
        let digits = String(decoding: rest.prefix(4), as: UTF8.self)
        rest = rest.dropFirst(4)
        bytes.append(UInt16(digits, radix: 16).flatMap { $0 < 0x80 ? UInt8($0) : nil } ?? UInt8(ascii: "x"))
      case UInt8(ascii: "n"), UInt8(ascii: "t"), UInt8(ascii: "r"), UInt8(ascii: "b"), UInt8(ascii: "f"):
        bytes.append(UInt8(ascii: " "))
      default: bytes.append(escaped)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
