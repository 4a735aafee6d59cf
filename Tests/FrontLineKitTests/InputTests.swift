import Foundation
import FrontLine
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

  @Test(
    "A map in another format is converted once for all jobs of a batch",
    .enabled(if: hasGDAL, "skipped: no ogr2ogr"))
  func convertedOnce() async throws {
    let path = FileManager.default.temporaryDirectory.path + "/frontline-\(UUID().uuidString)-2025-01-02.kml"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data(
      """
      <?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark>\
      <Polygon><outerBoundaryIs><LinearRing><coordinates>37,48 38,48 38,48.5 37,48.5 37,48</coordinates></LinearRing>\
      </outerBoundaryIs></Polygon></Placemark></Document></kml>
      """.utf8
    ).write(to: URL(fileURLWithPath: path))
    let (cache, reader) = (SnapshotCache(maximumBytes: 1 << 20), try SnapshotReader())
    try SnapshotCache.$current.withValue(cache) {
      let input = SnapshotInput.file(path)
      #expect(!cache.holds(path, reader.options))
      // As jobs name it that need one map, and as those do that take many.
      let first = try SnapshotInputs.single(path, reader.options)
      guard case .converted = first.origin else {
        Issue.record("it was not converted")
        return
      }
      let loaded = try first.read(with: reader, digest: true)
      #expect(cache.holds(path, reader.options))
      // What is kept is found again: here under another source.
      var known = loaded.snapshot
      known.source = .nzz
      let key = try #require(SnapshotCache.Key(path, reader.options, hasDigest: true))
      cache.keep(LoadedSnapshot(snapshot: known, file: loaded.file), as: key)
      #expect(try input.read(with: reader, digest: true).snapshot.source == .nzz)
      let second = try SnapshotInputs.single(path, reader.options)
      #expect(try second.read(with: reader, digest: true).snapshot.source == .nzz)
    }
  }

  private static let hasGDAL = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    .contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/ogr2ogr")
    }

  @Test("The maps of several days in one file are a frame of a film each, though the file has one digest")
  func framesOfOneFile() async throws {
    let folder = FileManager.default.temporaryDirectory.path + "/frontline-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let features = [("2025-01-01", 38.0), ("2025-01-02", 38.1), ("2025-01-03", 38.2)].map { day, east in
      #"{"type":"Feature","properties":{"date":"\#(day)"},"geometry":{"type":"Polygon","coordinates":[[[37,48],"#
        + "[\(east),48],[\(east),48.5],[37,48.5],[37,48]]]}}"
    }
    let text = #"{"type":"FeatureCollection","features":["# + features.joined(separator: ",") + "]}"
    try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/all.geojson"))
    for content in [MapJob.Content.status, .change] {
      let film = try await FilmJob(MapJob(inputs: [folder + "/all.geojson"], content: content)).run()
      #expect(film.frames.count == 3, "\(content)")
    }
  }
}
