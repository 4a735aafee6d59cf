import EdgeChains
public import FrontLine
import GeoJSON
public import GeoTypes
public import Measurement
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
      let report = try surveys[surveys.count - 1].regionReport(
        territory: measuring.territory, divider: RegionDivider(regions.measured, surveyor: surveyor))
      shares = regions.map.regions.indices.map { index in
        .init(
          region: report.regions[index],
          percent: report.percent(report.territory.squareKilometers(ofRegion: index), ofRegion: index))
      }
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

/// The part of the earth that a map shows.
public enum MapView: Hashable, Sendable {
  case box(Box)
  /// So far around a place, a road or a coordinate.
  case around(String, radiusKilometers: Double)
  /// The region of that name.
  case region(String)

  func validate(hasRegions: Bool) throws(JobError) {
    switch self {
    case .box(let box):
      guard Box.wholeEarth.contains(box) else {
        throw .request("\(.bbox) reaches beyond longitudes of ±180 or latitudes of ±90 degrees")
      }
    case .around(_, let radius):
      guard (0.1...2000).contains(radius) else {
        throw .request("\(.radius) \(plainNumber(radius)): give 0.1 to 2000 kilometres")
      }
    case .region:
      guard hasRegions else {
        throw .request("\(.region) names one of the regions of \(.regions): name their file")
      }
    }
  }

  func box(_ regions: [Region], _ gazetteer: Gazetteer) throws -> Box {
    switch self {
    case .box(let box): return box
    case .around(let text, let radius):
      let target = try TargetInput.resolve(text) { gazetteer }
      return target.geometry.box.widened(byMeters: radius * 1000)
    case .region(let name):
      let key = name.lowercased()
      let found = regions.filter { $0.name.lowercased() == key || $0.id?.lowercased() == key }
      guard let region = found.first, found.count == 1 else {
        let names = regions.map { printable($0.name) }.joined(separator: ", ")
        throw JobError.request("there is no region \(printable(name)): give one of \(names)")
      }
      return region.box
    }
  }
}

extension Region {
  package var box: Box { polygons.reduce(.empty) { $0.union($1.box) } }
}

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

  /// A region and how much of it is held.
  public struct Share: Sendable {
    public let region: Region
    public let percent: Double
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
  public let extent: Box
  /// The part that was asked for; nil for all that the map is about.
  public let view: MapView?
  /// Whether the roads are those that come with the library, which are approximations.
  public let hasApproximateRoads: Bool
  /// The only map, or the earlier and the later.
  public let files: [Provenance.File]
  public let diagnostics: Diagnostics
  public let provenance: Provenance
}
