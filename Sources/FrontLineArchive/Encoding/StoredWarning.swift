package import FrontLine
package import GeoJSON
internal import SQLite

/// A row of `snapshot_warnings`.
package struct StoredWarning: Sendable {
  static let query = """
    SELECT snapshot_id, is_about_document, code, level, message, location, advice FROM snapshot_warnings
    """

  package let snapshotID: Int64
  private let isAboutDocument: Bool
  private let warning: Diagnostic

  package init(snapshotID: Int64, isAboutDocument: Bool, _ warning: Diagnostic) {
    self.snapshotID = snapshotID
    self.isAboutDocument = isAboutDocument
    self.warning = warning
  }

  /// Reads a row of ``query``.
  init(_ row: borrowing SQLiteRow, path: String) throws {
    snapshotID = row.integer(0)
    guard let code = row.text(2).map({ Diagnostic.Code(rawValue: $0) }),
      let severity = Diagnostic.Severity(rawValue: row.text(3) ?? ""), let location = row.blob(5),
      let location = try? StoredLocation.location(location)
    else { throw ArchiveError.corrupt(path, "a warning about map \(snapshotID) can't be read") }
    isAboutDocument = row.integer(1) != 0
    warning = Diagnostic(
      code, severity: severity, path: path, message: Wording(stored: row.text(4) ?? ""), location: location,
      advice: row.text(6).map { Wording(stored: $0) })
  }

  /// Adds the warning to a snapshot, with the snapshot's path.
  package func add(to snapshot: inout Snapshot) {
    var warning = warning
    warning.path = snapshot.path
    if isAboutDocument {
      snapshot.documentWarnings.append(warning)
    } else {
      snapshot.warnings.append(warning)
    }
  }
}

/// The location of a warning, as `snapshot_warnings.location` holds it.
package enum StoredLocation {
  package static func bytes(of location: GeoJSONLocation) -> [UInt8] {
    var writer = ByteWriter()
    for number in [
      location.feature, location.polygon, location.ring, location.lineString, location.position,
      location.byteOffset,
      location.line,
      location.column,
    ] {
      writer.write(Int64(number ?? -1))
    }
    writer.write(location.featureName)
    writer.write(location.member)
    for number in location.geometryPath { writer.write(Int64(number)) }
    return writer.bytes
  }

  package static func location(_ bytes: UnsafeRawBufferPointer) throws -> GeoJSONLocation {
    var reader = ByteReader(bytes)
    func number() throws -> Int? {
      let value = try reader.read(Int64.self)
      return value < 0 ? nil : Int(value)
    }
    var location = GeoJSONLocation()
    location.feature = try number()
    location.polygon = try number()
    location.ring = try number()
    location.lineString = try number()
    location.position = try number()
    location.byteOffset = try number()
    location.line = try number()
    location.column = try number()
    location.featureName = try reader.text()
    location.member = try reader.text()
    while !reader.isAtEnd { if let number = try number() { location.geometryPath.append(number) } }
    return location
  }
}
