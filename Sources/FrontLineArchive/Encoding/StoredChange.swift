internal import Digests
internal import FrontLine
package import Measurement
internal import SQLite

/// A row of `changes`: the area of a territory on a map, and its change since the map before.
package struct StoredChange: Sendable {
  package let snapshotID: Int64
  /// The map before; nil for the first of its source.
  package let previousID: Int64?
  /// The territory, as ``Territory/statusList`` has it.
  package let statuses: String
  package let squareKilometers: Double
  /// Nil for the first map.
  package let change: ChangeFigures?
  /// The ``ArithmeticFingerprint/wgs84`` of the machine that measured the change. Its lowest bit is flipped if long
  /// edges matter, so that versions that know nothing of long edges measure the change again.
  package let arithmetic: UInt64
  /// The name and version of the program that measured it.
  package let tool: String

  package init(
    snapshotID: Int64, previousID: Int64?, statuses: String, squareKilometers: Double, change: ChangeFigures?,
    arithmetic: UInt64, tool: String
  ) {
    self.snapshotID = snapshotID
    self.previousID = previousID
    self.statuses = statuses
    self.squareKilometers = squareKilometers
    self.change = change
    self.arithmetic = arithmetic
    self.tool = tool
  }

  package init(
    _ figures: MeasuredChange.Figures, of map: ArchiveEntry, after previous: ArchiveEntry?, tool: String
  ) {
    self.init(
      snapshotID: map.id, previousID: previous?.id, statuses: figures.territory.statusList,
      squareKilometers: figures.squareKilometers, change: figures.change,
      arithmetic: Self.arithmetic(longEdgesMatter: figures.longEdgesMatter), tool: tool)
  }

  private static let columns = """
    snapshot_id, previous_id, statuses, km2, gained_km2, lost_km2, net_km2, changed_edges, redrawn_edges,
    arithmetic, tool, seal
    """
  static let query = "SELECT \(columns) FROM changes"
  static let insertion = "INSERT INTO changes (\(columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

  /// Returns the values of the row in the order of ``insertion``.
  func arguments(seal: String) -> [any SQLiteBindable] {
    [
      snapshotID, previousID, statuses, squareKilometers, change?.gainedSquareKilometers,
      change?.lostSquareKilometers, change?.netSquareKilometers, change?.changedEdgeCount,
      change?.redrawnEdgeCount, Int64(bitPattern: arithmetic), tool, seal,
    ]
  }

  /// Returns whether the row is possible. It has figures of a change only if there was a map before. No area, gain or
  /// loss is negative or larger than the earth, and no more is gained than there is. If the row before is known, no more
  /// is lost than there was, and net is the difference of the two areas.
  ///
  /// - Parameter before: the row of the map before for the same territory, if it is known.
  func isPlausible(after before: StoredChange? = nil) -> Bool {
    guard (previousID == nil) == (change == nil), Self.areas.contains(squareKilometers) else { return false }
    guard let change else { return true }
    let (gained, lost) = (change.gainedSquareKilometers, change.lostSquareKilometers)
    let net = change.netSquareKilometers
    // Long edges and their parts enclose slivers.
    let slack = 0.01 + 0.05 * (abs(gained) + abs(lost))
    guard (0...max(0, change.changedEdgeCount)).contains(change.redrawnEdgeCount),
      change.changedEdgeCount >= 0, Self.areas.contains(gained), Self.areas.contains(lost), net.isFinite,
      gained <= squareKilometers + slack
    else { return false }
    guard let before else { return true }
    return lost <= before.squareKilometers + slack
      && abs(squareKilometers - before.squareKilometers - net) <= 1e-6
  }

  /// Returns the fingerprint of this machine's arithmetic as a row holds it.
  static func arithmetic(longEdgesMatter: Bool) -> UInt64 {
    longEdgesMatter ? ArithmeticFingerprint.wgs84 ^ 1 : ArithmeticFingerprint.wgs84
  }

  /// Whether the change has edges so long that readers of its figures are told.
  var longEdgesMatter: Bool { arithmetic == Self.arithmetic(longEdgesMatter: true) }

  /// Whether the change was measured with this machine's arithmetic.
  var isOfThisArithmetic: Bool { longEdgesMatter || arithmetic == Self.arithmetic(longEdgesMatter: false) }

  /// Whether gained less lost is net, within the difference between edges and their parts: 4e-4 of what changed on
  /// real maps, more where edges are a degree long.
  var addsUp: Bool {
    guard let change else { return true }
    let (gained, lost) = (change.gainedSquareKilometers, change.lostSquareKilometers)
    return abs(gained - lost - change.netSquareKilometers) <= 0.01 + 0.05 * (abs(gained) + abs(lost))
  }

  /// The possible areas in square kilometres: from zero, with a margin for rounding, to the whole earth.
  private static let areas = -0.01...510_072_000.0

  /// Returns a SHA-256 in hexadecimal digits by which damage shows, to the row or to what the list of maps says of
  /// the two that it compares.
  package func seal(of map: ArchiveEntry, after previous: ArchiveEntry?) -> String {
    var writer = ByteWriter()
    writer.reserve(512)
    writer.write("frontline.change/2".utf8)
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
      writer.write(Int64(change.redrawnEdgeCount))
    }
    return writer.bytes.withUnsafeBytes { SHA256Digest(of: $0).description }
  }
}

extension StoredChange {
  /// Reads a row of ``query``, and its seal.
  static func read(_ row: borrowing SQLiteRow) -> (change: StoredChange, seal: String) {
    let figures = ChangeFigures(
      gained: row.double(4), lost: row.double(5), net: row.double(6), changedEdgeCount: Int(row.integer(7)),
      redrawnEdgeCount: Int(row.integer(8)))
    return (
      StoredChange(
        snapshotID: row.integer(0), previousID: row.isNull(1) ? nil : row.integer(1),
        statuses: row.text(2) ?? "", squareKilometers: row.double(3), change: row.isNull(4) ? nil : figures,
        arithmetic: UInt64(bitPattern: row.integer(9)), tool: row.text(10) ?? ""),
      row.text(11) ?? ""
    )
  }
}
