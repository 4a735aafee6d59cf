public import FrontLineKit
public import GeoJSON

/// What is to be said of a comparison.
public struct ComparisonDocument: TextDocument, ResultDocument {
  let result: CompareResult
  let style: DocumentStyle

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

  /// `frontline.compare/1`; of several days with `rows`.
  public var json: [UInt8] {
    switch document {
    case .day(let document): document.json
    case .days(let document): document.json
    }
  }

  public var csv: String {
    switch document {
    case .day(let document): document.csv
    case .days(let document): document.csv
    }
  }

  public var text: TextReport {
    switch document {
    case .day(let document): document.text
    case .days(let document): document.text
    }
  }

  /// The land of the three kinds as features with their kind and km²; nil of several days.
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
      .table(.details), .json(.details) { $0.json }, .csv { $0.csv },
      .geoJSON(.pieces) { try $0.geoJSON($1) ?? [] }, .markdown(.details),
    ]
  }
}
