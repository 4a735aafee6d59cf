import FrontLine
import GeoTypes
import Measurement
import Proximity

/// A film of a series: a map of each day, all of one extent.
public struct FilmJob: Job {
  public static let name = "film"

  /// What each day's map shows. Of a change, the days just before that day: see ``recentDays``.
  public var map = MapJob()
  /// How many days back a map of a change looks.
  public var recentDays = 30

  /// Creates a job on the embedded sample.
  public init() {}

  /// Creates a job.
  public init(_ map: MapJob, recentDays: Int = 30) {
    self.map = map
    self.recentDays = recentDays
  }

  /// The numbers of days that a map of a change may look back.
  public static let recentLengths = 1...3650

  public func validate() throws(JobError) {
    try map.validate()
    guard Self.recentLengths.contains(recentDays) else {
      throw .request("\(.recentDays) \(recentDays): give a number of days from 1 to 3650")
    }
  }

  public func run(_ execution: Execution) async throws -> FilmResult {
    try validate()
    var diagnostics = Diagnostics()
    let options = try map.reading.options()
    // Says what there is where there is nothing in the range itself.
    _ = try DatedInputs(map.inputs, map.range, options, sameDate: .last, &diagnostics)
    diagnostics = Diagnostics()
    // The first days, too, are compared with those before them.
    var range = map.range
    range.since = range.since.map { CalendarDate(dayNumber: $0.dayNumber - recentDays) ?? $0 }
    // A name that is mistyped is told before everything is measured.
    let materials = try MapMaterials(map, execution, &diagnostics)
    let walk = SeriesWalk(
      inputs: try DatedInputs(map.inputs, range, options, sameDate: .last, &diagnostics),
      territory: map.measuring.territory, earth: map.measuring.earth, regions: nil, reading: options,
      keepsGoing: false, execution: execution, namesStep: false)
    let measured = try await walk.measure(&diagnostics)
    let shown = measured.steps.indices.filter { measured.steps[$0].date >= map.range.since ?? .earliest }
    guard let first = shown.first else {
      throw JobError(.badData, "there is no map since \(map.range.since ?? .earliest): choose an earlier day")
    }
    let rows = Array(measured.steps[max(measured.first, first)...])
    let series = SeriesResult(
      rows: .steps(rows, regions: nil), every: .day, rollingDays: nil, diagnostics: diagnostics,
      provenance: Provenance(
        files: measured.files, territory: map.measuring.territory, earth: map.measuring.earth,
        denominator: map.measuring.denominator, repairs: measured.repairs, notices: diagnostics.notices,
        statement: SeriesStatement(rows)))
    let content = map.content ?? (measured.steps.count > 1 ? .change : .status)
    var film = FilmResult(
      content: content, recentDays: recentDays,
      frames: frames(of: measured, shown, content), series: series, extent: .empty, job: map,
      materials: materials, inputs: measured.inputs)
    film.extent = try await extent(of: film, execution)
    return film
  }

  /// Returns a frame for each map, or for several that follow one another and show the same.
  private func frames(
    of measured: SeriesWalk.Measured, _ shown: [Int], _ content: MapJob.Content
  ) -> [FilmResult.Frame] {
    let steps = measured.steps
    // The edges that changed until each map: where two have the same number, the land is the same.
    var edges: [Int] = []
    for step in steps { edges.append((edges.last ?? 0) + (step.change?.changedEdgeCount ?? 0)) }
    var frames: [FilmResult.Frame] = []
    var earlier = 0
    for index in shown {
      let start = steps[index].date.dayNumber - recentDays
      while earlier + 1 < index, steps[earlier + 1].date.dayNumber <= start { earlier += 1 }
      var frame = FilmResult.Frame(
        dates: steps[index].date...steps[index].date, compared: content == .change ? earlier : nil,
        input: index)
      if let last = frames.last {
        let isSame =
          content == .change
          ? edges[last.input] == edges[index] && edges[last.compared ?? 0] == edges[earlier]
          : measured.inputs[index].isWholeFile && measured.files[last.input].sha256 != nil
            && measured.files[last.input].sha256 == measured.files[index].sha256
        if isSame {
          frames[frames.count - 1].dates = last.dates.lowerBound...steps[index].date
          continue
        }
        frames[frames.count - 1].days = last.dates.lowerBound.days(to: steps[index].date)
      }
      frame.days = 1
      frames.append(frame)
    }
    if let last = frames.last {
      frames[frames.count - 1].days = last.dates.lowerBound.days(to: last.dates.upperBound) + 1
    }
    return frames
  }

  /// Returns what all maps need to have in view.
  private func extent(of film: FilmResult, _ execution: Execution) async throws -> Box {
    // A view, and regions that are filled, are the same on every map.
    let count = map.view != nil || film.content == .share ? 1 : film.frames.count
    let maps = try await execution.mapInChunks(count: count, isTold: false) {
      try film.reader()
    } _: { reader, index in
      let map = try reader.map(ofFrame: index)
      return (box: map.extent, isOfChange: !map.patches.isEmpty)
    }
    // A map without a change is about all that is held, the others about their changes.
    let changes = maps.filter(\.isOfChange)
    return (changes.isEmpty ? maps : changes).reduce(Box.empty) { $0.union($1.box) }
  }
}
