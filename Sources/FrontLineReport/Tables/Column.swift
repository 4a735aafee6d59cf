import FrontLine
import GeoJSON

/// A column of a table, described once: CSV, rows of JSON, and the table on the screen are renderings of it.
struct Column<Row> {
  /// How it looks on the screen.
  struct Heading {
    let title: String
    let alignment: TextTable.Alignment
    let cell: (Row) -> String
  }

  /// In CSV and JSON, with the unit in it; nil where the column is of the screen alone.
  let name: String?
  /// Null where there is none.
  let value: (Row) -> JSONValue
  /// Nil where it is not shown on the screen.
  let heading: Heading?

  private init(_ name: String?, _ heading: Heading?, _ value: @escaping (Row) -> JSONValue) {
    (self.name, self.heading, self.value) = (name, heading, value)
  }

  /// The same column of what holds the row.
  func of<Whole>(_ row: @escaping (Whole) -> Row) -> Column<Whole> {
    Column<Whole>(
      name,
      heading.map { heading in
        Column<Whole>.Heading(title: heading.title, alignment: heading.alignment) { heading.cell(row($0)) }
      }
    ) { value(row($0)) }
  }

  /// - Parameter cell: what stands on the screen; nil for the text itself.
  static func text(
    _ name: String, _ title: String? = nil, cell: ((Row) -> String)? = nil,
    _ value: @escaping (Row) -> String?
  ) -> Column {
    Column(
      name,
      title.map { Heading(title: $0, alignment: .left, cell: cell ?? { row in value(row) ?? "" }) },
      { value($0).map { .string($0) } ?? .null })
  }

  static func count(
    _ name: String, _ title: String? = nil, cell: ((Row) -> String)? = nil, _ value: @escaping (Row) -> Int?
  ) -> Column {
    Column(
      name,
      title.map {
        Heading(title: $0, alignment: .right, cell: cell ?? { row in value(row).map(String.init) ?? "" })
      },
      { value($0).map { .integer(Int64($0)) } ?? .null })
  }

  static func truth(_ name: String, _ value: @escaping (Row) -> Bool) -> Column {
    Column(name, nil, { .bool(value($0)) })
  }

  /// - Parameters:
  ///   - decimals: on the screen; CSV and JSON have full doubles.
  ///   - isSigned: whether what is greater than zero has a sign on the screen.
  static func number(
    _ name: String, _ title: String? = nil, decimals: Int = 3, isSigned: Bool = false,
    _ value: @escaping (Row) -> Double?
  ) -> Column {
    Column(
      name,
      title.map {
        Heading(title: $0, alignment: .right) { row in
          value(row).map { isSigned ? signedDecimal($0, decimals) : decimal($0, decimals) } ?? ""
        }
      },
      { value($0).map { .number($0) } ?? .null })
  }

  /// What is of the screen alone.
  static func note(
    _ title: String = "", alignment: TextTable.Alignment = .left, _ cell: @escaping (Row) -> String
  ) -> Column {
    Column(nil, Heading(title: title, alignment: alignment, cell: cell), { _ in .null })
  }
}

extension Array {
  /// A header and a line for each row.
  func csv<Row>(of rows: some Sequence<Row>) -> String where Element == Column<Row> {
    let columns = filter { $0.name != nil }
    var csv = CSV(header: columns.compactMap(\.name))
    for row in rows {
      for column in columns { csv.write(column.value(row)) }
      csv.endLine()
    }
    return csv.text
  }

  /// The members of a row.
  func write<Row>(_ row: Row, to writer: inout JSONWriter) where Element == Column<Row> {
    for column in self {
      guard let name = column.name else { continue }
      writer.key(name)
      writer.write(column.value(row))
    }
  }

  /// An object for each row.
  func write<Row>(_ rows: some Sequence<Row>, to writer: inout JSONWriter) where Element == Column<Row> {
    writer.array { writer in
      for row in rows { writer.object { write(row, to: &$0) } }
    }
  }

  /// The columns that have a heading, in their order.
  func table<Row>(of rows: some Sequence<Row>) -> TextTable where Element == Column<Row> {
    let headings = compactMap(\.heading)
    var table = TextTable(headings.map { ($0.title, $0.alignment) })
    for row in rows { table.append(headings.map { $0.cell(row) }) }
    return table
  }
}

extension CSV {
  /// Nothing for null.
  fileprivate mutating func write(_ value: JSONValue) {
    switch value {
    case .null: write(Double?.none)
    case .bool(let truth): write(truth)
    case .integer(let number): write(Int(number))
    case .number(let number): write(number)
    case .string(let text): write(text)
    case .array, .object: write(value.description)
    }
  }
}
