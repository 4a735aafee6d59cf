public import FrontLine
public import GeoJSON

/// All that is to be known about a file.
public struct CheckReport: Sendable {
  public let path: String
  /// What was found: errors, warnings, notices; of each the groups of rules in turn, each in the order of the file.
  public let findings: [CheckFinding]
  /// What the file is; nil where it could not be read.
  public let form: GeoJSONDocument.Form?
  public let source: Source?
  public let date: CalendarDate?
  public let featureCount: Int
  public let polygonCount: Int
  /// The land that all polygons together cover, each place once, repaired where they need it; nil where none
  /// could be measured.
  public let squareKilometers: Double?

  public func count(_ severity: CheckFinding.Severity) -> Int {
    findings.reduce(0) { $0 + ($1.severity == severity ? $1.occurrences : 0) }
  }
}
