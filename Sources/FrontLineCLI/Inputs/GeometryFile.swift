import FrontLine
import FrontLineAnalysis
import GeoJSON
import GeoTypes

/// The geometries of a file that is no snapshot: a target, a network, a border, a region to clip to.
struct GeometryFile {
  let path: String
  /// The features that have a geometry.
  let features: [GeoJSONFeature]
  /// How many have none.
  let unlocatedCount: Int
  let warnings: [String]
  /// How many of the features lie where no map does.
  let whereabouts: Whereabouts

  init(_ path: String) throws {
    let document = try FileDocument(path).document
    self.path = path
    features = document.features.filter { !($0.geometry?.box.isEmpty ?? true) }
    unlocatedCount = document.features.count - features.count
    whereabouts = Whereabouts(features.compactMap { $0.geometry?.box })
    warnings =
      document.warnings.map { InputWarning($0, path: path).description }
      + Self.uncertaintyWarnings(of: features, path: path)
  }

  /// What must be in a file that is named for one purpose.
  enum Need {
    case polygons, polygonsOrLines

    /// What there is none of, for the error.
    fileprivate var words: String {
      switch self {
      case .polygons: "polygons"
      case .polygonsOrLines: "lines and no polygons"
      }
    }
  }

  /// A file of which polygons, or lines too, are needed.
  init(_ path: String, _ need: Need, _ messages: inout Messages) throws {
    try self.init(path)
    messages.warnings += warnings
    guard !(polygons.isEmpty && (lines.isEmpty || need == .polygons)) else {
      throw InputError(
        .badData, path: path, message: "there are no \(need.words) in it", advice: "name a file that has them"
      )
    }
    try checkPositions()
    if let remoteness = remoteness("check that it is the file that is meant") {
      messages.warnings.append(remoteness)
    }
  }

  /// What to say where nothing in it lies where a map does, or what does not has its axes swapped.
  ///
  /// - Parameter advice: what to do where the axes look right.
  func remoteness(_ advice: String) -> String? {
    guard whereabouts.isDoubtful else { return nil }
    return "\(displayName(ofPath: path)): \(whereabouts.words()): \(whereabouts.advice ?? advice)"
  }

  var geometries: [Geometry] { features.compactMap(\.geometry) }
  var polygons: [Polygon] { geometries.flatMap(\.polygons).filter { !$0.isEmpty } }
  var lines: [LineString] { geometries.flatMap(\.lineStrings) }

  /// The border that a file holds, where one is named.
  static func stateBorder(
    of path: String?, toleranceMeters: Double, gapMeters: Double, _ messages: inout Messages
  ) throws -> StateBorder? {
    guard let path else { return nil }
    let file = try GeometryFile(path, .polygonsOrLines, &messages)
    do {
      return try Surveyor().stateBorder(
        of: file.land, lines: file.lines, toleranceMeters: toleranceMeters, gapMeters: gapMeters)
    } catch let error as GapLimitExceeded {
      throw InputError(
        .badData, path: path, message: error.description, advice: "look for hatching in the file")
    }
  }

  /// The land of all polygons together.
  func clipRegion() throws -> ClipRegion {
    ClipRegion(try Surveyor().survey(land).land(of: ControlStatus.occupied))
  }

  /// Its polygons as a map on which they are occupied; errors name the file and the feature.
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
