public import FrontLine
public import Measurement

/// A place that maps are kept in with what was measured of them: an archive, or a database.
public protocol SnapshotStore: AnyObject, Sendable {
  /// The path or address, fit to be shown.
  var path: String { get }
  /// All maps, by date, second, source and revision.
  var entries: [ArchiveEntry] { get }

  /// Returns the name of a map on a command line: `front.gpkg@2025-08-12`.
  func name(of entry: ArchiveEntry) -> String

  /// Reads a map as it was when it was added, with the proofs of its polygons.
  ///
  /// - Parameter name: the path that the snapshot has in messages.
  func snapshot(_ entry: ArchiveEntry, path name: String) throws -> Snapshot

  /// Returns what was measured of the maps for a territory when they were added, by the same program as the one that
  /// asks.
  func steps(of territory: Territory, tool: String) throws -> ArchivedSteps
}

extension SnapshotArchive: SnapshotStore {}

/// The names of the maps of a store on a command line.
package struct MapNames: Sendable {
  private let path: String
  /// The number of current maps of each day, and of each second.
  private let sameDate: [CalendarDate: Int]
  private let sameSecond: [Instant: Int]

  package init(path: String, _ entries: [ArchiveEntry]) {
    self.path = path
    let current = entries.filter(\.isCurrent)
    sameDate = Dictionary(current.map { ($0.date, 1) }, uniquingKeysWith: +)
    sameSecond = Dictionary(current.compactMap { $0.publishedAt.map { ($0, 1) } }, uniquingKeysWith: +)
  }

  /// Returns the name of a map: `front.gpkg@2025-08-12`; if that is not enough, with the second, else with the digest
  /// of its content.
  package subscript(entry: ArchiveEntry) -> String {
    if entry.isCurrent, sameDate[entry.date] == 1 { return "\(path)@\(entry.date)" }
    if entry.isCurrent, let second = entry.publishedAt, sameSecond[second] == 1 { return "\(path)@\(second)" }
    return "\(path)@\(entry.contentDigest.prefix(12))"
  }
}
