import FrontLine
import Measurement

/// Measures a series that goes from one source to another: each part by itself, and the step where they meet.
struct SplicedSeries: Sendable {
  let splice: Splice
  let job: SeriesJob
  let options: SnapshotReader.Options
  let regions: LoadedRegions?
  let execution: Execution

  /// A part that was measured.
  struct Part: Sendable {
    let walk: SeriesWalk
    var measured: SeriesWalk.Measured
  }

  func measure(_ diagnostics: inout Diagnostics) async throws -> (parts: [Part], seams: [Seam]) {
    let (inputs, notices) = try SnapshotInputs.resolve(job.inputs, options, keepsGoing: job.keepsGoing)
    diagnostics.add(notices)
    let bySource = try await grouped(inputs, &diagnostics)
    var parts: [(index: Int, part: Part)] = []
    for (index, part) in splice.parts.enumerated() {
      let last = parts.last?.part.measured.steps.last?.date
      guard let range = splice.range(ofPart: index, in: job.range, after: last) else { continue }
      guard let own = bySource[part.source] else {
        let found = bySource.keys.map(\.name).sorted().joined(separator: ", ")
        throw JobError(
          .badData,
          "there is no map of \(part.source) among the inputs: they are of \(Wording(found)): name both sources' maps"
        )
      }
      let dated = try DatedInputs(own, options, range, sameDate: job.every.sameDate)
      let walk = SeriesWalk(
        inputs: dated, territory: job.measuring.territory, earth: job.measuring.earth, regions: regions,
        reading: options, keepsGoing: job.keepsGoing, execution: execution)
      parts.append((index, Part(walk: walk, measured: try await walk.measure(&diagnostics))))
    }
    for (place, found) in parts.enumerated() {
      let source = splice.parts[found.index].source
      for step in found.part.measured.steps.indices {
        parts[place].part.measured.steps[step].source = source
      }
    }
    var seams: [Seam] = []
    for place in parts.indices.dropFirst() {
      let (early, late) = (parts[place - 1], parts[place])
      let (seam, step) = try seam(
        splice.parts[early.index].source, early.part.measured, splice.parts[late.index].source,
        late.part.measured)
      seams.append(seam)
      if let notice = Diagnostic(datesOf: seam) { diagnostics.add(notice) }
      if let notice = Diagnostic(endOf: splice.parts[early.index], before: seam) { diagnostics.add(notice) }
      parts[place].part.measured.markSeam(step)
    }
    return (parts.map(\.part), seams)
  }

  /// The inputs by their source. Files are read for it, on all threads; an archive knows.
  private func grouped(
    _ inputs: [SnapshotInput], _ diagnostics: inout Diagnostics
  ) async throws -> [Source: [SnapshotInput]] {
    let (options, keepsGoing) = (options, job.keepsGoing)
    let readers = execution.onThreads(SnapshotInputs.readers(of: inputs, atMost: execution.threads))
    let found = try await readers.mapInChunks(count: inputs.count, isTold: false) {
      try SnapshotReader.reprojecting(options)
    } _: { reader, index -> Result<[(source: Source, input: SnapshotInput)], JobError> in
      do {
        return .success(try Self.maps(in: inputs[index], options, reader))
      } catch {
        guard keepsGoing else { throw error }
        return .failure(JobError(error))
      }
    }
    var groups: [Source: [SnapshotInput]] = [:]
    for result in found {
      switch result {
      case .success(let maps): for map in maps { groups[map.source, default: []].append(map.input) }
      case .failure(let failure): diagnostics.leaveOut(failure)
      }
    }
    return groups
  }

  /// The maps in an input, each with its source. What has been read is read again when its turn comes, unless it can't be.
  private static func maps(
    in input: SnapshotInput, _ options: SnapshotReader.Options, _ reader: SnapshotReader
  ) throws -> [(source: Source, input: SnapshotInput)] {
    if case .archived(let entry, _) = input.origin { return [(entry.source, input)] }
    return try input.held(options).maps(options, digest: false).map { map in
      let source = try map.read(with: reader, digest: false).snapshot.source
      if case .loaded = map.origin, case .file = input.origin, input.path != "-" { return (source, input) }
      return (source, map)
    }
  }

  /// Measures the step from the last map of one part to the map of the other that its first row is compared with.
  private func seam(
    _ from: Source, _ early: SeriesWalk.Measured, _ to: Source, _ late: SeriesWalk.Measured
  ) throws -> (Seam, SeriesStep) {
    let reader = try SnapshotReader.reprojecting(options)
    let measurer = try SeriesMeasurer(
      earth: job.measuring.earth, territory: job.measuring.territory, regions: regions?.measured)
    guard let last = early.inputs.last, let next = late.inputs.first else {
      throw SnapshotInputs.nothingReadable(Diagnostics())
    }
    try measurer.start(with: last.read(with: reader, digest: false).snapshot)
    let step = try measurer.step(to: next.read(with: reader, digest: false).snapshot).step
    let change = step.change ?? .zero
    return (
      Seam(
        from: from, to: to, fromDate: early.steps[early.steps.count - 1].date, toDate: step.date,
        squareKilometersBefore: early.steps[early.steps.count - 1].squareKilometers,
        squareKilometersAfter: step.squareKilometers,
        onlyAfterSquareKilometers: change.gainedSquareKilometers,
        onlyBeforeSquareKilometers: change.lostSquareKilometers,
        stepSquareKilometers: change.netSquareKilometers), step
    )
  }
}

