import Curl
import FrontLine
import FrontLineArchive
import FrontLineKit
import Testing

@testable import FrontLineFeeds

/// A source of versions in memory.
private final class History {
  /// The editions of each version by its number.
  var maps: [Int: Int]
  /// Answers with which the first requests of an address are met.
  var spoiled: [String: [HTTPResponse]] = [:]
  private(set) var asked: [String] = []

  init(_ numbers: [Int]) { maps = Dictionary(uniqueKeysWithValues: numbers.map { ($0, 0) }) }

  static func id(_ number: Int) -> Int { 1_754_000_000 + 86_400 * number }

  func answer(_ request: HTTPRequest) -> HTTPResponse {
    let path = String(request.address.dropFirst("https://deepstatemap.live".count))
    asked.append(path)
    if let first = spoiled[path]?.first {
      spoiled[path]?.removeFirst()
      return first
    }
    if path == "/api/history/public" {
      return .json("[" + maps.keys.map { "{\"id\":\(Self.id($0))}" }.joined(separator: ",") + "]")
    }
    guard let number = maps.keys.first(where: { path == "/api/history/\(Self.id($0))/geojson" }),
      let edition = maps[number]
    else { return .json("", status: 404) }
    let tag = "\"\(number)-\(edition)\""
    if request.headers.contains(HTTPHeader("If-None-Match", tag)) { return .json("", status: 304) }
    return .json(FakeMap.text(number / 2 + 100 * edition), headers: ["etag": tag])
  }
}

@Suite("Getting what is missing")
struct FetchRunTests {
  private let place: TemporaryPlace
  private let clock = FakeClock()

  init() throws { place = try TemporaryPlace() }

  private func run(
    _ history: History, into: String = "maps", _ change: (inout FetchJob) -> Void = { _ in }
  ) async throws -> FetchResult {
    var job = FetchJob(feed: .deepState, into: place.path + "/" + into)
    change(&job)
    let transport = FakeTransport(clock) { request, _ in history.answer(request) }
    return try await FetchRun(
      job, transport: transport, clock: clock, now: { Instant("2025-08-30T12:00:00Z")! }
    ).run(nil)
  }

  private func names(_ numbers: [Int]) -> [String] { numbers.map { "\(History.id($0)).geojson" } }

