public import FrontLineKit
public import GeoJSON

/// What a document can be written as.
public enum DocumentFormat: String, Hashable, Sendable, CaseIterable {
  case table, json, csv, geojson, github, markdown
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
  let bytes: (Document, WritingOptions) throws -> [UInt8]

  static func json(_ bytes: @escaping (Document) -> [UInt8]) -> Rendering {
    Rendering(format: .json) { document, _ in bytes(document) }
  }

  static func csv(_ text: @escaping (Document) -> String) -> Rendering {
    Rendering(format: .csv) { document, _ in Array(text(document).utf8) }
  }

  static func text(_ format: DocumentFormat, _ text: @escaping (Document) -> String) -> Rendering {
    Rendering(format: format) { document, _ in Array(text(document).utf8) }
  }

  static func geoJSON(_ bytes: @escaping (Document, GeoJSONWriter.Options) throws -> [UInt8]) -> Rendering {
    Rendering(format: .geojson) { document, options in try bytes(document, options.geoJSON) }
  }
}

extension Rendering where Document: TextDocument {
  static var table: Rendering { text(.table) { $0.table } }
  static var markdown: Rendering { text(.markdown) { $0.markdown } }
}

/// A document that says what it can be written as.
public protocol FormattedDocument {
  /// The first is the one that is written where no other is asked for.
  static var renderings: [Rendering<Self>] { get }

  /// What of a result the format shows: the rest need not be measured.
  static func parts(for format: DocumentFormat) -> Execution.Parts
}

extension FormattedDocument {
  public static var formats: [DocumentFormat] { renderings.map(\.format) }

  public static func parts(for format: DocumentFormat) -> Execution.Parts { format == .json ? .digests : [] }

  /// The document in a format; nil where it can't be written in it.
  ///
  /// Throws where a value has no place in the format.
  public func bytes(as format: DocumentFormat, _ options: WritingOptions = .init()) throws -> [UInt8]? {
    try Self.renderings.first { $0.format == format }.map { try $0.bytes(self, options) }
  }
}
