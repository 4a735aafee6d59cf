/// Snapshots in the order of their dates, named but not read.
public struct SnapshotSeries: Hashable, Sendable {
  /// One snapshot of a series.
  public struct Entry: Hashable, Sendable {
    public var path: String
    public var date: CalendarDate
    /// The second, where it is known; orders the snapshots of one day.
    public var instant: Instant?

    public init(path: String, date: CalendarDate, instant: Instant? = nil) {
      self.path = path
      self.date = date
      self.instant = instant
    }
  }

  /// By date, then by second, then by path. Two of the same date are both kept.
  public private(set) var entries: [Entry]

  public init(_ entries: some Sequence<Entry>) {
    self.entries = entries.sorted { left, right in
      if left.date != right.date { return left.date < right.date }
      let first = left.instant?.unixSeconds ?? .min
      let second = right.instant?.unixSeconds ?? .min
      if first != second { return first < second }
      return left.path.precedesByBytes(right.path)
    }
  }

  /// The series of a list of inputs. Only files without a date in their name are read, by `date`.
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

  public var first: Entry? { entries.first }
  public var last: Entry? { entries.last }

  /// The snapshots from one day to another, both included.
  public func restricted(since: CalendarDate? = nil, until: CalendarDate? = nil) -> SnapshotSeries {
    SnapshotSeries(
      entries.filter { entry in
        since.map { entry.date >= $0 } ?? true && until.map { entry.date <= $0 } ?? true
      }
    )
  }

  /// Days without a snapshot between two that have one. Nothing is put in their place.
  public struct Gap: Hashable, Sendable {
    /// The last day before the gap that has a snapshot, and the first after it.
    public var before: CalendarDate
    public var after: CalendarDate

    public var missingDays: Int { before.days(to: after) - 1 }
  }

  /// The gaps, in order.
  public var gaps: [Gap] {
    zip(entries, entries.dropFirst()).compactMap { earlier, later in
      earlier.date.days(to: later.date) > 1 ? Gap(before: earlier.date, after: later.date) : nil
    }
  }

  /// The dates that more than one snapshot has, in order.
  public var repeatedDates: [CalendarDate] {
    Dictionary(grouping: entries, by: \.date).filter { $0.value.count > 1 }.keys.sorted()
  }
}
