import FrontLine

/// One side of a comparison: a snapshot, or a series to take one from: an archive or a folder.
enum ComparedSide: Sendable {
  case snapshot(SnapshotInput)
  case series(path: String, inputs: [SnapshotInput], dates: [CalendarDate])

  init(
    _ path: String, _ range: DateRange, _ options: SnapshotReader.Options, _ diagnostics: inout Diagnostics
  ) throws {
    let layers = try SnapshotInputs.containing(path, options)
    if let layers, layers.count == 1 {
      self = .snapshot(layers[0])
      return
    }
    if layers == nil, path == "-" || !LayerSet.isDirectory(path) {
      self = .snapshot(try SnapshotInput.file(path).held(options))
      return
    }
    let dated = try DatedInputs([path], range, options, &diagnostics)
    self = .series(
      path: path, inputs: Array(dated.inputs[dated.first...]), dates: Array(dated.dates[dated.first...]))
  }

  var isSeries: Bool {
    if case .series = self { true } else { false }
  }

  /// The last snapshot of the day; of a single snapshot itself, whatever its date.
  func input(on date: CalendarDate) throws -> SnapshotInput {
    switch self {
    case .snapshot(let input): return input
    case .series(let path, let inputs, let dates):
      if let place = dates.lastIndex(of: date) { return inputs[place] }
      let before = dates.last { $0 < date }.map(\.description)
      let after = dates.first { $0 > date }.map(\.description)
      let around = [before, after].compactMap { $0 }.joined(separator: " and ")
      throw JobError(
        .badData,
        "\(displayName(ofPath: path)): there is no snapshot of \(date): the nearest are of \(around)")
    }
  }

  /// The last snapshots of the days around a date, that day excluded.
  func inputs(within days: Int, of date: CalendarDate) -> [SnapshotInput] {
    guard case .series(_, let inputs, let dates) = self else { return [] }
    return dates.indices.filter { place in
      dates[place] != date && abs(dates[place].dayNumber - date.dayNumber) <= days
        && (place + 1 == dates.count || dates[place + 1] != dates[place])
    }.map { inputs[$0] }
  }

  /// The last snapshot of each day.
  var byDate: [CalendarDate: SnapshotInput] {
    guard case .series(_, let inputs, let dates) = self else { return [:] }
    return Dictionary(zip(dates, inputs)) { _, last in last }
  }
}
