public import FrontLine
public import Measurement

/// Area, gained and lost over time: by snapshot, day, week or month.
public struct SeriesJob: Job {
  public static let name = "series"

  /// What a row stands for.
  public enum Step: String, Hashable, Sendable, CaseIterable {
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
  public var every = Step.day
  public var range = DateRange()
  /// Whether files that can't be read are left out, with a warning.
  public var keepsGoing = false
  public var regions: RegionsInput?
  public var reading = Reading()
  public var measuring = Measuring()

  public init() {}

  public init(
    inputs: [String], every: Step = .day, range: DateRange = .init(), keepsGoing: Bool = false,
    regions: RegionsInput? = nil, reading: Reading = .init(), measuring: Measuring = .init()
  ) {
    self.inputs = inputs
    self.every = every
    self.range = range
    self.keepsGoing = keepsGoing
    self.regions = regions
    self.reading = reading
    self.measuring = measuring
  }

  public func validate() throws(JobError) { try range.validate() }

  public func run(_ execution: Execution) async throws -> SeriesResult {
    try validate()
    var diagnostics = Diagnostics()
    let options = try reading.options()
    let series = try DatedInputs(
      inputs, range, options, sameDate: every.sameDate, keepsGoing: keepsGoing, &diagnostics)
    let regions = try LoadedRegions(regions, earth: measuring.earth, digest: execution.wantsDigest)
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
      return SeriesResult(
        rows: .steps(measured.rows, regions: walk.steps(of: measured)), diagnostics: diagnostics,
        provenance: provenance(SeriesStatement(measured.rows)))
    }
    let periods = try await walk.periods(of: measured, by: length)
    let about = provenance(SeriesStatement(periods.whole))
    return SeriesResult(
      rows: .periods(
        periods.whole, regions: periods.regions, published: try PublishedGains.monthly(of: about)),
      diagnostics: diagnostics, provenance: about)
  }
}

/// A series, row by row.
public struct SeriesResult: JobResult {
  public enum Rows: Sendable {
    /// By snapshot or day; by region where regions were asked for.
    case steps([SeriesStep], regions: SeriesRegions<SeriesStep>?)
    /// By week or month, with what the source itself published for a period, in km², by the period's name.
    case periods([PeriodFigures], regions: SeriesRegions<PeriodFigures>?, published: [String: Double])
  }

  public let rows: Rows
  public let diagnostics: Diagnostics
  public let provenance: Provenance
}

/// A series by region, with the file of the regions and how well the parts add up.
public struct SeriesRegions<Row: Sendable>: Sendable {
  public let series: [RegionSeries<Row>]
  public let source: RegionSource
  /// The largest difference, over the snapshots, of regions and outside together from the whole.
  public let largestResidualSquareKilometers: Double
}
