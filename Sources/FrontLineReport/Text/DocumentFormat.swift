public import FrontLineKit
public import GeoJSON

/// What a document can be written as.
public enum DocumentFormat: String, Hashable, Sendable, CaseIterable {
  case table, json, csv, geojson, github, markdown

  /// The endings of file names that tell it, in lower case; one may tell several, of which the first that a document
  /// has is meant.
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

/// How a document is written, where its format leaves that open.
public struct WritingOptions: Sendable {
  /// Decimals and winding of GeoJSON.
  public var geoJSON: GeoJSONWriter.Options
  /// Threads at most; changes nothing of what is written.
  public var threads: Int

  public init(geoJSON: GeoJSONWriter.Options = .init(), threads: Int = 1) {
    self.geoJSON = geoJSON
    self.threads = threads
  }
}

/// A format of a document, and how it is written in it.
public struct Rendering<Document> {
  public let format: DocumentFormat
  /// What of a result it shows: the rest need not be measured.
  let parts: Execution.Parts
  let bytes: (Document, WritingOptions) throws -> [UInt8]

  init(
    _ format: DocumentFormat, _ parts: Execution.Parts = [],
    _ bytes: @escaping (Document, WritingOptions) throws -> [UInt8]
  ) {
    (self.format, self.parts, self.bytes) = (format, parts, bytes)
  }

  /// The digests of files stand in its provenance.
  static func json(
    _ parts: Execution.Parts = [], _ bytes: @escaping (Document) -> [UInt8]
  ) -> Rendering {
    Rendering(.json, parts.union(.digests)) { document, _ in bytes(document) }
  }

  static func csv(_ parts: Execution.Parts = [], _ text: @escaping (Document) -> String) -> Rendering {
    self.text(.csv, parts, text)
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

extension Rendering where Document: TextDocument {
  static var table: Rendering { table([]) }
  static var markdown: Rendering { markdown([]) }
  static func table(_ parts: Execution.Parts) -> Rendering { text(.table, parts) { $0.table } }
  static func markdown(_ parts: Execution.Parts) -> Rendering { text(.markdown, parts) { $0.markdown } }
}

/// A document that says what it can be written as.
public protocol FormattedDocument {
  /// The first is the one that is written where no other is asked for.
  static var renderings: [Rendering<Self>] { get }
}

extension FormattedDocument {
  public static var formats: [DocumentFormat] { renderings.map(\.format) }

  /// What of a result the format shows.
  public static func parts(for format: DocumentFormat) -> Execution.Parts {
    renderings.first { $0.format == format }?.parts ?? []
  }

  /// The document in a format; nil where it can't be written in it.
  ///
  /// Throws where a value has no place in the format.
  public func bytes(as format: DocumentFormat, _ options: WritingOptions = .init()) throws -> [UInt8]? {
    try Self.renderings.first { $0.format == format }.map { try $0.bytes(self, options) }
  }
}
