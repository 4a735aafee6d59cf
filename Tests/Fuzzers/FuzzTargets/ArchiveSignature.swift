import Digests
import Foundation
import FrontLine
import GRDB

/// The digests of an archive, computed again after its rows were changed: of each polygon, of what is proven of it, of
/// each map, and of each change.
///
/// A second writing of the format, by which what a digest would keep out reaches the code behind it.
enum ArchiveSignature {
  static func renew(_ database: Database) throws {
    // A view can be without end; a reader has to find that out, and whoever signs would wait.
    // GRDB's own question is the end of the process where the schema has been written over.
    let tables = try Int.fetchOne(
      database,
      sql: """
        SELECT count(*) FROM sqlite_master
        WHERE type = 'table' AND name IN ('polygons', 'snapshots', 'snapshot_polygons', 'changes')
        """)
    guard tables == 4 else { return }
    for row in try Row.fetchAll(database, sql: "SELECT id, wkb, proof FROM polygons") {
      guard let id = Int64.fromDatabaseValue(row[0]), let wkb = Data.fromDatabaseValue(row[1]) else {
        continue
      }
      let digest = sha256(wkb)
      // Two that became the same keep the digests that they have.
      try? database.execute(sql: "UPDATE polygons SET sha256 = ? WHERE id = ?", arguments: [digest, id])
      guard let proof = Data.fromDatabaseValue(row[2]), proof.count >= 8 else { continue }
      let content = Data(proof.dropLast(8))
      try database.execute(
        sql: "UPDATE polygons SET proof = ? WHERE id = ?",
        arguments: [content + sha256(digest + content).prefix(8), id])
    }
    for row in try Row.fetchAll(database, sql: "SELECT id, source, date, published_at FROM snapshots") {
      guard let id = Int64.fromDatabaseValue(row[0]), let source = String.fromDatabaseValue(row[1]),
        let date = String.fromDatabaseValue(row[2]).flatMap({ CalendarDate($0) })
      else { continue }
      var bytes = Data("frontline.snapshot/1".utf8)
      append(source, to: &bytes)
      append(Int64(date.dayNumber), to: &bytes)
      append(String.fromDatabaseValue(row[3]).flatMap { Instant($0) }?.unixSeconds ?? .min, to: &bytes)
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT feature, feature_index, name, status, part, sha256 FROM snapshot_polygons
          LEFT JOIN polygons ON polygons.id = polygon_id WHERE snapshot_id = ? ORDER BY place
          """, arguments: [id])
      for row in rows {
        append(Int64.fromDatabaseValue(row[0]) ?? -1, to: &bytes)
        append(Int64.fromDatabaseValue(row[1]) ?? 0, to: &bytes)
        for column in 2...4 { append(String.fromDatabaseValue(row[column]), to: &bytes) }
        bytes += Data.fromDatabaseValue(row[5]) ?? Data()
      }
      let digest = bytes.withUnsafeBytes { SHA256Digest(of: $0).description }
      try database.execute(
        sql: "UPDATE snapshots SET content_sha256 = ? WHERE id = ?", arguments: [digest, id])
    }
    try renewChanges(database)
  }

  private static func renewChanges(_ database: Database) throws {
    let maps = try Row.fetchAll(
      database, sql: "SELECT id, source, date, published_at, content_sha256 FROM snapshots")
    let described = maps.reduce(into: [Int64: Data]()) { described, row in
      guard let id = Int64.fromDatabaseValue(row[0]) else { return }
      var bytes = Data()
      append(String.fromDatabaseValue(row[1]), to: &bytes)
      append(
        String.fromDatabaseValue(row[2]).flatMap { CalendarDate($0) }.map { Int64($0.dayNumber) } ?? 0,
        to: &bytes)
      append(String.fromDatabaseValue(row[3]).flatMap { Instant($0) }?.unixSeconds ?? .min, to: &bytes)
      append(String.fromDatabaseValue(row[4]), to: &bytes)
      described[id] = bytes
    }
    var nothing = Data()
    append(nil as String?, to: &nothing)
    append(0, to: &nothing)
    append(.min, to: &nothing)
    append(nil as String?, to: &nothing)
    let changes = try Row.fetchAll(
      database,
      sql: """
        SELECT id, snapshot_id, previous_id, statuses, tool, arithmetic, km2, gained_km2, lost_km2, net_km2,
          changed_edges FROM changes
        """)
    for row in changes {
      guard let id = Int64.fromDatabaseValue(row[0]), let map = Int64.fromDatabaseValue(row[1]) else {
        continue
      }
      var bytes = Data("frontline.change/1".utf8)
      bytes += described[map] ?? nothing
      bytes += Int64.fromDatabaseValue(row[2]).flatMap { described[$0] } ?? nothing
      for column in 3...4 { append(String.fromDatabaseValue(row[column]) ?? "", to: &bytes) }
      append(Int64.fromDatabaseValue(row[5]) ?? 0, to: &bytes)
      for column in 6...9 where column == 6 || !(row[7] as DatabaseValue).isNull {
        append(Int64(bitPattern: (Double.fromDatabaseValue(row[column]) ?? 0).bitPattern), to: &bytes)
        // Whether there is a change stands before its figures.
        if column == 6 { bytes.append((row[7] as DatabaseValue).isNull ? 0 : 1) }
      }
      if !(row[7] as DatabaseValue).isNull { append(Int64.fromDatabaseValue(row[10]) ?? 0, to: &bytes) }
      try database.execute(
        sql: "UPDATE changes SET seal = ? WHERE id = ?",
        arguments: [bytes.withUnsafeBytes { SHA256Digest(of: $0).description }, id])
    }
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
