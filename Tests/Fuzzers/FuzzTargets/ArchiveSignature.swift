import Digests
import Foundation
import FrontLine
import SQLite

/// The digests of an archive, computed again after its rows were changed: of each polygon, of what is proven of it, of
/// each map, and of each change.
///
/// A second writing of the format, by which what a digest would keep out reaches the code behind it.
enum ArchiveSignature {
  static func renew(_ database: SQLiteConnection) throws {
    // A view can be without end; a reader has to find that out, and whoever signs would wait.
    let tables = try database.integer(
      """
      SELECT count(*) FROM sqlite_master
      WHERE type = 'table' AND name IN ('polygons', 'snapshots', 'snapshot_polygons', 'changes')
      """)
    guard tables == 4 else { return }
    for row in try rows(database, "SELECT id, wkb, proof FROM polygons") {
      guard let id = row[0].integer, let wkb = row[1].bytes else { continue }
      let digest = sha256(wkb)
      // Two that became the same keep the digests that they have.
      try? database.execute(
        "UPDATE polygons SET sha256 = ? WHERE id = ?", [Array(digest), id])
      guard let proof = row[2].bytes, proof.count >= 8 else { continue }
      let content = Data(proof.dropLast(8))
      try database.execute(
        "UPDATE polygons SET proof = ? WHERE id = ?",
        [Array(content + sha256(digest + content).prefix(8)), id])
    }
    for row in try rows(database, "SELECT id, source, date, published_at FROM snapshots") {
      guard let id = row[0].integer, let source = row[1].text,
        let date = row[2].text.flatMap({ CalendarDate($0) })
      else { continue }
      var bytes = Data("frontline.snapshot/1".utf8)
      append(source, to: &bytes)
      append(Int64(date.dayNumber), to: &bytes)
      append(row[3].text.flatMap { Instant($0) }?.unixSeconds ?? .min, to: &bytes)
      let polygons = try rows(
        database,
        """
        SELECT feature, feature_index, name, status, part, sha256 FROM snapshot_polygons
        LEFT JOIN polygons ON polygons.id = polygon_id WHERE snapshot_id = ? ORDER BY place
        """, [id])
      for row in polygons {
        append(row[0].integer ?? -1, to: &bytes)
        append(row[1].integer ?? 0, to: &bytes)
        for column in 2...4 { append(row[column].text, to: &bytes) }
        bytes += row[5].bytes ?? Data()
      }
      let digest = bytes.withUnsafeBytes { SHA256Digest(of: $0).description }
      try database.execute(
        "UPDATE snapshots SET content_sha256 = ? WHERE id = ?",
        [digest, id])
    }
    try renewChanges(database)
  }

  private static func renewChanges(_ database: SQLiteConnection) throws {
    let maps = try rows(
      database, "SELECT id, source, date, published_at, content_sha256 FROM snapshots")
    let described = maps.reduce(into: [Int64: Data]()) { described, row in
      guard let id = row[0].integer else { return }
      var bytes = Data()
      append(row[1].text, to: &bytes)
      append(
        row[2].text.flatMap { CalendarDate($0) }.map { Int64($0.dayNumber) } ?? 0,
        to: &bytes)
      append(row[3].text.flatMap { Instant($0) }?.unixSeconds ?? .min, to: &bytes)
      append(row[4].text, to: &bytes)
      described[id] = bytes
    }
    var nothing = Data()
    append(nil as String?, to: &nothing)
    append(0, to: &nothing)
    append(.min, to: &nothing)
    append(nil as String?, to: &nothing)
    let changes = try rows(
      database,
      """
      SELECT id, snapshot_id, previous_id, statuses, tool, arithmetic, km2, gained_km2, lost_km2, net_km2,
        changed_edges, redrawn_edges FROM changes
      """)
    for row in changes {
      guard let id = row[0].integer, let map = row[1].integer else { continue }
      var bytes = Data("frontline.change/2".utf8)
      bytes += described[map] ?? nothing
      bytes += row[2].integer.flatMap { described[$0] } ?? nothing
      for column in 3...4 { append(row[column].text ?? "", to: &bytes) }
      append(row[5].integer ?? 0, to: &bytes)
      for column in 6...9 where column == 6 || row[7] != .null {
        append(Int64(bitPattern: (row[column].double ?? 0).bitPattern), to: &bytes)
        // Whether there is a change stands before its figures.
        if column == 6 { bytes.append(row[7] == .null ? 0 : 1) }
      }
      if row[7] != .null { for column in 10...11 { append(row[column].integer ?? 0, to: &bytes) } }
      try database.execute(
        "UPDATE changes SET seal = ? WHERE id = ?",
        [bytes.withUnsafeBytes { SHA256Digest(of: $0).description }, id])
    }
  }

  private static func rows(
    _ database: SQLiteConnection, _ query: String, _ values: [any SQLiteBindable] = []
  ) throws -> [[SQLiteValue]] {
    var rows: [[SQLiteValue]] = []
    try database.forEachRow(query, values) { row in
      var values: [SQLiteValue] = []
      for column in 0..<row.columnCount { values.append(row.value(column)) }
      rows.append(values)
    }
    return rows
  }

  private static func sha256(_ data: Data) -> Data {
    data.withUnsafeBytes { Data(SHA256Digest(of: $0).bytes) }
  }

  private static func append(_ number: Int64, to bytes: inout Data) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  private static func append(_ text: String?, to bytes: inout Data) {
    append(text.map { Int64($0.utf8.count) } ?? -1, to: &bytes)
    bytes += Data((text ?? "").utf8)
  }
}

/// The value as whoever reads it takes it; nil if it is of another type.
extension SQLiteValue {
  fileprivate var integer: Int64? {
    switch self {
    case .integer(let number): number
    case .double(let number): Int64(exactly: number.rounded(.towardZero))
    default: nil
    }
  }

  fileprivate var double: Double? {
    switch self {
    case .integer(let number): Double(number)
    case .double(let number): number
    default: nil
    }
  }

  fileprivate var text: String? {
    switch self {
    case .text(let text): text
    case .blob(let bytes): String(validating: bytes, as: UTF8.self)
    default: nil
    }
  }

  /// Those of a blob or a text.
  var bytes: Data? {
    switch self {
    case .text(let text): Data(text.utf8)
    case .blob(let bytes): Data(bytes)
    default: nil
    }
  }
}
