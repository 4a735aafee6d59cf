import FrontLine
import FrontLineAnalysis
import GeoJSON
import GeoTypes

/// The polygons and lines of a GeoJSON file that serves a measurement and is none: a border, a region to clip to.
struct GeometryFile {
  let path: String
  let polygons: [Polygon]
  let lines: [LineString]

  /// - Parameter needed: what must be in it, for the error where it is not.
  init(_ path: String, _ needed: String, _ messages: inout Messages) throws {
    let document: GeoJSONDocument
    do {
      document = try GeoJSONReader().read(InputFile.read(path))
    } catch let error as GeoJSONError {
      throw InputError(error, path: path)
    }
    messages.warnings += document.warnings.map { InputWarning($0, path: path).description }
    let geometries = document.features.compactMap(\.geometry)
    self.path = path
    polygons = geometries.flatMap(\.polygons).filter { !$0.isEmpty }
    lines = geometries.flatMap(\.lineStrings)
    let box = geometries.reduce(Box.empty) { $0.union($1.box) }
    guard !(polygons.isEmpty && (lines.isEmpty || needed == Self.polygons)), box.isOnEarth else {
      throw InputError(
        .badData, path: path, message: "there are no \(needed) in degrees in it",
        advice: "name a GeoJSON file that has them, in longitude and latitude")
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
