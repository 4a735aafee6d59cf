public import FrontLine
public import FrontLineKit
import GeoJSON

/// The language of a document, and the names that it gives settings.
public struct DocumentStyle: Sendable {
  /// The language of tables, charts and sentences. Names, values and words of JSON, CSV and GeoJSON are in English, and
  /// so are messages.
  public var language: Language
  /// Returns the name of a setting; by default its member in JSON, in backquotes.
  public var naming: @Sendable (Wording.Name) -> String

  /// Creates a style; without arguments, that of the command line.
  public init(
    language: Language = .english, naming: @escaping @Sendable (Wording.Name) -> String = { $0.member }
  ) {
    self.language = language
    self.naming = naming
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

  var language: Language { style.language }

  /// The sentence fit for print.
  public var sentence: String { result.provenance.sentence(in: language) }

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
    let width = language.withUnit(language.plainNumber(gaps.belowMeters), "m", "м")
    let count = CountedNoun.closedGap.counted(gaps.count, in: language)
    let maps = CountedNoun.onMaps.counted(gaps.maps, in: language)
    let area = language.squareKilometers(gaps.squareKilometers, decimals: 3)
    return gaps.maps > 1
      ? language.say(
        "\(language.count(gaps.count)) gaps narrower than \(width) closed in \(language.count(gaps.maps)) maps\n",
        "закрито \(count) завширшки менш як \(width) на \(maps)\n")
      : language.say(
        "\(gaps.count == 1 ? "1 gap" : "\(language.count(gaps.count)) gaps") narrower than \(width) closed, \(area) together\n",
        "закрито \(count) завширшки менш як \(width), разом \(area)\n")
  }
}
