import FrontLine
import FrontLineArchive
import FrontLineDatabase
import Interruptions
import Measurement

/// Where snapshots are added to: an archive, or a database.
struct AddingTarget {
  let writer: any SnapshotStoreWriter
  let isDatabase: Bool
  /// Writes a provenance as JSON.
  let document: (@Sendable (Provenance) -> String)?

  /// Begins a transaction.
  init(_ path: String, now: Instant, document: (@Sendable (Provenance) -> String)?) throws {
    self.document = document
    guard let address = databaseAddress(path) else {
      writer = try ArchiveWriter(path: path, now: now, tool: Tool.name) { Interruption.isPending }
      isDatabase = false
      return
    }
    if let selector = address.selector {
      throw JobError.request(
        "\(displayName(ofPath: path)): @\(displayName(ofPath: selector)) names a map in it: name the database alone"
      )
    }
    writer = try DatabaseWriter(
      address, now: now, tool: Tool.name, sentence: Self.sentence(of:)
    ) { Interruption.isPending }
    isDatabase = true
  }

  /// Says a change in a sentence fit for print.
  @Sendable private static func sentence(of change: DescribedChange) -> String? {
    let figures = change.figures
    return Provenance(
      files: [change.previous, change.map].map { Provenance.File($0) }, territory: change.territory,
      earth: .wgs84,
      denominator: .ukraine,
      statement: ChangeStatement(
        before: change.previous.date, after: change.map.date,
        gainedSquareKilometers: figures.gainedSquareKilometers,
        lostSquareKilometers: figures.lostSquareKilometers,
        netSquareKilometers: figures.netSquareKilometers)
    ).sentence(in: .english)
  }
}

extension Provenance.File {
  /// What provenance says of the file of a map that is listed in a store.
  fileprivate init(_ entry: ArchiveEntry) {
    self.init(
      Snapshot(path: entry.name, source: entry.source, date: entry.date, publishedAt: entry.publishedAt),
      sha256: entry.sha256)
  }
}

extension SnapshotNote {
  /// The provenance of a map and the sentence on the territory that most readers ask for. Nothing is noted of a map of
  /// which nothing was measured, since it is known already.
  init(
    of map: PreparedSnapshot, _ loaded: LoadedSnapshot, _ document: (@Sendable (Provenance) -> String)?
  ) {
    self.init()
    guard let figures = map.change?.figures.first else { return }
    var file = loaded.file
    file.path = map.name
    let provenance = Provenance(
      files: [file], territory: figures.territory, earth: .wgs84, denominator: .ukraine,
      repairs: map.repairs.map { Provenance.Repair(path: map.name, repair: $0) },
      notices: loaded.diagnostics.notices,
      statement: AreaStatement(date: map.date, squareKilometers: figures.squareKilometers))
    sentence = provenance.sentence(in: .english)
    self.provenance = document?(provenance)
  }
}
