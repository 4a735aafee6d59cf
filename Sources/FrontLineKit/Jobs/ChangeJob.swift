import EdgeChains
public import FrontLine
public import Measurement
public import Proximity

/// What was gained and lost between two snapshots, and where.
public struct ChangeJob: Job {
  public static let name = "change"

  /// The earlier snapshot; nil, as ``after`` then is: the first and the last of the embedded sample.
  public var before: String?
  /// The later map; nil where `before` is a series, whose last map it is.
  public var after: String?
  /// Where ``before`` alone is given, and holds several maps: the last up to each of these days is compared.
  public var range = DateRange()
  /// The regions that the change is divided by; nil for none.
  public var regions: RegionsInput?
  /// Patches smaller than this are counted and summed apart; totals hold them.
  public var sliverSquareKilometers = PatchReport.defaultSliverSquareKilometers
  /// The places that are known by name; nil: those that come with the library.
  public var places: PlacesInput?
  /// The properties of places that are carried into the list of settlements.
  public var carry: [String] = []
  /// How both maps are read.
  public var reading = Reading()
  /// What differs for the earlier map.
  public var readingA = SideReading()
  /// What differs for the later map.
  public var readingB = SideReading()
  /// How land is measured.
  public var measuring = Measuring()

  /// Creates a job on the embedded sample.
  public init() {}

  /// Creates a job.
  public init(
    before: String?, after: String?, range: DateRange = .init(), regions: RegionsInput? = nil,
    sliverSquareKilometers: Double = PatchReport.defaultSliverSquareKilometers, places: PlacesInput? = nil,
    carry: [String] = [],
    reading: Reading = .init(),
    readingA: SideReading = .init(), readingB: SideReading = .init(), measuring: Measuring = .init()
  ) {
    self.before = before
    self.after = after
    self.range = range
    self.regions = regions
    self.sliverSquareKilometers = sliverSquareKilometers
    self.places = places
    self.carry = carry
    self.reading = reading
    self.readingA = readingA
    self.readingB = readingB
    self.measuring = measuring
  }

  public func validate() throws(JobError) {
    try range.validate()
    if range.isOpen {
      if (before == nil) != (after == nil) { throw SnapshotInputs.oneOfTwo }
    } else if before == nil || after != nil {
      throw .request(
        "\(.since) and \(.until) choose two maps of one folder, file or archive: name one, or leave them out")
    }
    if !(sliverSquareKilometers >= 0 && sliverSquareKilometers.isFinite) {
      throw .request("\(.sliver) \(sliverSquareKilometers) is no area: give square kilometres, 0 or more")
    }
  }

  public func run(_ execution: Execution) async throws -> ChangeResult {
    try validate()
    var diagnostics = Diagnostics()
    let options = try SidesReading(reading, a: readingA, b: readingB)
    let (first, second) = try inputs(options, &diagnostics)
    let regions = try LoadedRegions(regions, earth: measuring.earth, execution)
    return try await compared(first, second, options, regions, diagnostics, execution)
  }

  /// Compares two maps.
  func compared(
    _ first: SnapshotInput, _ second: SnapshotInput, _ options: SidesReading, _ regions: LoadedRegions?,
    _ given: Diagnostics, _ execution: Execution
  ) async throws -> ChangeResult {
    var diagnostics = given
    let (territory, earth) = (measuring.territory, measuring.earth)
    let files = try await SnapshotInputs.read(first, second, options, execution)
    let surveyor = try Surveyor(earth: earth, threads: execution.threads)
    let surveys = try files.map { try surveyor.survey($0.snapshot) }
    let lands = try surveys.map { try $0.land(of: territory) }
    let change = try ImpossibleFigure.inFile(files[1].file.path) {
      try surveyor.change(from: lands[0], to: lands[1])
    }

    diagnostics.add(regions?.diagnostics ?? Diagnostics())
    let regionReport = try regions.map { regions in
      try surveys[1].regionReport(
        territory: territory, change: change, divider: RegionDivider(regions.measured, surveyor: surveyor))
    }

    var repairs: [Provenance.Repair] = []
    for (loaded, survey) in zip(files, surveys) {
      let file = try MeasuredFile(loaded, survey, overlaps: survey.overlapsWithinFeatures())
      diagnostics.add(file)
      repairs += file.repairs
    }
    if let longEdges = Diagnostic(change.straight, earth) { diagnostics.add(longEdges) }
    if first.path == second.path, files[0].file.source != .illustration {
      diagnostics.add(.sameMap(first.path))
    }
    if let redrawn = Diagnostic(redrawn: [(files[1].file.date, ChangeFigures(change))]) {
      diagnostics.add(redrawn)
    }
    if let early = files[0].file.date, let late = files[1].file.date, late < early {
      diagnostics.add(
        Diagnostic(
          .days, path: nil,
          message: "the first snapshot, \(early), is later than the second, \(late)",
          advice: "gained and lost run backwards in time",
          values: ["before": .string(early.description), "after": .string(late.description)]))
    }
    if let mixed = Diagnostic(mixedSourcesOf: files.map(\.file)) { diagnostics.add(mixed) }
    // The figures alone take a quarter of the time.
    let details =
      execution.parts.contains(.details)
      ? try ChangeDetails(
        of: change, from: lands[0], before: surveys[0], after: surveys[1], surveyor: surveyor,
        places: PlacesInput.indexed(places, carrying: carry, &diagnostics),
        sliverSquareKilometers: sliverSquareKilometers) : nil
    if let transitions = details?.transitions {
      let counted = transitions.statuses.filter { territory.statuses.contains($0) }
      let sums = [
        counted.reduce(0) { $0 + transitions.squareMeters(from: $1) },
        counted.reduce(0) { $0 + transitions.squareMeters(to: $1) },
      ]
      for (index, sum) in sums.enumerated() {
        let overlap = Diagnostic(overlapOfStatuses: sum, in: lands[index], of: files[index].file)
        if let overlap { diagnostics.add(overlap) }
      }
    }
    return ChangeResult(
      before: .init(file: files[0].file, squareKilometers: lands[0].squareKilometers),
      after: .init(file: files[1].file, squareKilometers: lands[1].squareKilometers), change: change,
      boundaryBefore: lands[0].boundary,
      details: details, regions: regions.flatMap { regions in regionReport.map { ($0, regions.source) } },
      carried: carry, diagnostics: diagnostics,
      provenance: Provenance(
        files: files.map(\.file), territory: territory, earth: earth, denominator: measuring.denominator,
        repairs: repairs, notices: diagnostics.notices, slivers: details?.patches.slivers,
        statement: ChangeStatement(
          before: files[0].file.date, after: files[1].file.date,
          gainedSquareKilometers: change.gainedSquareKilometers,
          lostSquareKilometers: change.lostSquareKilometers,
          netSquareKilometers: change.netSquareKilometers)))
  }
}

