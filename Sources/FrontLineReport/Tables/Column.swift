import FrontLine
import FrontLineKit
import GeoJSON
import GeoTypes

/// A column of a table, described once. CSV, members of JSON, properties of GeoJSON, and the table on the screen are
/// renderings of it.
struct Column<Row>: Sendable {
  /// A column of CSV, or a property of a feature.
  struct Field: Sendable {
    /// The name, which holds the unit.
    let name: String
    /// Whether the value is a longitude or a latitude, which no choice of decimals rounds.
    var isCoordinate = false
    /// The value of a row; null where the row has none.
    let value: @Sendable (Row) -> JSONValue
  }

  /// Writes a member of an object in JSON: its key and its value.
  typealias Member = @Sendable (Row, inout JSONWriter) -> Void

  /// Returns the text of a row on the screen, in a language.
  typealias Cell = @Sendable (Row, Language) -> String

  /// How the column looks on the screen.
  struct Heading: Sendable {
    let title: BilingualText
    let alignment: TextTable.Alignment
    let cell: Cell
  }

  /// The columns of CSV; none if the column is for the screen alone, two for a position.
  let fields: [Field]
  /// The member of JSON; nil if the column is for the screen or CSV alone.
  let member: Member?
  /// The column on the screen; nil if it is not shown there.
  let heading: Heading?

  private init(_ fields: [Field], _ member: Member?, _ heading: Heading?) {
    (self.fields, self.member, self.heading) = (fields, member, heading)
  }

  /// Creates a column of one value.
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

  /// Returns this column for rows of another type, given how to reach the row that this column shows.
  func of<Whole>(_ row: @escaping @Sendable (Whole) -> Row) -> Column<Whole> {
    let fields = fields.map { field in
      Column<Whole>.Field(name: field.name, isCoordinate: field.isCoordinate) { field.value(row($0)) }
    }
    let heading = heading.map { heading in
      Column<Whole>.Heading(title: heading.title, alignment: heading.alignment) { heading.cell(row($0), $1) }
    }
    guard let member else { return Column<Whole>(fields, nil, heading) }
    return Column<Whole>(fields, { whole, writer in member(row(whole), &writer) }, heading)
  }

  /// This column of a longitude or a latitude, which no choice of decimals rounds.
  var asCoordinate: Column {
    Column(
      fields.map { Field(name: $0.name, isCoordinate: true, value: $0.value) }, member, heading)
  }

  /// This column without its member in JSON.
  var withoutMember: Column { Column(fields, nil, heading) }

  /// Makes a column of texts.
  ///
  /// - Parameters:
  ///   - member: The name in JSON, where the object around it already says a part of the name.
  ///   - cell: The text on the screen; nil for the value itself.
  static func text(
    _ name: String, member: String? = nil, _ title: BilingualText? = nil, cell: Cell? = nil,
    _ value: @escaping @Sendable (Row) -> String?
  ) -> Column {
    Column(
      name, member: member,
      title.map { Heading(title: $0, alignment: .left, cell: cell ?? { row, _ in value(row) ?? "" }) },
      { value($0).map { .string($0) } ?? .null })
  }

  /// Makes a column of words of the glossary: in English in CSV and JSON, in any language on the screen.
  static func word(
    _ name: String, _ title: BilingualText? = nil, _ value: @escaping @Sendable (Row) -> BilingualText
  ) -> Column {
    .text(name, title, cell: { row, language in language.say(value(row)) }, { value($0).english })
  }

  static func count(
    _ name: String, _ title: BilingualText? = nil, cell: Cell? = nil,
    _ value: @escaping @Sendable (Row) -> Int?
  ) -> Column {
    Column(
      name, member: nil,
      title.map {
        Heading(
          title: $0, alignment: .right,
          cell: cell ?? { row, language in value(row).map { language.count($0) } ?? "" })
      },
      { value($0).map { .integer(Int64($0)) } ?? .null })
  }

  /// Makes a column of values as a file of the user's has them.
  static func value(_ name: String, _ value: @escaping @Sendable (Row) -> JSONValue) -> Column {
    Column(name, member: nil, nil, value)
  }

  static func truth(_ name: String, _ value: @escaping @Sendable (Row) -> Bool) -> Column {
    Column(name, member: nil, nil, { .bool(value($0)) })
  }

  /// Makes a column of numbers.
  ///
  /// - Parameters:
  ///   - decimals: The decimals on the screen; CSV and JSON have full doubles.
  ///   - isSigned: Whether a value greater than zero has a sign on the screen.
  ///   - cell: The text of a value on the screen; nil for the value with `decimals` decimals.
  static func number(
    _ name: String, _ title: BilingualText? = nil, decimals: Int = 3, isSigned: Bool = false,
    cell: (@Sendable (Double, Language) -> String)? = nil, _ value: @escaping @Sendable (Row) -> Double?
  ) -> Column {
    let cell =
      cell ?? { number, language in
        isSigned
          ? language.signedNumber(number, decimals: decimals) : language.number(number, decimals: decimals)
      }
    return Column(
      name, member: nil,
      title.map {
        Heading(title: $0, alignment: .right) { row, language in value(row).map { cell($0, language) } ?? "" }
      },
      { value($0).map { .number($0) } ?? .null })
  }

  /// Makes a column of positions: longitude and latitude are two columns of CSV, an array of two numbers in JSON.
  ///
  /// - Parameters:
  ///   - isOmitted: Whether JSON leaves out the member of a row without a position; otherwise it writes null.
  ///   - cell: The text on the screen.
  static func position(
    _ name: String, _ title: BilingualText? = nil, isOmitted: Bool = false,
    cell: @escaping @Sendable (Coordinate, Language) -> String = { position, _ in "\(position)" },
    _ value: @escaping @Sendable (Row) -> Coordinate?
  ) -> Column {
    Column(
      [
        Field(name: "\(name)_lon", isCoordinate: true) { value($0).map { .number($0.x) } ?? .null },
        Field(name: "\(name)_lat", isCoordinate: true) { value($0).map { .number($0.y) } ?? .null },
      ],
      { row, writer in
        let position = value(row)
        if !isOmitted || position != nil { writer.member(name, position: position) }
      },
      title.map {
        Heading(title: $0, alignment: .left) { row, language in value(row).map { cell($0, language) } ?? "" }
      })
  }

  /// Makes a column for the screen alone.
  static func note(
    _ title: BilingualText = .untitled, alignment: TextTable.Alignment = .left, _ cell: @escaping Cell
  ) -> Column {
    Column([], nil, Heading(title: title, alignment: alignment, cell: cell))
  }

  /// Makes a column that has several fields in CSV, and one member in JSON that the caller writes.
  static func structured(_ fields: [Field], _ member: @escaping Member) -> Column {
    Column(fields, member, nil)
  }
}

extension JSONWriter {
  /// Writes the member as `[longitude, latitude]`, or null.
  mutating func member(_ name: String, position: Coordinate?) {
    key(name)
    guard let position else { return writeNull() }
    array(inline: true) { writer in
      writer.write(position.x)
      writer.write(position.y)
    }
  }
}
