// The texts that define a system.
extension CoordinateReferenceSystem {
  static var advice: String {
    "give a code such as EPSG:4326, a PROJ string such as ‘+proj=laea +lat_0=48 +lon_0=31’, or WKT"
  }

  /// Returns the text as PROJ needs it for a coordinate reference system: a PROJ string alone defines an
  /// operation, so `+type=crs` is appended to it.
  static func asCRS(_ text: String) -> String {
    guard DefinitionCheck.isPROJString(text),
      !text.split(whereSeparator: \.isWhitespace).contains(where: isTypeCRS)
    else { return text }
    return text + " +type=crs"
  }

  private static func isTypeCRS(_ word: Substring) -> Bool { word == "+type=crs" || word == "type=crs" }
}

extension PJHandle {
  /// Whether the text is the name of the system or its code without the authority, as in `CRS84`. Ignores
  /// spaces and case.
  func isNamed(_ text: String) -> Bool {
    func folded(_ text: some StringProtocol) -> String { text.lowercased().filter { $0 != " " } }
    let code = identifier?.split(separator: ":").last
    return folded(name) == folded(text) || code.map { folded($0) == folded(text) } ?? false
  }
}

extension String {
  /// The text without white space at its start and end.
  var trimmingWhitespace: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }

  /// The text on one line without control characters, cut after eighty characters: WKT can fill pages.
  var shortened: String {
    let line = prefix(80).map { character in
      character.unicodeScalars.contains { $0.properties.generalCategory == .control } ? " " : character
    }
    return String(line) + (dropFirst(80).isEmpty ? "" : "…")
  }
}
