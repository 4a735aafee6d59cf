import Foundation
import FrontLine
import TestSupport

/// The independent answers beside the checkout, and the snapshots that they belong to.
enum Reference {
  struct Row {
    let fields: [String: String]

    subscript(column: String) -> Double? { fields[column].flatMap(Double.init) }
    func text(_ column: String) -> String { fields[column] ?? "" }
  }

  static func rows(_ name: String) throws -> [Row] {
    let text = try String(contentsOfFile: SharedMaterial.folder + "/reference/" + name, encoding: .utf8)
    let lines = text.split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    return lines.dropFirst().map { Row(fields: Dictionary(uniqueKeysWithValues: zip(lines[0], $0))) }
  }

  static func union(_ date: String) -> String {
    SharedMaterial.folder + "/corpus/union/deepstatemap_data_\(date).geojson"
  }

  static func raw(_ id: String) -> String { SharedMaterial.folder + "/corpus/raw/\(id).geojson" }
}

/// How far a figure is from what it should be, as a share of that.
func relativeError(_ value: Double, _ expected: Double) -> Double {
  expected == 0 ? abs(value) : abs(value - expected) / abs(expected)
}
