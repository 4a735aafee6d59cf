import FrontLine
import FrontLineKit
import GeoJSON

/// The report of a comparison of two archives: a row of figures for each day that both have.
struct ComparisonSeriesDocument: ResultDocument {
  let result: CompareResult
  let style: DocumentStyle
  /// The figures of each day that both archives have, in the order of the days.
  let rows: [ComparisonFigures]
  /// The number of days that only A has, which have no row; likewise for B.
  let daysOnlyInA: Int
  let daysOnlyInB: Int

  private static var columns: [Column<ComparisonFigures>] {
    [.text("date", .date) { $0.a.date?.description }] + ComparisonFigures.columns
  }

  func csv(in dialect: CSV.Dialect) -> String { Self.columns.csv(of: rows, in: dialect) }

  /// The JSON document, whose schema is `frontline.compare/1`, with `rows`.
  var json: [UInt8] {
    jsonDocument(schema: "frontline.compare/1") { writer in
      writer.key("rows")
      Self.columns.write(rows, to: &writer)
      writer.member("days_only_in_a", daysOnlyInA)
      writer.member("days_only_in_b", daysOnlyInB)
    }
  }

  var text: TextReport {
    let (a, b) = (language.count(daysOnlyInA), language.count(daysOnlyInB))
    let days = language.say(
      "days without a row: \(a) only in A, \(b) only in B",
      "дні без рядка: \(a) лише в A, \(b) лише в B")
    return TextReport(Self.columns.table(of: rows, in: language)) + "\n\(days)\n\n\(sentence)\n"
  }
}
