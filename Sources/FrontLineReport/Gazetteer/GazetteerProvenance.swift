import FoundationEssentials
import FrontLineKit
import GeoData
import GeoJSON

/// The provenance of a list of places or roads: the embedded file that it is read from.
///
/// A list counts and measures nothing, so it has no territory, earth model or denominator as a ``Provenance`` has.
struct GazetteerProvenance {
  /// The path within GeoData.
  let path: String
  /// SHA-256 of the file in hexadecimal digits; nil where the manifest does not list the file.
  let sha256: String?
  /// The date that the manifest gives the file; nil where it does not list the file.
  let date: String?

  /// Looks up the file in the manifest. Throws if the manifest can't be read.
  init(of file: EmbeddedFile) throws {
    let manifest = try JSONDecoder().decode(Manifest.self, from: Data(EmbeddedData.manifest.bytes))
    let entry = manifest.files.first { $0.path == file.path }
    path = file.path
    sha256 = entry?.sha256
    date = entry?.date
  }

  private struct Manifest: Decodable {
    struct File: Decodable {
      let path: String
      let sha256: String
      let date: String
    }
    let files: [File]
  }
}

extension JSONWriter {
  /// Writes a provenance with the keys that it has in every document.
  mutating func member(_ name: String, _ provenance: GazetteerProvenance, sentence: String) {
    key(name)
    object { writer in
      writer.member("source", "geodata")
      writer.key("files")
      writer.array { writer in
        writer.object { writer in
          writer.member("path", "GeoData/\(provenance.path)")
          writer.member("sha256", provenance.sha256)
          writer.member("date", provenance.date)
          writer.member("published_at", String?.none)
        }
      }
      for unknown in ["territory", "statuses", "earth", "edges", "denominator"] {
        writer.member(unknown, String?.none)
      }
      writer.key("repairs")
      writer.array { _ in }
      writer.member("slivers", String?.none)
      writer.key("notices")
      writer.array { _ in }
      writer.member("tool", Tool.name)
      writer.member("geos", Tool.geos)
      writer.member("proj", Tool.proj)
      writer.member("sentence", sentence)
    }
  }
}
