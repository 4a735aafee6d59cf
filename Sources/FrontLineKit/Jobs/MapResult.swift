import EdgeChains
public import FrontLine
import GeoJSON
public import GeoTypes
public import Measurement

/// What is drawn over a map, as a road or as a route on it.
public struct MapOverlay: Sendable {
  /// The label; nil for none.
  public let name: String?
  /// The label in Ukrainian; nil where it is the same.
  public let ukrainianName: String?
  /// What is drawn.
  public let geometries: [Geometry]

  package init(name: String?, ukrainianName: String? = nil, geometries: [Geometry]) {
    self.name = name
    self.ukrainianName = ukrainianName
    self.geometries = geometries
  }

  /// Reads a file: the features of each name, and those without one, in the order of the file.
  ///
  /// Throws ``InputError`` if it can't be used.
  static func overlays(_ path: String, _ diagnostics: inout Diagnostics) throws -> [MapOverlay] {
    let file = try GeometryFile(path)
    try file.checkPositions()
    diagnostics.add(file.warnings)
    var order: [String?] = []
    var geometries: [String?: [Geometry]] = [:]
    for feature in file.features {
      let name = feature.properties["name"]?.stringValue.flatMap { $0.isEmpty ? nil : $0 }
      if geometries[name] == nil { order.append(name) }
      geometries[name, default: []] += feature.geometry.map { [$0] } ?? []
    }
    return order.map { MapOverlay(name: $0.map { printable($0) }, geometries: geometries[$0] ?? []) }
  }

  /// Finds a road of the gazetteer, or reads a file with lines.
  ///
  /// Throws a ``JobError`` if nothing is called so or it has no line, and an ``InputError`` if the file can't be used.
  static func route(
    _ text: String, _ gazetteer: Gazetteer, _ diagnostics: inout Diagnostics
  ) throws -> MapOverlay {
    let target = try TargetInput.resolve(text) { gazetteer }
    diagnostics.add(target.warnings)
    guard !target.geometry.lineStrings.isEmpty else {
      throw JobError.request("\(.route) \(printable(text)): it is no line: name a road, or a file with lines")
    }
    return MapOverlay(
      name: target.description.name, ukrainianName: target.description.ukrainianName,
      geometries: [target.geometry])
  }
}

/// What is on a map.
public struct MapResult: JobResult {
  /// Land that is shown in one way.
  public struct Layer: Sendable {
    /// What the land of a layer is.
    public enum Kind: Hashable, Sendable {
      /// Land of a status.
      case status(ControlStatus)
      /// Land of the territory, or what was gained or lost of it.
      case held, gained, lost
    }

    /// What the land is.
    public let kind: Kind
    /// The border, with the land on its left.
    package let boundary: EdgeChain
    /// The area of the land.
    public let squareKilometers: Double
    /// The area of what lies in the region that is in view; nil where no region is.
    public internal(set) var regionSquareKilometers: Double?
  }

  /// A region and how much of it is held; nil unless the map is of shares.
  public struct Share: Sendable {
    /// The region.
    public let region: Region
    /// How much of it is held, in percent; nil where its area is not known.
    public let percent: Double?
  }

  /// What the map shows.
  public let content: MapJob.Content
  /// In the order in which they are drawn.
  public let layers: [Layer]
  /// The patches of a change, the largest first.
  public let patches: [Patch]
  /// The regions; empty unless they were named.
  public let shares: [Share]
  /// The roads that are drawn.
  public let roads: [MapOverlay]
  /// Roads that are marked.
  public let routes: [MapOverlay]
  /// The features that are drawn over all else.
  public let overlays: [MapOverlay]
  /// The places and roads that labels are taken from.
  public let gazetteer: Gazetteer
  /// What must be in view, in degrees.
  public internal(set) var extent: Box
  /// The part that was asked for; nil for all that the map is about.
  public let view: MapView?
  /// What that part is called; nil where it has no name.
  public internal(set) var viewTitle: BilingualText?
  /// Whether the roads are those that come with the library, which are approximations.
  public let hasApproximateRoads: Bool
  /// The only map, or the earlier and the later.
  public let files: [Provenance.File]
  public let diagnostics: Diagnostics
  public let provenance: Provenance
}

extension MapResult {
  /// The map of a change that was measured with its details. Regions, roads and places are those that come with the
  /// library, and what is shown is the change.
  ///
  /// Throws an `InputError` if a file of places can't be used, and a ``JobError`` if there is no land to show.
  public init(_ change: ChangeResult, places: PlacesInput? = nil) throws {
    var diagnostics = Diagnostics()
    var job = MapJob()
    job.places = places
    let materials = try MapMaterials(job, Execution(threads: 1), &diagnostics)
    let details = change.details?.patches
    let patches = (details?.entries.map(\.patch) ?? []) + (details?.slivers.patches ?? [])
    let layers = Self.layers(
      before: change.boundaryBefore, squareKilometers: change.before.squareKilometers, change.change)
    self.init(
      content: .change, layers: layers, patches: patches, shares: [], roads: materials.roads, routes: [],
      overlays: [], gazetteer: materials.gazetteer,
      extent: try MapSurveyor.extent(layers, patches, [], .change, view: nil, materials.gazetteer), view: nil,
      hasApproximateRoads: true, files: [change.before.file, change.after.file],
      diagnostics: change.diagnostics, provenance: change.provenance)
  }

  /// The layers of a change, in the order in which they are drawn.
  static func layers(before: EdgeChain, squareKilometers: Double, _ change: LandChange) -> [Layer] {
    [
      .init(kind: .held, boundary: before, squareKilometers: squareKilometers),
      .init(kind: .gained, boundary: change.gained, squareKilometers: change.gainedSquareKilometers),
      .init(kind: .lost, boundary: change.lost, squareKilometers: change.lostSquareKilometers),
    ]
  }
}
