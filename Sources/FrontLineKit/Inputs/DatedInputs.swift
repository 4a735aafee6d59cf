import FrontLine

/// The snapshots of a series in the order of their dates.
struct DatedInputs: Sendable {
  let inputs: [SnapshotInput]
  let dates: [CalendarDate]
  /// The index of the first that counts; the one before it, if any, is there to be compared with.
  let first: Int
  /// Files that hold what the file before them holds, byte for byte, and are left out: the same map under another
  /// name is no day without change.
  let repeated: [(path: String, original: String)]

  /// All of them, those outside the range included.
  private let all: [Dated]
  private let range: DateRange
  private let sameDate: SameDate
  private let options: SnapshotReader.Options
  private let naming: OneSource.Naming
  /// The sources of the maps in the range, as far as nobody needs to read for them, with their days.
  private let knownSources: [OneSource.Dated]

  /// How many days have several snapshots, of which the last alone is among ``inputs``.
  let daysWithSeveral: Int

  /// What becomes of several snapshots of one day.
  enum SameDate: Sendable {
    /// Each counts.
    case allowed
    /// The last counts. They must have been published at different seconds, so that it is known which that is.
    case last
  }

  /// When a snapshot was made, as far as that is known.
  struct Time: Hashable, Sendable {
    var date: CalendarDate
    var instant: Instant?
  }

  /// A snapshot, and when it was made by its content or, as long as nobody has looked, by its name.
  private struct Dated: Sendable {
    let input: SnapshotInput
    var time: Time
    var isRead: Bool
  }

  /// Opens folders, sorts by date, and restricts to the days asked for.
  ///
  /// What has its date in its name is not read for it: see ``corrected(by:with:)``.
  ///
  /// Throws where a date is not known, where two have the same date unless that is allowed, and where nothing
  /// is left.
  ///
  /// - Parameters:
  ///   - joinsSources: Whether the user can let one source follow another, so that an error can name it.
  ///   - keepsGoing: what can't be read is left out, with a warning.
  init(
    _ paths: [String], _ range: DateRange, _ options: SnapshotReader.Options,
    sameDate: SameDate = .allowed, joinsSources: Bool = false, keepsGoing: Bool = false,
    _ diagnostics: inout Diagnostics
  ) throws {
    let (inputs, notices) = try SnapshotInputs.resolve(paths, options, keepsGoing: keepsGoing)
    diagnostics.add(notices)
    let dated = try Self.dated(inputs, options, keepsGoing, &diagnostics)
    try self.init(
      dated, range, sameDate, options,
      naming: OneSource.Naming(
        collections: inputs.count > paths.count ? paths : [], joinsSources: joinsSources))
  }

  /// A series of inputs that are there already.
  init(
    _ inputs: [SnapshotInput], _ options: SnapshotReader.Options, _ range: DateRange = DateRange(),
    sameDate: SameDate = .allowed
  ) throws {
    var diagnostics = Diagnostics()
    try self.init(
      Self.dated(inputs, options, false, &diagnostics), range, sameDate, options, naming: OneSource.Naming())
  }

  private init(
    _ all: [Dated], _ range: DateRange, _ sameDate: SameDate, _ options: SnapshotReader.Options,
    naming: OneSource.Naming
  ) throws {
    self.all = all
    self.range = range
    self.sameDate = sameDate
    self.options = options
    self.naming = naming
    let byPath = Dictionary(all.map { ($0.input.path, $0.input) }) { first, _ in first }
    let series = SnapshotSeries(
      all.map { .init(path: $0.input.path, date: $0.time.date, instant: $0.time.instant) })
    let kept = series.restricted(until: range.until).entries
    let since = range.since ?? .earliest
    let start = kept.firstIndex { $0.date >= since }
    guard let start else {
      let limits = [range.since.map { "since \($0)" }, range.until.map { "until \($0)" }].compactMap { $0 }
      throw JobError(
        .badData,
        "there is no snapshot \(limits.joined(separator: " ")): "
          + "the \(all.count) given are of \(series.first?.date.description ?? "") to "
          + "\(series.last?.date.description ?? "")")
    }
    var used = Array(kept[max(0, start - 1)...])
    knownSources = used.compactMap { entry in
      byPath[entry.path]?.knownSource.map { OneSource.Dated(source: $0, date: entry.date) }
    }
    repeated = sameDate == .allowed ? [] : Self.removeRepeated(from: &used, byPath)
    let (firstDay, lastDay) = (used.first?.date, used.last?.date)
    daysWithSeveral =
      sameDate == .allowed
      ? 0
      : try Self.removeEarlier(from: &used) { first, second in
        let pair = [first, second].compactMap { byPath[$0.path] }
        try naming.requireOneSource(ofPair: pair, options, from: firstDay, to: lastDay)
      }
    inputs = used.compactMap { byPath[$0.path] }
    dates = used.map(\.date)
    first = start > 0 ? 1 : 0
  }

