import FrontLine
import FrontLineKit
import GeoJSON

/// What is to be said of a comparison of two archives: the disagreement by day.
struct ComparisonSeriesDocument: ResultDocument {
  let result: CompareResult
  let style: DocumentStyle
  /// In the order of the dates that both archives have.
  let rows: [ComparisonFigures]
  /// How many days only one of the archives has; they have no row.
  let daysOnlyInA: Int
  let daysOnlyInB: Int

  private static var columns: [Column<ComparisonFigures>] {
    [.text("date", "date") { $0.a.date?.description }] + ComparisonFigures.columns
  }

  var csv: String { Self.columns.csv(of: rows) }

  /// `frontline.compare/1` with `rows`.
  var json: [UInt8] {
    jsonDocument(schema: "frontline.compare/1") { writer in
      writer.key("rows")
      Self.columns.write(rows, to: &writer)
      writer.member("days_only_in_a", daysOnlyInA)
      writer.member("days_only_in_b", daysOnlyInB)
    }
  }

  var text: TextReport {
    TextReport(Self.columns.table(of: rows))
      + "\nno row: \(daysOnlyInA) days only in A, \(daysOnlyInB) only in B\n\n\(sentence)\n"
  }
}
