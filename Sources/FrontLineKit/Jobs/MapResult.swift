import EdgeChains
public import FrontLine
import GeoJSON
public import GeoTypes
public import Measurement

/// What is drawn over a map or as a road on it.
public struct MapOverlay: Sendable {
  /// The label; nil for none.
  public let name: String?
  public let geometries: [Geometry]

  package init(name: String?, geometries: [Geometry]) {
    self.name = name
    self.geometries = geometries
  }

  /// Reads a file. Throws ``InputError`` if it can't be used.
  init(_ path: String, _ diagnostics: inout Diagnostics) throws {
    let file = try GeometryFile(path)
    try file.checkPositions()
    diagnostics.add(file.warnings)
    let names = Set(file.features.compactMap { $0.properties["name"]?.stringValue })
    self.init(name: names.count == 1 ? names.first : nil, geometries: file.geometries)
  }
}

/// What is on a map.
public struct MapResult: JobResult {
  /// Land that is shown in one way.
  public struct Layer: Sendable {
    public enum Kind: Hashable, Sendable {
      case status(ControlStatus)
      case held, gained, lost
    }

    public let kind: Kind
    /// The border, with the land on its left.
    package let boundary: EdgeChain
    public let squareKilometers: Double
  }

  /// A region and how much of it is held; nil unless the map is of shares.
  public struct Share: Sendable {
    public let region: Region
    public let percent: Double?
  }

  public let content: MapJob.Content
  /// In the order in which they are drawn.
  public let layers: [Layer]
  /// The patches of a change, the largest first.
  public let patches: [Patch]
  /// The regions; empty unless they were named.
  public let shares: [Share]
  public let roads: [MapOverlay]
  public let overlays: [MapOverlay]
  public let gazetteer: Gazetteer
  /// What must be in view, in degrees.
  public internal(set) var extent: Box
  /// The part that was asked for; nil for all that the map is about.
  public let view: MapView?
  /// Whether the roads are those that come with the library, which are approximations.
  public let hasApproximateRoads: Bool
  /// The only map, or the earlier and the later.
  public let files: [Provenance.File]
  public let diagnostics: Diagnostics
  public let provenance: Provenance
}
