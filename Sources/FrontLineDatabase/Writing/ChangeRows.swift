internal import FrontLine
internal import FrontLineArchive
internal import GeoTypes
internal import Measurement
internal import PostgreSQL

/// The rows of changes and of their patches that wait to be sent.
struct ChangeRows {
  private let tool: String
  private let sentence: @Sendable (DescribedChange) -> String?
  private var changes = PostgreSQLCopy()
  private var patches = PostgreSQLCopy()
  private var nextChange: Int64
  private var nextPatch: Int64

  init(
    _ connection: PostgreSQLConnection, tool: String,
    sentence: @escaping @Sendable (DescribedChange) -> String?
  ) throws {
    let next = try connection.query(
      """
      SELECT coalesce((SELECT max(id) FROM frontline.changes), 0) + 1,
        coalesce((SELECT max(id) FROM frontline.patches), 0) + 1
      """)
    (nextChange, nextPatch) = (next.integer(0, 0), next.integer(0, 1))
    (self.tool, self.sentence) = (tool, sentence)
  }

  /// Whether so much waits that it should be sent.
  var isLarge: Bool { changes.byteCount + patches.byteCount > 16 << 20 }

  /// Adds the rows of all territories of a map.
  mutating func add(_ change: MeasuredChange, of map: ArchiveEntry, after previous: ArchiveEntry?) {
    for figures in change.figures {
      add(figures, isRepeatable: change.isRepeatable, of: map, after: previous)
    }
  }

  private mutating func add(
    _ figures: MeasuredChange.Figures, isRepeatable: Bool, of map: ArchiveEntry, after previous: ArchiveEntry?
  ) {
    let row = StoredChange(figures, of: map, after: previous, tool: tool)
    let described = previous.flatMap { previous in
      figures.change.map {
        DescribedChange(territory: figures.territory, previous: previous, map: map, figures: $0)
      }
    }
    changes.beginRow(columns: DatabaseTable.changes.columns.count)
    changes.write(nextChange)
    changes.write(map.id)
    changes.write(previous?.id)
    changes.write(day: map.date.dayNumber)
    changes.write(day: previous?.date.dayNumber)
    changes.write(map.source.name)
    changes.write(figures.territory.name)
    changes.write(row.statuses)
    changes.write(row.squareKilometers)
    changes.write(row.change?.gainedSquareKilometers)
    changes.write(row.change?.lostSquareKilometers)
    changes.write(row.change?.netSquareKilometers)
    changes.write(row.change.map { Int64($0.changedEdgeCount) })
    changes.write(row.change.map { Int64($0.redrawnEdgeCount) })
    for kind in Patch.Kind.allCases {
      let polygons = figures.patches.filter { $0.kind == kind }.map(\.polygon)
      changes.write(row.change.map { _ in EWKB.multiPolygon(polygons) })
    }
    changes.write(described.flatMap(sentence).map(EscapedText.escaped))
    changes.write(isRepeatable ? Int64(bitPattern: row.arithmetic) : nil)
    changes.write(tool)
    changes.write(row.seal(of: map, after: previous))
    if let previous { add(figures, of: map, after: previous) }
    nextChange += 1
  }

  private mutating func add(
    _ figures: MeasuredChange.Figures, of map: ArchiveEntry, after previous: ArchiveEntry
  ) {
    for (number, patch) in figures.patches.enumerated() {
      patches.beginRow(columns: DatabaseTable.patches.columns.count)
      patches.write(nextPatch)
      patches.write(nextChange)
      patches.write(day: map.date.dayNumber)
      patches.write(day: previous.date.dayNumber)
      patches.write(map.source.name)
      patches.write(figures.territory.name)
      patches.write(Int32(clamping: number))
      patches.write(patch.kind.rawValue)
      patches.write(patch.squareKilometers)
      patches.write(EWKB.point(patch.centroid))
      patches.write(EWKB.polygon(patch.polygon))
      nextPatch += 1
    }
  }

  /// Sends what waits.
  mutating func send(over connection: PostgreSQLConnection) throws {
    try connection.copy(changes, into: DatabaseTable.changes.copyTarget)
    try connection.copy(patches, into: DatabaseTable.patches.copyTarget)
    (changes, patches) = (.init(), .init())
  }
}
