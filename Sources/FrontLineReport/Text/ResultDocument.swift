public import FrontLine
public import FrontLineKit
import GeoJSON

/// How a document speaks.
public struct DocumentStyle: Sendable {
  /// The language of the sentence fit for print. All else is the same in all.
  public var language: Language
  /// What a setting is called: by its member in JSON in backquotes, unless whoever shows the document calls it otherwise.
  public var settingName: @Sendable (Setting) -> String

  public init(
    language: Language = .english, settingName: @escaping @Sendable (Setting) -> String = { "`\($0.member)`" }
  ) {
    self.language = language
    self.settingName = settingName
  }
}

/// What is to be said of a result.
protocol ResultDocument: Sendable {
  associatedtype Result: JobResult
  var result: Result { get }
  var style: DocumentStyle { get }
}

extension ResultDocument {
  var provenance: Provenance { result.provenance }

  /// The line fit for print.
  public var sentence: String { result.provenance.sentence(in: style.language) }

  /// A whole JSON document of one schema, ending in what is to be known of it, its provenance and a line feed.
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
