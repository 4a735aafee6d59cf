public import FrontLine
public import GeoJSON

/// The findings about a file, and what the file holds.
public struct CheckReport: Sendable {
  /// The path of the file, as it was given.
  public let path: String
  /// The findings by severity: errors, warnings, notices. Within each they are sorted by group, then in the order of
  /// the file.
  public let findings: [CheckFinding]
  /// The form of the file; nil if it could not be read.
  public let form: GeoJSONDocument.Form?
  /// The source whose rules the file was read by; nil if it could not be read.
  public let source: Source?
  /// The day of the map.
  public let date: CalendarDate?
  /// How the day is known.
  public let dateOrigin: Snapshot.DateOrigin?
  /// The number of features.
  public let featureCount: Int
  /// The number of polygons.
  public let polygonCount: Int
  /// The land that all polygons cover together, overlaps counted once, repaired where necessary; nil if none could be
  /// measured.
  public let squareKilometers: Double?

  /// Returns the number of findings of a severity.
  public func count(_ severity: CheckFinding.Severity) -> Int {
    findings.reduce(0) { $0 + ($1.severity == severity ? $1.occurrences : 0) }
  }
}
