import FrontLine
import GeoJSON
import Testing

@testable import FrontLineKit
@testable import FrontLineReport

/// A table that is described once.
@Suite("Columns")
struct ColumnTests {
  private typealias Row = (name: String, km: Double?, days: Int?)

  private var columns: [Column<Row>] {
    [
      .text("name", BilingualText("who", "хто"), cell: { row, _ in row.name.uppercased() }) { $0.name },
      .number("km", .kilometers, decimals: 1, isSigned: true) { $0.km }, .count("days") { $0.days },
      .truth("is_long") { $0.name.count > 3 },
      .note(BilingualText("note", "примітка")) { row, language in
        row.km == nil ? language.say("unknown", "невідомо") : ""
      },
    ]
  }

  private let rows: [Row] = [("ann, b", 1234.56, nil), ("bo", nil, 3)]

  @Test("CSV has the names, and numbers with all digits or empty fields")
  func csv() {
    #expect(columns.csv(of: rows) == "name,km,days,is_long\n\"ann, b\",1234.56,,true\nbo,,3,false\n")
    #expect(columns.csv(of: []) == "name,km,days,is_long\n")
  }

  @Test("JSON has an object for each row, with null for missing values")
  func json() {
    var writer = JSONWriter(layout: .compact)
    columns.write(rows, to: &writer)
    #expect(
      String(decoding: writer.bytes, as: UTF8.self)
        == #"[{"name":"ann, b","km":1234.56,"days":null,"is_long":true},{"name":"bo","km":null,"days":3,"is_long":false}]"#
    )
  }

  @Test("The table on the screen has the columns with a heading, rounded")
  func table() {
    #expect(
      columns.table(of: rows, in: .english).text
        == "who           km  note\nANN, B  +1,234.6\nBO                unknown\n")
    #expect(
      columns.table(of: rows, in: .ukrainian).text
        == "хто           км  примітка\nANN, B  +1\u{A0}234,6\nBO                невідомо\n")
  }

  @Test("A column of a part of a row shows the same values")
  func part() {
    let whole = columns.map { $0.of { (row: (id: Int, row: Row)) in row.row } }
    #expect(whole.csv(of: rows.enumerated().map { (id: $0, row: $1) }) == columns.csv(of: rows))
  }
}
