import FrontLineKit
import FrontLineReport
import GeoJSON

/// Lines of jobs, as they come to `frontline batch`.
///
/// Each line must get one line as its answer: a JSON object that repeats the id and holds either a result or a status
/// with diagnostics; the same answer when it is asked for again. What a job would write is thrown away.
final class BatchFuzzTarget: FuzzTarget {
  private static let statuses: Set<Int64> = [1, 64, 65, 66, 73, 74]
  private let batch = Batch(
    Execution(threads: 1),
    status: { kind in
      switch kind {
      case .computationFailed: 1
      case .request: 64
      case .badData: 65
      case .cannotOpenInput: 66
      case .cannotCreateOutput: 73
      case .inputOutput: 74
      }
    }, write: { _, _ in })

  func finding(in bytes: [UInt8]) async -> String? {
    do throws(Finding) {
      for line in bytes.split(separator: UInt8(ascii: "\n")) {
        let line = Array(line)
        guard let answer = await batch.answer(to: line) else {
          try require(
            line.allSatisfy { [0x20, 0x09, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }, "a line has no answer")
          continue
        }
        try check(answer, to: line)
        let again = await batch.answer(to: line)
        try require(answer == again, "the same line has another answer")
      }
      return nil
    } catch {
      return error.description
    }
  }

  private func check(_ answer: [UInt8], to line: [UInt8]) throws(Finding) {
    try require(answer.last == UInt8(ascii: "\n"), "an answer does not end its line")
    try require(answer.count { $0 == UInt8(ascii: "\n") } == 1, "an answer has more than one line")
    guard case .object(let json)? = try? GeoJSONReader().readValue(answer) else {
      throw Finding("an answer is no JSON object")
    }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = line.starts(with: mark) ? Array(line.dropFirst(3)) : line
    // Of a line that is refused as a whole the id is what looks like one.
    if let job = (try? GeoJSONReader().readValue(text))?.objectValue,
      job.members.count(where: { $0.key == "id" }) < 2
    {
      try require(json["id"] == job["id"] ?? .null, "the answer has another id")
    }
    switch json["ok"] {
    case .bool(true)?: try require(json["result"]?.objectValue != nil, "a success has no result")
    case .bool(false)?: try checkFailure(json)
    default: throw Finding("an answer does not say whether it went well")
    }
  }

  private func checkFailure(_ json: JSONObject) throws(Finding) {
    guard case .integer(let status)? = json["status"], Self.statuses.contains(status) else {
      throw Finding("a failure has no status that is known")
    }
    guard case .array(let diagnostics)? = json["diagnostics"], !diagnostics.isEmpty else {
      throw Finding("a failure has no diagnostics")
    }
    for diagnostic in diagnostics {
      try requireOneLine(diagnostic.objectValue?["message"]?.stringValue ?? "")
    }
  }
}
