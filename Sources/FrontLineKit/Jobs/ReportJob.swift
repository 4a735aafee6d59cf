import Digests
import EdgeChains
import FrontLine
import GeoJSON
import GeoTypes
import Measurement
public import Proximity

/// A section of a report.
public enum ReportSection: String, Hashable, Sendable, CaseIterable {
  /// The sentence and the figures.
  case summary
  /// The map to slide through.
  case map
  /// A section between the figures and the method.
  case chart, regions, patches, settlements, distances, roads, zones, transitions, comparison
  /// How the figures are defined, the files with their digests, the diagnostics, the terms of the source.
  case method
}

/// The weekly bulletin: what changed over some days, where, by region, and how far places are from the front.
///
/// Its parts are the results of other jobs, whose figures it has to the last digit. The maps are read once for the series
/// and for the borders of every day.
public struct ReportJob: Job {
  public static let name = "report"

  /// Files, folders or archives; none: the embedded sample.
  public var inputs: [String] = []
  /// What a bar of the chart stands for; nil: a day, a week or a month, by how many days there are.
  public var every: SeriesJob.Step?
  /// From the last map up to the first of these days to the last map up to the last.
  public var range = DateRange()
  /// Whether files that can't be read are left out, with a warning.
  public var keepsGoing = false
  /// The regions that have a table; nil for none.
  public var regions: RegionsInput?
  /// As in ``DistanceJob``.
  public var targets: [String] = []
  /// Each as ``RouteJob/along``.
  public var roads: [String] = []
  /// Limits for which it is told when the front came so near to a target.
  public var withinKilometers = [5.0, 10, 20, 50]
  /// A map, or a folder of maps, of another source, which is compared on the last day.
  public var other: String?
  /// What is told; nil: all that there is something to say of.
  public var sections: [ReportSection]?
  /// Gaps of the territory narrower than this are closed for distances, roads and zones.
  public var gapMeters = GapCloser.defaultMeters
  /// The places that are known by name; nil: those that come with the library.
  public var places: PlacesInput?
  /// How maps are read.
  public var reading = Reading()
  /// How the other source is read, where not as the maps.
  public var readingB = SideReading()
  /// How land is measured.
  public var measuring = Measuring()

  /// Creates a job on the embedded sample.
  public init() {}

  /// Creates a job.
  public init(
    inputs: [String], every: SeriesJob.Step? = nil, range: DateRange = .init(), keepsGoing: Bool = false,
    regions: RegionsInput? = nil, to targets: [String] = [], along roads: [String] = [],
    withinKilometers: [Double] = [5, 10, 20, 50], compare other: String? = nil,
    sections: [ReportSection]? = nil, gapMeters: Double = GapCloser.defaultMeters,
    places: PlacesInput? = nil, reading: Reading = .init(), readingB: SideReading = .init(),
    measuring: Measuring = .init()
  ) {
    self.inputs = inputs
    self.every = every
    self.range = range
    self.keepsGoing = keepsGoing
    self.regions = regions
    self.targets = targets
    self.roads = roads
    self.withinKilometers = withinKilometers
    self.other = other
    self.sections = sections
    self.gapMeters = gapMeters
    self.places = places
    self.reading = reading
    self.readingB = readingB
    self.measuring = measuring
  }

  public func validate() throws(JobError) {
    try range.validate()
    try GapCloser.validate(gapMeters)
    if inputs.contains("-") {
      throw .request(
        "a report reads its maps more than once, and standard input can be read only once: name a file")
    }
    if other != nil, inputs.isEmpty {
      throw .request("\(.compare) names another source, and no maps to compare it with are named: name them")
    }
    if every == .snapshot {
      throw .request(
        "\(.every) snapshot is not for a report, which takes the last map of each day: give day")
    }
    if let sections, sections.isEmpty {
      throw .request("\(.sections) names no section: name one, or leave it out")
    }
    for target in targets where target.isEmpty {
      throw .request("\(.to) names nothing: give a place or a road")
    }
    for road in roads where road.isEmpty { throw .request("\(.along) names nothing: give a road or a file") }
    for (section, isGiven, setting) in [
      (ReportSection.regions, regions != nil, Setting.regions), (.distances, !targets.isEmpty, .to),
      (.roads, !roads.isEmpty, .along), (.comparison, other != nil, .compare),
    ] where sections?.contains(section) == true && !isGiven {
      throw .request("\(.sections) \(section.rawValue) is empty without \(setting)")
    }
    if let limit = withinKilometers.first(where: { !($0 >= 0 && $0.isFinite) }) {
      throw .request("\(.within) \(limit) is no distance: give kilometres, 0 or more")
    }
  }

