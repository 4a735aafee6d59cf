internal import Digests
internal import FrontLine
internal import FrontLineAnalysis
internal import GRDB

/// A row of `changes`: how much land of a territory a map has, and what became of it since the map before.
struct StoredChange: Sendable {
  let snapshotID: Int64
  /// The map before it; nil for the first of its source.
  let previousID: Int64?
  /// The territory, as ``Territory/statusList`` has it.
  let statuses: String
  let squareKilometers: Double
  /// Nil for the first map.
  let change: ChangeFigures?
  /// ``ArithmeticFingerprint/wgs84`` of the machine that measured it.
  let arithmetic: UInt64
  /// The name and version of the program that measured it.
  let tool: String

  private static let columns = """
    snapshot_id, previous_id, statuses, km2, gained_km2, lost_km2, net_km2, changed_edges, arithmetic, tool, seal
    """
  static let query = "SELECT \(columns) FROM changes"
  static let insertion = "INSERT INTO changes (\(columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

  /// In the order of ``insertion``.
  func arguments(seal: String) -> StatementArguments {
    [
      snapshotID, previousID, statuses, squareKilometers, change?.gainedSquareKilometers,
      change?.lostSquareKilometers, change?.netSquareKilometers, change?.changedEdgeCount,
      Int64(bitPattern: arithmetic), tool, seal,
    ]
  }

  /// Whether it is numbers, and there are some of a change where there was a map before.
  var isPlausible: Bool {
    let figures = change.map { [$0.gainedSquareKilometers, $0.lostSquareKilometers, $0.netSquareKilometers] }
    return (previousID == nil) == (change == nil)
      && ([squareKilometers] + (figures ?? [])).allSatisfy(\.isFinite)
  }

  /// By which damage shows, to the row or to what the list of maps says of the two that it compares: a SHA-256 in
  /// hexadecimal digits.
  func seal(of map: ArchiveEntry, after previous: ArchiveEntry?) -> String {
    var writer = ByteWriter()
    writer.reserve(512)
    writer.write("frontline.change/1".utf8)
    for map in [map, previous] {
      writer.write(map?.source.name)
      writer.write(Int64(map?.date.dayNumber ?? 0))
      writer.write(map?.publishedAt?.unixSeconds ?? .min)
      writer.write(map?.contentDigest)
    }
    writer.write(statuses)
    writer.write(tool)
    writer.write(arithmetic)
    writer.write(squareKilometers)
    writer.write(UInt8(change == nil ? 0 : 1))
    if let change {
      writer.write(change.gainedSquareKilometers)
      writer.write(change.lostSquareKilometers)
      writer.write(change.netSquareKilometers)
      writer.write(Int64(change.changedEdgeCount))
    }
    return writer.bytes.withUnsafeBytes { SHA256Digest(of: $0).description }
  }
}

extension StoredChange {
  /// A row of ``query``; its seal beside it.
  static func read(_ row: SQLRow) -> (change: StoredChange, seal: String) {
    let figures = ChangeFigures(
      gained: row.double(4), lost: row.double(5), net: row.double(6), changedEdgeCount: Int(row.integer(7)))
    return (
      StoredChange(
        snapshotID: row.integer(0), previousID: row.isNull(1) ? nil : row.integer(1),
        statuses: row.text(2) ?? "", squareKilometers: row.double(3), change: row.isNull(4) ? nil : figures,
        arithmetic: UInt64(bitPattern: row.integer(8)), tool: row.text(9) ?? ""),
      row.text(10) ?? ""
    )
  }
}
