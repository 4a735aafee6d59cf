import FrontLine
import FrontLineKit
import GeoJSON

extension FeedListing {
  /// Asks what a feed has, in the days of a range.
  ///
  /// - Parameter today: the last day for which a file a day is asked.
  init(
    of feed: Feed, _ client: FeedClient, range: DateRange, today: CalendarDate, newestOnly: Bool
  ) throws(FeedFailure) {
    switch feed.shape {
    case .history(_, let version, let newest) where newestOnly:
      // One request instead of two.
      self = try client.get(newest) { answer in
        let envelope = try NewestEnvelope(answer)
        var newest = HistoryListing(template: version).version(envelope.id)
        newest.parts[0].content = envelope.map
        return FeedListing(versions: [newest])
      }
    case .history(let list, let version, _):
      self = try client.get(list) { try HistoryListing(template: version).listing(AnswerCheck.json($0)) }
    case .repository(let list, let file, let prefix, let ending):
      let listing = RepositoryListing(template: file, prefix: prefix, ending: ending)
      self = try client.get(list) { try listing.listing(AnswerCheck.json($0)) }
    case .layers(let layers): self = try LayerListing.listing(layers, client, today: today)
    case .days(let template): self = Self.days(template, range, today: today)
    case .file(let address):
      self.init(versions: [
        FeedVersion(
          id: "current",
          parts: [FeedPart(fileName: FileName.last(of: address) ?? "map.geojson", address: address)],
          isChanging: true, replacesItself: true)
      ])
      return
    }
    versions = versions.filter { version in
      guard let date = version.date else { return true }
      return range.since.map { date >= $0 } ?? true && range.until.map { date <= $0 } ?? true
    }
    if newestOnly { versions = versions.suffix(1) }
  }

  /// A file for each day. Days before the first are asked for only where the range says so.
  private static func days(_ template: String, _ range: DateRange, today: CalendarDate) -> FeedListing {
    let last = min(range.until ?? today, today)
    let first = range.since ?? last
    guard first <= last else { return FeedListing(versions: []) }
    let versions = (0...first.days(to: last)).compactMap { count -> FeedVersion? in
      guard let day = CalendarDate(dayNumber: first.dayNumber + count) else { return nil }
      let address = DayTemplate.address(template, of: day)
      let last = FileName.last(of: address)
      // A name without the day would be the same every day.
      let name = last.flatMap { FileNameDate(path: $0).date == day ? $0 : "\(day)-\($0)" } ?? "\(day).geojson"
      return FeedVersion(
        id: day.description, date: day, parts: [FeedPart(fileName: name, address: address)],
        mayBeAbsent: true)
    }
    return FeedListing(versions: versions)
  }
}

/// The list of versions by number: `[{"id": 1754251105, …}]`, in any order.
struct HistoryListing {
  let template: String

  func listing(_ value: JSONValue) throws -> FeedListing {
    guard let entries = value.arrayValue else { throw AnswerFault(.notAMap, "it is no list of versions") }
    guard !entries.isEmpty else { throw AnswerFault(.empty, "the list of versions is empty") }
    var ids: Set<Int64> = []
    var unreadable = 0
    var repeated = 0
    for entry in entries {
      guard let id = Self.id(entry["id"]), Self.isTime(id) else {
        unreadable += 1
        continue
      }
      if !ids.insert(id).inserted { repeated += 1 }
    }
    guard !ids.isEmpty else { throw AnswerFault(.notAMap, "the list of versions names none by its time") }
    var listing = FeedListing(versions: ids.sorted().map(version))
    if unreadable > 0 {
      listing.diagnostics.add(
        Diagnostic(
          .feedList, path: nil,
          message:
            "\(unreadable) of \(entries.count) listed versions are left out: their numbers are not times",
          values: ["left_out": .integer(Int64(unreadable))]))
    }
    if repeated > 0 {
      listing.diagnostics.add(
        Diagnostic(
          .feedList, severity: .notice, path: nil,
          message: "\(repeated) versions are listed more than once, and count once",
          values: ["repeated": .integer(Int64(repeated))]))
    }
    return listing
  }

  func version(_ id: Int64) -> FeedVersion {
    let instant = Instant(unixSeconds: id)
    return FeedVersion(
      id: "\(id)", date: instant?.date, publishedAt: instant,
      parts: [FeedPart(fileName: "\(id).geojson", address: template.replacing("{id}", with: "\(id)"))])
  }

  /// Whether a number is the second of a publication.
  static func isTime(_ id: Int64) -> Bool { FileNameDate(path: "\(id).geojson").instant != nil }

  static func id(_ value: JSONValue?) -> Int64? {
    value?.intValue.map(Int64.init) ?? value?.stringValue.flatMap { Int64($0) }
  }
}

/// The list of a repository's files: `{"tree": [{"path", "type", "sha", "size"}], "truncated"}`.
struct RepositoryListing {
  let template: String
  let prefix: String
  let ending: String

  func listing(_ value: JSONValue) throws -> FeedListing {
    guard let tree = value["tree"]?.arrayValue else { throw AnswerFault(.notAMap, "it is no list of files") }
    var versions: [CalendarDate: FeedVersion] = [:]
    for entry in tree {
      guard let path = entry["path"]?.stringValue, path.hasPrefix(prefix), path.hasSuffix(ending),
        let name = path.split(separator: "/").last.map(String.init), FileName.isSafe(name),
        path.dropLast(name.count).split(separator: "/").allSatisfy({ FileName.isSafe(String($0)) }),
        let date = FileNameDate(path: name).date
      else { continue }
      versions[date] = FeedVersion(
        id: date.description, date: date,
        parts: [
          FeedPart(
            fileName: name, address: template.replacing("{path}", with: path),
            edition: entry["sha"]?.stringValue, byteCount: entry["size"]?.intValue)
        ])
    }
    guard !versions.isEmpty else { throw AnswerFault(.notAMap, "the list of files names no map") }
    var listing = FeedListing(versions: versions.values.sorted { $0.id < $1.id })
    if value["truncated"] == true {
      listing.diagnostics.add(
        Diagnostic(
          .feedList, path: nil, message: "the source's list is cut off, so maps may be missing",
          advice: "fetch again later"))
    }
    return listing
  }
}

extension Diagnostic.Code {
  /// Something is odd about the list of a feed.
  public static let feedList = Self("feedList")
}
