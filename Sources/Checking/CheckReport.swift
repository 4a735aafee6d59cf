public import FrontLine
public import GeoJSON

/// The findings about a file, and what the file holds.
public struct CheckReport: Sendable {
  public let path: String
  /// The findings by severity: errors, warnings, notices. Within each they are sorted by group, then in the order of
  /// the file.
  public let findings: [CheckFinding]
  /// The form of the file; nil if it could not be read.
  public let form: GeoJSONDocument.Form?
  public let source: Source?
  public let date: CalendarDate?
  public let featureCount: Int
  public let polygonCount: Int
  /// The land that all polygons cover together, overlaps counted once, repaired where necessary; nil if none could be
  /// measured.
  public let squareKilometers: Double?

  public func count(_ severity: CheckFinding.Severity) -> Int {
    findings.reduce(0) { $0 + ($1.severity == severity ? $1.occurrences : 0) }
  }
}
