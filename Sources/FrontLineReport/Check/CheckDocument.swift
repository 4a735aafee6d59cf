import FrontLine
public import FrontLineAnalysis
import GeoJSON
import GeoTypes

/// What `frontline check` says.
public struct CheckDocument: Sendable {
  public struct Entry: Sendable {
    public var file: Provenance.File
    public var report: CheckReport
    /// What `--repair` did, where it was asked for: the report is then about the file as it was.
    public var repair: RepairReport?
    /// The file that the repaired map was written to.
    public var output: String?

    public init(
      file: Provenance.File, report: CheckReport, repair: RepairReport? = nil, output: String? = nil
    ) {
      self.file = file
      self.report = report
      self.repair = repair
      self.output = output
    }
  }

  public var entries: [Entry]
  public var provenance: Provenance

  public init(entries: [Entry], provenance: Provenance) {
    self.entries = entries
    self.provenance = provenance
  }

  /// The files and what was found, in one line.
  public var sentence: String {
    let reports = entries.map(\.report)
    func total(_ severity: CheckFinding.Severity) -> Int { reports.reduce(0) { $0 + $1.count(severity) } }
    return "\(counted(entries.count, "file")): \(counted(total(.error), "error")), "
      + "\(counted(total(.warning), "warning")), \(counted(total(.notice), "notice"))."
  }
}

/// `1 error`, `2 errors`.
func counted(_ count: Int, _ noun: String) -> String {
  "\(decimal(Double(count), 0)) \(noun)\(count == 1 ? "" : "s")"
}

extension CheckReport {
  /// `errors` where there are any, else `warnings`, else `clean`.
  var verdict: String { count(.error) > 0 ? "errors" : count(.warning) > 0 ? "warnings" : "clean" }

  /// A form as print has it.
  var formTitle: String {
    switch form {
    case nil: "not readable"
    case .featureCollection: "FeatureCollection"
    case .feature: "Feature"
    case .geometry: "geometry"
    case .envelope: "envelope"
    case .textSequence: "text sequence"
    case .esriJSON: "Esri JSON"
    }
  }
}
