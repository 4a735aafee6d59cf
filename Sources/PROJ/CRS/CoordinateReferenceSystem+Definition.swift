// What a text that defines a system may look like.
extension CoordinateReferenceSystem {
  static var advice: String {
    "give a code such as EPSG:4326, a PROJ string such as ‘+proj=laea +lat_0=48 +lon_0=31’, or WKT"
  }

  /// A PROJ string alone defines an operation; `+type=crs` makes it a coordinate reference system.
  static func asCRS(_ text: String) -> String {
    guard DefinitionCheck.isPROJString(text),
      !text.split(whereSeparator: \.isWhitespace).contains(where: isTypeCRS)
    else { return text }
    return text + " +type=crs"
  }

  private static func isTypeCRS(_ word: Substring) -> Bool { word == "+type=crs" || word == "type=crs" }
}

extension PJHandle {
  /// Whether the text is the system's own name or, as in `CRS84`, its code: spaces and case aside.
  func isNamed(_ text: String) -> Bool {
    func folded(_ text: some StringProtocol) -> String { text.lowercased().filter { $0 != " " } }
    let code = identifier?.split(separator: ":").last
    return folded(name) == folded(text) || code.map { folded($0) == folded(text) } ?? false
  }
}
