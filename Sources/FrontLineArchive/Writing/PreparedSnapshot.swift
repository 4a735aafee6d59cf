public import FrontLine
internal import GeoTypes

/// A map ready to be put into an archive: examined, measured, encoded.
public struct PreparedSnapshot: Sendable {
  struct StoredPolygon: Sendable {
    var digest: [UInt8]
    var wkb: [UInt8]
    var proof: [UInt8]?
  }

  /// The land of a status, or of a named part of it.
  struct Area: Sendable {
    var status: ControlStatus
    var part: StatusPart?
    var squareKilometers: Double
    var geometry: [UInt8]
    var box: Box
  }

  var name: String
  var sha256: String
  var content: SnapshotContent
  var contentDigest: String
  var dateOrigin: Snapshot.DateOrigin?
  var fileDate: CalendarDate?
  var documentWarnings: [Diagnostic]
  var warnings: [Diagnostic]
  /// Those that the map prepared before did not have.
  var polygons: [StoredPolygon] = []
  var areas: [Area] = []
  /// Since the map that was prepared before it.
  var change: MeasuredChange?

  /// The day of the map.
  public var date: CalendarDate { content.key.date }
}
