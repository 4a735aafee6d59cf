import Foundation
import TestSupport
import Testing

@Suite("Folding of equal warnings")
struct FoldingTests {
  private let folder: Folder

  /// Twenty days with the same stray, which stands before the other feature on every second day.
  init() throws {
    folder = try Folder()
    func feature(_ label: String, _ ring: String) -> String {
      #"{"type":"Feature","properties":{"name":"\#(label)"},"geometry":{"type":"Polygon","coordinates":[\#(ring)]}}"#
    }
    let stray = feature(
      "x /// Unknown status /// geoJSON.status.unknown", "[[64,14],[65,14],[64,15],[64,14]]")
    let land = feature(
      "Окуповано /// Occupied /// geoJSON.status.occupied", "[[37,48],[38,48],[38,49],[37,48]]")
    for day in 1...20 {
      let features = day.isMultiple(of: 2) ? [land, stray] : [stray, land]
      try folder.write(
        "maps/2023-03-\(day < 10 ? "0" : "")\(day).geojson",
        #"{"type":"FeatureCollection","features":[\#(features.joined(separator: ","))]}"#)
    }
  }

  private func warnings(_ arguments: String...) throws -> [Substring] {
    try CommandLineTool.run(arguments, in: folder).errors.split(separator: "\n").filter {
      $0.contains("lies far from Ukraine")
    }
  }

  @Test(
    "The first warning is printed with its location, the others as a number with days; --verbose lists them")
  func folded() throws {
    for command in ["area", "series"] {
      let lines = try warnings(command, "maps")
      #expect(lines.count == 1)
      #expect(lines.first?.hasPrefix("frontline: warning: maps/2023-03-01.geojson: ") == true)
      #expect(
        lines.first?.hasSuffix("… and 19 more maps from 2023-03-02 to 2023-03-20 (--verbose lists them)")
          == true)
      #expect(try warnings(command, "maps", "--verbose").count == 20)
      #expect(try warnings(command, "maps", "--quiet").isEmpty)
    }
  }

  @Test("JSON has each warning beside its map, and all of them as one diagnostic")
  func listed() throws {
    let result = try CommandLineTool.run(["area", "maps", "-f", "json"], in: folder)
    #expect(result.output.components(separatedBy: "lies far from Ukraine").count == 22)
  }

  @Test("The warning of one map is not folded, and those of two are one and one more")
  func few() throws {
    #expect(try warnings("area", "maps/2023-03-01.geojson").first?.contains("…") == false)
    let two = try warnings("area", "maps/2023-03-01.geojson", "maps/2023-03-02.geojson")
    #expect(two.first?.hasSuffix("… and 1 more map (2023-03-02) (--verbose lists them)") == true)
  }
}
