import EdgeChains
public import FrontLine
import GeoTypes
import Measurement
import Proximity

/// What lies on all maps of a job, read once.
struct MapMaterials: Sendable {
  let regions: LoadedRegions?
  let gazetteer: Gazetteer
  let roads: [MapOverlay]
  let routes: [MapOverlay]
  let overlays: [MapOverlay]

  /// Throws an ``InputError`` or a ``JobError`` if a file can't be used.
  init(_ job: MapJob, _ execution: Execution, _ diagnostics: inout Diagnostics) throws {
    regions = try LoadedRegions(job.regions, earth: job.measuring.earth, execution)
    diagnostics.add(regions?.diagnostics ?? Diagnostics())
    gazetteer = try PlacesInput.gazetteer(job.places, &diagnostics)
    overlays = try job.overlays.flatMap { try MapOverlay.overlays($0, &diagnostics) }
    let places = gazetteer
    routes = try job.routes.map { try MapOverlay.route($0, places, &diagnostics) }
    if job.roads.isEmpty {
      roads = gazetteer.roads.map { MapOverlay(name: $0.ref, geometries: $0.lines.map { .lineString($0) }) }
    } else {
      roads = try job.roads.flatMap { try MapOverlay.overlays($0, &diagnostics) }
    }
  }
}

/// Measures what is on one map after another.
///
/// Not `Sendable`: it owns a surveyor.
struct MapSurveyor {
  private let job: MapJob
  private let materials: MapMaterials
  private let surveyor: Surveyor

  init(_ job: MapJob, _ materials: MapMaterials, threads: Int) throws {
    self.job = job
    self.materials = materials
    surveyor = try Surveyor(earth: job.measuring.earth, threads: threads)
  }

  /// Returns a map of one snapshot, or of the change between two.
  ///
  /// - Parameter diagnostics: What is to be said beside what is found in the snapshots.
  func map(
    of loaded: [LoadedSnapshot], _ content: MapJob.Content, _ diagnostics: Diagnostics = Diagnostics()
  ) throws -> MapResult {
    var diagnostics = diagnostics
    let surveys = try loaded.map { try surveyor.survey($0.snapshot) }
    let files = try zip(loaded, surveys).map { try MeasuredFile($0, $1) }
    for file in files { diagnostics.add(file) }
    if let mixed = Diagnostic(mixedSourcesOf: files.map(\.file)) { diagnostics.add(mixed) }
    let found = try layers(of: surveys, files.map(\.file), content)
    let regions = try regions(found.land, content)
    let extent = try Self.extent(
      found.layers, found.patches, regions, content, view: job.view, materials.gazetteer)
    if job.view != nil, !found.layers.contains(where: { $0.boundary.comesInto(extent) }) {
      diagnostics.add(.noLandInView)
    }
    return MapResult(
      content: content, layers: found.layers, patches: found.patches, shares: regions,
      roads: materials.roads, routes: materials.routes,
      overlays: materials.overlays, gazetteer: materials.gazetteer,
      extent: extent, view: job.view,
      viewTitle: try job.view?.title(regions.map(\.region), materials.gazetteer),
      hasApproximateRoads: job.roads.isEmpty, files: files.map(\.file), diagnostics: diagnostics,
      provenance: Provenance(
        files: files.map(\.file), territory: job.measuring.territory, earth: job.measuring.earth,
        denominator: job.measuring.denominator, repairs: files.flatMap(\.repairs),
        notices: diagnostics.notices, statement: found.statement))
  }

  private typealias Found = (
    land: Land, layers: [MapResult.Layer], patches: [Patch], statement: any Statement
  )

