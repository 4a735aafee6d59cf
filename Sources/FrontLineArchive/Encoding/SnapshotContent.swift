internal import Digests
internal import FrontLine

/// The content of a map, apart from the file that it was read from: two files with the same content are one map.
struct SnapshotContent: Sendable {
  /// A polygon of a feature, or one that was left out as a stray.
  struct Row: Sendable {
    /// The index of its feature in the snapshot; nil for a stray.
    var feature: Int?
    var featureIndex: Int
    var name: String?
    var status: ControlStatus
    var part: StatusPart?
    var polygonDigest: [UInt8]
  }

  var key: SnapshotKey
  var rows: [Row]

  /// The SHA-256 of the content, in hexadecimal digits.
  var digest: String {
    var writer = ByteWriter()
    writer.reserve(rows.count * 128)
    writer.write("frontline.snapshot/1".utf8)
    writer.write(key.source.name)
    writer.write(Int64(key.date.dayNumber))
    writer.write(key.publishedAt?.unixSeconds ?? .min)
    for row in rows {
      writer.write(Int64(row.feature ?? -1))
      writer.write(Int64(row.featureIndex))
      writer.write(row.name)
      writer.write(row.status.rawValue)
      writer.write(row.part?.rawValue)
      writer.write(row.polygonDigest)
    }
    return writer.bytes.withUnsafeBytes { SHA256Digest(of: $0).description }
  }
}

/// The source, day and second of a map: two maps with the same key are editions of one.
struct SnapshotKey: Hashable, Sendable {
  var source: Source
  var date: CalendarDate
  /// Nil if the source doesn't tell it.
  var publishedAt: Instant?
}
