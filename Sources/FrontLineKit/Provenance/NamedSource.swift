import FrontLine
import GeoJSON

/// A source with the name that a sentence fit for print calls it by.
struct NamedSource: Hashable, Comparable {
  let source: Source
  /// The name that the user gave it; nil where it has its own.
  let givenName: String?

  init(_ file: Provenance.File) { (source, givenName) = (file.source, file.sourceName.map { printable($0) }) }

  /// The name in print; nil where the source is not known.
  var name: String? { givenName ?? source.profile.displayName }

  static func < (left: NamedSource, right: NamedSource) -> Bool {
    left.source == right.source
      ? (left.givenName ?? "") < (right.givenName ?? "") : left.source < right.source
  }
}
