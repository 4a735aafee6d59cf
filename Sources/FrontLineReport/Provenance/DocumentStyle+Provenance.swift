public import FrontLineKit
import GeoJSON

extension DocumentStyle {
  /// Returns a provenance as a JSON document of its own.
  public func json(of provenance: Provenance) -> String {
    var writer = JSONWriter()
    writer.object { $0.member("provenance", provenance, self) }
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
