/// Reads the names of the sheets of a spreadsheet in the OpenDocument format, as GDAL writes it.
enum SheetNames {
  /// Returns the names in the order of the sheets.
  static func names(in bytes: [UInt8], place: String) throws(ConversionError) -> [String] {
    let archive = try ZipArchive(bytes, place: place)
    guard let entry = archive.entries.first(where: { $0.name == "content.xml" }) else {
      throw ConversionError(
        .badData, operation: "ogr2ogr", message: "its layers can't be listed", place: place,
        advice: "convert it to GeoJSON elsewhere")
    }
    return names(inContent: try archive.content(of: entry, maximumBytes: 1 << 26))
  }

  /// Reads the names from XML as GDAL writes it: without comments and CDATA sections, so that every `<`
  /// begins a tag.
  static func names(inContent bytes: [UInt8]) -> [String] {
    let mark = Array("<table:table table:name=\"".utf8)
    var names: [String] = []
    var rest = bytes[...]
    while let found = rest.firstRange(of: mark) {
      rest = rest[found.upperBound...]
      let name = rest.prefix { $0 != UInt8(ascii: "\"") }
      names.append(unescaped(String(decoding: name, as: UTF8.self)))
      rest = rest[name.endIndex...]
    }
    return names
  }

  private static func unescaped(_ text: String) -> String {
    guard text.contains("&") else { return text }
    let known = ["lt": "<", "gt": ">", "amp": "&", "quot": "\"", "apos": "'"]
    var result = ""
    var rest = text[...]
    while let start = rest.firstIndex(of: "&") {
      result += rest[..<start]
      rest = rest[start...]
      guard let end = rest.firstIndex(of: ";") else { break }
      let name = rest[rest.index(after: rest.startIndex)..<end]
      if let character = known[String(name)] ?? numbered(name) {
        result += character
      } else {
        result += rest[...end]
      }
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }

  /// Returns the character of a numeric reference such as `#65` or `#x41`.
  private static func numbered(_ name: Substring) -> String? {
    guard name.hasPrefix("#") else { return nil }
    let digits = name.dropFirst()
    let value = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return value.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
  }
}
