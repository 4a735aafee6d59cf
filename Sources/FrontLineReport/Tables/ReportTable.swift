import FrontLineKit
import GeoJSON

/// A table of a page: what is read in it, and the values behind it, which are sorted, copied and saved.
struct ReportTable: Sendable {
  struct Heading: Sendable {
    let title: String
    let alignment: TextTable.Alignment
    /// The index of its value among the fields; nil where it has none.
    let field: Int?
  }

  /// What it is called in the page's data, and its file when it is saved: letters and hyphens.
  let name: String
  let caption: String
  let headings: [Heading]
  /// The texts of the rows.
  let cells: [[String]]
  /// The names of the columns of CSV.
  let fields: [String]
  /// The values of the rows.
  let values: [[JSONValue]]
  /// How many rows are shown at first, and printed; nil for all.
  var shownRows: Int?
  /// Whether text shows the last rows instead of the first: those of a series, whose last days are asked for.
  var showsEnd = false
  /// Whether rows have a place, a line of the data each, so that they can be saved as GeoJSON.
  var hasGeometry = false
  /// Whether the table has no rows to be read, only values.
  var isDataOnly = false

  /// The same on the screen.
  var text: TextTable {
    var table = TextTable(headings.map { ($0.title, $0.alignment) })
    for row in showsEnd ? cells.suffix(shownRows ?? cells.count) : cells.prefix(shownRows ?? cells.count) {
      table.append(row)
    }
    return table
  }
}

extension Array {
  /// Returns the table of a page.
  ///
  /// - Parameter data: The columns of CSV, where they are others than those on the screen.
  func reportTable<Row>(
    _ name: String, _ caption: String, of rows: some Collection<Row>, data: [Column<Row>]? = nil,
    in language: Language
  ) -> ReportTable where Element == Column<Row> {
    let fields = (data ?? self).flatMap(\.fields)
    let shown = filter { $0.heading != nil }
    let headings = shown.compactMap { column in
      column.heading.map { heading in
        ReportTable.Heading(
          title: language.say(heading.title), alignment: heading.alignment,
          field: column.fields.first.flatMap { own in fields.firstIndex { $0.name == own.name } })
      }
    }
    return ReportTable(
      name: name, caption: caption, headings: headings,
      cells: rows.map { row in
        shown.map { printable($0.heading?.cell(row, language) ?? "", limit: .max) }
      },
      fields: fields.map(\.name), values: rows.map { row in fields.map { $0.value(row) } })
  }
}

extension JSONWriter {
  /// Writes the values of a table.
  mutating func write(_ table: ReportTable) {
    object { writer in
      writer.key("fields")
      writer.array { writer in for field in table.fields { writer.write(field) } }
      writer.key("rows")
      writer.array { writer in
        for row in table.values {
          writer.array { writer in for value in row { writer.write(value) } }
        }
      }
    }
  }
}
