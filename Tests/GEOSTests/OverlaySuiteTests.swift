import Foundation
import GEOS
import GeoTypes
import Testing

/// The overlay cases that GEOS and JTS are tested with, through this module.
///
/// A case that is known to fail stands in `Fixtures/overlay-failures.csv` with the version of GEOS and the reason.
/// With that version no other may fail, and none of those may pass unnoticed; with another, results are printed.
@Suite("The overlay suite of GEOS", .enabled(if: Support.shared != nil, "skipped: no ../shared"))
struct OverlaySuiteTests {
  @Test("Every case is right, except for those listed")
  func cases() throws {
    let shared = try #require(Support.shared)
    let cases = try OverlayCase.all(in: shared.appendingPathComponent("suites/overlay/geos.jsonl"))
    #expect(!cases.isEmpty)
    let listed = try Self.listedFailures()
    // First, since it is by a session that GEOS is opened, and the version that of what runs.
    let session = try GEOSSession()
    let isJudged = listed.contains { $0.geos == GEOSSession.version }
    let known = Set(listed.filter { $0.geos == GEOSSession.version }.map(\.name))
    var counts: [String: [String: Int]] = [:]
    for overlay in cases {
      let verdict = overlay.verdict(in: session)
      counts[overlay.op, default: [:]][verdict.word, default: 0] += 1
      switch (verdict, known.contains(overlay.name)) {
      case (.wrong(let what), false):
        if isJudged {
          Issue.record("\(overlay.name) \(overlay.op): \(what)")
        } else {
          print(
            "overlay suite, GEOS \(GEOSSession.version), not judged: \(overlay.name) \(overlay.op): \(what)"
          )
        }
      case (.wrong, true): break
      case (_, true): Issue.record("\(overlay.name) is listed as a failure, but passes: take it off the list")
      case (_, false): break
      }
    }
    for (operation, words) in counts.sorted(by: { $0.key < $1.key }) {
      let text = words.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
      print("overlay suite, GEOS \(GEOSSession.version): \(operation): \(text)")
    }
  }

  struct ListedFailure {
    var geos: String
    var name: String
    var reason: String
  }

  /// The list beside this file: `geos,name,operation,"reason"`.
  static func listedFailures() throws -> [ListedFailure] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Fixtures/overlay-failures.csv")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst().map { line in
      let fields = line.split(separator: ",", maxSplits: 3)
      try #require(fields.count == 4, "overlay-failures.csv: \(line)")
      return ListedFailure(geos: String(fields[0]), name: String(fields[1]), reason: String(fields[3]))
    }
  }

  @Test("Each listed failure has a reason")
  func reasons() throws {
    for failure in try Self.listedFailures() {
      #expect(failure.reason.count > 20, "\(failure.name)")
    }
  }
}
