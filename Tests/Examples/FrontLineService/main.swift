// Answers distances and changes from an archive over HTTP.
//
//   swift run --package-path Tests/Examples FrontLineService front.gpkg [PORT]
//   curl 'http://127.0.0.1:8080/v1/change?since=2025-01-02&until=2025-08-03'
//   curl 'http://127.0.0.1:8080/v1/distance?to=Pokrovsk&until=2025-08-03'
//
// GET /openapi.json describes it. An answer is the document that the command line prints with -f json.
import Foundation
import FrontLine
import FrontLineKit
import FrontLineReport
import GeoJSON
import Hummingbird

/// What a stranger may ask of the service.
enum Limit {
  /// Jobs at a time; who comes when all are taken is told to come again.
  static let jobs = 2
  /// Days from the first to the last of a question.
  static let days = 400
  static let nameLength = 100
}

/// An error with a status of HTTP, answered as JSON.
struct Refusal: HTTPResponseError {
  let status: HTTPResponse.Status
  let message: String

  func response(from request: Request, context: some RequestContext) throws -> Response {
    var headers: HTTPFields = [.contentType: "application/json"]
    if status == .serviceUnavailable { headers[.retryAfter] = "1" }
    var writer = JSONWriter(layout: .compact)
    writer.object { $0.member("error", message) }
    return Response(status: status, headers: headers, body: .init(byteBuffer: .init(bytes: writer.bytes)))
  }

  init(_ status: HTTPResponse.Status, _ message: String) { (self.status, self.message) = (status, message) }

  /// Of an error of a job: one that the question is to blame for, or one of our own.
  init(_ error: any Error) {
    let error = JobError(error)
    switch error.kind {
    case .request: self.init(.badRequest, error.message.description)
    case .badData: self.init(.unprocessableContent, error.message.description)
    default: self.init(.internalServerError, "the archive can't be read")
    }
  }
}

/// Runs jobs on an archive, a few at a time.
actor Archive {
  let path: String
  private var running = 0

  init(path: String) { self.path = path }

  /// Runs a job and returns its document as an answer.
  func answer<Work: Job>(
    _ job: Work, _ json: @Sendable (Work.Result) -> [UInt8]
  ) async throws(Refusal) -> Response {
    if running >= Limit.jobs { throw Refusal(.serviceUnavailable, "all workers are busy: ask again") }
    running += 1
    defer { running -= 1 }
    do {
      let bytes = json(try await job.run(Execution(threads: 1)))
      return Response(
        status: .ok, headers: [.contentType: "application/json"], body: .init(byteBuffer: .init(bytes: bytes))
      )
    } catch {
      throw Refusal(error)
    }
  }
}

extension Request {
  /// The days that a question names, within the limit.
  func range() throws(Refusal) -> DateRange {
    func date(_ name: Substring) throws(Refusal) -> CalendarDate? {
      guard let text = uri.queryParameters[name] else { return nil }
      guard let date = CalendarDate(String(text)) else {
        throw Refusal(.badRequest, "\(name) is no date: give YYYY-MM-DD")
      }
      return date
    }
    let range = DateRange(since: try date("since"), until: try date("until"))
    if let since = range.since, let until = range.until, since.days(to: until) > Limit.days {
      throw Refusal(.badRequest, "a question spans \(Limit.days) days at most")
    }
    return range
  }

  /// The place or road that a question names. A job takes files too, which are none of a stranger's business.
  func target(_ gazetteer: Gazetteer) throws(Refusal) -> String {
    guard let name = uri.queryParameters["to"].map(String.init), !name.isEmpty, name.count <= Limit.nameLength
    else { throw Refusal(.badRequest, "to is missing: give a place or a road") }
    if case .found = gazetteer.lookUpPlace(name) { return name }
    if case .found = gazetteer.lookUpRoad(name) { return name }
    throw Refusal(.notFound, "there is no one place or road of that name: add its region after a comma")
  }
}

guard CommandLine.arguments.count > 1 else {
  FileHandle.standardError.write(Data("usage: FrontLineService ARCHIVE [PORT]\n".utf8))
  exit(64)
}
let archive = Archive(path: CommandLine.arguments[1])
let port = CommandLine.arguments.dropFirst(2).first.flatMap { Int($0) } ?? 8080
let gazetteer = try Gazetteer.embedded()

let router = Router()
router.get("openapi.json") { _, _ in
  Response(
    status: .ok, headers: [.contentType: "application/json"], body: .init(byteBuffer: .init(string: openAPI)))
}
router.get("v1/change") { request, _ in
  let range = try request.range()
  guard range.since != nil, range.until != nil else {
    throw Refusal(.badRequest, "give since and until")
  }
  return try await archive.answer(ChangeJob(before: archive.path, after: nil, range: range)) {
    ChangeDocument($0).json
  }
}
router.get("v1/distance") { request, _ in
  let until = try request.range().until
  let day = until.map { "\(archive.path)@\($0)" } ?? archive.path
  return try await archive.answer(DistanceJob(inputs: [day], to: [request.target(gazetteer)])) {
    DistanceDocument($0).json
  }
}
try await Application(router: router, configuration: .init(address: .hostname("127.0.0.1", port: port)))
  .runService()