  /// Returns the series from the last map up to a day on, which is its first: all of it where there is none so early.
  ///
  /// Throws where no map is of that day or later.
  ///
  /// - Parameter sameDate: What becomes of several maps of one day of these.
  func beginning(upTo since: CalendarDate, sameDate: SameDate) throws -> DatedInputs {
    let counted = try DatedInputs(
      all, DateRange(since: since, until: range.until), .allowed, options, naming: naming)
    let base = counted.dates[counted.first] > since ? counted.dates[0] : since
    return try DatedInputs(
      all.filter { $0.time.date >= base }, DateRange(until: range.until), sameDate, options,
      naming: naming)
  }

  /// Throws where maps that were not named one by one are of several sources.
  ///
  /// - Parameter files: Those that were measured; nil: nobody has read anything, and archives alone are known.
  func requireOneSource(among files: [Provenance.File]? = nil) throws(JobError) {
    let maps = files?.map { OneSource.Dated(source: $0.source, date: $0.date) } ?? knownSources
    try naming.requireOneSource(maps, isStored: inputs.allSatisfy(\.isStored))
  }

  /// Takes out what has the day and the bytes of the one before it.
  private static func removeRepeated(
    from entries: inout [SnapshotSeries.Entry], _ inputs: [String: SnapshotInput]
  ) -> [(path: String, original: String)] {
    var kept: [SnapshotSeries.Entry] = []
    var repeated: [(path: String, original: String)] = []
    for entry in entries {
      if let last = kept.last, last.date == entry.date, let input = inputs[entry.path],
        inputs[last.path]?.hasSameBytes(as: input) ?? false
      {
        repeated.append((entry.path, last.path))
      } else {
        kept.append(entry)
      }
    }
    entries = kept
    return repeated
  }

  /// Takes out what is not the last of its day, and counts the days. Throws where it is not known which is the last.
  ///
  /// - Parameter examine: Is given such a pair first: it may know better what is wrong.
  private static func removeEarlier(
    from entries: inout [SnapshotSeries.Entry],
    examine: (SnapshotSeries.Entry, SnapshotSeries.Entry) throws -> Void
  ) throws -> Int {
    var kept: [SnapshotSeries.Entry] = []
    var days: Set<CalendarDate> = []
    for entry in entries {
      guard let last = kept.last, last.date == entry.date else {
        kept.append(entry)
        continue
      }
      guard let first = last.instant, let second = entry.instant, first != second else {
        try examine(last, entry)
        throw JobError(
          .badData,
          "\(displayName(ofPath: last.path)) and \(displayName(ofPath: entry.path)): both are of \(entry.date), and it is not "
            + "known which is the later: take one away, or give each its row with \(.every) snapshot")
      }
      kept[kept.count - 1] = entry
      days.insert(entry.date)
    }
    entries = kept
    return days.count
  }

