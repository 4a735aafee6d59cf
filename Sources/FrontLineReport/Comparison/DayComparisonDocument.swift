import FrontLine
import FrontLineKit
import GeoJSON
import GeoTypes
import Measurement

/// The report of a comparison of two snapshots.
struct DayComparisonDocument: ResultDocument {
  let result: CompareResult
  let style: DocumentStyle
  let day: CompareResult.Day

  var figures: ComparisonFigures { day.figures }
  var nearby: [ComparisonFigures] { day.nearby }
  var pieces: ComparisonPieces? { day.pieces }
  var regions: ComparisonRegions? { day.regions }
  var closest: ComparisonFigures? { day.closest }

  /// Returns the land that both hold, only A and only B as features with their kind and km².
  func geoJSON(_ options: GeoJSONWriter.Options = .init()) throws(GeoJSONError) -> [UInt8] {
    var features: [GeoJSONFeature] = []
    let kinds = [
      ("agreed", pieces?.agreed), ("only-a", pieces?.onlyA), ("only-b", pieces?.onlyB),
    ]
    for (kind, pieces) in kinds {
      for piece in pieces ?? [] {
        features.append(
          GeoJSONFeature(
            geometry: .polygon(piece.polygon),
            properties: [
              "kind": .string(kind), "km2": .number(piece.squareKilometers),
              "a": .string(figures.a.path), "b": .string(figures.b.path),
              "a_date": figures.a.date.map { .string($0.description) } ?? .null,
              "b_date": figures.b.date.map { .string($0.description) } ?? .null,
            ], index: features.count))
      }
    }
    return try GeoJSONWriter(options: options).featureCollection(
      features.rounded(options), members: ["sentence": .string(sentence)])
  }
}
