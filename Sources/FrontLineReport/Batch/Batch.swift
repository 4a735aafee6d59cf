import FrontLine
public import FrontLineKit
import GeoJSON

/// Runs jobs that come as lines of JSON, and answers each with a line.
///
/// A line is an object with the members of a job, `job` among them, and these of its own:
///
/// | member | what it holds |
/// |---|---|
/// | `id` | any value, which the answer repeats |
/// | `as` | a format of the command's: what the result is written as in the answer, instead of JSON |
/// | `precision` | the decimals of coordinates in GeoJSON, or `full` |
/// | `csv` | a file that the result is written to as CSV, instead of the answer |
/// | `language` | `en` (the default) or `uk`, of the sentence |
///
/// The answer is `{"id", "ok": true, "result"}` or `{"id", "ok": false, "status", "diagnostics"}`.
public struct Batch: Sendable {
  /// How jobs run.
  public let execution: Execution
  /// How results are written.
  public let style: DocumentStyle
  private let status: @Sendable (JobError.Kind) -> Int32
  private let write: @Sendable ([UInt8], String) throws -> Void

  /// - Parameters:
  ///   - status: The exit status that an error stands for.
  ///   - write: Writes bytes to a file that a job names.
  public init(
    _ execution: Execution, _ style: DocumentStyle = .init(),
    status: @Sendable @escaping (JobError.Kind) -> Int32,
    write: @Sendable @escaping (_ bytes: [UInt8], _ path: String) throws -> Void
  ) {
    self.execution = execution
    self.style = style
    self.status = status
    self.write = write
  }

  /// Some programs write one before the first line.
  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// Returns the answer to a line, with a line feed at its end; nil for a line of spaces.
  public func answer(to line: [UInt8]) async -> [UInt8]? {
    guard let line = Self.content(of: line) else { return nil }
    let found = JobID(in: line)
    let id = found?.text ?? JobID.null
    do {
      guard case .object(var json) = try value(of: found?.line ?? line) else {
        throw JobError(.request, "a job is a JSON object, on one line")
      }
      if let twice = json.repeatedKey {
        throw JobError(.request, "the member \"\(printable(twice))\" is given twice: keep one")
      }
      json["id"] = nil
      return try await success(id, json)
    } catch let error as UndoneJob {
      return failure(id, error.errors)
    } catch {
      return failure(id, [JobError(error)])
    }
  }

  /// Returns a line without the mark at its start; nil for a line of spaces.
  private static func content(of line: [UInt8]) -> [UInt8]? {
    let line = line.starts(with: byteOrderMark) ? Array(line.dropFirst(3)) : line
    let isBlank = line.allSatisfy {
      $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\r")
    }
    return isBlank ? nil : line
  }

  /// Returns the answer to a line that can't be read as a whole.
  public func answer(refusing message: Wording) -> [UInt8] {
    failure(JobID.null, [JobError(.request, message)])
  }

  private func value(of line: [UInt8]) throws(JobError) -> JSONValue {
    do {
      return try GeoJSONReader().readValue(line)
    } catch {
      throw JobError(.request, "the line can't be read as JSON: \(error.message)")
    }
  }

  /// Returns the text of the `id` that the answer to a line has; nil for a line of spaces, which has no answer.
  ///
  /// `null` is the `id` of a line that has none or can't be read.
  public func id(of line: [UInt8]) -> [UInt8]? {
    guard let line = Self.content(of: line) else { return nil }
    return JobID(in: line)?.text ?? JobID.null
  }

  /// Returns the text of the `id` in an answer or its beginning; nil where that is no answer of a batch.
  public static func id(ofAnswer line: [UInt8]) -> [UInt8]? {
    guard line.starts(with: startOfAnswer), let value = JobID.range(in: line),
      line[value.upperBound...].starts(with: #","ok":"#.utf8)
    else { return nil }
    return Array(line[value])
  }

  private static let startOfAnswer = Array(#"{"id":"#.utf8)

  /// Says whether bytes can be the beginning of an answer that was cut.
  public static func isBeginning(ofAnswer line: [UInt8]) -> Bool {
    line.starts(with: startOfAnswer) || startOfAnswer.starts(with: line)
  }

  private func success(_ id: [UInt8], _ json: JSONObject) async throws -> [UInt8] {
    var json = json
    let names = BatchJob.all.map(\.name).joined(separator: ", ")
    guard let name = json["job"]?.stringValue else {
      throw JobError(.request, "the member \"job\" is missing: give one of \(names)")
    }
    guard let job = BatchJob.all.first(where: { $0.name == name }) else {
      throw JobError(.request, "there is no job \"\(printable(name))\": give one of \(names)")
    }
    let form = try AnswerForm(takenFrom: &json)
    var style = style
    if let language = form.language { style.language = language }
    let result = try await job.result(
      of: json, as: form.format, execution, style, .init(geoJSON: form.geoJSON))
    var answer = head(id, isOK: true) + Array(",\"result\":".utf8)
    if let path = form.file {
      try write(result, path)
      var writer = JSONWriter(layout: .compact)
      writer.object { writer in
        writer.member("csv", path)
        writer.member("bytes", result.count)
      }
      answer += writer.bytes
    } else {
      answer += form.value(of: result)
    }
    return answer + Array("}\n".utf8)
  }

  /// - Parameter errors: At least one; the status is that of the worst.
  private func failure(_ id: [UInt8], _ errors: [JobError]) -> [UInt8] {
    var writer = JSONWriter(layout: .compact)
    var diagnostics = Diagnostics()
    for error in errors { diagnostics.add(error.diagnostic) }
    writer.object { writer in
      writer.member("status", Int(errors.map { status($0.kind) }.max() ?? 1))
      // In the words of JSON: a job has members and no options.
      writer.member("diagnostics", diagnostics, DocumentStyle())
    }
    // Behind the members of the head.
    return head(id, isOK: false) + [UInt8(ascii: ",")] + writer.bytes.dropFirst() + [UInt8(ascii: "\n")]
  }

  /// Returns the first members of an answer, without the end of the object.
  private func head(_ id: [UInt8], isOK: Bool) -> [UInt8] {
    Self.startOfAnswer + id + Array(#","ok":\#(isOK)"#.utf8)
  }
}

extension JSONObject {
  /// A key that stands in it more than once.
  fileprivate var repeatedKey: String? {
    var keys: Set<String> = []
    return members.first { !keys.insert($0.key).inserted }?.key
  }
}