  private func layers(
    of surveys: [Survey], _ files: [Provenance.File], _ content: MapJob.Content
  ) throws -> Found {
    let land = try surveys[surveys.count - 1].land(of: job.measuring.territory)
    let part = try regionInView()
    let area = AreaStatement(
      date: files.last?.date,
      squareKilometers: try part?.squareKilometers(of: land.boundary, land.squareKilometers)
        ?? land.squareKilometers, region: part?.title)
    switch content {
    case .status:
      let lands = try surveys[0].statusLands()
      let layers = lands.statuses.map {
        MapResult.Layer(
          kind: .status($0), boundary: lands.boundary(of: $0),
          squareKilometers: lands.squareKilometers(of: $0))
      }
      return (land, try part?.divided(layers) ?? layers, [], area)
    case .change:
      let before = try surveys[0].land(of: job.measuring.territory)
      let change = try surveyor.change(from: before, to: land)
      let whole = MapResult.layers(
        before: before.boundary, squareKilometers: before.squareKilometers, change)
      let layers = try part?.divided(whole) ?? whole
      func squareKilometers(_ kind: MapResult.Layer.Kind, _ all: Double) -> Double {
        layers.first { $0.kind == kind }?.regionSquareKilometers ?? all
      }
      let gained = squareKilometers(.gained, change.gainedSquareKilometers)
      let lost = squareKilometers(.lost, change.lostSquareKilometers)
      // A map beside itself says what is held, and not that nothing was gained.
      let isAlone = files[0].path == files[files.count - 1].path
      let statement = ChangeStatement(
        before: files[0].date, after: files[files.count - 1].date,
        gainedSquareKilometers: gained, lostSquareKilometers: lost,
        netSquareKilometers: part == nil ? change.netSquareKilometers : gained - lost, region: part?.title)
      return (land, layers, try surveyor.patches(of: change), isAlone ? area : statement)
    case .share:
      let layer = MapResult.Layer(
        kind: .held, boundary: land.boundary, squareKilometers: land.squareKilometers)
      return (land, try part?.divided([layer]) ?? [layer], [], area)
    }
  }

  /// Returns the region that is in view; nil where none is named.
  private func regionInView() throws -> RegionInView? {
    guard case .region(let name)? = job.view, let regions = materials.regions?.measured else { return nil }
    return RegionInView(
      index: try MapView.index(ofRegion: name, in: regions.map.regions),
      divider: RegionDivider(regions, surveyor: surveyor))
  }

  /// Returns the regions; for a map of shares with how much of each the territory has.
  private func regions(_ land: Land, _ content: MapJob.Content) throws -> [MapResult.Share] {
    guard let regions = materials.regions?.measured else { return [] }
    guard content == .share else { return regions.map.regions.map { .init(region: $0, percent: nil) } }
    let divider = RegionDivider(regions, surveyor: surveyor)
    let divided = try divider.divide(land)
    return try regions.map.regions.enumerated().map { index, region in
      let whole = try divider.squareMeters(ofRegion: index)
      return .init(
        region: region, percent: whole > 0 ? divided.regionSquareMeters[index] / whole * 100 : 0)
    }
  }

  /// Returns what must be in view: the part that was asked for, or what the map is about.
  static func extent(
    _ layers: [MapResult.Layer], _ patches: [Patch], _ shares: [MapResult.Share], _ content: MapJob.Content,
    view: MapView?, _ gazetteer: Gazetteer
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

/// Measures what lies in the region that is in view.
private struct RegionInView {
  let index: Int
  let divider: RegionDivider

  var title: BilingualText { divider.map.regions[index].title }

  func squareKilometers(of boundary: EdgeChain, _ squareKilometers: Double) throws -> Double {
    try divider.divide(boundary, squareMeters: squareKilometers * 1e6).squareKilometers(ofRegion: index)
  }

  /// Returns the layers, each with what of it lies in the region.
  func divided(_ layers: [MapResult.Layer]) throws -> [MapResult.Layer] {
    try layers.map { layer in
      var layer = layer
      layer.regionSquareKilometers = try squareKilometers(of: layer.boundary, layer.squareKilometers)
      return layer
    }
  }
}

extension EdgeChain {
  /// Whether the land comes into a box: its border does, or the whole box lies in it.
  fileprivate func comesInto(_ box: Box) -> Bool {
    if edges.contains(where: { Box($0.low, $0.high).intersects(box) }) { return true }
    // No border lies in the box, so that one point of it stands for all: a ray to the north crosses the border an odd
    // number of times.
    let point = box.center
    let crossings = edges.count { edge in
      guard (edge.low.x > point.x) != (edge.high.x > point.x) else { return false }
      let share = (point.x - edge.low.x) / (edge.high.x - edge.low.x)
      return edge.low.y + share * (edge.high.y - edge.low.y) > point.y
    }
    return crossings % 2 == 1
  }
}

extension Diagnostic {
  fileprivate static let noLandInView = Diagnostic(
    .noLandInView, path: nil, message: "no land of the map lies in the part that is shown",
    advice: "choose another part, or a larger one")
}

extension Diagnostic.Code {
  /// What is drawn has none of the land that the map is about.
  public static let noLandInView = Self("noLandInView")
}
