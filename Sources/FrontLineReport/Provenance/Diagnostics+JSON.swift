import FrontLine
import GeoJSON

extension JSONWriter {
  /// Writes an array with an object for each diagnostic, which has its values. Equal diagnostics share an object, which
  /// counts them.
  mutating func member(_ name: String, _ diagnostics: Diagnostics, _ style: DocumentStyle) {
    key(name)
    array { writer in
      for folded in diagnostics.notices.folded + diagnostics.warnings.folded {
        writer.object { $0.write(folded, style) }
      }
    }
  }

  private mutating func write(_ folded: FoldedDiagnostic, _ style: DocumentStyle) {
    let diagnostic = folded.first
    member("code", diagnostic.code.word)
    member("severity", diagnostic.severity.rawValue)
    member("path", diagnostic.path)
    member("feature", diagnostic.location.feature)
    member("polygon", diagnostic.location.polygon)
    member("ring", diagnostic.location.ring)
    member("position", diagnostic.location.position)
    member("byte", diagnostic.location.byteOffset)
    member("longitude", diagnostic.coordinate?.x)
    member("latitude", diagnostic.coordinate?.y)
    member("count", folded.moreCount + 1)
    member("message", diagnostic.message.text(naming: style.naming))
    member("advice", diagnostic.advice?.text(naming: style.naming))
    for value in diagnostic.values.members {
      key(value.key)
      write(value.value)
    }
  }
}
