import FrontLineKit
import GeoJSON

extension ExportDocument {
  /// Returns a row for each feature; the last column, `wkt`, holds its geometry in degrees on WGS 84.
  ///
  /// - Parameter didWriteLongCell: is told of each geometry that is longer than ``longestSpreadsheetCell``.
  public func csv(precision: Int, didWriteLongCell: () -> Void = {}) -> String {
    var csv = CSV(header: layer.fields.map(\.name) + ["wkt"])
    for feature in features {
      let values = layer.fields.map { feature.properties[$0.name].map(Self.text) ?? "" }
      let geometry = feature.geometry.map { WellKnownText.text(of: $0, precision: precision) } ?? ""
      if geometry.utf8.count > Self.longestSpreadsheetCell { didWriteLongCell() }
      csv.append(values, plain: geometry)
    }
    return csv.text
  }

  /// How many characters a cell of Excel and of LibreOffice holds.
  public static let longestSpreadsheetCell = 32_767

  /// Returns a value as text, with all digits of a number; null is empty.
  static func text(_ value: JSONValue) -> String {
    switch value {
    case .null: ""
    case .string(let text): text
    case .integer(let number): String(number)
    case .number(let number): number.description
    case .bool, .array, .object: value.description
    }
  }
}