  @Test(
    "What is missing is got in order, each version once; then only the list",
    arguments: ["maps", "front.gpkg"])
  func complete(_ into: String) async throws {
    let history = History([3, 1, 2, 0])
    let first = try await run(history, into: into)
    #expect(first.gotVersions == [0, 1, 2, 3].map { "\(History.id($0))" })
    #expect(first.isComplete && first.requestCount == 5)
    #expect(
      Array(history.asked.dropFirst()) == [0, 1, 2, 3].map { "/api/history/\(History.id($0))/geojson" })
    #expect(first.got.allSatisfy { $0.terms != nil && $0.sha256.utf8.count == 64 && $0.etag != nil })
    history.maps[4] = 0
    let second = try await run(history, into: into)
    #expect(second.gotVersions == ["\(History.id(4))"] && second.heldCount == 4 && second.requestCount == 2)
    let third = try await run(history, into: into)
    #expect(third.gotVersions.isEmpty && third.requestCount == 1)
    if into == "maps" {
      #expect(try place.names("maps") == [".frontline"] + names([0, 1, 2, 3, 4]))
      #expect(try place.read("maps/.frontline/downloads.jsonl").split(separator: "\n").count == 5)
    } else {
      // Two versions of the same bytes are two.
      let archive = try #require(try SnapshotArchive(path: place.path + "/front.gpkg"))
      #expect(
        archive.entries.map { $0.publishedAt?.unixSeconds } == [0, 1, 2, 3, 4].map { Int64(History.id($0)) })
      #expect(try archive.downloads().map(\.version) == [0, 1, 2, 3, 4].map { "\(History.id($0))" })
      let verifier = try ArchiveVerifier(path: archive.path)
      try verifier.checkStructure()
      #expect(try verifier.foreignTables() == [])
    }
  }

  @Test(
    "Asked again, the source says what it changed: the new edition counts, the old one is kept",
    arguments: ["maps", "front.gpkg"])
  func recheck(_ into: String) async throws {
    let history = History([0, 1, 2])
    _ = try await run(history, into: into)
    let before = into == "maps" ? try place.read("maps/\(names([1])[0])") : ""
    history.maps[1] = 1
    let unasked = try await run(history, into: into)
    #expect(unasked.revised.isEmpty && unasked.requestCount == 1)
    let result = try await run(history, into: into) { $0.rechecks = true }
    #expect(result.revised == ["\(History.id(1))"] && result.confirmedCount == 2 && result.requestCount == 4)
    #expect(result.diagnostics.warnings.contains { $0.code == .feedRevision })
    let again = try await run(history, into: into) { $0.rechecks = true }
    #expect(again.revised.isEmpty && again.confirmedCount == 3)
    if into == "maps" {
      let kept = try place.names("maps/.frontline/revisions")
      #expect(kept.count == 1 && kept[0].hasSuffix(names([1])[0]))
      #expect(try place.read("maps/.frontline/revisions/\(kept[0])") == before)
      #expect(try place.read("maps/\(names([1])[0])") != before)
    } else {
      let archive = try #require(try SnapshotArchive(path: place.path + "/front.gpkg"))
      #expect(archive.entries.map(\.revision) == [1, 1, 2, 1])
      #expect(archive.entries.filter(\.isCurrent).map(\.revision) == [1, 2, 1])
      try ArchiveVerifier(path: archive.path).checkStructure()
    }
  }

  @Test("A version that can't be got is told, the others are got, and the next run asks for it alone")
  func failures() async throws {
    let history = History([0, 1, 2])
    let path = "/api/history/\(History.id(1))/geojson"
    history.spoiled[path] = Array(repeating: .json("<html>"), count: 6)
    let result = try await run(history)
    #expect(result.gotVersions.count == 2 && result.failures.map(\.version) == ["\(History.id(1))"])
    #expect(!result.isComplete && result.faults.map(\.count) == [6])
    #expect(try place.names("maps") == [".frontline"] + names([0, 2]))
    let before = history.asked.count
    #expect(try await run(history).gotVersions == ["\(History.id(1))"])
    #expect(Array(history.asked[before...]) == ["/api/history/public", path])
  }

  @Test("After five versions in a row that can't be got the source is left alone")
  func silent() async throws {
    let history = History(Array(0..<20))
    for number in 3..<20 {
      history.spoiled["/api/history/\(History.id(number))/geojson"] = Array(
        repeating: .json("", status: 500), count: 6)
    }
    let result = try await run(history)
    #expect(result.gotVersions.count == 3 && result.failures.count == 5 && result.leftCount == 12)
    guard case .told = result.ending else {
      Issue.record("the run did not say why it ended")
      return
    }
  }

  @Test("A source that refuses, or asks to wait long, ends the run; what was got stays")
  func refused() async throws {
    for answer in [
      HTTPResponse.json("", status: 403), .json("", status: 429, headers: ["retry-after": "90000"]),
    ] {
      let place = "maps-\(answer.status)"
      let history = History([0, 1, 2])
      history.spoiled["/api/history/\(History.id(1))/geojson"] = [answer]
      let result = try await run(history, into: place)
      #expect(result.gotVersions.count == 1 && result.leftCount == 2 && result.failures.isEmpty)
      guard case .told = result.ending else {
        Issue.record("the run did not say why it ended")
        return
      }
      #expect(try await run(history, into: place).gotVersions.count == 2)
    }
  }

  @Test("A run of few requests is gone on with by the next")
  func spent() async throws {
    let history = History(Array(0..<7))
    var got: [String] = []
    for _ in 0..<4 {
      let result = try await run(history) { $0.maximumRequests = 3 }
      got += result.gotVersions
    }
    #expect(got == (0..<7).map { "\(History.id($0))" })
  }

  @Test("Maps that were in the folder before are not asked for, unless they are damaged")
  func adopted() async throws {
    let history = History([0, 1, 2])
    try place.write("maps/\(names([0])[0])", FakeMap.text(7))
    try place.write("maps/\(names([1])[0])", String(FakeMap.text(7).dropLast(9)))
    try place.write("maps/notes.txt", "mine")
    let result = try await run(history)
    #expect(result.heldCount == 1 && result.gotVersions == [1, 2].map { "\(History.id($0))" })
    #expect(try place.read("maps/\(names([0])[0])") == FakeMap.text(7))
    #expect(try place.names("maps/.frontline/revisions").count == 1)
    #expect(try await run(history).requestCount == 1)
  }

  @Test("A file that was lost or cut since is got again")
  func lost() async throws {
    let history = History([0, 1, 2])
    _ = try await run(history)
    try place.write("maps/\(names([1])[0])", "{}")
    try place.write("maps/x", "")
    #expect(try await run(history).gotVersions == ["\(History.id(1))"])
    #expect(try place.names("maps/.frontline/revisions").count == 1)
  }

  @Test("What a process left that was killed between two steps is finished or removed")
  func recovery() async throws {
    let history = History([0, 1])
    _ = try await run(history)
    let journal = try place.read("maps/.frontline/downloads.jsonl")
    // Killed after the record was written and before the file got its name: the part has it.
    let lines = journal.split(separator: "\n")
    let digest = try #require(lines[1].firstMatch(of: /"sha256":"([0-9a-f]+)"/)?.output.1)
    let content = try place.read("maps/\(names([1])[0])")
    try place.move("maps/\(names([1])[0])", to: "maps/.frontline/\(digest)-\(names([1])[0]).part")
    // Another part is of a version that was never recorded, and a line was cut.
    try place.write("maps/.frontline/\(String(repeating: "0", count: 64)).part", "half of a m")
    try place.write("maps/.frontline/downloads.jsonl", journal + "{\"schema\":\"frontline.down")
    let result = try await run(history)
    #expect(result.requestCount == 1 && result.heldCount == 2)
    #expect(try place.read("maps/\(names([1])[0])") == content)
    #expect(try place.names("maps/.frontline") == ["downloads.jsonl", "lock"])
    #expect(try place.read("maps/.frontline/downloads.jsonl") == journal)
  }

  @Test("Two at a time are not let into one place", arguments: ["maps", "front.gpkg"])
  func locked(_ into: String) async throws {
    let history = History([0])
    _ = try await run(history, into: into)
    let path = place.path + "/" + into
    let now = { Instant("2025-08-30T12:00:00Z")! }
    let holder: any DownloadStore =
      into == "maps"
      ? try FolderStore(path: path, feed: .deepState, tool: "test", now: now)
      : try ArchiveStore(path: path, feed: .deepState, now: now)
    await #expect(throws: JobError.self) { try await run(history, into: into) }
    _ = holder.diagnostics
  }

  @Test("A map with a label that is not known yet is kept in a folder, left out of an archive, and told of")
  func unknownLabel() async throws {
    let history = History([0, 1])
    let path = "/api/history/\(History.id(0))/geojson"
    let map = FakeMap.text().replacing(
      "Окуповано /// Occupied /// geoJSON.status.occupied", with: "x /// New /// y")
    history.spoiled[path] = [.json(map), .json(map)]
    let kept = try await run(history)
    let warnings = kept.diagnostics.warnings.filter { $0.code == .feedFile }
    #expect(kept.isComplete && kept.gotVersions.count == 2 && warnings.count == 1)
    #expect(warnings.first?.path?.hasSuffix("\(History.id(0)).geojson") == true)
    #expect(
      warnings.first?.message.description.contains("kept, but it can't be measured") == true, "\(warnings)")
    let result = try await run(history, into: "front.gpkg")
    #expect(result.failures.count == 1 && result.gotVersions == ["\(History.id(1))"])
    #expect(result.failures[0].reason.contains("status"))
  }

  @Test("An edition that the list names anew is told, and got when it is asked for")
  func newEdition() async throws {
    var edition = ["a", "b"]
    let transport = FakeTransport(clock) { request, _ in
      if request.address.contains("/git/trees/") {
        let entries = edition.enumerated().map { number, sha in
          #"{"path":"data/deepstatemap_data_2025080\#(number + 1).geojson","sha":"\#(sha)"}"#
        }
        return .json("{\"tree\":[\(entries.joined(separator: ","))]}")
      }
      return .json(FakeMap.text(edition[0] == "a" ? 0 : 1))
    }
    func run(_ change: (inout FetchJob) -> Void = { _ in }) async throws -> FetchResult {
      var job = FetchJob(feed: .union, into: place.path + "/maps")
      change(&job)
      return try await FetchRun(
        job, transport: transport, clock: clock, now: { Instant("2025-08-30T12:00:00Z")! }
      ).run(nil)
    }
    #expect(try await run().gotVersions.count == 2)
    edition = ["c", "c"]
    let told = try await run()
    #expect(told.requestCount == 1 && told.diagnostics.warnings.contains { $0.code == .feedRevision })
    let got = try await run { $0.rechecks = true }
    #expect(got.revised == ["2025-08-01", "2025-08-02"])
    #expect(try await run().diagnostics.warnings.isEmpty)
  }

  @Test("A job that contradicts itself, or the terms, asks nothing")
  func requests() {
    func fault(_ change: (inout FetchJob) -> Void) -> JobError.Kind? {
      var job = FetchJob(feed: .deepState, into: "maps")
      change(&job)
      do {
        try job.validate()
        return nil
      } catch {
        return error.kind
      }
    }
    #expect(fault { _ in } == nil)
    #expect(fault { $0.feed = .isw } == .request)
    #expect(
      fault {
        $0.feed = .isw; $0.acceptsTerms = true
      } == nil)
    #expect(fault { $0.paceMilliseconds = 999 } == .request)
    #expect(fault { $0.maximumRequests = 0 } == .request)
    #expect(fault { $0.into = "-" } == .request)
    #expect(
      fault { $0.range = DateRange(since: CalendarDate("2025-01-02"), until: CalendarDate("2025-01-01")) }
        == .request)
  }
}
