public import FrontLineKit
public import GeoJSON

/// The report of a `CompareJob`: where two snapshots, or two archives day by day, agree and disagree.
public struct ComparisonDocument: TextDocument, CSVDocument, ResultDocument {
  let result: CompareResult
  let style: DocumentStyle

  /// Makes the document of a result.
  public init(_ result: CompareResult, _ style: DocumentStyle = .init()) {
    self.result = result
    self.style = style
  }

  private enum Document {
    case day(DayComparisonDocument)
    case days(ComparisonSeriesDocument)
  }

  private var document: Document {
    switch result.rows {
    case .day(let day): .day(DayComparisonDocument(result: result, style: style, day: day))
    case .days(let rows, let onlyInA, let onlyInB):
      .days(
        ComparisonSeriesDocument(
          result: result, style: style, rows: rows, daysOnlyInA: onlyInA, daysOnlyInB: onlyInB))
    }
  }

  /// The JSON document, whose schema is `frontline.compare/1`; for several days it has `rows`.
  public var json: [UInt8] {
    switch document {
    case .day(let document): document.json
    case .days(let document): document.json
    }
  }

  /// Returns the figures as CSV.
  public func csv(in dialect: CSV.Dialect) -> String {
    switch document {
    case .day(let document): document.csv(in: dialect)
    case .days(let document): document.csv(in: dialect)
    }
  }

  /// The figures as text.
  public var text: TextReport {
    switch document {
    case .day(let document): document.text
    case .days(let document): document.text
    }
  }

  /// Returns the land that both hold, only A and only B as features with their kind and km²; nil for several days.
  public func geoJSON(_ options: GeoJSONWriter.Options = .init()) throws(GeoJSONError) -> [UInt8]? {
    switch document {
    case .day(let document): try document.geoJSON(options)
    case .days: nil
    }
  }
}

extension ComparisonDocument: FormattedDocument {
  public static var renderings: [Rendering<ComparisonDocument>] {
    [
      .table(.details), .json(.details) { $0.json }, .csv,
      .geoJSON(.pieces) { try $0.geoJSON($1) ?? [] }, .markdown(.details),
    ]
  }
}
