import Curl
import Digests
import FrontLine
import FrontLineArchive
import FrontLineKit
import GeoJSON

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// One run of a ``FetchJob``.
struct FetchRun {
  let job: FetchJob
  private let client: FeedClient
  private let now: () -> Instant

  /// Throws where the job contradicts itself, and where libcurl is missing.
  ///
  /// - Parameters:
  ///   - transport: who answers; nil: libcurl.
  ///   - clock: by which it waits; nil: that of the machine.
  init(
    _ job: FetchJob, transport: (any HTTPTransport)? = nil, clock: (any FeedClock)? = nil,
    now: (() -> Instant)? = nil
  ) throws {
    try job.validate()
    self.job = job
    guard let started = job.now ?? Instant(unixSeconds: Int64(time(nil))) else {
      throw JobError(.request, "the clock is outside the years 0 to 9999: set it right")
    }
    let now = now ?? { job.now ?? Instant(unixSeconds: Int64(time(nil))) ?? started }
    self.now = now
    let answering: any HTTPTransport
    do {
      answering = try transport ?? CurlTransport()
    } catch let error as CurlError {
      throw JobError(.cannotOpenInput, "\(error.message): \(error.advice)")
    }
    var limits = FeedClient.Limits()
    limits.maximumRequests = job.maximumRequests
    limits.maximumBytes = job.maximumBytes
    limits.attempts = job.attempts
    limits.timeoutSeconds = job.timeoutSeconds
    limits.stallSeconds = job.stallSeconds
    client = FeedClient(
      answering, pace: Pace(interval: Double(job.paceMilliseconds) / 1000, clock: clock ?? SystemClock()),
      limits: limits, userAgent: job.userAgent, certificatesPath: job.certificatesPath,
      redirectHosts: job.feed.redirectHosts, now: now)
  }

  private func listing() throws(JobError) -> FeedListing {
    do {
      return try FeedListing(
        of: job.feed, client, range: job.range, today: now().date, newestOnly: job.newestOnly)
    } catch {
      throw error.jobError(job.feed, what: "the list of versions")
    }
  }

  private func store(writes: Bool = true) throws -> any DownloadStore {
    job.isIntoArchive
      ? try ArchiveStore(path: job.into, feed: job.feed, now: now)
      : try FolderStore(path: job.into, feed: job.feed, tool: Tool.name, writes: writes, now: now)
  }

  func plan() async throws -> FetchPlan {
    let listing = try listing()
    // A place that is not there yet is not made.
    let isThere = access(job.into, F_OK) == 0
    let store = isThere ? try store(writes: false) : nil
    var items: [FetchPlan.Item] = []
    var held = 0
    for version in listing.versions {
      let isHeld = !version.isChanging && store?.holds(version) ?? false
      if isHeld { held += 1 }
      if isHeld, !job.rechecks { continue }
      items.append(
        FetchPlan.Item(
          version: version.id, date: version.date,
          addresses: version.parts.map { Address.masked($0.address) }, isHeld: isHeld))
    }
    var diagnostics = listing.diagnostics
    if let store { diagnostics.add(store.diagnostics) }
    return FetchPlan(
      items: items, listedCount: listing.versions.count, heldCount: held, diagnostics: diagnostics)
  }

  // MARK: Getting

  /// How many versions in a row may fail until the source is left alone.
  private static let failuresInARow = 5

  func run(_ progress: (any FetchProgress)?) async throws -> FetchResult {
    // Before anything is asked: a place that can't be written to wastes nobody's time.
    let store = try store()
    let listing = try listing()
    var result = FetchResult()
    result.listedCount = listing.versions.count
    result.diagnostics.add(listing.diagnostics)
    let held = listing.versions.filter { !$0.isChanging && store.holds($0) }
    let heldIDs = Set(held.map(\.id))
    result.heldCount = held.count
    result.diagnostics.add(notices(held, store))
    let wanted = job.rechecks ? listing.versions : listing.versions.filter { !heldIDs.contains($0.id) }
    progress?.begin(total: wanted.count)
    defer { progress?.end() }
    var failuresInARow = 0
    versions: for (number, version) in wanted.enumerated() {
      defer { progress?.advance(bytes: client.statistics.bytes) }
      let fault: String
      switch answer(version, store) {
      case .success(let download):
        guard let reason = try await keep(download, version, store, &result) else {
          failuresInARow = 0
          continue
        }
        fault = reason
      case .failure(.absent) where version.mayBeAbsent:
        result.absentCount += 1
        continue
      case .failure(.stop(let stop)):
        result.leftCount = wanted.count - number
        result.ending =
          stop == .requestsSpent
          ? .requestsSpent(client.statistics.requests) : .told(stop.words(job.feed))
        break versions
      case .failure(let failure): fault = failure.words
      }
      result.failures.append(.init(version: version.id, reason: fault))
      failuresInARow += 1
      guard failuresInARow < Self.failuresInARow else {
        result.leftCount = wanted.count - number - 1
        result.ending = .told(FeedStop.silent(fault).words(job.feed))
        break
      }
    }
    result.diagnostics.add(store.diagnostics)
    result.requestCount = client.statistics.requests
    result.byteCount = client.statistics.bytes
    result.faults = AnswerFault.Kind.allCases.compactMap { kind in
      client.statistics.faults[kind].map { (kind.rawValue, $0) }
    }
    return result
  }

