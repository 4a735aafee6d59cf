import Foundation
import FrontLineKit
import TestSupport
import Testing

@Suite("The example of the README")
struct ReadmeTests {
  @Test(
    "The example's lines give the figures that the README states",
    .enabled(if: SharedMaterial.isPresent, "\(SharedMaterial.absence)"))
  func example() async throws {
    let maps = SharedMaterial.folder + "/corpus/union/"
    let before = maps + "deepstatemap_data_20250102.geojson"
    let after = maps + "deepstatemap_data_20250803.geojson"
    let result = try await ChangeJob(before: before, after: after).run()
    print(result.gained.squareKilometers, result.lost.squareKilometers, result.net.squareKilometers)
    for patch in result.patches.prefix(3) {
      print(patch.patch.squareKilometers, patch.nearestPlace?.place.name ?? "")
    }
    for diagnostic in result.diagnostics.all { print(diagnostic) }
    print(result.provenance.sentence(in: .english))
    // As the README says.
    #expect(abs(result.gained.squareKilometers - 2409.336) < 5e-4)
    #expect(abs(result.lost.squareKilometers - 7.956) < 5e-4)
    #expect(abs(result.net.squareKilometers - 2401.380) < 5e-4)
  }

  @Test("The README has the lines that this test runs")
  func sameLines() throws {
    let source = try String(contentsOfFile: #filePath, encoding: .utf8)
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let readme = try String(contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)
    let block = try #require(readme.firstMatch(of: #/```swift\n(?<code>[\s\S]*?)```/#)).output.code
    let written = Set(source.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) })
    let lines = block.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    #expect(lines.count >= 8)
    // The path is the reader's own.
    for line in lines where !line.contains("../shared") { #expect(written.contains(line), "\(line)") }
  }
}
