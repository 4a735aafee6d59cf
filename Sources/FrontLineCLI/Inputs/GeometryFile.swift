import FrontLine
import FrontLineAnalysis
import GeoJSON
import GeoTypes

/// The geometries of a GeoJSON file that is no snapshot: a target, a network, a border, a region to clip to.
struct GeometryFile {
  let path: String
  /// The features that have a geometry.
  let features: [GeoJSONFeature]
  /// How many have none.
  let unlocatedCount: Int
  let warnings: [String]

  init(_ path: String) throws {
    let bytes = try InputFile.read(path)
    let document: GeoJSONDocument
    do {
      document = try GeoJSONReader().read(bytes)
    } catch {
      throw InputError(error, path: path)
    }
    self.path = path
    features = document.features.filter { !($0.geometry?.box.isEmpty ?? true) }
    unlocatedCount = document.features.count - features.count
    warnings = document.warnings.map { InputWarning($0, path: path).description }
  }

  /// A file of which polygons, or lines too, are needed.
  ///
  /// - Parameter needed: what must be in it, for the error where it is not.
  init(_ path: String, _ needed: String, _ messages: inout Messages) throws {
    try self.init(path)
    messages.warnings += warnings
    guard !(polygons.isEmpty && (lines.isEmpty || needed == Self.polygons)), box.isOnEarth else {
      throw InputError(
        .badData, path: path, message: "there are no \(needed) in degrees in it",
        advice: "name a GeoJSON file that has them, in longitude and latitude")
    }
  }

  var geometries: [Geometry] { features.compactMap(\.geometry) }
  var polygons: [Polygon] { geometries.flatMap(\.polygons).filter { !$0.isEmpty } }
  var lines: [LineString] { geometries.flatMap(\.lineStrings) }
  var box: Box { geometries.reduce(.empty) { $0.union($1.box) } }

  /// Throws where a position is no longitude and latitude.
  func check() throws {
    for feature in features where feature.geometry?.box.isOnEarth == false {
      throw InputError(
        .badData, path: path, message: "positions that are no longitude and latitude in degrees",
        place: GeoJSONPlace(feature: feature.index, featureName: feature.properties["name"]?.stringValue),
        advice: "transform the file to WGS 84")
    }
  }

  static let polygons = "polygons"

  func stateBorder(toleranceMeters: Double) throws -> StateBorder {
    try Surveyor().stateBorder(of: polygons, lines: lines, toleranceMeters: toleranceMeters)
  }

  /// The land of all polygons together.
  func clipRegion() throws -> ClipRegion {
    let snapshot = Snapshot(
      path: path, source: .generic,
      features: [StatusFeature(index: 0, name: nil, status: .occupied, polygons: polygons)])
    return ClipRegion(try Surveyor().survey(snapshot).land(of: ControlStatus.occupied))
  }
}

extension Box {
  var isOnEarth: Bool { minX >= -180 && maxX <= 180 && minY >= -90 && maxY <= 90 }
}
