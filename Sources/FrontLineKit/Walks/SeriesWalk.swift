import EdgeChains
import FrontLine
import Measurement

/// Measures a series on all cores, each walking through a stretch of neighbouring snapshots.
struct SeriesWalk: Sendable {
  let inputs: DatedInputs
  let territory: Territory
  let earth: EarthModel
  /// To divide the figures among, if any.
  let regions: LoadedRegions?
  let reading: SnapshotReader.Options
  let keepsGoing: Bool
  let execution: Execution
  /// Whether whoever asks may choose the step, so that a notice can name it.
  var namesStep = true
  /// Whether the borders of each map are kept, as what changed from one to the next.
  var recordsBorders = false

  /// What a series comes to.
  struct Measured {
    /// One for each snapshot that could be read, the one before the first row included.
    var steps: [SeriesStep] = []
    var inputs: [SnapshotInput] = []
    /// The index of the first row in `steps`.
    var first = 0
    var files: [Provenance.File] = []
    var repairs: [Provenance.Repair] = []
    /// One for each step, where they are recorded.
    var borders: [MapBorders] = []

    var rows: [SeriesStep] { Array(steps.dropFirst(first)) }
  }

  private enum Outcome: Sendable {
    case measured(SeriesStep, DatedInputs.Time, MeasuredFile, MapBorders?)
    case failed(JobError)

    init(
      _ step: SeriesStep, _ loaded: LoadedSnapshot, _ repairs: [FeatureRepair], longEdges: Diagnostic?,
      borders: MapBorders? = nil, of input: SnapshotInput
    ) throws {
      self = .measured(
        step, try DatedInputs.Time(loaded.snapshot, of: input),
        MeasuredFile(loaded, repairs: repairs, earth: step.earthCaution, longEdges: longEdges), borders)
    }

    var time: DatedInputs.Time? {
      if case .measured(_, let time, _, _) = self { time } else { nil }
    }
  }

  func measure(_ diagnostics: inout Diagnostics) async throws -> Measured {
    try inputs.requireOneSource()
    let (inputs, outcomes) = try await inputs.walked(reading, execution) { inputs, isTold in
      let archived = try ArchivedMeasurements(
        inputs.inputs, territory: territory, earth: earth, isByRegion: regions != nil, reading: reading,
        keepsGoing: keepsGoing)
      return try await execution.mapInChunks(count: inputs.inputs.count, isTold: isTold) {
        Worker?.none
      } _: { worker, index in
        if !recordsBorders, let known = archived[index] {
          return try Outcome(
            known.step, known.loaded, [], longEdges: known.longEdges, of: inputs.inputs[index])
        }
        // Made where there is something to measure.
        var current = try worker ?? Worker(self)
        defer { worker = current }
        return try current.outcome(at: index, of: inputs.inputs)
      }
    } time: {
      $0.time
    }
    return try measured(inputs, outcomes, &diagnostics)
  }

  private func measured(
    _ inputs: DatedInputs, _ outcomes: [Outcome], _ diagnostics: inout Diagnostics
  ) throws -> Measured {
    var measured = Measured()
    for (index, outcome) in outcomes.enumerated() {
      if index == inputs.first { measured.first = measured.steps.count }
      switch outcome {
      case .failed(let failure): diagnostics.leaveOut(failure)
      case .measured(let step, _, let file, let borders):
        measured.steps.append(step)
        measured.inputs.append(inputs.inputs[index])
        measured.files.append(file.file)
        diagnostics.add(file)
        measured.repairs += file.repairs
        if let borders { measured.borders.append(borders) }
      }
    }
    if let notice = inputs.noticeOfRepeats { diagnostics.add(notice) }
    if let notice = inputs.noticeOfSeveral(namesStep: namesStep) { diagnostics.add(notice) }
    let changes = measured.rows.compactMap { row in row.change.map { (row.date as CalendarDate?, $0) } }
    if let redrawn = Diagnostic(redrawn: changes) { diagnostics.add(redrawn) }
    try inputs.requireOneSource(among: measured.files)
    if let mixed = Diagnostic(mixedSourcesOf: measured.files) { diagnostics.add(mixed) }
    if measured.rows.isEmpty { throw SnapshotInputs.nothingReadable(diagnostics) }
    return measured
  }

