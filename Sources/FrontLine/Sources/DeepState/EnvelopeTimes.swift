internal import GeoJSON

/// The two times in DeepState's envelope, `{"id": 1754251105, "map": …, "datetime": "…"}`, and their faults.
///
/// `id` is the time of publication in unix seconds and takes precedence. Where it is not such a number,
/// `datetime` is used.
struct EnvelopeTimes {
  private let id: JSONValue?
  private let datetime: JSONValue?
  /// The time in `id`.
  private let identified: Instant?
  /// The time and the day in `datetime`; a day alone has no time.
  private let stated: (instant: Instant?, date: CalendarDate?)

  init(_ members: JSONObject) {
    id = members["id"]
    datetime = members["datetime"]
    identified = id?.intValue.flatMap { Self.publication(unixSeconds: Int64($0)) }
    let written = datetime.flatMap { try? WrittenDate.read($0).get() }
    // A day without a time zone is the one that is written.
    stated = (written?.instant, written?.instant?.date ?? written?.day)
  }

  /// The time of publication; nil where neither states it.
  var publication: Instant? { identified ?? stated.instant }

  /// The day of publication; nil where neither states it.
  var date: CalendarDate? { publication?.date ?? stated.date }

  /// Returns the time, if a map of this war could be from it.
  private static func publication(unixSeconds: Int64) -> Instant? {
    Instant(unixSeconds: unixSeconds).flatMap { (2022...2099).contains($0.date.year) ? $0 : nil }
  }

  // MARK: Faults

  /// All faults, the most important first.
  var faults: [TimeFault] { [unusableID, unusableDatetime, contradiction].compactMap { $0 } }

  private static let give: Wording = "give the date of the map with \(.date) YYYY-MM-DD"

  private var unusableID: TimeFault? {
    guard let id, id != .null, identified == nil else { return nil }
    let isMilliseconds = id.intValue.flatMap { Self.publication(unixSeconds: Int64($0) / 1000) } != nil
    return TimeFault(
      message: "the id \(printable(id.description)) of its envelope is not a time in unix seconds"
        + (isMilliseconds ? " (in milliseconds it would be one)" : "") + " and is ignored",
      member: "id", advice: "write unix seconds, or " + Self.give)
  }

  /// A `datetime` in a form other than ISO 8601 is ignored unless the time depends on it.
  private var unusableDatetime: TimeFault? {
    guard let text = datetime?.stringValue, stated.date == nil else { return nil }
    let isMeantAsISO = text.wholeMatch(of: /[0-9]{4}-[0-9]{2}-[0-9]{2}.*/.dotMatchesNewlines()) != nil
    guard isMeantAsISO || identified == nil else { return nil }
    return TimeFault(
      message: "the datetime \"\(printable(text))\" of its envelope is not a date in ISO 8601 and is ignored",
      member: "datetime", advice: "write it as 2025-08-03T19:58:25Z, or " + Self.give)
  }

  /// Differences of one day are accepted: a map published in the evening bears the next day's date elsewhere.
  private var contradiction: TimeFault? {
    guard let published = identified?.date, let other = stated.date, abs(published.days(to: other)) > 1
    else { return nil }
    return TimeFault(
      message: "the id of its envelope is of \(published), its datetime of \(other): the id is used",
      member: "datetime", advice: Self.give)
  }
}
