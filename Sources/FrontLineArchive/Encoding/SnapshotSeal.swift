internal import Digests
internal import FrontLine

/// The digest of a row of `snapshots` and of the rows that belong to it, by which damage shows.
///
/// It does not cover whether the row is the current edition, which may change later.
struct SnapshotSeal {
  private var writer = ByteWriter()

  init(_ row: SnapshotRow) {
    for text in [
      row.name, row.sha256, String(row.revision), row.contentDigest, row.dateOrigin?.rawValue,
      row.fileDate?.description, row.addedAt, row.tool,
    ] {
      writer.write(text)
    }
  }

  mutating func add(_ warning: Diagnostic, isAboutDocument: Bool, location: [UInt8]) {
    writer.write(UInt8(isAboutDocument ? 1 : 0))
    for text in [
      warning.code.rawValue, warning.severity.rawValue, warning.message.stored, warning.advice?.stored,
    ] {
      writer.write(text)
    }
    writer.write(location)
  }

  mutating func addArea(
    status: String, part: String?, squareKilometers: Double, geometry: UnsafeRawBufferPointer
  ) {
    writer.write(status)
    writer.write(part)
    writer.write(squareKilometers)
    writer.write(SHA256Digest(of: geometry).bytes)
  }

  /// The SHA-256 in hexadecimal digits.
  var digest: String { writer.bytes.withUnsafeBytes { SHA256Digest(of: $0).description } }
}
