import Foundation
import GeoData
import Testing

@testable import FrontLineKit

/// From names to snapshots.
@Suite("Inputs of jobs")
struct InputTests {
  @Test("Large maps are read one at a time, others on all threads")
  func readers() throws {
    let folder = FileManager.default.temporaryDirectory.path + "/frontline-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for (name, size) in [("large.json", 200 << 20), ("small.json", 3)] as [(String, UInt64)] {
      #expect(FileManager.default.createFile(atPath: folder + "/" + name, contents: nil))
      let file = try #require(FileHandle(forWritingAtPath: folder + "/" + name))
      try file.truncate(atOffset: size)
      try file.close()
    }
    let (large, small) = (
      SnapshotInput.file(folder + "/large.json"), SnapshotInput.file(folder + "/small.json")
    )
    #expect(SnapshotInputs.readers(of: [large, large], atMost: 2) == 1)
    #expect(SnapshotInputs.readers(of: [large, small], atMost: 2) == 2)
    #expect(SnapshotInputs.readers(of: [.file(folder + "/none.json"), small], atMost: 3) == 3)
  }

  @Test("A map of the sample is an illustration as a file too, whatever it is called")
  func illustration() async throws {
    let folder = FileManager.default.temporaryDirectory.path + "/frontline-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let map = try #require(EmbeddedData.sampleSnapshots.first)
    try Data(map.bytes).write(to: URL(fileURLWithPath: folder + "/2025-07-01.geojson"))
    let result = try await AreaJob(inputs: [folder + "/2025-07-01.geojson"]).run()
    #expect(result.provenance.isIllustration)
    #expect(
      result.provenance.sentence(in: .english).hasPrefix("Illustration drawn by the frontline developers"))
  }
}