extension Diagnostic {
  /// Creates a notice that the days of two sources mean different things; nil where they mean the same.
  fileprivate init?(datesOf seam: Seam) {
    let meanings = [seam.from, seam.to].map(\.profile.dateMeaning)
    guard meanings[0] != meanings[1] else { return nil }
    self.init(
      .seam, severity: .notice, path: nil,
      message: "the days of \(seam.from) are of \(meanings[0].rawValue), those of \(seam.to) of "
        + "\(meanings[1].rawValue): changes around \(seam.fromDate) may be counted twice or not at all",
      advice: "the step between the sources corrects for this: gained − lost + step = net",
      values: ["date": .string(seam.fromDate.description)])
  }
}

extension Diagnostic {
  /// Creates a notice that a part ends with a map before its last day; nil where it has a map of that day.
  fileprivate init?(endOf part: Splice.Part, before seam: Seam) {
    guard let until = part.until, seam.fromDate < until else { return nil }
    self.init(
      .seam, severity: .notice, path: nil,
      message: "the last map of \(seam.from) up to \(until) is of \(seam.fromDate)",
      advice: "\(seam.to) is used from there on", values: ["date": .string(seam.fromDate.description)])
  }
}

extension Diagnostic.Code {
  /// Something is to be said of the place where a series goes from one source to another.
  public static let seam = Self("seam")
}

extension SeriesWalk.Measured {
  /// Notes the step between two sources at the first row, which bears it.
  fileprivate mutating func markSeam(_ step: SeriesStep) {
    guard steps.indices.contains(first) else { return }
    steps[first].seam = step.change
    steps[first].seamRegions = step.regions
  }
}

extension SeriesJob {
  /// Runs the job over several sources.
  func spliced(_ splice: Splice, _ execution: Execution) async throws -> SeriesResult {
    var diagnostics = Diagnostics()
    let regions = try LoadedRegions(regions, earth: measuring.earth, execution)
    diagnostics.add(regions?.diagnostics ?? Diagnostics())
    let series = SplicedSeries(
      splice: splice, job: self, options: try reading.options(), regions: regions, execution: execution)
    let (parts, seams) = try await series.measure(&diagnostics)
    guard let walk = parts.first?.walk else {
      throw JobError(.badData, "there is no map in these days: \(.since) and \(.until) leave none")
    }
    diagnostics.removeRepeated()
    func provenance(_ statement: SeriesStatement) -> Provenance {
      var statement = statement
      statement.seams = seams
      return Provenance(
        files: parts.flatMap(\.measured.files), territory: measuring.territory, earth: measuring.earth,
        denominator: measuring.denominator, repairs: parts.flatMap(\.measured.repairs),
        notices: diagnostics.notices, statement: statement)
    }
    guard let length = every.length else {
      var all = SeriesWalk.Measured()
      all.steps = parts.flatMap(\.measured.rows)
      var rows = walk.steps(of: all)
      if isChangedOnly, let notice = rows?.keep(\.changed) { diagnostics.add(notice) }
      return SeriesResult(
        rows: .steps(all.rows, regions: rows), every: every, rollingDays: rollingDays, seams: seams,
        diagnostics: diagnostics, provenance: provenance(SeriesStatement(all.rows)))
    }
    var periods: [PeriodFigures] = []
    var byRegion: SeriesRegions<[PeriodFigures]>?
    for part in parts {
      var found = try await part.walk.periods(of: part.measured, by: length, rollingDays: rollingDays)
      if let row = part.measured.rows.first, !found.whole.isEmpty {
        found.whole[0].seam = row.seam
        found.regions?.markSeams { row.restricted(toRegion: $0).seam }
      }
      let source = part.measured.steps.first?.source
      for index in found.whole.indices { found.whole[index].source = source }
      found.regions?.setSource(source)
      periods += found.whole
      if let regions = found.regions { byRegion = byRegion?.followed(by: regions) ?? regions }
    }
    if isChangedOnly, let notice = byRegion?.keep(\.changed) { diagnostics.add(notice) }
    let about = provenance(SeriesStatement(periods, by: length))
    return SeriesResult(
      rows: .periods(periods, regions: byRegion, published: [:]), every: every, rollingDays: rollingDays,
      seams: seams, diagnostics: diagnostics, provenance: about)
  }
}
