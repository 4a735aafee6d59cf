import FrontLine
import GeoTypes
import Measurement
import Proximity

/// Zones by distance from the territory: their land, the settlements in them, and over time who crossed when.
public struct ZonesJob: Job {
  public static let name = "zones"

  /// Files, folders or archives; none: the embedded sample.
  public var inputs: [String] = []
  /// The distances that bound the zones, in ascending order.
  public var withinKilometers = [5.0, 10, 20, 50]
  /// Whether there are zones in the territory too, by the distance from its border.
  public var bothSides = false
  /// Whether the zones are drawn and measured; nil: those of a single map, and where ``clip`` or ``regions`` divide them.
  public var areas: Bool?
  /// A file whose polygons the zones are cut to.
  public var clip: String?
  /// The regions that the land of zones is divided by; nil for none.
  public var regions: RegionsInput?
  /// Gaps of the territory narrower than this are closed.
  public var gapMeters = GapCloser.defaultMeters
  /// The days that are looked at.
  public var range = DateRange()
  /// The places that are known by name; nil: those that come with the library.
  public var places: PlacesInput?
  /// The properties of places that are carried into the result.
  public var carry: [String] = []
  /// How maps are read.
  public var reading = Reading()
  /// How land is measured.
  public var measuring = Measuring()

  /// Creates a job on the embedded sample.
  public init() {}

  /// Creates a job.
  public init(
    inputs: [String], withinKilometers: [Double] = [5, 10, 20, 50], bothSides: Bool = false,
    areas: Bool? = nil, clip: String? = nil, regions: RegionsInput? = nil,
    gapMeters: Double = GapCloser.defaultMeters, range: DateRange = .init(), places: PlacesInput? = nil,
    carry: [String] = [], reading: Reading = .init(), measuring: Measuring = .init()
  ) {
    self.inputs = inputs
    self.withinKilometers = withinKilometers
    self.bothSides = bothSides
    self.areas = areas
    self.clip = clip
    self.regions = regions
    self.gapMeters = gapMeters
    self.range = range
    self.places = places
    self.carry = carry
    self.reading = reading
    self.measuring = measuring
  }

  /// The farthest distance for which a zone is drawn to a metre.
  private static let mostKilometers = 500.0

  public func validate() throws(JobError) {
    try range.validate()
    try GapCloser.validate(gapMeters)
    let shown = withinKilometers.map(plainNumber).joined(separator: ",")
    guard let nearest = withinKilometers.first, let farthest = withinKilometers.last else {
      throw .request("\(.within) names no distance: give kilometres, such as 5,10,20,50")
    }
    guard withinKilometers.allSatisfy(\.isFinite), nearest >= 0.1, farthest <= Self.mostKilometers else {
      throw .request("\(.within) \(shown): give distances from 0.1 to 500 kilometres")
    }
    guard zip(withinKilometers, withinKilometers.dropFirst()).allSatisfy(<) else {
      let sorted = Set(withinKilometers).sorted().map(plainNumber).joined(separator: ",")
      throw .request("\(.within) \(shown): give each distance once, the nearest first: \(sorted)")
    }
    if areas == false, clip != nil || regions != nil {
      throw .request(
        "\(.clip) and \(.regions) divide the land of the zones, which \(.areas) leaves out: give one of them")
    }
  }

  public func run(_ execution: Execution) async throws -> ZonesResult { try await run(execution, on: nil) }

  /// Measures on maps that are at hand, instead of those that are named.
  func run(_ execution: Execution, on given: WalkedInputs?) async throws -> ZonesResult {
    try validate()
    let (territory, options) = (measuring.territory, try reading.options())
    let model = try EdgeModel(measuring.earth)
    var diagnostics = Diagnostics()
    var gazetteer = try PlacesInput.gazetteer(places, carrying: carry, &diagnostics)
    let regions = try LoadedRegions(regions, earth: measuring.earth, execution)
    diagnostics.add(regions?.diagnostics ?? Diagnostics())
    let region = try clip.map { try GeometryFile($0, .polygons, &diagnostics).clipRegion() }
    if let region {
      // What is cut to polygons has no settlements outside them.
      let border = EdgeTree(region.boundary, model: .straight)
      let places = gazetteer.places
      gazetteer.places = PlaceList(
        places.indices.filter { border.winding(around: places.coordinate(at: $0)) > 0 }.map { places[$0] })
    }
    let snapshots = try given ?? LandWalk.inputs(inputs, range, options, &diagnostics)
    let areas = areas ?? (clip != nil || self.regions != nil ? true : nil)
    let walk = LandWalk(
      inputs: snapshots, reading: options, territory: territory, earth: measuring.earth,
      gapMeters: gapMeters, execution: execution)
    let surveyor = ZoneSurveyor(
      gazetteer: gazetteer, zones: zones, model: model, clip: region, regions: regions?.measured)
    let answers = try await walk.answers {
      try ZoneSurveyor.Memory(surveyor)
    } _: { memory, survey, land, turn in
      // Several snapshots keep the cores busy by themselves.
      try surveyor.figures(
        of: survey, land.land, memory, hasAreas: areas ?? turn.isOnly, listsPlaces: turn.isLast,
        threads: turn.isOnly ? execution.threads : 1)
    }
    let landless = answers.filter { !$0.value.hasLand }.map {
      Diagnostic.noLand(in: $0.file.file.path, of: territory)
    }
    if let first = landless.first, landless.count == answers.count { throw JobError(.badData, first.wording) }
    diagnostics.add(landless)
    let repairs = LandWalk.repairs(of: answers, &diagnostics)
    let found = answers.filter(\.value.hasLand).map { (file: $0.file.file, figures: $0.value) }
    let (entries, crossings) = surveyor.entries(of: found)
    if clip != nil, entries.allSatisfy({ $0.zones.allSatisfy { $0.land?.squareKilometers == 0 } }) {
      diagnostics.add(
        Diagnostic(
          .emptyLayer, path: clip, message: "its polygons hold nothing of the zones",
          advice: "name polygons that reach into them"))
    }
    return ZonesResult(
      zones: zones, entries: entries, crossings: crossings, placeCount: gazetteer.places.count,
      isOfficial: places == nil || places?.isAddition == true, placesPath: places?.path, carried: carry,
      regions: regions.map { ($0.map.regions, $0.source) }, isClipped: clip != nil, diagnostics: diagnostics,
      provenance: Provenance(
        files: answers.map(\.file.file), territory: territory, earth: measuring.earth,
        denominator: measuring.denominator, repairs: repairs, notices: diagnostics.notices,
        gaps: walk.gaps(of: answers),
        statement: ZonesStatement(entries.last, placeCount: gazetteer.places.count)))
  }

  /// The zones, from the deepest in the territory to the farthest from it.
  private var zones: [Zone] {
    (bothSides ? Zone.zones(withinKilometers, side: .territory).reversed() : [])
      + Zone.zones(withinKilometers)
  }
}
