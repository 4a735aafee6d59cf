public import FrontLine
public import Measurement

/// Two sources on the same day: the land that both hold, and that only one holds.
public struct CompareJob: Job {
  public static let name = "compare"

  /// A snapshot, or a folder or an archive of them.
  public var a = ""
  /// The maps of the other source.
  public var b = ""
  /// The day to compare, where there are several; nil: that of the side with one snapshot, or every day.
  public var on: CalendarDate?
  /// The days that are compared.
  public var range = DateRange()
  /// The regions that the areas are divided by; nil for none.
  public var regions: RegionsInput?
  /// How the maps of both are read.
  public var reading = Reading()
  /// What differs for the maps of A.
  public var readingA = SideReading()
  /// What differs for the maps of B.
  public var readingB = SideReading()
  /// How land is measured.
  public var measuring = Measuring()

  /// Creates a job to be filled in.
  public init() {}

  /// Creates a job.
  public init(
    _ a: String, with b: String, on: CalendarDate? = nil, range: DateRange = .init(),
    regions: RegionsInput? = nil, reading: Reading = .init(), readingA: SideReading = .init(),
    readingB: SideReading = .init(), measuring: Measuring = .init()
  ) {
    self.a = a
    self.b = b
    self.on = on
    self.range = range
    self.regions = regions
    self.reading = reading
    self.readingA = readingA
    self.readingB = readingB
    self.measuring = measuring
  }

  /// How far the days around reach.
  private static let nearbyDays = 2

  public func validate() throws(JobError) {
    try range.validate()
    if a.isEmpty || b.isEmpty { throw .request("a comparison needs two maps: name both") }
    if on != nil, !range.isOpen {
      throw .request("\(.on) names one day, \(.since) and \(.until) many: give one or the other")
    }
    if a == "-" && b == "-" { throw .request("standard input can be read once: name one file") }
  }

  public func run(_ execution: Execution) async throws -> CompareResult {
    try validate()
    var diagnostics = Diagnostics()
    let options = try SidesReading(reading, a: readingA, b: readingB)
    let sideA = try ComparedSide(a, range, options.a, &diagnostics)
    let sideB = try ComparedSide(b, range, options.b, &diagnostics)
    if sideA.isSeries && sideB.isSeries && on == nil {
      let result = try await run(sideA.byDate(), sideB.byDate(), options, diagnostics, execution)
      guard case .days(let rows, _, _) = result.rows, rows.contains(where: { $0.a.date != $0.b.date }) else {
        return result
      }
      // Some names are not those of the maps' days.
      return try await run(
        sideA.byContent(options.a, execution).byDate(), sideB.byContent(options.b, execution).byDate(),
        options,
        diagnostics, execution)
    }
    try refuseDays(of: sideA, sideB)
    do {
      return try run(sideA, sideB, options, diagnostics, execution)
    } catch is MissingDay {
      return try run(
        await sideA.byContent(options.a, execution), await sideB.byContent(options.b, execution), options,
        diagnostics, execution)
    }
  }

  /// Compares maps that are at hand, instead of those that A names, on the day; where the other side has no map of it, on
  /// the last day before it of which both have one, and says so.
  func compared(_ sideA: ComparedSide, _ execution: Execution) async throws -> CompareResult {
    var diagnostics = Diagnostics()
    let options = try SidesReading(reading, a: readingA, b: readingB)
    let sideB = try ComparedSide(b, range, options.b, &diagnostics)
    do {
      return try run(sideA, sideB, options, diagnostics, execution)
    } catch is MissingDay {
      let sideB = try await sideB.byContent(options.b, execution)
      guard let on, let day = sideA.lastDay(before: on, in: sideB) else {
        return try run(sideA, sideB, options, diagnostics, execution)
      }
      diagnostics.add(
        Diagnostic(
          .days, path: b, message: "there is no map of \(on)",
          advice: "the maps of \(day) are compared, the last day with a map from both",
          values: ["date": .string(on.description), "compared_date": .string(day.description)]))
      var job = self
      job.on = day
      return try job.run(sideA, sideB, options, diagnostics, execution)
    }
  }

  /// Days choose among several: where both sides have one snapshot, nothing would come of them.
  private func refuseDays(of sideA: ComparedSide, _ sideB: ComparedSide) throws {
    let days: [(setting: Setting, date: CalendarDate?)] = [
      (.on, on), (.since, range.since), (.until, range.until),
    ]
    let given = days.filter { $0.date != nil }.map { Wording($0.setting) }
    guard !given.isEmpty, !sideA.isSeries, !sideB.isSeries else { return }
    let (verb, object) = given.count == 1 ? ("chooses", "it") : ("choose", "them")
    throw JobError.request(
      "\(given.joined(separator: " and ")) \(verb) among the days of a folder, and A and B are one snapshot each: leave "
        + "\(object) out, or name a folder")
  }