  private func wants(_ section: ReportSection) -> Bool { sections?.contains(section) ?? true }

  public func run(_ execution: Execution) async throws -> ReportResult {
    try validate()
    var diagnostics = Diagnostics()
    let options = try reading.options()
    let regions = try LoadedRegions(regions, earth: measuring.earth, execution)
    try checkNames()
    let walk = SeriesWalk(
      inputs: try series(options, &diagnostics), territory: measuring.territory, earth: measuring.earth,
      regions: nil, reading: options, keepsGoing: keepsGoing, execution: execution, recordsBorders: true)
    let measured = try await walk.measure(&diagnostics)
    let ends = [measured.inputs[0], measured.inputs[measured.inputs.count - 1]]

    diagnostics.add(regions?.diagnostics ?? Diagnostics())
    let gazetteer = try PlacesInput.gazetteer(places, &diagnostics)
    let isOfOneDay = measured.steps.count == 1
    let area = try await AreaJob(inputs: [], measuring: measuring).areas(
      of: [ends[1]], options, isOfOneDay ? regions : nil, Diagnostics(), execution)
    diagnostics.add(area.diagnostics)
    let change =
      isOfOneDay
      ? nil
      : try await ChangeJob(before: nil, after: nil, places: places, measuring: measuring)
        .compared(ends[0], ends[1], SidesReading(both: options), regions, Diagnostics(), execution)
    if let change { diagnostics.add(change.diagnostics) }
    let series = isOfOneDay ? nil : try await series(walk, measured)
    let parts = try await parts(measured, execution)
    for part in parts.diagnostics { diagnostics.add(part) }
    diagnostics.removeRepeated()
    let figures = change?.provenance ?? area.provenance
    return ReportResult(
      sections: ReportSection.allCases.filter(wants), steps: measured.steps,
      borders: SeriesWalk.history(of: measured), gazetteer: gazetteer, regionMap: regions?.map.regions ?? [],
      area: area, change: change, series: series, distances: parts.distances, routes: parts.routes,
      zones: parts.zones, comparison: parts.comparison, diagnostics: diagnostics,
      provenance: provenance(
        figures.statement, measured, notices: diagnostics.notices, slivers: figures.slivers))
  }

  /// Throws where a target, a road, the gazetteer or the other source can't be found. Whoever mistypes a name need not
  /// wait until all maps are measured.
  ///
  /// Standard input, which can be read once, is left to whoever measures.
  package func checkNames() throws {
    var unheard = Diagnostics()
    let gazetteer = try PlacesInput.gazetteer(places, &unheard)
    if wants(.distances) {
      for target in targets where target != "-" { _ = try TargetInput.resolve(target) { gazetteer } }
    }
    if wants(.roads) {
      let model = try EdgeModel(measuring.earth)
      for road in roads where road != "-" { _ = try RouteInput.along(road, places, model) }
    }
    if wants(.comparison), let other, other != "-" {
      let options = try SidesReading(reading, a: SideReading(), b: readingB)
      _ = try ComparedSide(other, DateRange(), options.b, &unheard)
    }
  }

  /// The maps in the order of their days.
  private func series(
    _ options: SnapshotReader.Options, _ diagnostics: inout Diagnostics
  ) throws -> DatedInputs {
    let all = try DatedInputs(
      inputs, DateRange(until: range.until), options, sameDate: range.since == nil ? .last : .allowed,
      keepsGoing: keepsGoing, &diagnostics)
    return try range.since.map { try all.beginning(upTo: $0, sameDate: .last) } ?? all
  }