  /// The periods of a measured series, each compared from end to end, and the same by region.
  func periods(
    of measured: Measured, by length: SeriesPeriod.Length, rollingDays: Int?
  ) async throws -> (whole: [PeriodFigures], regions: SeriesRegions<[PeriodFigures]>?) {
    let periods = SeriesPeriod.periods(of: measured.steps.map(\.date), from: measured.first, by: length)
    let changes = try await execution.mapInChunks(count: periods.count, isTold: false) {
      try Worker(self)
    } _: { worker, index in
      try periods[index].start.flatMap { start in
        try worker.change(from: measured.inputs[start], to: measured.inputs[periods[index].end])
      }
    }
    func figures(_ steps: StepRows, _ change: (SeriesStep) -> ChangeFigures?) -> [PeriodFigures] {
      let means = rollingDays.map { steps.rollingMeans(ofDays: $0) }
      return zip(periods, changes).map { period, found in
        var figures = PeriodFigures(period, steps: steps, change: found.flatMap { change($0.step) })
        figures.rolling = means?[period.end]
        return figures
      }
    }
    let whole = zip(figures(StepRows(measured.steps), \.change), changes).map { figures, found in
      var figures = figures
      figures.transitions = found?.transitions
      return figures
    }
    let parts = regionNames.indices.map { region in
      figures(StepRows(measured.steps, ofRegion: region)) { $0.regions[region].change }
    }
    return (whole, seriesByRegion(parts, of: measured))
  }

  /// Returns the borders over all steps: the layers are the statuses in the order of ``ControlStatus/allCases``, then the
  /// territory.
  static func history(of measured: Measured) -> BorderHistory {
    let statuses = ControlStatus.allCases
    var recorder = BorderRecorder(layerCount: statuses.count + 1)
    for (map, borders) in measured.borders.enumerated() {
      let chains = statuses.map { borders.statuses[$0] ?? EdgeChain() } + [borders.territory]
      for (layer, chain) in chains.enumerated() {
        if borders.isWhole {
          recorder.record(whole: chain, ofLayer: layer, at: map)
        } else {
          recorder.record(difference: chain, ofLayer: layer, at: map)
        }
      }
    }
    return recorder.history(ofMaps: measured.steps.count)
  }

  /// The steps of the rows by region.
  func steps(of measured: Measured) -> SeriesRegions<StepRows>? {
    let rows = measured.rows
    return seriesByRegion(regionNames.indices.map { StepRows(rows, ofRegion: $0) }, of: measured)
  }

  /// The names and codes of the regions, and of the land outside behind them; empty where there are none.
  private var regionNames: [(title: BilingualText, id: String?)] {
    let outside = BilingualText(english: outsideRegionsName, ukrainian: outsideRegionsName)
    return regions.map { $0.map.regions.map { ($0.title, $0.id) } + [(outside, nil)] } ?? []
  }

  private func seriesByRegion<Rows>(_ rows: [Rows], of measured: Measured) -> SeriesRegions<Rows>? {
    regions.map { regions in
      SeriesRegions(
        series: zip(regionNames, rows).map {
          RegionSeries(name: $0.title.english, title: $0.title, id: $0.id, rows: $1)
        },
        source: regions.source,
        largestResidualSquareKilometers: measured.rows.map(\.regionResidualSquareKilometers)
          .max { $0.magnitude < $1.magnitude } ?? 0)
    }
  }

  /// What one task works with.
  private struct Worker {
    let walk: SeriesWalk
    let reader: SnapshotReader
    let measurer: SeriesMeasurer
    /// The index of the snapshot that came last, measured or failed.
    var last: Int?

    init(_ walk: SeriesWalk) throws {
      self.walk = walk
      reader = try SnapshotReader.reprojecting(walk.reading)
      measurer = try SeriesMeasurer(
        earth: walk.earth, territory: walk.territory, regions: walk.regions?.measured)
    }

    mutating func outcome(at index: Int, of inputs: [SnapshotInput]) throws -> Outcome {
      if last != index - 1 { startBefore(index, of: inputs) }
      last = index
      do {
        let loaded = try inputs[index].read(with: reader, digest: walk.execution.wantsDigest)
        let (step, repairs) = try measurer.step(to: loaded.snapshot)
        let longEdges = Diagnostic(step.straight, walk.earth, path: loaded.file.path)
        let borders = walk.recordsBorders ? try measurer.borders() : nil
        return try Outcome(step, loaded, repairs, longEdges: longEdges, borders: borders, of: inputs[index])
      } catch {
        guard walk.keepsGoing, !(error is SeveralDays) else { throw error }
        return .failed(JobError(error))
      }
    }

    /// Where a stretch begins, the snapshot before it: the nearest that can be read.
    private func startBefore(_ index: Int, of inputs: [SnapshotInput]) {
      measurer.restart()
      var before = index - 1
      while before >= 0 {
        if let loaded = try? inputs[before].read(with: reader, digest: false),
          (try? measurer.start(with: loaded.snapshot)) != nil
        {
          return
        }
        // Without --keep-going another stretch reports the failure.
        before -= 1
      }
    }

    mutating func change(
      from start: SnapshotInput, to end: SnapshotInput
    ) throws -> (step: SeriesStep, transitions: TransitionMatrix)? {
      let early = try start.read(with: reader, digest: false).snapshot
      let late = try end.read(with: reader, digest: false).snapshot
      return try measurer.compare(early, with: late)
    }
  }
}
