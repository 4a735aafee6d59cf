internal import FrontLine
internal import Measurement
internal import SQLite

/// Records the change of each map in an archive since the one before it of the same source, so that a series need not
/// read their polygons.
struct ChangeRecorder {
  let path: String
  let tool: String
  /// The changes that were measured when the maps were prepared, by the digests of their contents.
  let prepared: [String: MeasuredChange]

  /// Records the changes to the maps that are touched, and to those that come after one.
  ///
  /// Complexity: that of a series of the maps that were not prepared next to one another.
  ///
  /// - Parameter touched: the row numbers of the maps that are new, or current again.
  func record(_ touched: Set<Int64>, _ database: SQLiteConnection) throws {
    if touched.isEmpty { return }
    let maps = StoredMaps(path: path)
    let current = try maps.entries(database).filter(\.isCurrent)
    let surveyor = try Surveyor()
    var last: MeasuredTerritories?
    func measure(_ map: ArchiveEntry) throws -> MeasuredTerritories {
      if let last, last.contentDigest == map.contentDigest { return last }
      let survey = try surveyor.survey(try maps.snapshot(map, path: map.name, database))
      let measured = try MeasuredTerritories(survey, contentDigest: map.contentDigest)
      last = measured
      return measured
    }
    for (map, previous) in ArchiveEntry.neighbors(current)
    where touched.contains(map.id) || previous.map({ touched.contains($0.id) }) == true {
      var change = prepared[map.contentDigest]
      if change == nil || change?.previousDigest != previous?.contentDigest {
        let before = try previous.map(measure)
        change = try measure(map).change(since: before, surveyor)
      }
      try record(change?.figures ?? [], of: map, after: previous, database)
    }
  }

  private func record(
    _ figures: [MeasuredChange.Figures], of map: ArchiveEntry, after previous: ArchiveEntry?,
    _ database: SQLiteConnection
  ) throws {
    try database.execute("DELETE FROM changes WHERE snapshot_id = ?", [map.id])
    try FeatureCounts.add(figures.count - database.changeCount, to: "changes", database)
    for figures in figures {
      let row = StoredChange(figures, of: map, after: previous, tool: tool)
      try database.execute(
        StoredChange.insertion, row.arguments(seal: row.seal(of: map, after: previous)))
    }
  }
}
