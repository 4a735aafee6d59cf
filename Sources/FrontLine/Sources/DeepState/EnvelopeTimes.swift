internal import GeoJSON

/// The two times in DeepState's envelope, `{"id": 1754251105, "map": …, "datetime": "…"}`, and what is wrong with them.
///
/// `id` is the time of publication in unix seconds, and counts; where it is no such number, `datetime` does.
struct EnvelopeTimes {
  private let id: JSONValue?
  private let datetime: JSONValue?
  /// The time that `id` is.
  private let identified: Instant?
  /// The time and the day that `datetime` is; a day alone has no time.
  private let stated: (instant: Instant?, date: CalendarDate?)

  init(_ members: JSONObject) {
    id = members["id"]
    datetime = members["datetime"]
    identified = id?.intValue.flatMap { Self.publication(unixSeconds: Int64($0)) }
    stated = (
      datetime?.stringValue.flatMap { Instant($0) }, datetime.flatMap { SnapshotBuilder.date($0) }
    )
  }

  /// When the map was published; nil where neither tells.
  var publication: Instant? { identified ?? stated.instant }

  /// The day of publication; nil where neither tells.
  var date: CalendarDate? { publication?.date ?? stated.date }

  /// The time, where a map of this war could be of it.
  private static func publication(unixSeconds: Int64) -> Instant? {
    Instant(unixSeconds: unixSeconds).flatMap { (2022...2099).contains($0.date.year) ? $0 : nil }
  }

  // MARK: Faults

  /// In the order in which they matter.
  var faults: [TimeFault] { [unusableID, unusableDatetime, contradiction].compactMap { $0 } }

  private static let give: Wording = "give the date of the map with \(.date) YYYY-MM-DD"

  private var unusableID: TimeFault? {
    guard let id, id != .null, identified == nil else { return nil }
    let isMilliseconds = id.intValue.flatMap { Self.publication(unixSeconds: Int64($0) / 1000) } != nil
    return TimeFault(
      message: "the id \(printable(id.description)) of its envelope is no time in unix seconds"
        + (isMilliseconds ? " (in milliseconds it would be one)" : "") + ", and is not used",
      member: "id", advice: "write unix seconds, or " + Self.give)
  }

  /// One in other words than ISO 8601 is left alone where nothing hangs on it.
  private var unusableDatetime: TimeFault? {
    guard let text = datetime?.stringValue, stated.date == nil else { return nil }
    let isMeantAsISO = text.wholeMatch(of: /[0-9]{4}-[0-9]{2}-[0-9]{2}.*/.dotMatchesNewlines()) != nil
    guard isMeantAsISO || identified == nil else { return nil }
    return TimeFault(
      message: "the datetime \"\(printable(text))\" of its envelope is no date of ISO 8601, and is not used",
      member: "datetime", advice: "write it as 2025-08-03T19:58:25Z, or " + Self.give)
  }

  /// A map published in the evening bears the next day's date elsewhere.
  private var contradiction: TimeFault? {
    guard let published = identified?.date, let other = stated.date, abs(published.days(to: other)) > 1
    else { return nil }
    return TimeFault(
      message: "the id of its envelope is of \(published), its datetime of \(other): the id is used",
      member: "datetime", advice: Self.give)
  }
}
