import Digests
import Foundation
import GeoData
import Testing

@Suite struct ManifestTests {
  private func entries() throws -> [String: JSONObject] {
    let files = try EmbeddedData.manifest.json()["files"] as? [JSONObject] ?? []
    return try Dictionary(files.map { ($0.string("path"), $0) }) { first, _ in
      throw Repeated(path: first.string("path"))
    }
  }

  private struct Repeated: Error { var path: String }

  /// What `Scripts/generate-places` makes the embedded table of, with GeoNames and the national codifier.
  private let sources: Set<String> = ["places.geojson"]

  @Test func `lists every file but itself`() throws {
    let embedded = EmbeddedData.all.map(\.path)
    #expect(Set(embedded).count == embedded.count)
    #expect(try Set(entries().keys) == Set(embedded).union(sources).subtracting(["manifest.json"]))
  }

  @Test func `digests and sizes match the embedded bytes`() throws {
    let entries = try entries()
    for file in EmbeddedData.all where file.path != "manifest.json" {
      let digest = SHA256Digest(of: file.bytes).description
      #expect(entries[file.path]?.string("sha256") == digest, "\(file.path)")
      #expect(entries[file.path]?.number("bytes") == Double(file.bytes.count), "\(file.path)")
    }
  }

  @Test func `every entry says what it is, its sources, licence, date and uncertainty`() throws {
    for (path, entry) in try entries() {
      for key in ["what", "licence", "date", "uncertainty"] {
        #expect(!entry.string(key).isEmpty, "\(path): \(key)")
      }
      #expect(!entry.strings("sources").isEmpty, "\(path): sources")
    }
  }

  /// A file added to the folder without being embedded, or embedded from elsewhere, shows here.
  @Test func `what is embedded is what lies in the folder`() throws {
    let root = Folders.geoData.standardizedFileURL.path + "/"
    let found = try #require(FileManager.default.enumerator(atPath: root))
    var onDisk: Set<String> = []
    for case let path as String in found
    where found.fileAttributes?[.type] as? FileAttributeType == .typeRegular {
      onDisk.insert(path)
    }
    #expect(onDisk == Set(EmbeddedData.all.map(\.path)).union(sources))
    for file in EmbeddedData.all {
      let data = try Data(contentsOf: Folders.geoData.appending(path: file.path))
      #expect(data.elementsEqual(file.bytes), "\(file.path)")
    }
  }

  @Test func `a file's name is the end of its path`() {
    #expect(EmbeddedData.places.name == "places.tsv")
    #expect(EmbeddedData.sampleSnapshots.allSatisfy { "sample/\($0.name)" == $0.path })
  }
}
