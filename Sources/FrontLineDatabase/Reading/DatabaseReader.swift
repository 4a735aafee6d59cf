internal import FrontLine
internal import FrontLineArchive
internal import Measurement
internal import PostgreSQL

/// One connection that maps are read over.
///
/// `@unchecked`: a connection that was taken out of the pool has one user until it is put back under the pool's lock.
final class DatabaseReader: MapReader, @unchecked Sendable {
  private let connection: PostgreSQLConnection
  private let maps: StoredSnapshots

  /// Connects; nothing is written over the connection.
  init(_ address: DatabaseAddress) throws {
    connection = try PostgreSQLConnection(address.connection, program: "frontline")
    try connection.run("SET default_transaction_read_only = on; SET search_path = pg_catalog")
    maps = StoredSnapshots(path: address.shown)
  }

  func distance(to id: Int64) -> Int64 {
    guard let last = maps.last else { return .max - 1 }
    return id >= last ? id - last : .max
  }

  /// Checks that the tables are ours, and reads the list of maps.
  func entries() throws -> [ArchiveEntry] {
    try DatabaseSchema(connection: connection, path: maps.path).checkReadable()
    return try SnapshotRows(path: maps.path).entries(connection)
  }

  func snapshot(_ entry: ArchiveEntry, path name: String) throws -> Snapshot {
    try maps.snapshot(entry, path: name, connection)
  }

  func warnings() throws -> [StoredWarning] { try maps.warnings(connection) }

  /// Returns the changes of a territory that are the same whenever they are measured, with their seals.
  func changes(of statuses: String) throws -> [(change: StoredChange, seal: String)] {
    let rows = try connection.query(
      """
      SELECT snapshot_id, previous_id, km2, gained_km2, lost_km2, net_km2, changed_edges, redrawn_edges, arithmetic,
        tool, seal
      FROM frontline.changes WHERE statuses = $1 AND arithmetic IS NOT NULL
      """, [.text(statuses)])
    return (0..<rows.count).map { row in
      let change =
        rows.isNull(row, 3)
        ? nil
        : ChangeFigures(
          gained: rows.double(row, 3), lost: rows.double(row, 4), net: rows.double(row, 5),
          changedEdgeCount: Int(rows.integer(row, 6)), redrawnEdgeCount: Int(rows.integer(row, 7)))
      return (
        StoredChange(
          snapshotID: rows.integer(row, 0), previousID: rows.isNull(row, 1) ? nil : rows.integer(row, 1),
          statuses: statuses, squareKilometers: rows.double(row, 2), change: change,
          arithmetic: UInt64(bitPattern: rows.integer(row, 8)), tool: rows.text(row, 9) ?? ""),
        rows.text(row, 10) ?? ""
      )
    }
  }
}
