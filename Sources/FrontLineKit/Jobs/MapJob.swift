import EdgeChains
import FrontLine
import GeoJSON
import GeoTypes
import Measurement
import Proximity

/// A picture of a day, of a change, or of the share of regions that is held: what is on it, not how it is drawn.
public struct MapJob: Job {
  public static let name = "map"

  /// What a map shows.
  public enum Content: String, Hashable, Sendable, CaseIterable {
    /// The land of each status.
    case status
    /// What was held on the first map, and what was gained and lost until the last.
    case change
    /// The share of each region that the territory has.
    case share
  }

  /// Files, folders or archives; none: the embedded sample.
  public var inputs: [String] = []
  /// What is shown; nil: a change where there are several maps, else statuses.
  public var content: Content?
  /// The part of the earth that is shown; nil: what the map is about.
  public var view: MapView?
  /// The regions that are drawn, or coloured by share; nil for none.
  public var regions: RegionsInput?
  /// Files of lines that are drawn as roads; empty: the roads that come with the library.
  public var roads: [String] = []
  /// Roads by number or name, or files with lines, that are marked.
  public var routes: [String] = []
  /// Files whose features are drawn over the map, with their names.
  public var overlays: [String] = []
  /// The days that are looked at.
  public var range = DateRange()
  /// The places that are known by name; nil: those that come with the library.
  public var places: PlacesInput?
  /// How maps are read.
  public var reading = Reading()
  /// How land is measured.
  public var measuring = Measuring()

  /// Creates a job on the embedded sample.
  public init() {}

  /// Creates a job.
  public init(
    inputs: [String], content: Content? = nil, view: MapView? = nil, regions: RegionsInput? = nil,
    roads: [String] = [], routes: [String] = [], overlays: [String] = [], range: DateRange = .init(),
    places: PlacesInput? = nil,
    reading: Reading = .init(), measuring: Measuring = .init()
  ) {
    self.inputs = inputs
    self.content = content
    self.view = view
    self.regions = regions
    self.roads = roads
    self.routes = routes
    self.overlays = overlays
    self.range = range
    self.places = places
    self.reading = reading
    self.measuring = measuring
  }

  public func validate() throws(JobError) {
    try range.validate()
    if content == .share, regions == nil {
      throw .request("a map of shares needs regions: name them with \(.regions)")
    }
    try view?.validate(hasRegions: regions != nil)
  }

  public func run(_ execution: Execution) async throws -> MapResult {
    try validate()
    var diagnostics = Diagnostics()
    let options = try reading.options()
    let snapshots = try LandWalk.inputs(inputs, range, options, &diagnostics)
    let loaded = try await ends(of: snapshots, options, execution)
    let content = content ?? (loaded.count > 1 ? .change : .status)
    guard content != .change || loaded.count > 1 else { throw SnapshotInputs.oneOfTwo }
    if content == .change { try snapshots.requireOneSource(among: loaded.map(\.file)) }
    let materials = try MapMaterials(self, execution, &diagnostics)
    return try MapSurveyor(self, materials, threads: execution.threads)
      .map(of: content == .change ? loaded : loaded.suffix(1), content, diagnostics)
  }

  /// Reads the first and the last of several maps, or the only one.
  private func ends(
    of inputs: WalkedInputs, _ options: SnapshotReader.Options, _ execution: Execution
  ) async throws -> [LoadedSnapshot] {
    let counted = Array(inputs.counted)
    guard let first = counted.first, let last = counted.last else { throw SnapshotInputs.oneOfTwo }
    let wanted = counted.count == 1 || content == .status || content == .share ? [last] : [first, last]
    do {
      return try await SnapshotInputs.read(wanted, options, execution)
    } catch let found as SeveralDays {
      return try await ends(of: inputs.expanded(found, options, execution), options, execution)
    }
  }
}
