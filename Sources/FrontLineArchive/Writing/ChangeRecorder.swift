internal import FrontLine
internal import FrontLineAnalysis
internal import GRDB

/// Measures the maps of an archive, each against the one before it of the same source, and notes what it finds: a
/// series need not read their polygons then.
struct ChangeRecorder {
  let path: String
  let tool: String

  /// Measures the maps of which the others know nothing yet: those that are touched, and those that come after one.
  ///
  /// What needed a repair is not noted: that may come out otherwise another time, and the reader must hear of it.
  /// Complexity: that of a series of these maps.
  ///
  /// - Parameter touched: the numbers of the maps that are new, or count again.
  func record(_ touched: Set<Int64>, _ database: Database) throws {
    if touched.isEmpty { return }
    let maps = StoredMaps(path: path)
    let current = try maps.entries(database).filter(\.isCurrent)
    let surveyor = try Surveyor()
    for source in Set(current.map(\.source)).sorted(by: { $0.rawValue < $1.rawValue }) {
      var last: Measured?
      var previous: ArchiveEntry?
      for map in current where map.source == source {
        defer { previous = map }
        if !touched.contains(map.id), !(previous.map { touched.contains($0.id) } ?? false) { continue }
        if let previous, last?.map.id != previous.id {
          last = try measure(previous, maps, surveyor, database)
        }
        let now = try measure(map, maps, surveyor, database)
        try note(now, after: last, surveyor, database)
        last = now
      }
    }
  }

  /// A map, and the land of each territory that its source can tell; none where something needed a repair.
  private struct Measured {
    let map: ArchiveEntry
    let lands: [(territory: Territory, land: Land)]
  }

  private func measure(
    _ map: ArchiveEntry, _ maps: StoredMaps, _ surveyor: Surveyor, _ database: Database
  ) throws -> Measured {
    let survey = try surveyor.survey(try maps.snapshot(map, path: map.name, database))
    guard survey.repairs.isEmpty else { return Measured(map: map, lands: []) }
    let territories = Territory.named.filter { (try? $0.validate(for: map.source)) != nil }
    return Measured(map: map, lands: try territories.map { ($0, try survey.land(of: $0)) })
  }

  private func note(
    _ now: Measured, after last: Measured?, _ surveyor: Surveyor, _ database: Database
  ) throws {
    try database.execute(sql: "DELETE FROM changes WHERE snapshot_id = ?", arguments: [now.map.id])
    if let last, last.lands.isEmpty { return }
    for (place, (territory, land)) in now.lands.enumerated() {
      let change = try last.map { try surveyor.change(from: $0.lands[place].land, to: land) }
      let row = StoredChange(
        snapshotID: now.map.id, previousID: last?.map.id, statuses: territory.statusList,
        squareKilometers: land.squareKilometers, change: change.map(ChangeFigures.init),
        arithmetic: ArithmeticFingerprint.wgs84, tool: tool)
      try database.cachedStatement(sql: StoredChange.insertion).execute(
        arguments: row.arguments(seal: row.seal(of: now.map, after: last?.map)))
    }
  }
}