  /// The times of snapshots: by the name, by the content where the name has none or does not tell two apart.
  private static func dated(
    _ inputs: [SnapshotInput], _ options: SnapshotReader.Options, _ keepsGoing: Bool,
    _ diagnostics: inout Diagnostics
  ) throws -> [Dated] {
    let reader = try SnapshotReader.reprojecting(options)
    let named = inputs.map(\.namedTime)
    let counts = Dictionary(named.map { ($0, 1) }, uniquingKeysWith: +)
    let dayCounts = Dictionary(named.map { ($0?.date, 1) }, uniquingKeysWith: +)
    var dated: [Dated] = []
    for (input, time) in zip(inputs, named) {
      if let time, dayCounts[time.date] == 1 || (time.instant != nil && counts[time] == 1) {
        dated.append(Dated(input: input, time: time, isRead: false))
        continue
      }
      do {
        // Standard input is gone when it has been read.
        let held = try input.held(options)
        dated.append(Dated(input: held, time: try held.time(with: reader), isRead: true))
      } catch let several as SeveralDays {
        dated += try Self.dated(several.inputs, options, keepsGoing, &diagnostics)
      } catch {
        guard keepsGoing else { throw error }
        diagnostics.leaveOut(error)
      }
    }
    if dated.isEmpty { throw SnapshotInputs.nothingReadable(diagnostics) }
    return dated
  }
}

extension DatedInputs: OrderedInputs {
  func expanded(
    _ found: SeveralDays, _ options: SnapshotReader.Options, _ execution: Execution
  ) async throws -> DatedInputs {
    let reader = try SnapshotReader.reprojecting(options)
    let known = Dictionary(all.map { ($0.input.path, $0) }) { first, _ in first }
    let inputs = try await SnapshotInputs.expanded(all.map(\.input), found, options, execution)
    let dated = try inputs.map { input in
      if let dated = known[input.path] { return dated }
      let time = try input.namedTime ?? input.time(with: reader)
      return Dated(input: input, time: time, isRead: input.namedTime == nil)
    }
    return try DatedInputs(dated, range, sameDate, options, naming: naming)
  }

  func corrected(by found: [Time?], with options: SnapshotReader.Options) throws -> DatedInputs? {
    if zip(found, dates).allSatisfy({ $0.map(\.date) ?? $1 == $1 }) { return nil }
    let read = zip(inputs, found).compactMap { input, time in time.map { (input.path, $0) } }
    let known = Dictionary(read) { first, _ in first }
    let reader = try SnapshotReader.reprojecting(options)
    let corrected = all.map { dated in
      var dated = dated
      if let time = known[dated.input.path] {
        dated.time = time
      } else if !dated.isRead, let time = try? dated.input.time(with: reader) {
        // Where one name is wrong, others may have been left out wrongly.
        dated.time = time
      }
      dated.isRead = true
      return dated
    }
    let series = try DatedInputs(corrected, range, sameDate, options, naming: naming)
    return series.inputs.map(\.path) == inputs.map(\.path) && series.first == first ? nil : series
  }
}

extension SnapshotInput {
  /// Whether both are files that hold the same. What can't be read is left to whoever measures it.
  fileprivate func hasSameBytes(as other: SnapshotInput) -> Bool {
    guard case .file = origin, case .file = other.origin, path != "-", other.path != "-",
      fileByteCount == other.fileByteCount, let own = try? InputFile.read(path),
      let others = try? InputFile.read(other.path)
    else { return false }
    return own.withUnsafeBytes { one in others.withUnsafeBytes { one.elementsEqual($0) } }
  }

  /// When it was made, by its name.
  fileprivate var namedTime: DatedInputs.Time? {
    let named = named
    return named.date.map { DatedInputs.Time(date: $0, instant: named.instant) }
  }

  /// When it was made, by its content.
  fileprivate func time(with reader: SnapshotReader) throws -> DatedInputs.Time {
    try DatedInputs.Time(read(with: reader, digest: false).snapshot, of: self)
  }
}

extension DatedInputs.Time {
  /// Nil where the date is not known.
  init?(_ loaded: LoadedSnapshot, of input: SnapshotInput) {
    guard let date = loaded.snapshot.date else { return nil }
    self.init(date: date, instant: loaded.snapshot.publishedAt ?? input.named.instant)
  }

  init(_ snapshot: Snapshot, of input: SnapshotInput) throws {
    date = try snapshot.requiredDate()
    instant = snapshot.publishedAt ?? input.named.instant
  }
}
