public import FrontLine
package import GeoTypes
package import Measurement

/// A map that is ready to be added to an archive: examined, measured, encoded.
public struct PreparedSnapshot: Sendable {
  /// A polygon as it was published.
  package struct StoredPolygon: Sendable {
    /// The SHA-256 of the WKB.
    package var digest: [UInt8]
    package var wkb: [UInt8]
    package var proof: [UInt8]?
  }

  /// The land of a status, or of a named part of it.
  package struct Area: Sendable {
    package var status: ControlStatus
    package var part: StatusPart?
    package var squareKilometers: Double
    /// The land as a GeoPackage has it.
    var geometry: [UInt8]
    package var box: Box

    /// The land as well-known binary.
    package var wkb: ArraySlice<UInt8> { geometry[GeoPackageGeometry.headerLength(hasBox: !box.isEmpty)...] }
  }

  package var name: String
  package var sha256: String
  package var content: SnapshotContent
  package var contentDigest: String
  package var dateOrigin: Snapshot.DateOrigin?
  package var fileDate: CalendarDate?
  package var documentWarnings: [Diagnostic]
  package var warnings: [Diagnostic]
  /// The polygons that no map prepared before had.
  package var polygons: [StoredPolygon] = []
  package var areas: [Area] = []
  package var repairs: [FeatureRepair] = []
  /// The change since the map that was prepared before it.
  package var change: MeasuredChange?
  /// What is noted of the map for readers of a database.
  package var note = SnapshotNote()

  /// The day of the map.
  public var date: CalendarDate { content.key.date }
}

/// What is noted of a map for people who read the figures.
package struct SnapshotNote: Sendable {
  /// The sentence fit for print.
  package var sentence: String?
  /// The provenance as JSON.
  package var provenance: String?

  package init() {}
}
