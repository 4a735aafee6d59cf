import FrontLine

/// The maps of one input in the order of their days, each of the day that it is printed with.
///
/// A name may say when a map was downloaded, and its content, which comes first, when it was made. So the maps around the
/// day that is asked for are read: one, where it has its date from its name, since the others are then taken to have
/// theirs too.
struct StatedDays {
  private let name: String
  private let series: DatedInputs
  private let reader: SnapshotReader
  /// What was read, by number.
  private var loaded: [Int: LoadedSnapshot] = [:]

  init(of name: String, _ options: SnapshotReader.Options) throws {
    self.name = name
    series = try DaySelection.series(of: name, options)
    reader = try SnapshotReader.reprojecting(options)
  }

  /// The map of a day; of several the last. Throws where there is none of that day, with the nearest before and after.
  mutating func map(of day: CalendarDate) throws -> SnapshotInput {
    guard let index = last(upTo: day), date(at: index) == day else {
      throw JobError(
        .badData, "\(displayName(ofPath: name)): there is no map of \(day): \(nearest(to: day))")
    }
    try requireOneSource(onDaysOf: [index])
    return input(at: index)
  }

  /// The last map up to each of two days; without a day the first, and the last, of all. Throws where all are later.
  mutating func maps(upTo range: DateRange) throws -> (SnapshotInput, SnapshotInput) {
    let first = try range.since.map { try requiredLast(upTo: $0) } ?? 0
    let last = try range.until.map { try requiredLast(upTo: $0) } ?? series.inputs.count - 1
    try requireOneSource(onDaysOf: [first, last])
    return (input(at: first), input(at: last))
  }

  private mutating func requiredLast(upTo day: CalendarDate) throws -> Int {
    if let last = last(upTo: day) { return last }
    throw JobError(
      .badData, "\(displayName(ofPath: name)): there is no map up to \(day): \(nearest(to: day))")
  }

  private mutating func nearest(to day: CalendarDate) -> String {
    let before = last(upTo: day)
    let after = (before ?? -1) + 1
    var dates: [CalendarDate] = []
    if let before { dates.append(date(at: before)) }
    if after < series.inputs.count { dates.append(date(at: after)) }
    return DaySelection.nearest(to: day, in: dates)
  }

  /// Dates are taken to be in the order of those in the names.
  private mutating func last(upTo day: CalendarDate) -> Int? {
    var last = series.dates.lastIndex { $0 <= day }
    if isDateFromName(at: last ?? 0) { return last }
    var next = (last ?? -1) + 1
    while next < series.inputs.count, date(at: next) <= day {
      last = next
      next += 1
    }
    while let index = last, date(at: index) > day { last = index > 0 ? index - 1 : nil }
    return last
  }

  /// The day that a map is printed with. What can't be read is left to whoever measures it.
  private mutating func date(at index: Int) -> CalendarDate {
    read(index)?.snapshot.date ?? series.dates[index]
  }

  private mutating func isDateFromName(at index: Int) -> Bool {
    read(index)?.snapshot.dateOrigin != .content
  }

  /// Reads a map of which nothing but its name tells the day; nil of any other.
  private mutating func read(_ index: Int) -> LoadedSnapshot? {
    let input = series.inputs[index]
    switch input.origin {
    case .file, .converted: break
    case .held, .sample, .layers, .archived, .loaded, .day: return nil
    }
    if let known = loaded[index] { return known }
    loaded[index] = try? input.read(with: reader, digest: true)
    return loaded[index]
  }

  private func input(at index: Int) -> SnapshotInput {
    let input = series.inputs[index]
    return loaded[index].map { SnapshotInput(path: input.path, origin: .loaded($0)) } ?? input
  }

  /// Throws where the days of these maps have maps of several sources.
  private mutating func requireOneSource(onDaysOf indices: [Int]) throws {
    let days = Set(indices.map { series.dates[$0] })
    let candidates = series.inputs.indices.filter { days.contains(series.dates[$0]) }
    var maps: [OneSource.Dated] = []
    for index in candidates {
      guard let source = series.inputs[index].knownSource ?? read(index)?.snapshot.source else { continue }
      maps.append(OneSource.Dated(source: source, date: date(at: index)))
    }
    try OneSource.require(maps, of: [name], isStored: candidates.allSatisfy { series.inputs[$0].isStored })
  }
}
