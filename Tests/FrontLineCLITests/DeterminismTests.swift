import Foundation
import TestSupport
import Testing

@Suite("The same input gives the same bytes")
struct DeterminismTests {
  static let corpus = SharedMaterial.folder + "/corpus"

  @Test(
    "Two runs with one, two or three threads print the same bytes",
    arguments: [
      ["area", "-f", "json"], ["change", "-f", "json"], ["change", "-f", "geojson"], ["series", "-f", "csv"],
    ])
  func sample(arguments: [String]) throws {
    try expectSameBytes(arguments)
  }

  @Test(
    "Runs on real maps print the same bytes", .enabled(if: SharedMaterial.isPresent, "skipped: no ../shared"),
    arguments: [
      ["area", "raw/1735678434.geojson", "raw/1754251105.geojson", "raw/1648989208.geojson", "-f", "json"],
      ["change", "raw/1735678434.geojson", "raw/1753989730.geojson", "-f", "geojson"],
      // Of these the gaps came out in two ways, by the order that a process gives its sets.
      [
        "distance", "raw/1684500115.geojson", "raw/1688322148.geojson", "--to", "Kramatorsk", "-f", "json",
      ],
    ])
  func real(arguments: [String]) throws {
    try expectSameBytes(arguments.map { $0.hasPrefix("raw/") ? "\(Self.corpus)/\($0)" : $0 })
  }

  private func expectSameBytes(_ arguments: [String]) throws {
    let folder = try Folder()
    let first = try CommandLineTool.run(arguments, in: folder)
    #expect(first.status == 0 && !first.output.isEmpty)
    for jobs in ["1", "1", "2", "3"] {
      let again = try CommandLineTool.run(arguments + ["--jobs", jobs], in: folder)
      #expect(again.status == 0 && again.errors == first.errors)
      #expect(again.output == first.output, "--jobs \(jobs)")
    }
  }

  @Test("Exchanging before and after exchanges gained and lost, to the last digit")
  func reversedSample() throws {
    let folder = try Folder()
    try Fixtures.write(into: folder)
    try expectReversal("1754082000.geojson", "1755032400.geojson", in: folder)
    try expectReversal("before 2024-01-01.geojson", "after 2024-02-01.geojson", in: folder)
  }

  @Test(
    "Exchanging two real maps exchanges gained and lost, to the last digit",
    .enabled(if: SharedMaterial.isPresent, "skipped: no ../shared"))
  func reversedReal() throws {
    let folder = try Folder()
    try expectReversal(
      Self.corpus + "/union/deepstatemap_data_20250102.geojson",
      Self.corpus + "/union/deepstatemap_data_20250803.geojson", in: folder)
    try expectReversal(
      Self.corpus + "/raw/1735678434.geojson", Self.corpus + "/raw/1753989730.geojson", in: folder)
  }

  private func expectReversal(_ before: String, _ after: String, in folder: Folder) throws {
    for earth in ["wgs84", "wgs84-straight", "deepstate", "turf", "EPSG:6933"] {
      let there = try figures(before, after, earth, in: folder)
      let back = try figures(after, before, earth, in: folder)
      #expect(there["gained_km2"] == back["lost_km2"] && there["lost_km2"] == back["gained_km2"], "\(earth)")
      let (net, opposite) = (try #require(there["net_km2"]), try #require(back["net_km2"]))
      #expect(net == "-" + opposite || opposite == "-" + net || net == "0.0", "\(earth): \(net), \(opposite)")
      #expect(there["gained_km2"] != "0.0" || there["lost_km2"] != "0.0")
    }
  }

  /// The columns of `change -f csv`.
  private func figures(
    _ before: String, _ after: String, _ earth: String, in folder: Folder
  ) throws -> [String: String] {
    let result = try CommandLineTool.run(
      ["change", before, after, "--earth", earth, "-f", "csv", "--quiet"], in: folder)
    #expect(result.status == 0)
    let lines = result.output.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    try #require(lines.count == 2)
    return Dictionary(uniqueKeysWithValues: zip(lines[0], lines[1]))
  }
}
