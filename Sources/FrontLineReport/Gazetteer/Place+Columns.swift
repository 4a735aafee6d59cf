import FrontLine
import FrontLineKit
import GeoJSON

/// The columns that every list of places has.
extension Column {
  /// The name of a place; on the screen without a bracket that tells it from others, and in the reader's language.
  ///
  /// - Parameter isDoubtful: Whether the centre is known too badly for what the row says of it, which `±` marks.
  static func placeName(
    _ place: @escaping @Sendable (Row) -> Place,
    isDoubtful: @escaping @Sendable (Row) -> Bool = { _ in false }
  ) -> Column {
    .text(
      "name", .settlement,
      cell: { row, language in
        language.say(place(row).bareName, place(row).nameUk ?? place(row).bareName)
          + (isDoubtful(row) ? " ±" : "")
      }
    ) { place($0).name }
  }

  static func placeRegion(_ place: @escaping @Sendable (Row) -> Place) -> Column {
    .text(
      "region", .region,
      cell: { row, language in
        language.say(place(row).region ?? "", place(row).regionUk ?? place(row).region ?? "")
      }
    ) { place($0).region }
  }

  /// The properties that a place has in the file it comes from, and keeps.
  static func carried(_ names: [String], _ place: @escaping @Sendable (Row) -> Place) -> [Column] {
    names.map { name in .value(name) { place($0).carried[name] ?? .null } }
  }
}
