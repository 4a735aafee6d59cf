import FrontLine
import GeoJSON
import Measurement

/// The check of one file.
struct CheckRun {
  /// The examination of the file; once positions have been transformed, with those in degrees.
  var examination: GeoJSONExamination
  let path: String
  let options: SnapshotReader.Options
  let surveyor: Surveyor
  let reprojection: Reprojection
  var list = FindingList()
  /// The polygons that can be measured.
  var parts: [CheckedPart] = []
  /// The status of each feature, by its index; empty if statuses are not known.
  var statuses: [Int: ControlStatus] = [:]
  var snapshot: Snapshot?
  /// The maps of a file that holds several; nil of other files.
  var days: FeatureDays?
  var squareKilometers: Double?

  var document: GeoJSONDocument { examination.document }

  init(
    _ examination: GeoJSONExamination, path: String, options: SnapshotReader.Options, surveyor: Surveyor,
    reprojection: Reprojection
  ) {
    self.examination = examination
    self.path = path
    self.options = options
    self.surveyor = surveyor
    self.reprojection = reprojection
  }

  mutating func checkAll() throws {
    for fault in examination.faults { list.add(CheckFinding(fault)) }
    guard examination.isReadable else { return }
    checkForm()
    let inDegrees = documentInDegrees()
    checkDocument()
    // If positions can't be transformed to degrees, nothing more can be said of them.
    let isDegrees = inDegrees != nil
    if let inDegrees { examination.document = inDegrees }
    let usable = isDegrees ? checkPositions() : []
    checkRings()
    try checkPolygons(usable)
    try checkEarth()
    if isDegrees { checkDomain(usable) }
    // The lands of different days lie on one another by nature.
    if days == nil {
      try checkOverlaps()
      try checkGaps()
    }
  }

  var report: CheckReport {
    CheckReport(
      path: path, findings: list.findings, form: examination.isReadable ? document.form : nil,
      source: snapshot?.source, date: snapshot?.date, dateOrigin: snapshot?.dateOrigin,
      featureCount: document.featureCount,
      polygonCount: document.features.reduce(0) { $0 + ($1.geometry?.polygons.count ?? 0) },
      squareKilometers: squareKilometers)
  }
}
