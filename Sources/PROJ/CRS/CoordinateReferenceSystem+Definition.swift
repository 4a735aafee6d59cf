// What a text that defines a system may look like.
extension CoordinateReferenceSystem {
  static var advice: String {
    "give a code such as EPSG:4326, a PROJ string such as ‘+proj=laea +lat_0=48 +lon_0=31’, or WKT"
  }

  /// A PROJ string alone defines an operation; `+type=crs` makes it a coordinate reference system.
  static func asCRS(_ text: String) -> String {
    // PROJ would take a pipeline too, and then the last of its steps for the whole.
    let isPipeline = text.split(separator: " ").contains { $0 == "+step" || $0 == "step" }
    guard isPROJString(text), !isPipeline, !text.split(separator: " ").contains(where: isTypeCRS)
    else { return text }
    return text + " +type=crs"
  }

  /// Whether it is a code, a URN, an address, a PROJ string, WKT or PROJJSON.
  ///
  /// All else is a name to PROJ, and a name it looks for until it finds something similar: Amersfoort for `foo`.
  static func hasPlainForm(_ text: String) -> Bool {
    isPROJString(text) || text.contains("proj=") || [":", "[", "{"].contains(where: text.contains)
  }

  /// The number, where the text is nothing else.
  static func bareCode(_ text: String) -> String? {
    text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ? text : nil
  }

  private static func isPROJString(_ text: String) -> Bool {
    ["proj=", "+proj=", "+init=", "+title="].contains(where: text.hasPrefix)
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
