import Foundation
import TestSupport
import Testing

/// A road that was drawn along the gap between two polygons.
@Suite("Roads along closed gaps")
struct RouteAlongGapTests {
  let folder: Folder

  init() throws {
    folder = try Folder()
    // 0.74 m apart.
    try folder.write(
      "two.geojson",
      Fixtures.collection([
        Fixtures.feature(Fixtures.rectangle(30, 48, 30.499995, 49)),
        Fixtures.feature(Fixtures.rectangle(30.500005, 48, 31, 49)),
      ]))
    try folder.write(
      "line.geojson",
      #"{"type":"LineString","coordinates":[[30.5,47.5],[30.5,49.5]]}"#)
    try folder.write("inner.geojson", #"{"type":"LineString","coordinates":[[30.5,48.25],[30.5,48.75]]}"#)
  }

  private func stretches(_ line: String, gap: String = "2") throws -> [String] {
    let result = try CommandLineTool.run(
      [
        "route", "two.geojson", "--along", line, "--date", "2025-01-01", "--gap", gap, "-f", "csv", "--quiet",
      ],
      in: folder)
    #expect(result.status == 0, "\(result.errors)")
    return result.output.split(separator: "\n").dropFirst().map { line in
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      return "\(fields[2]) \(((Double(fields[5]) ?? .nan) * 10).rounded() / 10)"
    }
  }

  @Test("A road along a closed gap lies in the land beside it")
  func along() throws {
    #expect(try stretches("line.geojson") == ["free 55.6", "occupied 111.2", "free 55.6"])
    #expect(try stretches("inner.geojson") == ["occupied 55.6"])
  }

  @Test("The road is free along its whole length if no gaps are closed")
  func open() throws {
    #expect(try stretches("line.geojson", gap: "0") == ["free 222.4"])
  }
}
