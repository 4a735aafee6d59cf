import EdgeChains
public import FrontLine
public import GeoJSON
import GeoTypes

/// Finds all that is wrong with a file in one pass, and goes on after a fault as far as that allows.
///
/// It asks in this order: is it JSON, is it GeoJSON by RFC 7946, can the positions be degrees, do the rings bound
/// land, do polygons overlap, and what does the map mean: source, statuses, dates, strays.
///
/// Not `Sendable`: it owns a parser. Make one for each task.
public final class FileChecker {
  let options: SnapshotReader.Options
  let earth: EarthModel
  let reader: GeoJSONReader
  private let reprojection: Reprojection

  /// - Parameter options: how the file is to be read, as for ``SnapshotReader``.
  public init(options: SnapshotReader.Options = .init(), earth: EarthModel = .wgs84) throws(GeoJSONError) {
    self.options = options
    self.earth = earth
    reprojection = Reprojection(crs: options.crs)
    reader = try GeoJSONReader(options: .init(pointFeatures: .read))
  }

  /// Checks bytes that are there; the path stands in the report, and its last part may hold the date.
  ///
  /// Throws where the earth model is not to be had. Complexity: that of reading and of surveying the map.
  public func check(_ bytes: borrowing PaddedBytes, path: String) throws -> CheckReport {
    try reader.examine(bytes) { examination, text in
      var run = CheckRun(
        examination, path: path, options: options, surveyor: try Surveyor(earth: earth),
        reprojection: reprojection)
      try run.checkAll()
      run.list.sort()
      run.list.setCoordinates(of: run.document)
      let places = text.located(run.list.findings.map(\.place), in: examination.document.form)
      run.list.setPlaces(places)
      return run.report
    }
  }
}

/// The examination of one file.
struct CheckRun {
  /// With positions in degrees from where they have been brought to degrees.
  var examination: GeoJSONExamination
  let path: String
  let options: SnapshotReader.Options
  let surveyor: Surveyor
  let reprojection: Reprojection
  var list = FindingList()
  /// The polygons that can be measured.
  var parts: [CheckedPart] = []
  /// What each feature is, by its number; empty where statuses are not known.
  var statuses: [Int: ControlStatus] = [:]
  var snapshot: Snapshot?
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
    // Of positions that can't be brought to degrees nothing more can be said.
    let isDegrees = inDegrees != nil
    if let inDegrees { examination.document = inDegrees }
    let usable = isDegrees ? checkPositions() : []
    checkRings()
    try checkPolygons(usable)
    if isDegrees { checkDomain(usable) }
    try checkOverlaps()
  }

  var report: CheckReport {
    CheckReport(
      path: path, findings: list.findings, form: examination.isReadable ? document.form : nil,
      source: snapshot?.source, date: snapshot?.date, featureCount: document.featureCount,
      polygonCount: document.features.reduce(0) { $0 + ($1.geometry?.polygons.count ?? 0) },
      squareKilometers: squareKilometers)
  }
}

/// A polygon of the file with its place, made sure of.
struct CheckedPart {
  let polygon: PlacedPolygon
  let checked: CheckedPolygon
}

/// A polygon of the file with its place.
struct PlacedPolygon {
  let polygon: Polygon
  let place: GeoJSONPlace

  func place(ring: Int, position: Int? = nil) -> GeoJSONPlace {
    var place = place
    place.ring = ring
    place.position = position
    return place
  }
}

extension GeoJSONFeature {
  var place: GeoJSONPlace { GeoJSONPlace(feature: index, featureName: properties["name"]?.stringValue) }

  /// The polygons that have coordinates.
  var placedPolygons: [PlacedPolygon] { geometry.map { $0.placed(at: place) } ?? [] }
}

extension Geometry {
  fileprivate func placed(at place: GeoJSONPlace) -> [PlacedPolygon] {
    var inner = place
    switch self {
    case .polygon(let polygon): return polygon.isEmpty ? [] : [PlacedPolygon(polygon: polygon, place: place)]
    case .multiPolygon(let multiPolygon):
      return multiPolygon.polygons.enumerated().compactMap { number, polygon in
        inner.polygon = number
        return polygon.isEmpty ? nil : PlacedPolygon(polygon: polygon, place: inner)
      }
    case .collection(let members):
      return members.enumerated().flatMap { number, member in
        inner.geometryPath = place.geometryPath + [number]
        return member.placed(at: inner)
      }
    case .point, .multiPoint, .lineString, .multiLineString: return []
    }
  }
}
