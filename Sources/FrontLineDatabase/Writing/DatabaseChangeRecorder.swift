internal import FrontLine
internal import FrontLineArchive
internal import Measurement
internal import PostgreSQL

/// Records the change of each map since the one before it of the same source, with the land that was gained and lost.
///
/// A map that comes between two others, or in place of another edition, changes what is said of the one after it: that
/// is measured again.
struct DatabaseChangeRecorder {
  let path: String
  let tool: String
  /// The changes that were measured when the maps were prepared, by the digests of their contents.
  let prepared: [String: MeasuredChange]
  let sentence: @Sendable (DescribedChange) -> String?
  let connection: PostgreSQLConnection

  /// Records the changes to the maps that are touched, and to those that come after one.
  ///
  /// - Parameters:
  ///   - touched: the numbers of the maps that are new, or current again.
  ///   - new: those that are new, of which nothing is recorded yet.
  func record(_ touched: Set<Int64>, new: Set<Int64>, of maps: [ArchiveEntry]) throws {
    let current = maps.filter(\.isCurrent).sorted(by: ArchiveEntry.precedes)
    let affected = ArchiveEntry.neighbors(current).filter { map, previous in
      touched.contains(map.id) || previous.map { touched.contains($0.id) } ?? false
    }
    let stale = affected.map(\.map.id).filter { !new.contains($0) }
    if !stale.isEmpty {
      try connection.query("DELETE FROM frontline.changes WHERE snapshot_id = ANY ($1)", [.integers(stale)])
    }
    var rows = try ChangeRows(connection, tool: tool, sentence: sentence)
    let measurer = try StoredMapMeasurer(path: path, connection: connection)
    for (map, previous) in affected {
      var change = prepared[map.contentDigest]
      if change == nil || change?.previousDigest != previous?.contentDigest {
        change = try measurer.change(to: map, since: previous)
      }
      if let change { rows.add(change, of: map, after: previous) }
      if rows.isLarge { try rows.send(over: connection) }
    }
    try rows.send(over: connection)
  }
}

/// Measures maps that are in the database.
private final class StoredMapMeasurer {
  private let path: String
  private let connection: PostgreSQLConnection
  private let maps: StoredSnapshots
  private let surveyor: Surveyor
  private var last: MeasuredTerritories?

  init(path: String, connection: PostgreSQLConnection) throws {
    (self.path, self.connection) = (path, connection)
    maps = StoredSnapshots(path: path)
    surveyor = try Surveyor()
  }

  func change(to map: ArchiveEntry, since previous: ArchiveEntry?) throws -> MeasuredChange {
    let before = try previous.map(measured)
    return try measured(map).change(since: before, surveyor, keepsPatches: true)
  }

  private func measured(_ map: ArchiveEntry) throws -> MeasuredTerritories {
    if let last, last.contentDigest == map.contentDigest { return last }
    let survey = try surveyor.survey(try maps.snapshot(map, path: map.name, connection))
    let measured = try MeasuredTerritories(survey, contentDigest: map.contentDigest, .all)
    last = measured
    return measured
  }
}
