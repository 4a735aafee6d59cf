import Foundation
import Testing

/// What the command line prints, word for word, against files in `Snapshots`.
///
/// `FRONTLINE_RECORD_SNAPSHOTS=1 Scripts/test --filter SnapshotTests` writes them anew; look at the difference
/// before you commit it.
@Suite("What the command line prints")
struct SnapshotTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let arguments: [String]
    var testDescription: String { name }

    init(_ name: String, _ arguments: String...) { self.init(name, arguments) }

    init(_ name: String, _ arguments: [String]) {
      self.name = name
      self.arguments = arguments
    }
  }

  static let cases =
    [
      Case("help", "--help"),
      Case("area-help", "area", "--help"),
      Case("change-help", "change", "--help"),
      Case("sample-area-csv", "area", "-f", "csv"),
      Case("sample-change-table", "change"),
      Case("sample-change-json", "change", "-f", "json"),
      Case("sample-change-csv", "change", "-f", "csv"),
      Case("area-table", "area", "1754082000.geojson", "1755032400.geojson"),
      Case("area-json", "area", "1754082000.geojson", "-f", "json"),
      Case("area-csv", "area", "1754082000.geojson", "-f", "csv"),
      Case("area-with-contested", "area", "1754082000.geojson", "--territory", "with-contested", "--quiet"),
      Case("area-straight", "area", "1754082000.geojson", "--earth", "wgs84-straight", "--quiet"),
      Case("area-denominator", "area", "1754082000.geojson", "--denominator", "26517", "--quiet"),
      Case("area-bow-tie", "area", "bow-tie.geojson", "-f", "json", "--status", "occupied"),
      Case("area-empty", "area", "empty.geojson"),
      Case(
        "area-mapped", "area", "окуповане.geojson", "--status-property", "стан", "--map", "червоний=occupied"),
      Case("change-table", "change", "1754082000.geojson", "1755032400.geojson"),
      Case("change-json", "change", "1754082000.geojson", "1755032400.geojson", "-f", "json"),
      Case("change-csv", "change", "1754082000.geojson", "1755032400.geojson", "-f", "csv", "--quiet"),
      Case(
        "change-geojson", "change", "1754082000.geojson", "1755032400.geojson", "-f", "geojson", "--quiet"),
      Case(
        "change-clockwise", "change", "1754082000.geojson", "1755032400.geojson", "-f", "geojson", "--quiet",
        "--winding", "clockwise"),
      Case(
        "compare-clockwise", "compare", "1754082000.geojson", "1755032400.geojson", "-f", "geojson",
        "--quiet",
        "--winding", "clockwise"),
      Case("change-both-ways", "change", "before 2024-01-01.geojson", "after 2024-02-01.geojson"),
      Case("change-backwards", "change", "after 2024-02-01.geojson", "before 2024-01-01.geojson"),
      Case("check-help", "check", "--help"),
      Case("places-help", "places", "--help"),
      Case("series-help", "series", "--help"),
      Case("series-rolling", "series", "--every", "month", "--rolling", "30", "--quiet"),
      Case("series-rolling-csv", "series", "--rolling", "14", "-f", "csv", "--quiet"),
      Case("check-sample", "check"),
      Case("check-table", "check", "1754082000.geojson", "bow-tie.geojson", "messy.geojson"),
      Case("check-json", "check", "messy.geojson", "-f", "json"),
      Case("check-github", "check", "messy.geojson", "-f", "github"),
      Case("check-repair", "check", "messy.geojson", "--repair", "-o", "clean.geojson"),
      Case("check-repair-json", "check", "messy.geojson", "--repair", "-o", "clean.geojson", "-f", "json"),
      Case("change-nothing", "change", "1754082000.geojson", "1754082000.geojson", "-f", "json", "--quiet"),
    ] + targetCases + markdownCases + ukrainianCases

  static let isRecording = ProcessInfo.processInfo.environment["FRONTLINE_RECORD_SNAPSHOTS"] == "1"
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Snapshots")

  @Test("The output is as recorded", arguments: cases)
  func asRecorded(test: Case) throws {
    let folder = try Folder()
    try Fixtures.write(into: folder)
    try Fixtures.writeTargets(into: folder)
    let result = try CommandLineTool.run(test.arguments, in: folder)
    let text = """
      $ frontline \(test.arguments.joined(separator: " "))
      \(Self.normalised(result.output))---- standard error
      \(Self.normalised(result.errors))---- status \(result.status)

      """
    let file = Self.folder.appendingPathComponent(test.name + ".txt")
    if Self.isRecording {
      try Data(text.utf8).write(to: file)
      return
    }
    let recorded = try String(contentsOf: file, encoding: .utf8)
    #expect(text == recorded, "\(test.name): record it anew if it is meant to differ")
  }

  @Test("Each recorded file belongs to a case")
  func nothingLeftOver() throws {
    if Self.isRecording { return }
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    let names = files.filter { $0.hasSuffix(".txt") }.map { String($0.dropLast(4)) }
    #expect(Set(names) == Set(Self.cases.map(\.name)))
  }

  /// Versions give way to a word, and long decimals to six of them: the last digits of an area are those of the
  /// C library's sine.
  static func normalised(_ text: String) -> String {
    text
      .replacing(#/"(?<member>tool|geos|proj)": "[^"]*"/#) { "\"\($0.output.member)\": \"VERSION\"" }
      .replacing(#/-?\d+\.\d{7,}(e-?\d+)?/#) { match in
        String(format: "%.6f", Double(String(match.output.0)) ?? .nan)
      }
  }
}
