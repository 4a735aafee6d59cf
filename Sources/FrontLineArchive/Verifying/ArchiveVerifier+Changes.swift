internal import FrontLine
internal import Measurement
internal import SQLite

/// Checks whether the rows of `changes` are what the maps give.
extension ArchiveVerifier {
  /// Returns the changes that are recorded for a map, one for each territory. Throws if a row is not what was
  /// recorded.
  func changes(until entry: ArchiveEntry) throws -> [StoredChange] {
    var found: [(change: StoredChange, seal: String)] = []
    try archive.read { database in
      try database.forEachRow(StoredChange.query + " WHERE snapshot_id = ?1", [entry.id]) {
        found.append(StoredChange.read($0))
      }
    }
    return try found.map { change, seal in
      let previous = map(change.previousID)
      guard change.isPlausible(), (previous == nil) == (change.previousID == nil),
        change.seal(of: entry, after: previous) == seal
      else { throw differs(entry, "its recorded change is not what was measured") }
      return change
    }
  }

  /// Returns the map that the changes of a map are measured from; nil for the first.
  ///
  /// Throws if it is not the one before. An edition that is no longer current keeps what was measured while it was.
  func previous(of entry: ArchiveEntry, _ changes: [StoredChange]) throws -> ArchiveEntry? {
    guard entry.isCurrent else { return map(changes.first?.previousID) }
    let previous = previous[entry.id]
    guard changes.allSatisfy({ $0.previousID == previous?.id }) else {
      throw differs(entry, "its recorded change does not start from the map before it")
    }
    return previous
  }

  /// Throws if a change is missing that was recorded when the map was added, or became current again.
  ///
  /// An edition that is not current needs no record: another may have come in the same run. There can be no record if
  /// a polygon of the map, or of the one before it, needed a repair.
  func checkComplete(
    _ changes: [StoredChange], of entry: ArchiveEntry, from before: Survey?, to survey: Survey
  ) throws {
    guard entry.isCurrent, before.map(MeasuredTerritories.canMeasure) ?? true else { return }
    let noted = Set(changes.map(\.statuses))
    for territory in MeasuredTerritories.territories(of: survey) where !noted.contains(territory.statusList) {
      throw differs(entry, "its recorded change is missing: \(territory.name)")
    }
  }

  private func map(_ id: Int64?) -> ArchiveEntry? { archive.entries.first { $0.id == id } }

  /// Measures a change again, and compares it with the record.
  func check(
    _ change: StoredChange, of entry: ArchiveEntry, from before: Survey?, to survey: Survey,
    _ surveyor: Surveyor
  ) throws {
    guard let territory = try? Territory(statusList: change.statuses) else {
      throw differs(entry, "its recorded change belongs to no known territory")
    }
    let land = try survey.land(of: territory)
    let measured = try before.map {
      ChangeFigures(try surveyor.change(from: try $0.land(of: territory), to: land))
    }
    // Another version of PROJ or GeographicLib may change the last digits: those of the area by 1e-9 of it; those of
    // a change, in which as many edges cancel out, by less than a thousandth of a square metre for each remaining
    // edge.
    let edges = change.change?.changedEdgeCount
    func agrees(_ figure: (ChangeFigures) -> Double) -> Bool {
      guard let noted = change.change.map(figure), let found = measured.map(figure) else { return true }
      return abs(noted - found) <= 1e-9 * Double(edges ?? 0)
    }
    guard edges == measured?.changedEdgeCount, change.change?.redrawnEdgeCount == measured?.redrawnEdgeCount,
      abs(change.squareKilometers - land.squareKilometers) <= 1e-9 * land.squareKilometers,
      agrees(\.gainedSquareKilometers), agrees(\.lostSquareKilometers), agrees(\.netSquareKilometers)
    else {
      throw differs(entry, "its recorded change differs from the one that its polygons give")
    }
  }
}
