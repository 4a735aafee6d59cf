import FrontLine
import FrontLineReport

/// The snapshots of a series in the order of their dates.
struct DatedInputs: Sendable {
  let inputs: [SnapshotInput]
  let dates: [CalendarDate]
  /// The place of the first that counts; the one before it, if any, is there to be compared with.
  let first: Int

  /// Opens folders, sorts by date, and restricts to the days asked for.
  ///
  /// Throws where a date is not known, where two have the same date unless that is allowed, and where nothing
  /// is left.
  init(
    _ paths: [String], _ range: DateRangeOptions, _ options: SnapshotReader.Options, _ allowsSameDate: Bool,
    _ messages: inout Messages
  ) async throws {
    let (inputs, notices) = try await SnapshotInputs.resolve(paths, options.source, crs: options.crs)
    messages.add(notices)
    try self.init(inputs, range, options, allowsSameDate)
  }

  // Apart, because Swift 6.3's optimiser falls over the whole in one asynchronous function.
  private init(
    _ inputs: [SnapshotInput], _ range: DateRangeOptions, _ options: SnapshotReader.Options,
    _ allowsSameDate: Bool
  ) throws {
    let byPath = Dictionary(inputs.map { ($0.path, $0) }) { first, _ in first }
    let reader = try SnapshotReader.reprojecting(options)
    let series = SnapshotSeries(
      try inputs.map { input in
        let named = input.named
        if let date = named.date {
          return SnapshotSeries.Entry(path: input.path, date: date, instant: named.instant)
        }
        let snapshot = try input.read(with: reader, digest: false).snapshot
        return SnapshotSeries.Entry(
          path: input.path, date: try snapshot.requiredDate(), instant: snapshot.publishedAt)
      })
    let restricted = series.restricted(until: range.until)
    let kept = restricted.entries
    let since = range.since ?? .earliest
    let start = kept.firstIndex { $0.date >= since }
    guard let start else {
      let limits = [range.since.map { "since \($0)" }, range.until.map { "until \($0)" }].compactMap { $0 }
      throw Failure(
        message: "there is no snapshot \(limits.joined(separator: " ")): "
          + "the \(inputs.count) given are of \(series.first?.date.description ?? "") to "
          + "\(series.last?.date.description ?? "")",
        status: Failure.badData)
    }
    let used = kept[max(0, start - 1)...]
    if !allowsSameDate, let (one, other) = zip(used, used.dropFirst()).first(where: { $0.date == $1.date }) {
      throw Failure(
        message: "\(displayName(ofPath: one.path)) and \(displayName(ofPath: other.path)): both are of "
          + "\(one.date): take one away, or give each its row with --every snapshot",
        status: Failure.badData)
    }
    self.inputs = used.compactMap { byPath[$0.path] }
    dates = used.map(\.date)
    first = start > 0 ? 1 : 0
  }
}
