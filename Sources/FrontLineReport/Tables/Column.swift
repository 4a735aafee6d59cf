import FrontLine
import GeoJSON
import GeoTypes

/// A column of a table, described once: CSV, members of JSON, properties of GeoJSON, and the table on the screen are
/// renderings of it.
struct Column<Row>: Sendable {
  /// A column of CSV, or a property of a feature.
  struct Field: Sendable {
    /// With the unit in it.
    let name: String
    /// Null where the row has none.
    let value: @Sendable (Row) -> JSONValue
  }

  /// A member of an object in JSON: writes its key and its value.
  typealias Member = @Sendable (Row, inout JSONWriter) -> Void

  /// How it looks on the screen.
  struct Heading: Sendable {
    let title: String
    let alignment: TextTable.Alignment
    let cell: @Sendable (Row) -> String
  }

  /// None where the column is of the screen alone; two for a position.
  let fields: [Field]
  /// Nil where the column is of the screen or of CSV alone.
  let member: Member?
  /// Nil where the column is not shown on the screen.
  let heading: Heading?

  private init(_ fields: [Field], _ member: Member?, _ heading: Heading?) {
    (self.fields, self.member, self.heading) = (fields, member, heading)
  }

  /// A column of one value.
  private init(
    _ name: String, member: String?, _ heading: Heading?, _ value: @escaping @Sendable (Row) -> JSONValue
  ) {
    self.init(
      [Field(name: name, value: value)],
      { row, writer in
        writer.key(member ?? name)
        writer.write(value(row))
      }, heading)
  }

  /// The same column of a value that holds the row.
  func of<Whole>(_ row: @escaping @Sendable (Whole) -> Row) -> Column<Whole> {
    let fields = fields.map { field in
      Column<Whole>.Field(name: field.name) { field.value(row($0)) }
    }
    let heading = heading.map { heading in
      Column<Whole>.Heading(title: heading.title, alignment: heading.alignment) { heading.cell(row($0)) }
    }
    guard let member else { return Column<Whole>(fields, nil, heading) }
    return Column<Whole>(fields, { whole, writer in member(row(whole), &writer) }, heading)
  }

  /// The same column, which JSON leaves out.
  var withoutMember: Column { Column(fields, nil, heading) }

  /// - Parameters:
  ///   - member: The name in JSON, where the object around it says a part of the name already.
  ///   - cell: The text on the screen; nil for the value itself.
  static func text(
    _ name: String, member: String? = nil, _ title: String? = nil,
    cell: (@Sendable (Row) -> String)? = nil, _ value: @escaping @Sendable (Row) -> String?
  ) -> Column {
    Column(
      name, member: member,
      title.map { Heading(title: $0, alignment: .left, cell: cell ?? { row in value(row) ?? "" }) },
      { value($0).map { .string($0) } ?? .null })
  }

  static func count(
    _ name: String, _ title: String? = nil, cell: (@Sendable (Row) -> String)? = nil,
    _ value: @escaping @Sendable (Row) -> Int?
  ) -> Column {
    Column(
      name, member: nil,
      title.map {
        Heading(title: $0, alignment: .right, cell: cell ?? { row in value(row).map(String.init) ?? "" })
      },
      { value($0).map { .integer(Int64($0)) } ?? .null })
  }

  static func truth(_ name: String, _ value: @escaping @Sendable (Row) -> Bool) -> Column {
    Column(name, member: nil, nil, { .bool(value($0)) })
  }

  /// - Parameters:
  ///   - decimals: On the screen; CSV and JSON have full doubles.
  ///   - isSigned: Whether a value greater than zero has a sign on the screen.
  ///   - cell: The text of a value on the screen, where decimals alone don't make it.
  static func number(
    _ name: String, _ title: String? = nil, decimals: Int = 3, isSigned: Bool = false,
    cell: (@Sendable (Double) -> String)? = nil, _ value: @escaping @Sendable (Row) -> Double?
  ) -> Column {
    let cell = cell ?? { isSigned ? signedDecimal($0, decimals) : decimal($0, decimals) }
    return Column(
      name, member: nil,
      title.map { Heading(title: $0, alignment: .right) { row in value(row).map(cell) ?? "" } },
      { value($0).map { .number($0) } ?? .null })
  }

  /// A longitude and a latitude: two columns of CSV, an array of two numbers in JSON.
  ///
  /// - Parameters:
  ///   - isOmitted: Whether a row without a position has no member in JSON; else it has null.
  ///   - cell: The text on the screen.
  static func position(
    _ name: String, _ title: String? = nil, isOmitted: Bool = false,
    cell: @escaping @Sendable (Coordinate) -> String = { "\($0)" },
    _ value: @escaping @Sendable (Row) -> Coordinate?
  ) -> Column {
    Column(
      [
        Field(name: "\(name)_lon") { value($0).map { .number($0.x) } ?? .null },
        Field(name: "\(name)_lat") { value($0).map { .number($0.y) } ?? .null },
      ],
      { row, writer in
        let position = value(row)
        if !isOmitted || position != nil { writer.member(name, position: position) }
      },
      title.map { Heading(title: $0, alignment: .left) { row in value(row).map(cell) ?? "" } })
  }

  /// A column of the screen alone.
  static func note(
    _ title: String = "", alignment: TextTable.Alignment = .left, _ cell: @escaping @Sendable (Row) -> String
  ) -> Column {
    Column([], nil, Heading(title: title, alignment: alignment, cell: cell))
  }

  /// A column that CSV has as several fields, and JSON as a member of its own making.
  static func structured(_ fields: [Field], _ member: @escaping Member) -> Column {
    Column(fields, member, nil)
  }
}

extension JSONWriter {
  /// `[longitude, latitude]`, or null.
  mutating func member(_ name: String, position: Coordinate?) {
    key(name)
    guard let position else { return writeNull() }
    array(inline: true) { writer in
      writer.write(position.x)
      writer.write(position.y)
    }
  }
}
