public import FrontLine
public import Measurement

/// Area, gained and lost over time: by snapshot, day, week or month.
public struct SeriesJob: Job {
  public static let name = "series"

  /// What a row stands for.
  public enum Step: String, Hashable, Sendable, CaseIterable {
    /// The length of a step.
    case snapshot, day, week, month

    /// Of weeks and months.
    var length: SeriesPeriod.Length? {
      switch self {
      case .snapshot, .day: nil
      case .week: .week
      case .month: .month
      }
    }

    /// By day, week and month the last map of a day counts.
    var sameDate: DatedInputs.SameDate { self == .snapshot ? .allowed : .last }
  }

  /// Files, folders or archives; none: the embedded sample.
  public var inputs: [String] = []
  /// The length of a step.
  public var every = Step.day
  /// The days that are looked at.
  public var range = DateRange()
  /// Whether files that can't be read are left out, with a warning.
  public var keepsGoing = false
  /// The regions that the areas are divided by; nil for none.
  public var regions: RegionsInput?
  /// Whether rows of regions are left out in which nothing was gained or lost.
  public var isChangedOnly = false
  /// The number of days that rolling means are taken over; nil for none.
  public var rollingDays: Int?
  /// The sources that follow one another; nil: all maps are one series.
  public var sources: Splice?
  /// How maps are read.
  public var reading = Reading()
  /// How land is measured.
  public var measuring = Measuring()

  /// Creates a job on the embedded sample.
  public init() {}

  /// Creates a job.
  public init(
    inputs: [String], every: Step = .day, range: DateRange = .init(), keepsGoing: Bool = false,
    regions: RegionsInput? = nil, isChangedOnly: Bool = false, rollingDays: Int? = nil,
    sources: Splice? = nil, reading: Reading = .init(), measuring: Measuring = .init()
  ) {
    self.inputs = inputs
    self.every = every
    self.range = range
    self.keepsGoing = keepsGoing
    self.regions = regions
    self.isChangedOnly = isChangedOnly
    self.rollingDays = rollingDays
    self.sources = sources
    self.reading = reading
    self.measuring = measuring
  }

  /// The numbers of days that rolling means may be taken over.
  public static let rollingLengths = 2...3650

  public func validate() throws(JobError) {
    try range.validate()
    if isChangedOnly, regions == nil {
      throw .request("\(.changedOnly) leaves out rows of regions: name them with \(.regions)")
    }
    if let rollingDays, !Self.rollingLengths.contains(rollingDays) {
      throw .request("\(.rollingDays) \(rollingDays): give a number of days from 2 to 3650")
    }
    if sources != nil, reading.source != .auto || inputs.isEmpty {
      throw .request(
        "\(.sources) tells the sources of the maps that are named: leave out \(.source), and name them")
    }
  }

  public func run(_ execution: Execution) async throws -> SeriesResult {
    try validate()
    if let sources { return try await spliced(sources, execution) }
    var diagnostics = Diagnostics()
    let options = try reading.options()
    let series = try DatedInputs(
      inputs, range, options, sameDate: every.sameDate, joinsSources: true, keepsGoing: keepsGoing,
      &diagnostics)
    let regions = try LoadedRegions(regions, earth: measuring.earth, execution)
    diagnostics.add(regions?.diagnostics ?? Diagnostics())
    let walk = SeriesWalk(
      inputs: series, territory: measuring.territory, earth: measuring.earth, regions: regions,
      reading: options, keepsGoing: keepsGoing, execution: execution)
    let measured = try await walk.measure(&diagnostics)
    func provenance(_ statement: SeriesStatement) -> Provenance {
      Provenance(
        files: measured.files, territory: measuring.territory, earth: measuring.earth,
        denominator: measuring.denominator, repairs: measured.repairs, notices: diagnostics.notices,
        statement: statement)
    }
    guard let length = every.length else {
      var regions = walk.steps(of: measured)
      if isChangedOnly, let notice = regions?.keep(\.changed) { diagnostics.add(notice) }
      return SeriesResult(
        rows: .steps(measured.rows, regions: regions), every: every, rollingDays: rollingDays,
        diagnostics: diagnostics,
        provenance: provenance(SeriesStatement(measured.rows)))
    }
    var periods = try await walk.periods(of: measured, by: length, rollingDays: rollingDays)
    if isChangedOnly, let notice = periods.regions?.keep(\.changed) { diagnostics.add(notice) }
    let about = provenance(SeriesStatement(periods.whole, by: length))
    return SeriesResult(
      rows: .periods(
        periods.whole, regions: periods.regions,
        published: length == .month ? try PublishedGains.monthly(of: about) : [:]),
      every: every, rollingDays: rollingDays, diagnostics: diagnostics, provenance: about)
  }
}