  private func series(_ walk: SeriesWalk, _ measured: SeriesWalk.Measured) async throws -> SeriesResult {
    let every = every ?? Self.step(of: measured.steps.map(\.date))
    guard let length = every.length else {
      return SeriesResult(
        rows: .steps(measured.rows, regions: nil), every: .day, rollingDays: nil, diagnostics: Diagnostics(),
        provenance: provenance(SeriesStatement(measured.rows), measured))
    }
    let periods = try await walk.periods(of: measured, by: length, rollingDays: nil).whole
    let about = provenance(SeriesStatement(periods, by: length), measured)
    let published = length == .month ? try PublishedGains.monthly(of: about) : [:]
    return SeriesResult(
      rows: .periods(periods, regions: nil, published: published), every: every,
      rollingDays: nil, diagnostics: Diagnostics(), provenance: about)
  }

  private func provenance(
    _ statement: some Statement, _ measured: SeriesWalk.Measured, notices: [Diagnostic] = [],
    slivers: PatchReport.Slivers? = nil
  ) -> Provenance {
    Provenance(
      files: measured.files, territory: measuring.territory, earth: measuring.earth,
      denominator: measuring.denominator, repairs: measured.repairs, notices: notices, slivers: slivers,
      statement: statement)
  }

  /// Days up to a fortnight, weeks up to ten of them, then months.
  private static func step(of dates: [CalendarDate]) -> SeriesJob.Step {
    guard let first = dates.first, let last = dates.last else { return .day }
    let days = first.days(to: last)
    return days <= 14 ? .day : days <= 70 ? .week : .month
  }
}

extension ReportJob {
  /// The results of the jobs of the sections that are asked for.
  private struct Parts {
    var distances: DistanceResult?
    var routes: [RouteResult] = []
    var zones: ZonesResult?
    var comparison: CompareResult?

    var diagnostics: [Diagnostics] {
      [distances?.diagnostics, zones?.diagnostics, comparison?.diagnostics].compactMap(\.self)
        + routes.map(\.diagnostics)
    }
  }

  /// Runs these jobs on the days of the report.
  private func parts(_ measured: SeriesWalk.Measured, _ execution: Execution) async throws -> Parts {
    var parts = Parts()
    guard let last = measured.inputs.last else { return parts }
    // Those that were measured: a name may say another day than the map does.
    let (maps, lastMap) = (WalkedInputs(measured.inputs), WalkedInputs([last]))
    // Digests of the files are known.
    var plain = execution
    plain.parts.subtract([.digests, .pieces])
    if wants(.distances), !targets.isEmpty {
      parts.distances = try await DistanceJob(
        inputs: inputs, to: targets, withinKilometers: withinKilometers, gapMeters: gapMeters, places: places,
        reading: reading, measuring: measuring
      ).run(plain, on: maps)
    }
    if wants(.roads) {
      for road in roads {
        parts.routes.append(
          try await RouteJob(
            inputs: inputs, along: road, gapMeters: gapMeters, places: places, reading: reading,
            measuring: measuring
          ).run(plain, on: maps))
      }
    }
    if wants(.zones), measured.steps.last?.squareKilometers ?? 0 > 0 {
      parts.zones = try await ZonesJob(
        inputs: inputs, areas: false, gapMeters: gapMeters, places: places, reading: reading,
        measuring: measuring
      ).run(plain, on: lastMap)
    }
    if wants(.comparison), let other {
      let side = ComparedSide.series(
        path: inputs.first ?? "", inputs: measured.inputs, dates: measured.steps.map(\.date))
      parts.comparison = try await CompareJob(
        "", with: other, on: measured.steps.last?.date, reading: reading, readingB: readingB,
        measuring: measuring
      ).compared(side, plain)
    }
    return parts
  }
}

extension ReportJob {
  /// A digest of the job and of the files that it names beside its maps and regions; nil where it names another source,
  /// of which it is not known what is read.
  package func digest() throws -> String? {
    if other != nil { return nil }
    var parts = [JSONValue.object(json).description]
    let files = [places?.path, reading.source.path].compactMap(\.self) + targets + roads
    for file in files where fileExists(atPath: file) {
      parts.append(try InputFile.read(file).withUnsafeBytes { SHA256Digest(of: $0).description })
    }
    let text = Array(parts.joined(separator: "\n").utf8)
    return text.withUnsafeBytes { SHA256Digest(of: $0).description }
  }
}

extension SourceChoice {
  /// The file that describes it.
  fileprivate var path: String? { if case .described(let path) = self { path } else { nil } }
}