  private func worker(_ options: SidesReading, digest: Bool) throws -> ComparisonWorker {
    try ComparisonWorker(
      territory: measuring.territory, earth: measuring.earth, reading: options, digest: digest)
  }

  private func provenance(
    _ files: [Provenance.File], _ repairs: [Provenance.Repair], _ diagnostics: Diagnostics,
    _ figures: ComparisonFigures?
  ) -> Provenance {
    Provenance(
      files: files, territory: measuring.territory, earth: measuring.earth,
      denominator: measuring.denominator, repairs: repairs, notices: diagnostics.notices,
      statement: ComparisonStatement(figures: figures))
  }

  // MARK: One day

  private func run(
    _ sideA: ComparedSide, _ sideB: ComparedSide, _ options: SidesReading, _ given: Diagnostics,
    _ execution: Execution
  ) throws -> CompareResult {
    var diagnostics = given
    let worker = try worker(options, digest: execution.wantsDigest)
    let (inputA, inputB) = try inputs(sideA, sideB, worker)
    if inputA.path == inputB.path { diagnostics.add(.sameMap(inputA.path)) }
    let byRegion = try LoadedRegions(regions, earth: measuring.earth, execution)
    diagnostics.add(byRegion?.diagnostics ?? Diagnostics())
    let surveyed = try worker.survey(inputA, inputB, &diagnostics)
    if let dateA = surveyed.a.file.date, let dateB = surveyed.b.file.date, dateA != dateB {
      diagnostics.add(
        Diagnostic(
          .days, path: nil, message: "the two snapshots are not of one day",
          advice: "A is of \(dateA), B of \(dateB)",
          values: ["a_date": .string(dateA.description), "b_date": .string(dateB.description)]))
    }
    let comparison = try worker.comparison(surveyed, &diagnostics)
    let figures = ComparisonFigures(
      a: surveyed.a.file, b: surveyed.b.file, comparison,
      disagreements: try worker.disagreements(surveyed, comparison))
    var nearby: [ComparisonFigures] = []
    if execution.parts.contains(.details), let date = on ?? figures.a.date ?? figures.b.date {
      let around =
        sideA.inputs(within: Self.nearbyDays, of: date).map { ($0, inputB) }
        + sideB.inputs(within: Self.nearbyDays, of: date).map { (inputA, $0) }
      for (neighbourA, neighbourB) in around {
        // What is to be said of the files around is no matter of the day asked for.
        var unheard = Diagnostics()
        let pair = try worker.survey(neighbourA, neighbourB, &unheard)
        let comparison = try worker.comparison(pair, &unheard)
        nearby.append(
          ComparisonFigures(
            a: pair.a.file, b: pair.b.file, comparison,
            disagreements: try worker.disagreements(pair, comparison)))
      }
    }
    let day = CompareResult.Day(
      figures: figures, nearby: nearby,
      pieces: execution.parts.contains(.pieces) ? try worker.pieces(surveyed, comparison) : nil,
      regions: try byRegion.map { try worker.regions(surveyed, comparison, $0) })
    return CompareResult(
      rows: .day(day), diagnostics: diagnostics,
      provenance: provenance([figures.a, figures.b], surveyed.repairs, diagnostics, figures))
  }

  /// The snapshots of the day asked for, else of the day of the one that is named.
  private func inputs(
    _ sideA: ComparedSide, _ sideB: ComparedSide, _ worker: ComparisonWorker
  ) throws -> (SnapshotInput, SnapshotInput) {
    if let on { return (try sideA.input(on: on), try sideB.input(on: on)) }
    switch (sideA, sideB) {
    case (.snapshot(let one), .snapshot(let other)): return (one, other)
    case (.snapshot(let one), _): return (one, try sideB.input(on: worker.date(ofA: one)))
    case (_, .snapshot(let other)): return (try sideA.input(on: worker.date(ofB: other)), other)
    case (.series, .series): throw JobError.request("name the day with \(.on) YYYY-MM-DD")
    }
  }

  // MARK: Every day

