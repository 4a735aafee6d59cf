public import FrontLine
public import Measurement
internal import SQLite

/// The figures that an archive has of its maps for a territory, without their polygons: each map was measured against
/// the one before it when it was added.
///
/// The figures are those that the polygons give, to the last bit. Another machine or version, whose last bits may
/// differ, finds none, and measures again.
public struct ArchivedSteps: Sendable {
  private let path: String
  private let entries: [Int64: ArchiveEntry]
  private let changes: [Int64: (change: StoredChange, seal: String)]
  private let warnings: [Int64: [StoredWarning]]

  /// Returns the figures of a map, with the change since an earlier one; nil if they were not measured.
  ///
  /// Throws if they are not what was recorded.
  public func step(to map: ArchiveEntry, after previous: ArchiveEntry?) throws(ArchiveError) -> SeriesStep? {
    guard let (row, seal) = changes[map.id], previous == nil || previous?.id == row.previousID else {
      return nil
    }
    let compared = row.previousID.flatMap { entries[$0] }
    // Somebody may have added a map since the list was read.
    if row.previousID != nil, compared == nil { return nil }
    let before = row.previousID.flatMap { changes[$0]?.change }
    guard row.seal(of: map, after: compared) == seal, row.isPlausible(after: before) else {
      throw ArchiveError.corrupt(
        path, "the recorded change up to \(map.date) is not what was measured")
    }
    // Long edges may be the cause, or a forger: the polygons tell.
    guard row.addsUp else { return nil }
    return SeriesStep(
      date: map.date, squareKilometers: row.squareKilometers, previousDate: previous?.date,
      change: previous.flatMap { _ in row.change })
  }

  /// Returns whether the change to a map has edges so long that it matters which line they mean, as was found when it
  /// was measured.
  public func longEdgesMatter(to map: ArchiveEntry) -> Bool {
    changes[map.id]?.change.longEdgesMatter ?? false
  }

  /// Returns the map without its features: where it comes from, and the warnings about it.
  ///
  /// - Parameter name: the path that it has in messages.
  public func outline(of map: ArchiveEntry, path name: String) -> Snapshot {
    var snapshot = Snapshot(path: name, source: map.source, date: map.date, publishedAt: map.publishedAt)
    for warning in warnings[map.id] ?? [] { warning.add(to: &snapshot) }
    return snapshot
  }
}

extension SnapshotArchive {
  /// Returns what was measured of the maps for a territory when they were added, by the same program as the one that
  /// asks.
  ///
  /// Complexity: O(*n*) in the maps.
  public func steps(of territory: Territory, tool: String) throws(ArchiveError) -> ArchivedSteps {
    do {
      return try read { database in
        try ArchivedSteps(path: path, entries: entries, statuses: territory.statusList, tool: tool, database)
      }
    } catch {
      throw ArchiveError(error, path: path, .reading)
    }
  }
}

extension ArchivedSteps {
  fileprivate init(
    path: String, entries: [ArchiveEntry], statuses: String, tool: String, _ database: SQLiteConnection
  ) throws {
    var changes: [(change: StoredChange, seal: String)] = []
    try database.forEachRow(StoredChange.query + " WHERE statuses = ?1", [statuses]) {
      changes.append(StoredChange.read($0))
    }
    var warnings: [StoredWarning] = []
    try database.forEachRow(StoredWarning.query + " ORDER BY snapshot_id, place") {
      warnings.append(try StoredWarning($0, path: path))
    }
    self.init(path: path, entries: entries, changes: changes, warnings: warnings, tool: tool)
  }

  /// - Parameters:
  ///   - changes: those of one territory, of whatever program.
  ///   - warnings: those of each map in their order.
  ///   - tool: the program that asks: what others measured is left out.
  package init(
    path: String, entries: [ArchiveEntry], changes: [(change: StoredChange, seal: String)],
    warnings: [StoredWarning], tool: String
  ) {
    self.path = path
    self.entries = Dictionary(entries.map { ($0.id, $0) }) { first, _ in first }
    self.changes = Dictionary(
      changes.filter { $0.change.isOfThisArithmetic && $0.change.tool == tool }
        .map { ($0.change.snapshotID, $0) }
    ) { $1 }
    self.warnings = Dictionary(grouping: warnings, by: \.snapshotID)
  }
}
