public import FrontLine

/// A map in an archive.
public struct ArchiveEntry: Hashable, Sendable {
  /// The number of its row in `snapshots`.
  public let id: Int64
  public let date: CalendarDate
  /// The second of publication, if the source tells it.
  public let publishedAt: Instant?
  public let source: Source
  /// The name of the file that it was read from.
  public let name: String
  /// SHA-256 of that file, in hexadecimal digits.
  public let sha256: String
  /// 1 for the first edition, and one more for each later one.
  public let revision: Int
  /// Whether it is the current edition; the others are read only if they are named.
  public let isCurrent: Bool
  /// SHA-256 of the content of the map, in hexadecimal digits.
  public let contentDigest: String
  /// When it was added, in UTC.
  public let addedAt: String

  var key: SnapshotKey { SnapshotKey(source: source, date: date, publishedAt: publishedAt) }
}

extension ArchiveEntry {
  /// Returns whether the words behind `@` name this map: its day, its second, or the first 8 or more digits of its
  /// content's digest.
  public func isNamed(by selector: String) -> Bool {
    if let date = CalendarDate(selector) { return isCurrent && date == self.date }
    if let instant = Instant(selector) { return isCurrent && instant == publishedAt }
    return selector.utf8.count >= 8 && contentDigest.hasPrefix(selector.lowercased())
  }
}
