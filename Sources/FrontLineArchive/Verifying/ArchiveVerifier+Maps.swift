internal import EdgeChains
internal import FrontLine
internal import GeoTypes
public import Measurement
internal import SQLite

extension ArchiveVerifier {
  /// Reads a map, examines and measures it again, and compares the results with what the archive says.
  ///
  /// Throws an ``ArchiveError`` if something differs. Complexity: that of a survey without proofs.
  public func check(_ entry: ArchiveEntry, surveyor: Surveyor) throws(ArchiveError) {
    do {
      let changes = try changes(until: entry)
      // The map before comes first, as in a series: a surveyor remembers the last map, and the next has most of it.
      let before = try previous(of: entry, changes).map { try examine($0, surveyor).survey }
      let (snapshot, survey) = try examine(entry, surveyor)
      for (feature, examined) in zip(snapshot.features, survey.examinedPolygons) {
        for (index, proof) in feature.proofs.enumerated() {
          try check(proof, feature.polygons[index], examined[index], entry)
        }
      }
      try archive.read { try checkRows(entry, snapshot, try SnapshotPreparer.areas(survey), $0) }
      for change in changes { try check(change, of: entry, from: before, to: survey, surveyor) }
      try checkComplete(changes, of: entry, from: before, to: survey)
    } catch {
      throw ArchiveError(error, path: archive.path, .reading)
    }
  }

  /// Surveys a map without its proofs.
  private func examine(
    _ entry: ArchiveEntry, _ surveyor: Surveyor
  ) throws -> (snapshot: Snapshot, survey: Survey) {
    let snapshot = try archive.snapshot(entry, path: archive.name(of: entry))
    return (snapshot, try surveyor.survey(snapshot.withoutProofs))
  }

  private func check(
    _ proof: PolygonProof?, _ polygon: Polygon, _ examined: ExaminedPolygon?, _ entry: ArchiveEntry
  ) throws {
    guard let proof else { return }
    guard let examined else {
      throw differs(entry, "a polygon is said to be simple, and is not")
    }
    if let area = proof.squareMeters, area.bitPattern != examined.squareMeters.bitPattern {
      throw differs(entry, "the area of a polygon is \(examined.squareMeters) m², and not \(area)")
    }
    guard let origin = proof.origin else { return }
    guard let before = try archive.read({ try storedPolygon(origin.key, $0) }) else {
      throw differs(entry, "the polygon that another came from is gone")
    }
    let difference = EdgeChain(simpleBoundaryOf: polygon).subtracting(EdgeChain(simpleBoundaryOf: before))
    let stored = EdgeChain(noded: origin.difference.map { Edge(from: $0.start, to: $0.end) })
      .sortedByPosition()
    guard difference == stored else {
      throw differs(entry, "the recorded difference between a polygon and the one it came from is wrong")
    }
  }

  private func storedPolygon(_ key: PolygonProof.Key, _ database: SQLiteConnection) throws -> Polygon? {
    var found: Polygon?
    // A key is half of a digest.
    let beginning = PolygonProof.Key.bytes(key)
    let query = "SELECT wkb, sha256 FROM polygons WHERE sha256 >= ?1 ORDER BY sha256 LIMIT 1"
    try database.forEachRow(query, [beginning]) { row in
      guard let bytes = row.blob(0), row.blob(1)?.starts(with: beginning) == true else { return }
      var reader = ByteReader(bytes)
      found = try? WKB.polygon(&reader)
    }
    return found
  }

  private func checkRows(
    _ entry: ArchiveEntry, _ snapshot: Snapshot, _ areas: [PreparedSnapshot.Area],
    _ database: SQLiteConnection
  ) throws {
    var found: SnapshotRow?
    try database.forEachRow(SnapshotRow.query + " WHERE id = ?1", [entry.id]) {
      found = try SnapshotRow($0, path: archive.path)
    }
    guard let row = found else { throw differs(entry, "it is gone") }
    var seal = SnapshotSeal(row)
    for warning in snapshot.documentWarnings {
      seal.add(warning, isAboutDocument: true, location: StoredLocation.bytes(of: warning.location))
    }
    for warning in snapshot.warnings {
      seal.add(warning, isAboutDocument: false, location: StoredLocation.bytes(of: warning.location))
    }
    var expected = areas[...]
    try database.forEachRow(
      "SELECT status, part, km2, geom FROM areas WHERE snapshot_id = ?1 ORDER BY fid", [entry.id]
    ) { stored in
      guard let geometry = stored.blob(3), let status = stored.text(0), let area = expected.popFirst(),
        area.status.rawValue == status, area.part?.rawValue == stored.text(1)
      else { throw differs(entry, "its areas are not those of its polygons") }
      let squareKilometers = stored.double(2)
      seal.addArea(
        status: status, part: stored.text(1), squareKilometers: squareKilometers, geometry: geometry)
      // Another version of GEOS or PROJ may change the last digits.
      guard abs(squareKilometers - area.squareKilometers) <= 1e-9 * area.squareKilometers else {
        throw differs(entry, "\(status) is \(area.squareKilometers) km², and not \(squareKilometers)")
      }
    }
    guard expected.isEmpty, seal.digest == row.seal else {
      throw differs(entry, "it is not what was added")
    }
  }

  func differs(_ entry: ArchiveEntry, _ what: String) -> ArchiveError {
    .corrupt(archive.path, "in the map of \(entry.date): \(what)")
  }
}
