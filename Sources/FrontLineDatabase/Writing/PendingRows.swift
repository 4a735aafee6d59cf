internal import FrontLine
internal import FrontLineArchive
internal import PostgreSQL

/// The rows of maps that wait to be sent, table by table.
struct PendingRows {
  private var snapshots = PostgreSQLCopy()
  private var statuses = PostgreSQLCopy()
  private var diagnostics = PostgreSQLCopy()
  private var snapshotPolygons = PostgreSQLCopy()
  private var polygons: [PreparedSnapshot.StoredPolygon] = []
  private var polygonByteCount = 0
  /// The digests of the polygons that were sent or wait.
  private var known: Set<[UInt8]> = []
  /// Whether there may be polygons from earlier runs.
  private let mayHavePolygons: Bool
  private var nextStatus: Int64

  init(_ connection: PostgreSQLConnection, mayHavePolygons: Bool) throws {
    nextStatus = try connection.query("SELECT coalesce(max(id), 0) + 1 FROM frontline.statuses").integer(0, 0)
    self.mayHavePolygons = mayHavePolygons
  }

  /// Whether so much waits that it should be sent.
  var isLarge: Bool {
    polygonByteCount + statuses.byteCount + snapshotPolygons.byteCount > 16 << 20
  }

  /// Adds the rows of a map.
  mutating func add(_ map: PreparedSnapshot, as entry: ArchiveEntry, now: Instant, tool: String) {
    snapshots.beginRow(columns: DatabaseTable.snapshots.columns.count)
    snapshots.write(entry.id)
    snapshots.write(day: entry.date.dayNumber)
    snapshots.write(unixSeconds: entry.publishedAt?.unixSeconds)
    snapshots.write(entry.source.name)
    snapshots.write(EscapedText.escaped(entry.name))
    snapshots.write(entry.sha256)
    snapshots.write(Int32(clamping: entry.revision))
    snapshots.write(entry.isCurrent)
    snapshots.write(entry.contentDigest)
    snapshots.write(map.dateOrigin?.rawValue)
    snapshots.write(day: map.fileDate?.dayNumber)
    snapshots.write(unixSeconds: now.unixSeconds)
    snapshots.write(tool)
    snapshots.write(map.note.sentence.map(EscapedText.escaped))
    if let provenance = map.note.provenance {
      snapshots.write(json: provenance.utf8)
    } else {
      snapshots.writeNull()
    }
    for area in map.areas { add(area, of: entry) }
    for polygon in map.polygons where known.insert(polygon.digest).inserted {
      polygons.append(polygon)
      polygonByteCount += polygon.wkb.count + (polygon.proof?.count ?? 0)
    }
    for (place, row) in map.content.rows.enumerated() { add(row, place: place, of: entry) }
    let warnings = map.documentWarnings.map { ($0, true) } + map.warnings.map { ($0, false) }
    for (place, (warning, isAboutDocument)) in warnings.enumerated() {
      add(warning, isAboutDocument: isAboutDocument, place: place, of: entry)
    }
  }

  private mutating func add(_ area: PreparedSnapshot.Area, of entry: ArchiveEntry) {
    statuses.beginRow(columns: DatabaseTable.statuses.columns.count)
    statuses.write(nextStatus)
    statuses.write(entry.id)
    statuses.write(day: entry.date.dayNumber)
    statuses.write(unixSeconds: entry.publishedAt?.unixSeconds)
    statuses.write(entry.source.name)
    statuses.write(area.status.rawValue)
    statuses.write(area.part?.rawValue)
    statuses.write(area.squareKilometers)
    statuses.write(EWKB.bytes(of: area.wkb))
    nextStatus += 1
  }

  private mutating func add(_ row: SnapshotContent.Row, place: Int, of entry: ArchiveEntry) {
    snapshotPolygons.beginRow(columns: DatabaseTable.snapshotPolygons.columns.count)
    snapshotPolygons.write(entry.id)
    snapshotPolygons.write(Int32(clamping: place))
    snapshotPolygons.write(row.feature.map { Int64($0) })
    snapshotPolygons.write(Int64(row.featureIndex))
    snapshotPolygons.write(row.name.map(EscapedText.escaped))
    snapshotPolygons.write(row.status.rawValue)
    snapshotPolygons.write(row.part?.rawValue)
    snapshotPolygons.write(row.polygonDigest)
  }

  private mutating func add(
    _ warning: Diagnostic, isAboutDocument: Bool, place: Int, of entry: ArchiveEntry
  ) {
    diagnostics.beginRow(columns: DatabaseTable.diagnostics.columns.count)
    diagnostics.write(entry.id)
    diagnostics.write(Int32(clamping: place))
    diagnostics.write(isAboutDocument)
    diagnostics.write(warning.code.rawValue)
    diagnostics.write(warning.severity.rawValue)
    diagnostics.write(warning.location.feature.map { Int64($0) })
    diagnostics.write(EscapedText.escaped(warning.message.description))
    diagnostics.write(warning.advice.map { EscapedText.escaped($0.description) })
    diagnostics.write(DiagnosticRecord.bytes(of: warning))
  }

  /// Sends what waits.
  mutating func send(over connection: PostgreSQLConnection) throws {
    try connection.copy(snapshots, into: DatabaseTable.snapshots.copyTarget)
    try connection.copy(statuses, into: DatabaseTable.statuses.copyTarget)
    try connection.copy(newPolygons(connection), into: DatabaseTable.polygons.copyTarget)
    try connection.copy(snapshotPolygons, into: DatabaseTable.snapshotPolygons.copyTarget)
    try connection.copy(diagnostics, into: DatabaseTable.diagnostics.copyTarget)
    (snapshots, statuses, snapshotPolygons, diagnostics) = (.init(), .init(), .init(), .init())
    (polygons, polygonByteCount) = ([], 0)
  }

  /// The polygons that the database does not have.
  private func newPolygons(_ connection: PostgreSQLConnection) throws -> PostgreSQLCopy {
    var present: Set<[UInt8]> = []
    if mayHavePolygons, !polygons.isEmpty {
      let found = try connection.query(
        "SELECT sha256 FROM frontline.polygons WHERE sha256 = ANY ($1)",
        [.byteStrings(polygons.map(\.digest))])
      for row in 0..<found.count { present.insert(found.bytes(row, 0)) }
    }
    var copy = PostgreSQLCopy()
    for polygon in polygons where !present.contains(polygon.digest) {
      copy.beginRow(columns: DatabaseTable.polygons.columns.count)
      copy.write(polygon.digest)
      copy.write(polygon.wkb)
      copy.write(polygon.proof)
    }
    return copy
  }
}
