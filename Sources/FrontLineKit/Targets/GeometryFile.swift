import FrontLine
import GeoJSON
import GeoTypes
import Measurement
import Proximity

/// The geometries of a file that is not a snapshot: a target, a network, a border, a region to clip to.
struct GeometryFile {
  let path: String
  /// The features that have a geometry.
  let features: [GeoJSONFeature]
  /// The number of features that have no geometry.
  let unlocatedCount: Int
  let warnings: [Diagnostic]
  /// How many of the features lie outside the mapped area.
  let whereabouts: Whereabouts

  init(_ path: String) throws {
    let document = try FileDocument(path).document
    self.path = path
    features = document.features.filter { !($0.geometry?.box.isEmpty ?? true) }
    unlocatedCount = document.features.count - features.count
    whereabouts = Whereabouts(features.compactMap { $0.geometry?.box })
    warnings =
      document.warnings.map { Diagnostic($0, path: path) }
      + Self.uncertaintyWarnings(of: features, path: path)
  }

  /// The geometries that a file for one purpose must have.
  enum Need {
    case polygons, polygonsOrLines

    /// The words that complete the error "there are no … in it".
    fileprivate var words: String {
      switch self {
      case .polygons: "polygons"
      case .polygonsOrLines: "lines and no polygons"
      }
    }
  }

  /// Reads a file that must have polygons, or lines or polygons.
  ///
  /// Throws ``InputError`` if it has none, or if its positions can't be used; see ``checkPositions()``.
  init(_ path: String, _ need: Need, _ diagnostics: inout Diagnostics) throws {
    try self.init(path)
    diagnostics.add(warnings)
    guard !(polygons.isEmpty && (lines.isEmpty || need == .polygons)) else {
      throw InputError(
        .badData, path: path, message: "there are no \(need.words) in it", advice: "name a file that has them"
      )
    }
    try checkPositions()
    if let remoteness = remoteness("check that this is the right file") { diagnostics.add(remoteness) }
  }

  /// Returns a warning if all features lie outside the mapped area, or if all that lie outside have swapped axes; else
  /// nil.
  ///
  /// - Parameter advice: What to do if the axes look right.
  func remoteness(_ advice: Wording) -> Diagnostic? {
    guard whereabouts.isDoubtful else { return nil }
    return Diagnostic(
      .remote, path: path, message: whereabouts.words(), advice: whereabouts.advice ?? advice,
      values: ["outside": .integer(Int64(whereabouts.outsideCount))])
  }

  var geometries: [Geometry] { features.compactMap(\.geometry) }
  var polygons: [Polygon] { geometries.flatMap(\.polygons).filter { !$0.isEmpty } }
  var lines: [LineString] { geometries.flatMap(\.lineStrings) }

  /// Reads the state border from a file.
  static func stateBorder(
    _ border: BorderInput, gapMeters: Double, _ diagnostics: inout Diagnostics
  ) throws -> StateBorder {
    let file = try GeometryFile(border.path, .polygonsOrLines, &diagnostics)
    do {
      return try Surveyor().stateBorder(
        of: file.land, lines: file.lines, toleranceMeters: border.toleranceMeters, gapMeters: gapMeters)
    } catch let error as GapLimitExceeded {
      throw InputError(
        .badData, path: border.path, message: Wording(error.description),
        advice: "look for hatching in the file")
    }
  }

  /// Returns the land of all polygons together, as a region to clip to.
  func clipRegion() throws -> ClipRegion {
    ClipRegion(try Surveyor().survey(land).land(of: ControlStatus.occupied))
  }

  /// The polygons as a snapshot with the status occupied, so that errors of a survey name the file and the feature.
  private var land: Snapshot {
    Snapshot(
      path: path, source: .generic,
      features: features.compactMap { feature in
        let polygons = (feature.geometry?.polygons ?? []).filter { !$0.isEmpty }
        if polygons.isEmpty { return nil }
        return StatusFeature(
          index: feature.index, name: feature.properties["name"]?.stringValue, status: .occupied,
          polygons: polygons)
      })
  }
}
