internal import FrontLine
internal import FrontLineArchive
internal import GeoJSON

/// A diagnostic as `diagnostics.record` holds it, from which it is restored: the lengths and texts of the message and of
/// the advice with the settings that they name, then the location.
enum DiagnosticRecord {
  static func bytes(of diagnostic: Diagnostic) -> [UInt8] {
    var writer = ByteWriter()
    writer.write(diagnostic.message.stored)
    writer.write(diagnostic.advice?.stored)
    writer.write(StoredLocation.bytes(of: diagnostic.location))
    return writer.bytes
  }

  static func diagnostic(
    _ bytes: [UInt8], code: String, severity: Diagnostic.Severity, path: String
  ) throws -> Diagnostic {
    try bytes.withUnsafeBytes { bytes in
      var reader = ByteReader(bytes)
      let message = try reader.text()
      let advice = try reader.text()
      return Diagnostic(
        Diagnostic.Code(rawValue: code), severity: severity, path: path,
        message: Wording(stored: message ?? ""),
        location: try StoredLocation.location(reader.rest()), advice: advice.map { Wording(stored: $0) })
    }
  }
}
