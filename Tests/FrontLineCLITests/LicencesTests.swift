import Foundation
import GeoData
import Testing

/// `--licences`: credits and licences of everything in the program.
@Suite struct LicencesTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Sources/CLicences/Licences")

  @Test func `names every part and every file of data, and has every text whole`() throws {
    let folder = try Folder()
    let result = try CommandLineTool.run(["--licences"], in: folder)
    #expect(result.status == 0)
    #expect(result.errors.isEmpty)
    // Lines are wrapped: the words are what counts.
    let words = result.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let list = try JSONSerialization.jsonObject(
      with: Data(contentsOf: Self.folder.appending(path: "parts.json")))
    let parts = (list as? [String: Any])?["parts"] as? [[String: Any]] ?? []
    #expect(parts.count > 10)
    for part in parts {
      for member in ["name", "what", "copyright", "licence"] {
        let text = part[member] as? String ?? "nothing"
        #expect(words.contains(text), "\(member): \(text)")
      }
    }
    let manifest = try JSONSerialization.jsonObject(with: Data(EmbeddedData.manifest.bytes))
    for file in (manifest as? [String: Any])?["files"] as? [[String: Any]] ?? [] {
      for source in file["sources"] as? [String] ?? ["nothing"] {
        #expect(words.contains(source.split(separator: " ").joined(separator: " ")), "\(source)")
      }
    }
    #expect(words.contains("GeoNames (geonames.org), CC BY 4.0"))
    for name in try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    where name.hasSuffix(".txt") {
      let text = try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
      #expect(result.output.contains(text.trimmingCharacters(in: .newlines)), "\(name)")
    }
  }

  @Test func `the other spelling gives the same, and a command after it changes nothing`() throws {
    let folder = try Folder()
    let result = try CommandLineTool.run(["--licences"], in: folder)
    for arguments in [["--licenses"], ["--licences", "area"]] {
      let other = try CommandLineTool.run(arguments, in: folder)
      #expect(other.output == result.output)
      #expect(other.status == 0)
    }
  }
}
