public import FrontLine

/// A map in an archive.
public struct ArchiveEntry: Hashable, Sendable {
  /// The number of its row in `snapshots`.
  public let id: Int64
  /// The day of the map.
  public let date: CalendarDate
  /// The second of publication, if the source tells it.
  public let publishedAt: Instant?
  /// The source that drew the map.
  public let source: Source
  /// The name of the file that it was read from.
  public let name: String
  /// SHA-256 of that file, in hexadecimal digits.
  public let sha256: String
  /// 1 for the first edition, and one more for each later one.
  public let revision: Int
  /// Whether it is the current edition; the others are read only if they are named.
  public package(set) var isCurrent: Bool
  /// SHA-256 of the content of the map, in hexadecimal digits.
  public let contentDigest: String
  /// When it was added, in UTC.
  public let addedAt: String

  package init(
    id: Int64, date: CalendarDate, publishedAt: Instant?, source: Source, name: String, sha256: String,
    revision: Int, isCurrent: Bool, contentDigest: String, addedAt: String
  ) {
    self.id = id
    self.date = date
    self.publishedAt = publishedAt
    self.source = source
    self.name = name
    self.sha256 = sha256
    self.revision = revision
    self.isCurrent = isCurrent
    self.contentDigest = contentDigest
    self.addedAt = addedAt
  }

  package var key: SnapshotKey { SnapshotKey(source: source, date: date, publishedAt: publishedAt) }
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

extension ArchiveEntry {
  /// The order of an archive: by date, second, source and revision.
  package static func precedes(_ left: ArchiveEntry, _ right: ArchiveEntry) -> Bool {
    if left.date != right.date { return left.date < right.date }
    let first = left.publishedAt?.unixSeconds ?? .min
    let second = right.publishedAt?.unixSeconds ?? .min
    if first != second { return first < second }
    if left.source != right.source { return left.source.name < right.source.name }
    return left.revision < right.revision
  }

  /// Returns each map with the one before it of the same source.
  ///
  /// - Parameter maps: the current maps, in the order of an archive.
  package static func neighbors(_ maps: [ArchiveEntry]) -> [(map: ArchiveEntry, previous: ArchiveEntry?)] {
    var last: [Source: ArchiveEntry] = [:]
    return maps.map { map in
      defer { last[map.source] = map }
      return (map, last[map.source])
    }
  }
}
