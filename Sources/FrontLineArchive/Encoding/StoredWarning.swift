internal import FrontLine
internal import GeoJSON

/// A row of `snapshot_warnings`.
struct StoredWarning: Sendable {
  static let query = """
    SELECT snapshot_id, is_about_document, code, level, message, location, advice FROM snapshot_warnings
    """

  let snapshotID: Int64
  private let isAboutDocument: Bool
  private let warning: Diagnostic

  /// Reads a row of ``query``.
  init(_ row: SQLRow, path: String) throws {
    snapshotID = row.integer(0)
    guard let code = row.text(2).map({ Diagnostic.Code(rawValue: $0) }),
      let severity = Diagnostic.Severity(rawValue: row.text(3) ?? ""), let location = row.blob(5),
      let place = try? StoredLocation.location(location)
    else { throw ArchiveError.corrupt(path, "a warning about map \(snapshotID) can't be read") }
    isAboutDocument = row.integer(1) != 0
    warning = Diagnostic(
      code, severity: severity, path: path, message: Wording(stored: row.text(4) ?? ""), place: place,
      advice: row.text(6).map { Wording(stored: $0) })
  }

  /// Adds the warning to a snapshot, with the snapshot's path.
  func add(to snapshot: inout Snapshot) {
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
enum StoredLocation {
  static func bytes(of place: GeoJSONPlace) -> [UInt8] {
    var writer = ByteWriter()
    for number in [
      place.feature, place.polygon, place.ring, place.lineString, place.position, place.byteOffset,
      place.line,
      place.column,
    ] {
      writer.write(Int64(number ?? -1))
    }
    writer.write(place.featureName)
    writer.write(place.member)
    for number in place.geometryPath { writer.write(Int64(number)) }
    return writer.bytes
  }

  static func location(_ bytes: UnsafeRawBufferPointer) throws -> GeoJSONPlace {
    var reader = ByteReader(bytes)
    func number() throws -> Int? {
      let value = try reader.read(Int64.self)
      return value < 0 ? nil : Int(value)
    }
    func text() throws -> String? {
      let count = try reader.read(Int64.self)
      if count < 0 { return nil }
      return String(decoding: try reader.raw(Int(count)), as: UTF8.self)
    }
    var place = GeoJSONPlace()
    place.feature = try number()
    place.polygon = try number()
    place.ring = try number()
    place.lineString = try number()
    place.position = try number()
    place.byteOffset = try number()
    place.line = try number()
    place.column = try number()
    place.featureName = try text()
    place.member = try text()
    while !reader.isAtEnd { if let number = try number() { place.geometryPath.append(number) } }
    return place
  }
}
