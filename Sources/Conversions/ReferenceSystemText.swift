/// Checks the coordinate reference system that a file states before it is used.
///
/// PROJ and GDAL accept much as a reference system: a PROJ string that names a file to read
/// (`+init=/path:1`), an address, a path. Here only WKT is accepted, and no grid in it except those that PROJ
/// finds in its own folders.
enum ReferenceSystemText {
  /// - Throws: ``ConversionError`` where the text is something else.
  static func check(_ text: String, place: String) throws(ConversionError) {
    let keyword = text.prefix { $0.isASCII && ($0.isUppercase || $0.isNumber || $0 == "_") }
    let rest = text[keyword.endIndex...].drop(while: \.isWhitespace)
    guard !keyword.isEmpty, keyword.count < 20, let bracket = rest.first, bracket == "[" || bracket == "("
    else {
      throw refused("its coordinate reference system is not written as WKT", place)
    }
    for file in files(in: text) {
      guard file.utf8.allSatisfy(isPlain), !file.contains("..") else {
        throw refused(
          "its coordinate reference system names a file (\(file.prefix(80))), which is not opened", place)
      }
    }
  }

  private static func refused(_ message: String, _ place: String) -> ConversionError {
    ConversionError(
      .badData, operation: "crs", message: message, place: place,
      advice: "state it with ogr2ogr -a_srs EPSG:n, if you know it")
  }

  /// Returns the files that WKT names: grids in embedded PROJ strings, and parameters of transformations.
  private static func files(in text: String) -> [Substring] {
    let lowered = text.lowercased()
    var files: [Substring] = []
    for mark in ["grids=", "init=", "file="] {
      var rest = lowered[...]
      while let found = rest.firstRange(of: mark) {
        rest = rest[found.upperBound...]
        files += rest.prefix { !$0.isWhitespace && $0 != "\"" && $0 != "'" }.split(separator: ",")
      }
    }
    var rest = lowered[...]
    while let found = rest.firstRange(of: "parameterfile") {
      rest = rest[found.upperBound...]
      // The name of the parameter, and then the file, each in quotes.
      let quoted = rest.split(separator: "\"", maxSplits: 4, omittingEmptySubsequences: false)
      files.append(quoted.count > 3 ? quoted[3] : "?/?")
    }
    return files
  }

  /// Whether a byte may occur in the bare name of a grid. `@` marks a grid that may be missing.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"),
      UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "@"):
      true
    default: false
    }
  }
}
