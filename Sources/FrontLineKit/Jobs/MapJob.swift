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
  public var regions: RegionsInput?
  /// Files of lines that are drawn as roads; empty: the roads that come with the library.
  public var roads: [String] = []
  /// Files whose features are drawn over the map, with their names.
  public var overlays: [String] = []
  public var range = DateRange()
  /// The places that are known by name; nil: those that come with the library.
  public var places: PlacesInput?
  public var reading = Reading()
  public var measuring = Measuring()

  public init() {}

  public init(
    inputs: [String], content: Content? = nil, view: MapView? = nil, regions: RegionsInput? = nil,
    roads: [String] = [], overlays: [String] = [], range: DateRange = .init(), places: PlacesInput? = nil,
    reading: Reading = .init(), measuring: Measuring = .init()
  ) {
    self.inputs = inputs
    self.content = content
    self.view = view
    self.regions = regions
    self.roads = roads
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
    let surveyor = try Surveyor(earth: measuring.earth, threads: execution.threads)
    var surveys: [Survey] = []
    for file in content == .change ? loaded : loaded.suffix(1) {
      surveys.append(try surveyor.survey(file.snapshot))
    }
    let files = try zip(loaded.suffix(surveys.count), surveys).map { try MeasuredFile($0, $1) }
    for file in files { diagnostics.add(file) }
    if let mixed = Diagnostic(mixedSourcesOf: files.map(\.file)) { diagnostics.add(mixed) }
    let regions = try LoadedRegions(regions, earth: measuring.earth, execution)
    diagnostics.add(regions?.diagnostics ?? Diagnostics())
    let gazetteer = try PlacesInput.gazetteer(places, &diagnostics)
    let overlays = try overlays.map { try MapOverlay($0, &diagnostics) }
    let roads =
      try self.roads.isEmpty
      ? gazetteer.roads.map { MapOverlay(name: $0.ref, geometries: $0.lines.map { .lineString($0) }) }
      : self.roads.map { try MapOverlay($0, &diagnostics) }

    let land = try surveys[surveys.count - 1].land(of: measuring.territory)
    var layers: [MapResult.Layer] = []
    var patches: [Patch] = []
    var shares: [MapResult.Share] = []
    var statement: any Statement = AreaStatement(
      date: files.last?.file.date, squareKilometers: land.squareKilometers)
    switch content {
    case .status:
      let lands = try surveys[0].statusLands()
      layers = lands.statuses.map {
        .init(
          kind: .status($0), boundary: lands.boundary(of: $0),
          squareKilometers: lands.squareKilometers(of: $0))
      }
    case .change:
      let before = try surveys[0].land(of: measuring.territory)
      let change = try surveyor.change(from: before, to: land)
      patches = try surveyor.patches(of: change)
      layers = [
        .init(kind: .held, boundary: before.boundary, squareKilometers: before.squareKilometers),
        .init(kind: .gained, boundary: change.gained, squareKilometers: change.gainedSquareKilometers),
        .init(kind: .lost, boundary: change.lost, squareKilometers: change.lostSquareKilometers),
      ]
      statement = ChangeStatement(
        before: files[0].file.date, after: files[1].file.date,
        gainedSquareKilometers: change.gainedSquareKilometers,
        lostSquareKilometers: change.lostSquareKilometers, netSquareKilometers: change.netSquareKilometers)
    case .share:
      layers = [.init(kind: .held, boundary: land.boundary, squareKilometers: land.squareKilometers)]
    }
    if let regions {
      shares = try self.shares(of: regions.measured, land, content, surveyor)
    }
    return MapResult(
      content: content, layers: layers, patches: patches, shares: shares, roads: roads, overlays: overlays,
      gazetteer: gazetteer,
      extent: try extent(layers, patches, shares, gazetteer), view: view,
      hasApproximateRoads: self.roads.isEmpty,
      files: files.map(\.file), diagnostics: diagnostics,
      provenance: Provenance(
        files: files.map(\.file), territory: measuring.territory, earth: measuring.earth,
        denominator: measuring.denominator, repairs: files.flatMap(\.repairs), notices: diagnostics.notices,
        statement: statement))
  }

  /// Returns the regions; for a map of shares with how much of each the territory has.
  private func shares(
    of regions: MeasuredRegions, _ land: Land, _ content: Content, _ surveyor: Surveyor
  ) throws -> [MapResult.Share] {
    guard content == .share else { return regions.map.regions.map { .init(region: $0, percent: nil) } }
    let divider = RegionDivider(regions, surveyor: surveyor)
    let divided = try divider.divide(land)
    return try regions.map.regions.enumerated().map { index, region in
      let whole = try divider.squareMeters(ofRegion: index)
      return .init(
        region: region, percent: whole > 0 ? divided.regionSquareMeters[index] / whole * 100 : 0)
    }
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

  private func extent(
    _ layers: [MapResult.Layer], _ patches: [Patch], _ shares: [MapResult.Share], _ gazetteer: Gazetteer
  ) throws -> Box {
    if let view { return try view.box(shares.map(\.region), gazetteer) }
    if content == .share || (!shares.isEmpty && layers.isEmpty) {
      return shares.reduce(Box.empty) { $0.union($1.region.box) }
    }
    let changed = patches.filter { $0.squareKilometers >= PatchReport.defaultSliverSquareKilometers }
    if !changed.isEmpty { return changed.reduce(Box.empty) { $0.union($1.box) } }
    let box = layers.reduce(Box.empty) { $0.union($1.boundary.box) }
    // A map of the whole country shows all of it, and not only what is held.
    if content == .status, box.width > 6 { return box.union(Box.mappedArea) }
    guard !box.isEmpty else {
      throw JobError(.badData, "there is no land to show on the map: check the file, or choose another day")
    }
    return box
  }
}