/// A series, row by row.
public struct SeriesResult: JobResult {
  /// Rows by map and day, or by week and month.
  public enum Rows: Sendable {
    /// By snapshot or day; by region where regions were asked for.
    case steps([SeriesStep], regions: SeriesRegions<StepRows>?)
    /// By week or month, with what the source itself published for a period, in km², by the period's name.
    case periods([PeriodFigures], regions: SeriesRegions<[PeriodFigures]>?, published: [String: Double])
  }

  /// The rows, in the order of time.
  public let rows: Rows
  /// The length of a step.
  public let every: SeriesJob.Step
  /// The number of days that rolling means are taken over; nil for none.
  public let rollingDays: Int?
  /// Where the series goes from one source to another; empty where it does not.
  public var seams: [Seam] = []
  public let diagnostics: Diagnostics
  public let provenance: Provenance
}

/// A series by region, with the file of the regions and how well the parts add up.
public struct SeriesRegions<Rows: Collection & Sendable>: Sendable {
  /// The rows of each region.
  public private(set) var series: [RegionSeries<Rows>]
  /// The file of the regions.
  public let source: RegionSource
  /// The largest difference, over the snapshots, of regions and outside together from the whole.
  public let largestResidualSquareKilometers: Double
}

extension SeriesRegions {
  /// Keeps those rows of each region that `changed` returns, and leaves out regions without a row. Returns a notice of
  /// how many rows are left out; nil if none is.
  mutating func keep(_ changed: (Rows) -> Rows) -> Diagnostic? {
    let all = series.reduce(0) { $0 + $1.rows.count }
    series = series.compactMap { region in
      let rows = changed(region.rows)
      return rows.isEmpty ? nil : region.with(rows: rows)
    }
    let left = all - series.reduce(0) { $0 + $1.rows.count }
    guard left > 0 else { return nil }
    return Diagnostic(
      .unchangedRows, severity: .notice, path: nil,
      message: "rows of regions in which nothing was gained or lost are left out: \(left) of \(all)",
      values: ["left_out": .integer(Int64(left)), "rows": .integer(Int64(all))])
  }
}

extension SeriesRegions where Rows == [PeriodFigures] {
  /// Notes at the first period of each region the step between two sources.
  mutating func markSeams(_ seam: (Int) -> ChangeFigures?) {
    series = series.enumerated().map { index, region in
      var rows = region.rows
      if !rows.isEmpty { rows[0].seam = seam(index) }
      return region.with(rows: rows)
    }
  }

  /// Notes the source of the maps.
  mutating func setSource(_ source: Source?) {
    series = series.map { region in
      var rows = region.rows
      for index in rows.indices { rows[index].source = source }
      return region.with(rows: rows)
    }
  }

  /// Returns the periods of each region, and behind them those of a later part.
  func followed(by other: SeriesRegions) -> SeriesRegions {
    SeriesRegions(
      series: zip(series, other.series).map {
        $0.with(rows: $0.rows + $1.rows)
      },
      source: source,
      largestResidualSquareKilometers: [
        largestResidualSquareKilometers, other.largestResidualSquareKilometers,
      ].max { $0.magnitude < $1.magnitude } ?? 0)
  }
}

extension [PeriodFigures] {
  /// The periods in which something was gained or lost.
  var changed: [PeriodFigures] { filter { $0.change?.isOfLand ?? false } }
}

extension Diagnostic.Code {
  /// Rows of regions without a change are left out.
  public static let unchangedRows = Self("unchangedRows")
}