extension ChangeJob {
  private func inputs(
    _ options: SidesReading, _ diagnostics: inout Diagnostics
  ) throws -> (SnapshotInput, SnapshotInput) {
    guard let before, !range.isOpen else {
      return try SnapshotInputs.pair(self.before, after, options, &diagnostics)
    }
    guard readingA.isEmpty, readingB.isEmpty else {
      throw JobError.request(
        "the two maps are of one input, which is read in one way: leave out the settings of one side")
    }
    var days = try StatedDays(of: before, options.a)
    let (first, last) = try days.maps(upTo: range)
    if first.path == last.path {
      throw JobError(
        .badData,
        "\(displayName(ofPath: before)): the last map up to both days is \(displayName(ofPath: first.path)): there is "
          + "nothing to compare")
    }
    let names = [first, last].map { displayName(ofPath: $0.path) }
    diagnostics.add(
      Diagnostic(
        .chosen, severity: .notice, path: before, message: "compares \(names[0]) with \(names[1])",
        values: ["before": .string(first.path), "after": .string(last.path)]))
    return (first, last)
  }
}

extension Diagnostic {
  /// A warning that a map is compared with itself.
  static func sameMap(_ path: String) -> Diagnostic {
    Diagnostic(.sameMap, path: path, message: "it is compared with itself", advice: "name two maps")
  }
}

extension Diagnostic.Code {
  /// A map is compared with itself.
  public static let sameMap = Self("sameMap")
  /// Which maps of several were chosen.
  public static let chosen = Self("chosen")
}

/// What changed between two snapshots.
public struct ChangeResult: JobResult {
  /// One of the two maps.
  public struct Side: Sendable {
    /// The file of the map.
    public let file: Provenance.File
    /// The territory.
    public let squareKilometers: Double

    package init(file: Provenance.File, squareKilometers: Double) {
      self.file = file
      self.squareKilometers = squareKilometers
    }
  }

  /// The earlier map.
  public let before: Side
  /// The later map.
  public let after: Side
  /// What was gained and lost, with its borders.
  public let change: LandChange
  /// The border of the territory in the earlier snapshot, with the territory on its left.
  package let boundaryBefore: EdgeChain
  /// Nil where they were not asked for.
  public let details: ChangeDetails?
  /// The figures by region, where they are asked for.
  public let regions: (report: RegionReport, source: RegionSource)?
  /// The properties of places that are carried along.
  public let carried: [String]
  public let diagnostics: Diagnostics
  public let provenance: Provenance

  /// Territory in the later snapshot that was not in the earlier one.
  public var gained: Area { Area(squareMeters: change.gainedSquareMeters) }
  /// Territory in the earlier snapshot that is not in the later one.
  public var lost: Area { Area(squareMeters: change.lostSquareMeters) }
  /// Area after less area before.
  public var net: Area { Area(squareMeters: change.netSquareMeters) }
  /// The net change as a share of the denominator.
  public var netPercent: Double {
    provenance.denominator.percent(ofSquareKilometers: net.squareKilometers)
  }
  /// The pieces of the change that are no slivers, the largest first; empty where details were not asked for.
  public var patches: [PatchReport.Entry] { details?.patches.entries ?? [] }

  /// What vanishes when the patches are written with so many decimals; nil where nothing does.
  public func roundingLoss(decimals: Int) throws -> Diagnostic? {
    guard let patches = details?.patches else { return nil }
    let written = patches.entries.map(\.patch.polygon) + patches.slivers.patches.map(\.polygon)
    return Diagnostic(
      try Surveyor(earth: provenance.earth).loss(of: written, roundedTo: decimals), decimals: decimals)
  }
}
