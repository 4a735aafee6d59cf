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

  init(_ path: String) async throws {
    let document = try await Self.document(of: path)
    self.path = path
    features = document.features.filter { !($0.geometry?.box.isEmpty ?? true) }
    unlocatedCount = document.features.count - features.count
    warnings =
      document.warnings.map { InputWarning($0, path: path).description }
      + Self.uncertaintyWarnings(of: features, path: path)
  }

  /// What is in the file, in longitude and latitude on WGS 84; other formats are converted as those of inputs are.
  private static func document(of path: String) async throws -> GeoJSONDocument {
    guard path != "-", let layers = try await LayerInputs.layers(of: path) else {
      return try document(of: try InputFile.read(path), path: path)
    }
    var joined = GeoJSONDocument(featureCount: 0)
    for layer in layers {
      joined.append(try document(of: try PaddedBytes(layer.bytes ?? []), path: layer.path))
    }
    return joined
  }

  private static func document(of bytes: borrowing PaddedBytes, path: String) throws -> GeoJSONDocument {
    do {
      var document = try GeoJSONReader().read(bytes)
      try Reprojection().apply(to: &document, path: path)
      return document
    } catch let error as GeoJSONError {
      throw InputError(error, path: path)
    }
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
  init(_ path: String, _ need: Need, _ messages: inout Messages) async throws {
    try await self.init(path)
    messages.warnings += warnings
    guard !(polygons.isEmpty && (lines.isEmpty || need == .polygons)), Box.wholeEarth.contains(box)
    else {
      throw InputError(
        .badData, path: path, message: "there are no \(need.words) in degrees in it",
        advice: "name a file that has them, in longitude and latitude")
    }
  }

  var geometries: [Geometry] { features.compactMap(\.geometry) }
  var polygons: [Polygon] { geometries.flatMap(\.polygons).filter { !$0.isEmpty } }
  var lines: [LineString] { geometries.flatMap(\.lineStrings) }
  var box: Box { geometries.reduce(.empty) { $0.union($1.box) } }

  /// Throws where a position is no longitude and latitude.
  func check() throws {
    for feature in features where !Box.wholeEarth.contains(feature.geometry?.box ?? .empty) {
      throw InputError(
        .badData, path: path, message: "positions that are no longitude and latitude in degrees",
        place: GeoJSONPlace(feature: feature.index, featureName: feature.properties["name"]?.stringValue),
        advice: "transform the file to WGS 84")
    }
  }

  /// The border that a file holds, where one is named.
  static func stateBorder(
    of path: String?, toleranceMeters: Double, _ messages: inout Messages
  ) async throws -> StateBorder? {
    guard let path else { return nil }
    let file = try await GeometryFile(path, .polygonsOrLines, &messages)
    return try Surveyor().stateBorder(
      of: file.polygons, lines: file.lines, toleranceMeters: toleranceMeters)
  }

  /// The land of all polygons together.
  func clipRegion() throws -> ClipRegion {
    let snapshot = Snapshot(
      path: path, source: .generic,
      features: [StatusFeature(index: 0, name: nil, status: .occupied, polygons: polygons)])
    return ClipRegion(try Surveyor().survey(snapshot).land(of: ControlStatus.occupied))
  }
}
