public import FrontLine

/// From when to when, both days included; nil where there is no limit.
public struct DateRange: Hashable, Sendable {
  /// The first day; nil for no bound.
  public var since: CalendarDate?
  /// The last day; nil for no bound.
  public var until: CalendarDate?

  /// Creates a range; without arguments, all days.
  public init(since: CalendarDate? = nil, until: CalendarDate? = nil) {
    self.since = since
    self.until = until
  }

  var isOpen: Bool { since == nil && until == nil }
}

extension DateRange {
  /// Throws where the last day lies before the first.
  func validate() throws(JobError) {
    if let since, let until, until < since {
      throw .request("\(.until) \(until) is before \(.since) \(since): swap them")
    }
  }
}
