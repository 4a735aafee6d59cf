public import FrontLine
internal import GeoTypes

/// A map that is ready to be added to an archive: examined, measured, encoded.
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
  /// The polygons that no map prepared before had.
  var polygons: [StoredPolygon] = []
  var areas: [Area] = []
  /// The change since the map that was prepared before it.
  var change: MeasuredChange?

  /// The day of the map.
  public var date: CalendarDate { content.key.date }
}
