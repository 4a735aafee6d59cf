import FrontLineKit
import GeoJSON

/// The renderings of a list of columns.
extension Array {
  /// Returns CSV: a header and a line for each row.
  func csv<Row>(
    of rows: some Sequence<Row>, in dialect: CSV.Dialect = .standard
  ) -> String where Element == Column<Row> {
    var csv = emptyCSV(in: dialect)
    let fields = flatMap(\.fields)
    for row in rows { csv.append(row, fields) }
    return csv.text
  }

  /// Returns the same CSV in UTF-8, written on several threads; the bytes don't depend on their number.
  func csv<Row: Sendable>(
    of rows: [Row], in dialect: CSV.Dialect = .standard, threads: Int
  ) -> [UInt8] where Element == Column<Row> {
    var csv = emptyCSV(in: dialect)
    let fields = flatMap(\.fields)
    csv.append(lines: rows.count, threads: threads) { csv, number in csv.write(rows[number], fields) }
    return csv.bytes
  }

  /// Returns the fields of a row, separated as in a line of CSV.
  func csvFields<Row>(of row: Row, in dialect: CSV.Dialect) -> [UInt8] where Element == Column<Row> {
    var csv = CSV(in: dialect)
    csv.write(row, flatMap(\.fields))
    return csv.bytes
  }

  /// Returns CSV with a header and no lines yet.
  func emptyCSV<Row>(in dialect: CSV.Dialect) -> CSV where Element == Column<Row> {
    CSV(header: flatMap(\.fields).map(\.name), in: dialect)
  }

  /// Writes the members of a row.
  func write<Row>(_ row: Row, to writer: inout JSONWriter) where Element == Column<Row> {
    for column in self { column.member?(row, &writer) }
  }

  /// Writes an array with an object for each row.
  func write<Row>(_ rows: some Sequence<Row>, to writer: inout JSONWriter) where Element == Column<Row> {
    writer.array { writer in
      for row in rows { writer.object { write(row, to: &$0) } }
    }
  }

  /// Returns the properties of a row's feature.
  func properties<Row>(of row: Row) -> JSONObject where Element == Column<Row> {
    JSONObject(flatMap(\.fields).map { ($0.name, $0.value(row)) })
  }

  /// Returns the table on the screen: the columns that have a heading, in order.
  func table<Row>(
    of rows: some Sequence<Row>, in language: Language
  ) -> TextTable where Element == Column<Row> {
    let headings = compactMap(\.heading)
    var table = TextTable(headings.map { (language.say($0.title), $0.alignment) })
    for row in rows { table.append(headings.map { $0.cell(row, language) }) }
    return table
  }
}

extension JSONWriter {
  /// Writes a member that is an array with an object for each row.
  mutating func member<Row>(_ name: String, _ rows: some Sequence<Row>, _ columns: [Column<Row>]) {
    key(name)
    columns.write(rows, to: &self)
  }
}

extension CSV {
  fileprivate mutating func append<Row>(_ row: Row, _ fields: [Column<Row>.Field]) {
    write(row, fields)
    endLine()
  }

  fileprivate mutating func write<Row>(_ row: Row, _ fields: [Column<Row>.Field]) {
    for field in fields { write(field.value(row), isCoordinate: field.isCoordinate) }
  }

  /// Writes a value as a field; null is an empty field.
  private mutating func write(_ value: JSONValue, isCoordinate: Bool) {
    switch value {
    case .null: write(Double?.none)
    case .bool(let truth): write(truth)
    case .integer(let number): write(Int(number))
    case .number(let number): write(number, isCoordinate: isCoordinate)
    case .string(let text): write(text)
    case .array, .object: write(value.description)
    }
  }
}