  private func answer(_ version: FeedVersion, _ store: any DownloadStore) -> Result<Download?, FeedFailure> {
    do throws(FeedFailure) {
      return .success(try get(version, store))
    } catch {
      return .failure(error)
    }
  }

  /// Returns what came; nil where the source says that nothing changed.
  private func get(_ version: FeedVersion, _ store: any DownloadStore) throws(FeedFailure) -> Download? {
    var files: [Download.File] = []
    for part in version.parts {
      if let content = store.content(of: part) {
        files.append(file(part, version, content, Validators()))
        continue
      }
      switch part.kind {
      case .file where part.content != nil:
        let answer = FeedAnswer(body: part.content ?? [], contentType: nil, validators: Validators())
        do {
          try AnswerCheck.map(answer)
        } catch {
          throw .gaveUp(error as? AnswerFault ?? AnswerFault(.notAMap, "\(error)"), attempts: 1)
        }
        files.append(file(part, version, answer.body, answer.validators))
      case .file:
        let record = store.record(of: part, in: version)
        let validators = Validators(etag: record?.etag, lastModified: record?.lastModified)
        let answer = try client.get(part.address, validators: validators) { answer in
          if answer.isUnchanged, record != nil { return answer }
          // An edition that the list names has the size that it names.
          try AnswerCheck.map(answer, byteCount: part.byteCount)
          return answer
        }
        if answer.isUnchanged { return nil }
        files.append(file(part, version, answer.body, answer.validators))
      case .layer(let objectID, let formats):
        let name = part.address.split(separator: "/").dropLast(2).last.map(String.init) ?? "layer"
        var download = LayerDownload(
          address: part.address, name: name, objectID: objectID, formats: formats, client: client)
        let content = try download.bytes()
        do {
          let answer = FeedAnswer(body: content, contentType: nil, validators: Validators())
          try AnswerCheck.map(answer, mayBeEmpty: true)
        } catch {
          throw .gaveUp(error as? AnswerFault ?? AnswerFault(.notAMap, "\(error)"), attempts: 1)
        }
        files.append(file(part, version, content, Validators()))
      }
    }
    return Download(version: version, files: files)
  }

  private func file(
    _ part: FeedPart, _ version: FeedVersion, _ content: [UInt8], _ validators: Validators
  ) -> Download.File {
    Download.File(
      content: content,
      record: ArchivedDownload(
        feed: job.feed.name, version: version.id, file: part.fileName, address: Address.masked(part.address),
        downloadedAt: now(), sha256: content.withUnsafeBytes { SHA256Digest(of: $0).description },
        byteCount: content.count, etag: validators.etag, lastModified: validators.lastModified,
        edition: part.edition, terms: job.feed.terms, tool: Tool.name))
  }

  /// Keeps a version. Returns what is wrong with the map itself; nil where it was kept. Throws where the place can't be
  /// written to.
  private func keep(
    _ download: Download?, _ version: FeedVersion, _ store: any DownloadStore, _ result: inout FetchResult
  ) async throws -> String? {
    guard let download else {
      result.confirmedCount += 1
      return nil
    }
    let outcome: StoredOutcome
    do {
      outcome = try await store.keep(download)
    } catch is CancellationError {
      throw CancellationError()
    } catch {
      let failure = JobError(error)
      guard [.badData, .computationFailed].contains(failure.kind) else { throw failure }
      return failure.message.description
    }
    if outcome == .unchanged {
      result.confirmedCount += 1
      return nil
    }
    result.got += download.files.map(\.record)
    result.gotVersions.append(version.id)
    if outcome == .revised, noteRevision(of: version, download, in: &result.diagnostics) {
      result.revised.append(version.id)
    }
    return nil
  }
}
