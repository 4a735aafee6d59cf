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

  var csv: String {
    var csv = CSV(header: ["date", "a_km2", "b_km2", "agreed_km2", "only_a_km2", "only_b_km2"])
    for row in rows {
      csv.append([
        row.a.date?.description ?? "", field(row.aSquareKilometers), field(row.bSquareKilometers),
        field(row.agreedSquareKilometers), field(row.onlyASquareKilometers), field(row.onlyBSquareKilometers),
      ])
    }
    return csv.text
  }

  /// `frontline.compare/1` with `rows`.
  var json: [UInt8] {
    jsonDocument(schema: "frontline.compare/1") { writer in
      writer.key("rows")
      writer.array { writer in
        for row in rows {
          writer.object { writer in
            writer.member("date", row.a.date?.description)
            writer.member("a_km2", row.aSquareKilometers)
            writer.member("b_km2", row.bSquareKilometers)
            writer.member("agreed_km2", row.agreedSquareKilometers)
            writer.member("only_a_km2", row.onlyASquareKilometers)
            writer.member("only_b_km2", row.onlyBSquareKilometers)
          }
        }
      }
      writer.member("days_only_in_a", daysOnlyInA)
      writer.member("days_only_in_b", daysOnlyInB)
    }
  }

  var text: TextReport {
    var table = TextTable([
      ("date", .left), ("A km²", .right), ("B km²", .right), ("agreed", .right), ("only A", .right),
      ("only B", .right),
    ])
    for row in rows {
      table.append([
        row.a.date?.description ?? "", decimal(row.aSquareKilometers, 3), decimal(row.bSquareKilometers, 3),
        decimal(row.agreedSquareKilometers, 3), decimal(row.onlyASquareKilometers, 3),
        decimal(row.onlyBSquareKilometers, 3),
      ])
    }
    return TextReport(table)
      + "\nno row: \(daysOnlyInA) days only in A, \(daysOnlyInB) only in B\n\n\(sentence)\n"
  }
}
