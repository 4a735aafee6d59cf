import FrontLine
import FrontLineKit
public import GeoJSON

/// The reasons why parts of a job were not done: its result would say nothing of what they ask for.
struct UndoneJob: Error {
  let errors: [JobError]
}

/// A kind of job that a batch runs: its members, and how its result is written.
public struct BatchJob: Sendable {
  /// The word for it in the member `job`.
  public let name: String
  /// The JSON Schema of its members.
  public let schema: JSONObject
  private let run:
    @Sendable (JSONObject, DocumentFormat, Execution, DocumentStyle, WritingOptions) async throws -> [UInt8]

  /// All kinds, in the order of the commands.
  public static let all: [BatchJob] = [
    BatchJob(AreaJob.self, AreaDocument.self) { AreaDocument($0, $1) },
    BatchJob(ChangeJob.self, ChangeDocument.self) { ChangeDocument($0, $1) },
    BatchJob(SeriesJob.self, SeriesDocument.self) { SeriesDocument($0, $1) },
    BatchJob(DistanceJob.self, DistanceDocument.self) { DistanceDocument($0, $1) },
    BatchJob(RouteJob.self, RouteDocument.self) { RouteDocument($0, $1) },
    BatchJob(ZonesJob.self, ZonesDocument.self) { ZonesDocument($0, $1) },
    BatchJob(MapJob.self, MapDocument.self) { MapDocument($0, $1) },
    BatchJob(CompareJob.self, ComparisonDocument.self) { ComparisonDocument($0, $1) },
    BatchJob(FrontJob.self, FrontDocument.self) { FrontDocument($0, $1) },
    BatchJob(CheckJob.self, CheckDocument.self) { CheckDocument($0, $1) },
    BatchJob(ArchiveListJob.self, ArchiveDocument.self) { ArchiveDocument($0, $1) },
  ]

  private init<Kind: Job, Document: FormattedDocument>(
    _ kind: Kind.Type, _: Document.Type,
    _ document: @Sendable @escaping (Kind.Result, DocumentStyle) -> Document
  ) {
    name = Kind.name
    schema = Self.lineSchema(Kind.schema, Document.formats)
    run = { json, format, execution, style, options in
      let job = try Kind(json: json)
      guard Document.formats.contains(format) else {
        throw JobError(.request, "a job \(Kind.name) has no \(format.rawValue): leave it out")
      }
      var execution = execution
      execution.parts = Document.parts(for: format)
      let result = try await job.run(execution)
      guard result.undone.isEmpty else { throw UndoneJob(errors: result.undone) }
      return try document(result, style).bytes(as: format, options) ?? []
    }
  }

  /// Returns the schema of a line: that of the job, with the members that a batch adds.
  private static func lineSchema(_ job: JSONObject, _ formats: [DocumentFormat]) -> JSONObject {
    var schema = job
    if var properties = schema["properties"]?.objectValue {
      properties.members += [.init(key: "id", value: ["description": "Any value, which the answer repeats."])]
      properties.members += AnswerForm.members(formats)
      schema["properties"] = .object(properties)
    }
    schema["required"] = ["job"]
    return schema
  }

  /// Runs the job that JSON describes and returns its result in a format.
  ///
  /// Throws a ``JobError``, or what one is made of, where the members are not those of the job and where it fails.
  func result(
    of json: JSONObject, as format: DocumentFormat, _ execution: Execution, _ style: DocumentStyle,
    _ options: WritingOptions
  ) async throws -> [UInt8] {
    try await run(json, format, execution, style, options)
  }
}
