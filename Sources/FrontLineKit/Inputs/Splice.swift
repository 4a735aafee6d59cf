public import FrontLine
import GeoJSON

/// A series that takes one source up to a day and another from there: `isw..2022-04-02,deepstate..`.
public struct Splice: Hashable, Sendable {
  /// A stretch of one source.
  public struct Part: Hashable, Sendable {
    /// The source that counts.
    public var source: Source
    /// The last day; nil of the last part.
    public var until: CalendarDate?

    /// Creates a part.
    public init(_ source: Source, until: CalendarDate?) {
      self.source = source
      self.until = until
    }
  }

  /// Two or more, in the order of their days.
  public let parts: [Part]

  /// Throws where the text is not of the form `SOURCE..DATE,SOURCE..`, or its days are not in order.
  public init(_ text: String) throws(JobError) {
    let words = text.split(separator: ",", omittingEmptySubsequences: false)
    var parts: [Part] = []
    for (index, word) in words.enumerated() {
      let isLast = index == words.count - 1
      guard let dots = word.firstRange(of: ".."),
        let source = Source(recordedAs: String(word[..<dots.lowerBound]))
      else { throw Self.fault(text, "\"\(printable(word))\" is no source with two points behind it") }
      let day = word[dots.upperBound...]
      if isLast, day.isEmpty {
        parts.append(Part(source, until: nil))
        continue
      }
      guard !isLast, let until = CalendarDate(String(day)) else {
        throw Self.fault(
          text,
          isLast
            ? "the last source has no end" : "\"\(printable(day))\" is no day up to which a source is taken")
      }
      if let before = parts.last?.until, before >= until {
        throw Self.fault(text, "\(until) does not lie behind \(before)")
      }
      parts.append(Part(source, until: until))
    }
    guard parts.count > 1, zip(parts, parts.dropFirst()).allSatisfy({ $0.source != $1.source }) else {
      throw Self.fault(text, "there are not two sources, one after the other")
    }
    self.parts = parts
  }

  private static func fault(_ text: String, _ what: String) -> JobError {
    JobError(
      .request,
      "\(.sources) \(printable(text)): \(Wording(what)): write it as isw..2022-04-02,deepstate.., each source up to a day"
    )
  }

  /// The form that ``init(_:)`` reads.
  public var text: String {
    parts.map { "\($0.source)..\($0.until?.description ?? "")" }.joined(separator: ",")
  }

  /// Returns the days of a part in a range; nil where it has none.
  ///
  /// - Parameter last: The day of the last map of the part before. The part takes over from there, so that what changed
  ///   on the ground between that map and the end of its part counts as such, and not as a step between sources.
  func range(ofPart index: Int, in range: DateRange, after last: CalendarDate?) -> DateRange? {
    let end = index > 0 ? parts[index - 1].until : nil
    let begin = (last ?? end)?.adding(days: 1)
    let since = [begin, range.since].compactMap(\.self).max()
    let until = [parts[index].until, range.until].compactMap(\.self).min()
    if let since, let until, until < since { return nil }
    return DateRange(since: since, until: until)
  }
}

/// The step between two sources where a series goes from one to the other: what the two draw differently, and no change
/// on the ground.
public struct Seam: Hashable, Sendable {
  /// The source that counts before.
  public let from: Source
  /// The source that counts from there on.
  public let to: Source
  /// The last map of the one.
  public let fromDate: CalendarDate
  /// The map of the other that it is compared with: its last up to that day, else its first.
  public let toDate: CalendarDate
  /// The territory on the map of the one.
  public let squareKilometersBefore: Double
  /// The territory on the map of the other.
  public let squareKilometersAfter: Double
  /// Land that only the later source shows.
  public let onlyAfterSquareKilometers: Double
  /// Land that only the earlier source shows.
  public let onlyBeforeSquareKilometers: Double
  /// The area of the later source less that of the earlier.
  public let stepSquareKilometers: Double

  /// How many days lie between the two maps: by so much what changed on the ground is in the step as well.
  public var days: Int { abs(fromDate.days(to: toDate)) }
}

extension Splice: JobValue {
  init?(json: JSONValue) {
    guard let text = json.stringValue, let splice = try? Splice(text) else { return nil }
    self = splice
  }
  var json: JSONValue { .string(text) }
  static var schema: JSONObject { ["type": "string", "pattern": "^[a-z0-9-]+\\.\\."] }
}