  private func run(
    _ inputsA: [CalendarDate: SnapshotInput], _ inputsB: [CalendarDate: SnapshotInput],
    _ options: SidesReading, _ given: Diagnostics, _ execution: Execution
  ) async throws -> CompareResult {
    if regions != nil {
      throw JobError.request("\(.regions) is of one day: name it with \(.on) YYYY-MM-DD")
    }
    let pairs = inputsA.keys.sorted().compactMap { date in
      inputsA[date].flatMap { a in inputsB[date].map { (a: a, b: $0) } }
    }
    if pairs.isEmpty {
      throw JobError(
        .badData, "the two folders have no day in common: name one snapshot of each, or a wider range")
    }
    let outcomes = try await execution.mapInChunks(count: pairs.count) {
      try worker(options, digest: execution.wantsDigest)
    } _: { worker, index in
      var diagnostics = Diagnostics()
      let pair = try worker.survey(pairs[index].a, pairs[index].b, &diagnostics)
      let comparison = try worker.comparison(pair, &diagnostics)
      return (
        figures: ComparisonFigures(a: pair.a.file, b: pair.b.file, comparison),
        diagnostics: diagnostics, repairs: pair.repairs
      )
    }
    var diagnostics = given
    outcomes.forEach { diagnostics.add($0.diagnostics) }
    diagnostics.removeRepeated()
    let rows = outcomes.map(\.figures)
    return CompareResult(
      rows: .days(rows, onlyInA: inputsA.count - pairs.count, onlyInB: inputsB.count - pairs.count),
      diagnostics: diagnostics,
      provenance: provenance(
        rows.map(\.a) + rows.map(\.b), outcomes.flatMap(\.repairs), diagnostics, rows.last))
  }
}

/// What two sources agree on, and what only one of them has.
public struct CompareResult: JobResult {
  /// One day, or several.
  public enum Rows: Sendable {
    /// The comparison of one day, with its borders.
    case day(Day)
    /// In the order of the dates that both have, and how many days only one of them has.
    case days([ComparisonFigures], onlyInA: Int, onlyInB: Int)
  }

  /// One day, looked at closely.
  public struct Day: Sendable {
    /// The figures of the day.
    public let figures: ComparisonFigures
    /// The same with snapshots of neighbouring days in place of one side, in the order of their dates. A source
    /// that publishes in the evening is in another's file of the next day.
    public let nearby: [ComparisonFigures]
    /// Nil where they were not asked for.
    public let pieces: ComparisonPieces?
    /// By region, where regions were named.
    public let regions: ComparisonRegions?

    package init(
      figures: ComparisonFigures, nearby: [ComparisonFigures] = [], pieces: ComparisonPieces? = nil,
      regions: ComparisonRegions? = nil
    ) {
      self.figures = figures
      self.nearby = nearby
      self.pieces = pieces
      self.regions = regions
    }

    /// The neighbour that disagrees least, where it disagrees less than the snapshots asked for.
    public var closest: ComparisonFigures? {
      nearby.min { $0.disputedSquareKilometers < $1.disputedSquareKilometers }
        .flatMap { $0.disputedSquareKilometers < figures.disputedSquareKilometers ? $0 : nil }
    }
  }

  /// The days.
  public let rows: Rows
  public let diagnostics: Diagnostics
  public let provenance: Provenance

  package init(rows: Rows, diagnostics: Diagnostics = .init(), provenance: Provenance) {
    self.rows = rows
    self.diagnostics = diagnostics
    self.provenance = provenance
  }

  /// What vanishes when the pieces are written with so many decimals; nil where nothing does.
  public func roundingLoss(decimals: Int) throws -> Diagnostic? {
    guard case .day(let day) = rows, let pieces = day.pieces else { return nil }
    let all = pieces.agreed + pieces.onlyA + pieces.onlyB
    return Diagnostic(
      try Surveyor(earth: provenance.earth).loss(of: all.map(\.polygon), roundedTo: decimals),
      decimals: decimals)
  }
}

/// The land of a comparison as connected pieces.
public struct ComparisonPieces: Sendable {
  /// The land that both have.
  public let agreed: [MeasuredPolygon]
  /// The land that only A has.
  public let onlyA: [MeasuredPolygon]
  /// The land that only B has.
  public let onlyB: [MeasuredPolygon]
}

/// A comparison divided among regions.
public struct ComparisonRegions: Sendable {
  /// The regions, prepared for measuring.
  public let map: RegionMap
  /// The file of the regions.
  public let source: RegionSource
  /// What A has, by region.
  public let a: DividedArea
  /// What B has, by region.
  public let b: DividedArea
  /// What both have, by region.
  public let agreed: DividedArea
  /// What only A has, by region.
  public let onlyA: DividedArea
  /// What only B has, by region.
  public let onlyB: DividedArea
}
