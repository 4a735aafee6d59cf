import Foundation
import FrontLine
import Measurement
import TestSupport
import Testing

@Suite("The example of the README")
struct ReadmeTests {
  @Test("Its lines give its figures", .enabled(if: SharedMaterial.isPresent, "skipped: no ../shared"))
  func example() throws {
    let before = Reference.union("20250102")
    let after = Reference.union("20250803")
    let reader = try SnapshotReader()
    let surveyor = try Surveyor(earth: .wgs84)
    let lands = try [before, after].map { path in
      try surveyor.survey(reader.read(path: path)).land(of: .allOccupied)
    }
    let change = try surveyor.change(from: lands[0], to: lands[1])
    print(change.gainedSquareKilometers, change.lostSquareKilometers, change.netSquareKilometers)
    // As the README prints them.
    #expect(abs(change.gainedSquareKilometers - 2409.336) < 5e-4)
    #expect(abs(change.lostSquareKilometers - 7.956) < 5e-4)
    #expect(abs(change.netSquareKilometers - 2401.380) < 5e-4)
  }

  @Test("Its lines are the ones above")
  func sameLines() throws {
    let source = try String(contentsOfFile: #filePath, encoding: .utf8)
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let readme = try String(contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)
    let block = try #require(readme.firstMatch(of: #/```swift\n(?<code>[\s\S]*?)```/#)).output.code
    let written = Set(source.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) })
    let lines = block.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    #expect(lines.count >= 8)
    // The paths are the reader's own.
    for line in lines where !line.contains("../shared") { #expect(written.contains(line), "\(line)") }
  }
}
