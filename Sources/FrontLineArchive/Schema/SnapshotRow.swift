internal import FrontLine

/// A row of `snapshots`.
struct SnapshotRow: Sendable {
  var id: Int64
  var key: SnapshotKey
  var name: String
  var sha256: String
  var revision: Int
  var isCurrent: Bool
  var contentDigest: String
  var dateOrigin: Snapshot.DateOrigin?
  var fileDate: CalendarDate?
  /// `YYYY-MM-DDThh:mm:ss.000Z`.
  var addedAt: String
  var tool: String
  var seal: String
}
