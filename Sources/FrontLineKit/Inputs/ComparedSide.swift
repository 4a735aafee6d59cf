import FrontLine

/// One side of a comparison: a snapshot, or a series to take one from: an archive or a folder.
enum ComparedSide: Sendable {
  case snapshot(SnapshotInput)
  case series(path: String, inputs: [SnapshotInput], dates: [CalendarDate])

  init(
    _ path: String, _ range: DateRange, _ options: SnapshotReader.Options, _ diagnostics: inout Diagnostics
  ) throws {
    let found = try SnapshotInputs.containing(path, options)
    if let found, found.count == 1 {
      self = .snapshot(found[0])
      return
    }
    let series: DatedInputs
    if found == nil, path == "-" || !LayerSet.isDirectory(path) {
      let maps = try SnapshotInput.file(path).maps(options, digest: true)
      if maps.count == 1 {
        self = .snapshot(maps[0])
        return
      }
      series = try DatedInputs(maps, options, range)
    } else {
      series = try DatedInputs([path], range, options, &diagnostics)
    }
    self = .series(
      path: path, inputs: Array(series.inputs[series.first...]), dates: Array(series.dates[series.first...]))
  }

  var isSeries: Bool {
    if case .series = self { true } else { false }
  }

  /// The last snapshot of the day; of a single snapshot itself, whatever its date.
  func input(on date: CalendarDate) throws -> SnapshotInput {
    switch self {
    case .snapshot(let input): return input
    case .series(let path, let inputs, let dates):
      if let index = dates.lastIndex(of: date) {
        try Self.requireOneSource(on: date, inputs, dates, of: path)
        return inputs[index]
      }
      throw MissingDay(
        wording:
          "\(displayName(ofPath: path)): there is no map of \(date): \(DaySelection.nearest(to: date, in: dates))"
      )
    }
  }

  /// The last day before a date of which this series and the other one have a map; nil where one of them is none, too.
  func lastDay(before date: CalendarDate, in other: ComparedSide) -> CalendarDate? {
    guard case .series(_, _, let dates) = self, case .series(_, _, let others) = other else { return nil }
    let common = Set(others)
    return dates.last { $0 < date && common.contains($0) }
  }

  /// The last snapshots of the days around a date, that day excluded.
  func inputs(within days: Int, of date: CalendarDate) -> [SnapshotInput] {
    guard case .series(_, let inputs, let dates) = self else { return [] }
    return dates.indices.filter { index in
      dates[index] != date && abs(dates[index].dayNumber - date.dayNumber) <= days
        && (index + 1 == dates.count || dates[index + 1] != dates[index])
    }.map { inputs[$0] }
  }

  /// The same with the days that the contents of the maps state: their names may say when they were asked for.
  func byContent(_ options: SnapshotReader.Options, _ execution: Execution) async throws -> ComparedSide {
    guard case .series(let path, let inputs, _) = self else { return self }
    let loaded = try await SnapshotInputs.read(inputs, options, execution)
    let dated = zip(inputs, loaded).enumerated().compactMap { index, pair in
      pair.1.snapshot.date.map { (date: $0, index: index, input: pair.0) }
    }.sorted { ($0.date, $0.index) < ($1.date, $1.index) }
    return .series(path: path, inputs: dated.map(\.input), dates: dated.map(\.date))
  }

  /// The last snapshot of each day. Throws where an archive has maps of several sources of a day.
  func byDate() throws(JobError) -> [CalendarDate: SnapshotInput] {
    guard case .series(let path, let inputs, let dates) = self else { return [:] }
    for date in Set(dates).sorted() { try Self.requireOneSource(on: date, inputs, dates, of: path) }
    return Dictionary(zip(dates, inputs)) { _, last in last }
  }

  /// Throws where an archive has maps of several sources of a day. Those of a folder are not read for it.
  private static func requireOneSource(
    on date: CalendarDate, _ inputs: [SnapshotInput], _ dates: [CalendarDate], of path: String
  ) throws(JobError) {
    // They are in the order of their days.
    guard let first = dates.firstIndex(of: date), let last = dates.lastIndex(of: date), first < last else {
      return
    }
    let maps = inputs[first...last].compactMap { input in
      input.knownSource.map { OneSource.Dated(source: $0, date: date) }
    }
    try OneSource.require(
      maps, of: [path], isStored: true, choosing: "\(.source)-a NAME or \(.source)-b NAME, for the side")
  }
}

/// A series has no map of a day.
struct MissingDay: WordedError {
  let wording: Wording
}
