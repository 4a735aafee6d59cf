import Checking
import FrontLine
import GeoJSON
import GeoTypes
import Measurement
import TestSupport
import Testing

@Suite("Repairing files")
struct RepairTests {
  static func repair(
    _ text: String, _ method: CheckRepairMethod = .structure, seconds: Double = 60
  ) throws -> (text: String, report: RepairReport) {
    let (bytes, report) = try FileChecker().repair(
      PaddedBytes(Array(text.utf8)), path: "map.geojson", method: method, withinSeconds: seconds)
    return (String(decoding: bytes, as: UTF8.self), report)
  }

  static let messy = CheckTests.collection(
    CheckTests.feature("[[[37,48],[38,49],[38,48],[37,49],[37,48]]]", #"{"name":"eight","n":1.50}"#),
    CheckTests.feature("[[[30,48],[30,49],[31,49],[31,49],[31,48],[30,48]]]"),
    CheckTests.feature(
      "[[\(CheckTests.rectangle(32, 48, 33, 49))],[\(CheckTests.rectangle(32.5, 48, 33.5, 49))]]",
      type: "MultiPolygon"),
    CheckTests.feature("[[[35,48],[35.5,48],[35.5,48.5],[35,48.5]]]"),
    CheckTests.feature("[[36,48],[36.5,48]]", type: "LineString"))

  @Test("The result is clean, and keeps what it is not about", arguments: CheckRepairMethod.allCases)
  func clean(method: CheckRepairMethod) throws {
    let (text, report) = try Self.repair(Self.messy, method)
    let rules = Set(try CheckTests.report(text).findings.map(\.rule))
    #expect(rules == ["no-status"])
    #expect(text.contains(#"{"name":"eight","n":1.50}"#) && text.contains("[[36,48],[36.5,48]]"))
    #expect(report.changes.compactMap(\.location.feature) == [0, 1, 2, 3] && report.method == method)
    let eight = try #require(report.changes.first?.changedSquareKilometers)
    #expect(abs(eight - 4108.9) < 0.1)
    // A second repair finds nothing to do.
    let again = try Self.repair(text, method)
    #expect(again.text == text && again.report.changes.isEmpty && again.report.changedSquareKilometers == 0)
  }

  /// Two triangles that meet in a position of both: no two edges cross, and the signed area is zero.
  static let eight = "[[36,48],[37,49],[38,50],[38,48],[37,49],[36,50],[36,48]]"

  @Test("A figure of eight is land, and is a hole; a ring that runs out and back is nothing")
  func figuresOfEight() throws {
    for (coordinates, changed) in [
      ("[\(Self.eight)]", 16274.949), ("[\(CheckTests.rectangle(35, 47, 39, 51)),\(Self.eight)]", -16274.949),
    ] {
      let text = CheckTests.collection(CheckTests.feature(coordinates))
      let before = try CheckTests.report(text)
      #expect(!before.findings.contains { $0.rule == "zero-area" })
      let (clean, report) = try Self.repair(text)
      // A part of a straight edge is no part of a geodesic: some metres in 100 km, on edges of 4°.
      #expect(abs(report.changedSquareKilometers - changed) < 0.01, "\(report.changedSquareKilometers)")
      #expect(try CheckTests.report(clean).squareKilometers == before.squareKilometers)
    }
    let line = "[[36,48],[38,50],[37,49],[36,48]]"
    let text = CheckTests.collection(CheckTests.feature("[\(CheckTests.rectangle(35, 47, 39, 51)),\(line)]"))
    #expect(try Self.repair(text).report.changes.first?.what.contains("1 rings of zero area removed") == true)
  }

  @Test("A ring whose ends lie far apart may miss anything, and is not closed")
  func wideGap() throws {
    let half = "[[35,48],[35.1,48],[35.2,48],[35.3,48],[35.4,48],[35.4,48.1]]"
    let error = #expect(throws: RepairError.self) {
      try Self.repair(CheckTests.collection(CheckTests.feature("[\(half)]")))
    }
    #expect(
      error?.message.description.contains("the gap between its ends is 4.1 times the longest distance")
        == true)
    // The side that is missing is the longest of this one.
    let side = "[[35,48],[35.1,48],[35.1,48.1],[35,48.15]]"
    #expect(try Self.repair(CheckTests.collection(CheckTests.feature("[\(side)]"))).report.changes.count == 1)
  }

  @Test("Rings with new positions lose heights that differ, and keep one that all have")
  func heights() throws {
    func eight(_ heights: [Int]) -> String {
      let corners = [(37, 48), (38, 49), (38, 48), (37, 49), (37, 48)]
      let positions = zip(corners, heights + [heights[0]]).map { "[\($0.0),\($0.1),\($1)]" }
      return CheckTests.collection(CheckTests.feature("[[\(positions.joined(separator: ","))]]"))
    }
    let (differing, report) = try Self.repair(eight([1, 2, 3, 4]))
    #expect(!differing.contains("[37,48,1]") && differing.contains("[37.0,48.0]"))
    #expect(report.changes.contains { $0.what == "heights removed from rings with new positions" })
    #expect(try Self.repair(eight([5, 5, 5, 5])).text.contains("[37,48,5]"))
    #expect(try !CheckTests.rules(differing).contains("mixed-dimensions"))
  }

  @Test("What is good stays to the byte, without so much as a line end more")
  func untouched() throws {
    let text = CheckTests.collection(
      CheckTests.feature("[[[37.05,48.00],[38,48],[38,49],[37.05,49],[37.05,48]]]"))
    #expect(text.last == "}")
    let (clean, report) = try Self.repair(text)
    #expect(clean == text && report.changes.isEmpty)
  }

  @Test("Polygons of one feature that overlap are united by either method")
  func methods() throws {
    let text = CheckTests.collection(
      CheckTests.feature(
        "[[\(CheckTests.rectangle(32, 48, 33, 49))],[\(CheckTests.rectangle(32.5, 48, 33.5, 49))]]",
        type: "MultiPolygon"))
    let structure = try Self.repair(text).report.changedSquareKilometers
    let linework = try Self.repair(text, .linework).report.changedSquareKilometers
    // The common half counts once, some 4,109 km². The same land by the same edges: but for roundings.
    #expect(abs(structure + 4108.6) < 0.1 && abs(linework - structure) < 1e-6)
  }

  @Test("The area is that which area measures of the file as it was", arguments: 0..<20)
  func area(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let corners = (0..<Int.random(in: 4...12, using: &generator)).map { _ in
      let (x, y) = (
        Double.random(in: 30...31, using: &generator), Double.random(in: 48...49, using: &generator)
      )
      return "[\(x),\(y)]"
    }
    let text = CheckTests.collection(
      CheckTests.feature("[[\((corners + [corners[0]]).joined(separator: ","))]]"))
    let before = try CheckTests.report(text)
    let after = try CheckTests.report(try Self.repair(text).text)
    let area = try #require(before.squareKilometers)
    // The same edges in another order: some roundings of terms of 10⁶ km², in sums of some dozens.
    #expect(abs(area - (after.squareKilometers ?? 0)) < 1e-6 * max(area, 1), "seed \(seed)")
    #expect(
      !after.findings.contains { $0.group == .geometry && $0.rule == "self-intersection" }, "seed \(seed)")
  }

  @Test("What would be a guess is refused, and a repair that takes too long is given up")
  func refused() throws {
    func kind(_ text: String, _ method: CheckRepairMethod = .structure, seconds: Double = 60) -> RepairError
      .Kind?
    {
      do {
        _ = try Self.repair(text, method, seconds: seconds)
        return nil
      } catch {
        return (error as? RepairError)?.kind
      }
    }
    for coordinates in [
      #"[[[37,48],["38",48],[38,49],[37,48]]]"#, "[[[37,48],[38,48],[37,48]]]",
      "[[[179,48],[-179,48],[-179,49],[179,49],[179,48]]]", "[[[181,48],[182,48],[182,49],[181,48]]]",
    ] {
      #expect(kind(CheckTests.collection(CheckTests.feature(coordinates))) == .beyondRepair, "\(coordinates)")
    }
    #expect(kind("{") == .beyondRepair)
    #expect(
      kind(CheckTests.feature(Self.star(301)), .linework, seconds: 0.05) == .tookTooLong)
    #expect(kind(CheckTests.feature(Self.star(1003))) == .beyondRepair)
  }

  /// A star whose edges cross n (n - 3) / 2 times.
  private static func star(_ count: Int) -> String {
    let corners = (0...count).map { place -> String in
      let t = Double(2 * (place * (count / 2) % count) - count) / 100
      return "[\(32 + 3 * (1 - t * t) / (1 + t * t)),\(48.5 + 4 * t / (1 + t * t))]"
    }
    return "[[\(corners.joined(separator: ","))]]"
  }

  @Test("A polygon whose edges cross more than 500,000 times is refused by all, and named by check")
  func boundless() throws {
    let text = CheckTests.collection(CheckTests.feature(Self.star(1003)))
    let report = try FileChecker().check(PaddedBytes(Array(text.utf8)), path: "map.geojson")
    #expect(report.findings.contains { $0.severity == .error && $0.rule == "not-measurable" })
    let snapshot = try SnapshotReader().read(Array(text.utf8), path: "map.geojson")
    do {
      _ = try Surveyor().survey(snapshot)
      Issue.record("it was surveyed")
    } catch let error as SurveyError {
      #expect(error.isBadData && error.reason is RepairLimit.Exceeded)
    }
  }
}
