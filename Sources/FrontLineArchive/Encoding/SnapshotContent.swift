internal import Digests
package import FrontLine

/// The content of a map, apart from the file that it was read from: two files with the same content are one map.
package struct SnapshotContent: Sendable {
  /// A polygon of a feature, or one that was left out as a stray.
  package struct Row: Sendable {
    /// The index of its feature in the snapshot; nil for a stray.
    package var feature: Int?
    package var featureIndex: Int
    package var name: String?
    package var status: ControlStatus
    package var part: StatusPart?
    /// The SHA-256 of the polygon's WKB.
    package var polygonDigest: [UInt8]

    package init(
      feature: Int?, featureIndex: Int, name: String?, status: ControlStatus, part: StatusPart?,
      polygonDigest: [UInt8]
    ) {
      self.feature = feature
      self.featureIndex = featureIndex
      self.name = name
      self.status = status
      self.part = part
      self.polygonDigest = polygonDigest
    }
  }

  package var key: SnapshotKey
  package var rows: [Row]

  package init(key: SnapshotKey, rows: [Row]) {
    self.key = key
    self.rows = rows
  }

  /// The SHA-256 of the content, in hexadecimal digits.
  package var digest: String {
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
package struct SnapshotKey: Hashable, Sendable {
  package var source: Source
  package var date: CalendarDate
  /// Nil if the source doesn't tell it.
  package var publishedAt: Instant?

  package init(source: Source, date: CalendarDate, publishedAt: Instant?) {
    self.source = source
    self.date = date
    self.publishedAt = publishedAt
  }
}
