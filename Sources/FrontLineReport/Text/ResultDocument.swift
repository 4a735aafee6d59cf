public import FrontLine
public import FrontLineKit
import GeoJSON

/// The language of a document, and the names that it gives settings.
public struct DocumentStyle: Sendable {
  /// The language of the sentence fit for print; everything else is in English.
  public var language: Language
  /// Returns the name of a setting; by default its member in JSON, in backquotes.
  public var settingName: @Sendable (Setting) -> String

  public init(
    language: Language = .english, settingName: @escaping @Sendable (Setting) -> String = { "`\($0.member)`" }
  ) {
    self.language = language
    self.settingName = settingName
  }
}

/// The report of a job's result.
protocol ResultDocument: Sendable {
  associatedtype Result: JobResult
  var result: Result { get }
  var style: DocumentStyle { get }
}

extension ResultDocument {
  var provenance: Provenance { result.provenance }

  /// The sentence fit for print.
  public var sentence: String { result.provenance.sentence(in: style.language) }

  /// Returns a whole JSON document: the schema, the members that `body` writes, the diagnostics, the provenance, and a
  /// line feed.
  func jsonDocument(schema: String, _ body: (inout JSONWriter) -> Void) -> [UInt8] {
    var writer = JSONWriter(layout: .pretty)
    writer.object { writer in
      writer.member("schema", schema)
      body(&writer)
      writer.member("diagnostics", result.diagnostics, style)
      writer.member("provenance", provenance, style)
    }
    return writer.bytes + [UInt8(ascii: "\n")]
  }
}

extension ResultDocument {
  /// The line about gaps that were closed; empty if none was.
  var gapLine: String {
    guard let gaps = provenance.gaps, gaps.count > 0 else { return "" }
    let width = plainNumber(gaps.belowMeters)
    return gaps.maps > 1
      ? "\(gaps.count) gaps narrower than \(width) m closed in \(gaps.maps) maps\n"
      : "\(gaps.count == 1 ? "1 gap" : "\(gaps.count) gaps") narrower than \(width) m closed, "
        + "\(decimal(gaps.squareKilometers, 3)) km² together\n"
  }
}
