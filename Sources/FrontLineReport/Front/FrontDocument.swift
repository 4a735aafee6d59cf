import FrontLine
public import FrontLineKit
public import GeoJSON
import GeoTypes
import Proximity

/// The report of a `FrontJob`: the front of a snapshot, or the fronts of two and how the front moved.
public struct FrontDocument: TextDocument, CSVDocument, ResultDocument {
  let result: FrontResult
  let style: DocumentStyle

  /// Makes the document of a result.
  public init(_ result: FrontResult, _ style: DocumentStyle = .init()) {
    self.result = result
    self.style = style
  }

  var sides: [FrontResult.Side] { result.sides }
  var border: BorderInput? { result.border }
  var sector: Box? { result.sector }
  var displacement: FrontDisplacement? { result.displacement }

  /// Returns the lines of the front as features, and the largest advance and retreat as lines between their ends.
  public func geoJSON(_ options: GeoJSONWriter.Options = .init()) throws(GeoJSONError) -> [UInt8] {
    var features: [GeoJSONFeature] = []
    for side in sides {
      for line in side.front.lines {
        features.append(
          GeoJSONFeature(
            geometry: .lineString(line),
            properties: [
              "kind": "front", "path": .string(side.file.path),
              "date": side.file.date.map { .string($0.description) } ?? .null,
            ], index: features.count))
      }
    }
    let extremes = [
      ("largest-advance", displacement?.largestAdvance), ("largest-retreat", displacement?.largestRetreat),
    ]
    for case (let kind, let extreme?) in extremes {
      features.append(
        GeoJSONFeature(
          geometry: .lineString(LineString([extreme.before, extreme.after])),
          properties: ["kind": .string(kind), "km": .number(extreme.kilometers)], index: features.count))
    }
    return try GeoJSONWriter(options: options).featureCollection(
      features, members: ["sentence": .string(sentence)])
  }
}

extension FrontDocument: FormattedDocument {
  public static var renderings: [Rendering<FrontDocument>] {
    [.table, .json { $0.json }, .csv, .geoJSON { try $0.geoJSON($1) }, .markdown]
  }
}
