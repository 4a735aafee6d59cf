public import FrontLineKit
public import GeoJSON

/// A format that documents are written in.
public enum DocumentFormat: String, Hashable, Sendable, CaseIterable {
  /// A format of results.
  case table, json, csv, geojson, github, markdown

  /// The endings of file names that stand for the format, in lower case.
  ///
  /// An ending may stand for several formats; it then means the first of them that a document can be written in.
  public var endings: [String] {
    switch self {
    case .table, .github: [".txt"]
    case .json: [".json"]
    case .csv: [".csv"]
    case .geojson: [".geojson", ".json"]
    case .markdown: [".md", ".markdown"]
    }
  }
}

/// Choices that the format of a document leaves open.
public struct WritingOptions: Sendable {
  /// The decimals and the winding of GeoJSON.
  public var geoJSON: GeoJSONWriter.Options
  /// How CSV is written.
  public var csv: CSV.Dialect
  /// The greatest number of threads; the bytes don't depend on it.
  public var threads: Int

  /// Creates options; without arguments, those of the command line.
  public init(
    geoJSON: GeoJSONWriter.Options = .init(), csv: CSV.Dialect = .standard, threads: Int = 1
  ) {
    self.geoJSON = geoJSON
    self.csv = csv
    self.threads = threads
  }
}

/// A format of a kind of document, and how such a document is written in it.
public struct Rendering<Document> {
  /// The format that the rendering makes.
  public let format: DocumentFormat
  /// The parts of a result that it shows; the others need not be measured.
  let parts: Execution.Parts
  let bytes: (Document, WritingOptions) throws -> [UInt8]

  init(
    _ format: DocumentFormat, _ parts: Execution.Parts = [],
    _ bytes: @escaping (Document, WritingOptions) throws -> [UInt8]
  ) {
    (self.format, self.parts, self.bytes) = (format, parts, bytes)
  }

  /// Creates a rendering as JSON, which also shows the digests of files: they are in its provenance.
  static func json(
    _ parts: Execution.Parts = [], _ bytes: @escaping (Document) -> [UInt8]
  ) -> Rendering {
    Rendering(.json, parts.union(.digests)) { document, _ in bytes(document) }
  }

  static func text(
    _ format: DocumentFormat, _ parts: Execution.Parts = [], _ text: @escaping (Document) -> String
  ) -> Rendering {
    Rendering(format, parts) { document, _ in Array(text(document).utf8) }
  }

  static func geoJSON(
    _ parts: Execution.Parts = [],
    _ bytes: @escaping (Document, GeoJSONWriter.Options) throws -> [UInt8]
  ) -> Rendering {
    Rendering(.geojson, parts) { document, options in try bytes(document, options.geoJSON) }
  }
}

/// A document whose table is written as CSV.
public protocol CSVDocument {
  /// Returns the table in a dialect of CSV.
  func csv(in dialect: CSV.Dialect) -> String
}

extension CSVDocument {
  /// The table as comma-separated values by RFC 4180, with all digits.
  public var csv: String { csv(in: .standard) }
}

extension Rendering where Document: CSVDocument {
  static var csv: Rendering {
    Rendering(.csv) { document, options in Array(document.csv(in: options.csv).utf8) }
  }
}

extension Rendering where Document: TextDocument {
  static var table: Rendering { table([]) }
  static var markdown: Rendering { markdown([]) }
  static func table(_ parts: Execution.Parts) -> Rendering { text(.table, parts) { $0.table } }
  static func markdown(_ parts: Execution.Parts) -> Rendering { text(.markdown, parts) { $0.markdown } }
}

/// A kind of document that can be written in several formats.
public protocol FormattedDocument: SendableMetatype {
  /// The renderings; the first is the default.
  static var renderings: [Rendering<Self>] { get }
}

extension FormattedDocument {
  /// The formats that the document can be written in.
  public static var formats: [DocumentFormat] { renderings.map(\.format) }

  /// Returns the parts of a result that the format shows.
  public static func parts(for format: DocumentFormat) -> Execution.Parts {
    renderings.first { $0.format == format }?.parts ?? []
  }

  /// Returns the document in a format; nil if it can't be written in it.
  ///
  /// Throws if the format can't hold a value.
  public func bytes(as format: DocumentFormat, _ options: WritingOptions = .init()) throws -> [UInt8]? {
    try Self.renderings.first { $0.format == format }.map { try $0.bytes(self, options) }
  }
}
