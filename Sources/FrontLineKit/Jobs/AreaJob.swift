public import FrontLine
public import Measurement

/// Square kilometres by status and for the territory, and their share of the country.
public struct AreaJob: Job {
  public static let name = "area"

  /// Files, folders, archives, or `-`; none: the embedded sample.
  public var inputs: [String] = []
  /// The regions that the areas are divided by; nil for none.
  public var regions: RegionsInput?
  /// How maps are read.
  public var reading = Reading()
  /// How land is measured.
  public var measuring = Measuring()

  /// Creates a job on the embedded sample.
  public init() {}

  /// Creates a job.
  public init(
    inputs: [String], regions: RegionsInput? = nil, reading: Reading = .init(), measuring: Measuring = .init()
  ) {
    self.inputs = inputs
    self.regions = regions
    self.reading = reading
    self.measuring = measuring
  }

  public func run(_ execution: Execution) async throws -> AreaResult {
    try validate()
    let options = try reading.options()
    let (inputs, notices) = try SnapshotInputs.resolve(inputs, options)
    let regions = try LoadedRegions(regions, earth: measuring.earth, execution)
    return try await areas(of: inputs, options, regions, notices, execution)
  }

  /// Measures maps, all of them or those that a report is about.
  func areas(
    of inputs: [SnapshotInput], _ options: SnapshotReader.Options, _ regions: LoadedRegions?,
    _ given: Diagnostics, _ execution: Execution
  ) async throws -> AreaResult {
    var diagnostics = given
    let (territory, earth) = (measuring.territory, measuring.earth)
    diagnostics.add(regions?.diagnostics ?? Diagnostics())
    let measured = try await WalkedInputs(inputs).walked(options, execution) { inputs, isTold in
      try await execution.mapInChunks(count: inputs.all.count, isTold: isTold) {
        let surveyor = try Surveyor(earth: earth)
        return (
          reader: try SnapshotReader.reprojecting(options), surveyor: surveyor,
          divider: regions.map { RegionDivider($0.measured, surveyor: surveyor) }
        )
      } _: { state, index in
        let loaded = try inputs.all[index].read(with: state.reader, digest: execution.wantsDigest)
        let survey = try state.surveyor.survey(loaded.snapshot)
        let report = try survey.areaReport(territory: territory)
        return (
          file: try MeasuredFile(loaded, survey, overlaps: report.overlaps), report: report,
          regions: try state.divider.map { try survey.regionReport(territory: territory, divider: $0) }
        )
      }
    } time: { _ in
      nil
    }.outcomes

    var entries: [AreaResult.Entry] = []
    for (file, report, byRegion) in measured {
      entries.append(
        AreaResult.Entry(
          file: file.file, report: report, warnings: file.warnings,
          regions: byRegion.flatMap { byRegion in regions.map { (byRegion, $0.source) } }))
      diagnostics.add(file)
      if let doubt = Diagnostic(regionsAsLand: file.file, report, file.diagnostics) { diagnostics.add(doubt) }
    }
    diagnostics.removeRepeated()
    return AreaResult(
      entries: entries, diagnostics: diagnostics,
      provenance: Provenance(
        files: entries.map(\.file), territory: territory, earth: earth, denominator: measuring.denominator,
        repairs: measured.flatMap(\.file.repairs), notices: diagnostics.notices,
        statement: AreaStatement(
          date: entries.last?.file.date, squareKilometers: entries.last?.report.territorySquareKilometers ?? 0
        )))
  }
}

/// The areas of snapshots.
public struct AreaResult: JobResult {
  /// The areas of one map.
  public struct Entry: Sendable {
    /// The file of the map.
    public let file: Provenance.File
    /// The areas.
    public let report: AreaReport
    /// What is to be known about the file.
    public let warnings: [Diagnostic]
    /// The figures by region, where they are asked for.
    public let regions: (report: RegionReport, source: RegionSource)?
  }

  /// One for each snapshot.
  public let entries: [Entry]
  public let diagnostics: Diagnostics
  public let provenance: Provenance

  /// The share of the denominator that the territory of a snapshot has.
  public func percent(_ entry: Entry) -> Double {
    provenance.denominator.percent(ofSquareKilometers: entry.report.territorySquareKilometers)
  }
}
