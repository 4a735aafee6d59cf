/// A list of snapshots in the order of their dates, not yet read.
public struct SnapshotSeries: Hashable, Sendable {
  /// One snapshot of a series.
  public struct Entry: Hashable, Sendable {
    /// The path of the map.
    public var path: String
    /// The day of the map.
    public var date: CalendarDate
    /// The time of publication, where known; orders the snapshots of one day.
    public var instant: Instant?

    /// Creates an entry.
    public init(path: String, date: CalendarDate, instant: Instant? = nil) {
      self.path = path
      self.date = date
      self.instant = instant
    }
  }

  /// The snapshots by date, then by time, then by path. Several of the same date are all kept.
  public private(set) var entries: [Entry]

  /// Sorts maps by day, then by the moment of publication.
  public init(_ entries: some Sequence<Entry>) {
    self.entries = entries.sorted { left, right in
      if left.date != right.date { return left.date < right.date }
      let first = left.instant?.unixSeconds ?? .min
      let second = right.instant?.unixSeconds ?? .min
      if first != second { return first < second }
      return left.path.precedesByBytes(right.path)
    }
  }

  /// Creates the series of a list of inputs. Only files without a date in their name are read, by `date`.
  ///
  /// ```swift
  /// let series = try SnapshotSeries(InputList(expanding: paths)) { entry in
  ///   try reader.read(path: entry.path).requiredDate()
  /// }
  /// ```
  public init<Failure: Error>(
    _ list: InputList,
    date: (InputList.Entry) throws(Failure) -> CalendarDate
  ) throws(Failure) {
    var entries: [Entry] = []
    for entry in list.entries {
      let day: CalendarDate
      if let known = entry.date { day = known } else { day = try date(entry) }
      entries.append(Entry(path: entry.path, date: day, instant: entry.instant))
    }
    self.init(entries)
  }

  /// The earliest map.
  public var first: Entry? { entries.first }
  /// The latest map.
  public var last: Entry? { entries.last }

  /// Returns the snapshots from one day to another, inclusive.
  public func restricted(since: CalendarDate? = nil, until: CalendarDate? = nil) -> SnapshotSeries {
    SnapshotSeries(
      entries.filter { entry in
        since.map { entry.date >= $0 } ?? true && until.map { entry.date <= $0 } ?? true
      }
    )
  }

  /// The days without a snapshot between two that have one. Nothing is interpolated.
  public struct Gap: Hashable, Sendable {
    /// The last day with a snapshot before the gap.
    public var before: CalendarDate
    /// The first day with a snapshot after the gap.
    public var after: CalendarDate

    /// The number of days without a map.
    public var missingDays: Int { before.days(to: after) - 1 }
  }

  /// All gaps, in order.
  public var gaps: [Gap] {
    zip(entries, entries.dropFirst()).compactMap { earlier, later in
      earlier.date.days(to: later.date) > 1 ? Gap(before: earlier.date, after: later.date) : nil
    }
  }

  /// The dates of more than one snapshot, in order.
  public var repeatedDates: [CalendarDate] {
    Dictionary(grouping: entries, by: \.date).filter { $0.value.count > 1 }.keys.sorted()
  }
}
