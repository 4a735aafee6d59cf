import FrontLine
import FrontLineKit
public import GeoJSON
import GeoTypes
import Proximity

extension DistanceDocument {
  /// The JSON document, whose schema is `frontline.distance/1`.
  public var json: [UInt8] {
    jsonDocument(schema: "frontline.distance/1") { writer in
      writer.key("to")
      writer.object { $0.members(of: target, official) }
      writer.member("snapshots", entries.indices, members)
      if let withinKilometers {
        writer.key("within")
        writer.object { writer in
          writer.member("km", withinKilometers)
          if features.isEmpty {
            writePeriods(result.periodsWithin(), to: &writer)
          } else {
            writer.key("features")
            writer.array { writer in
              for (index, feature) in features.enumerated() {
                writer.object { writer in
                  writer.member("feature", feature.index)
                  writer.member("name", feature.name)
                  writePeriods(result.periodsWithin(ofFeature: index), to: &writer)
                }
              }
            }
          }
        }
      }
    }
  }

  private func writePeriods(_ periods: [DistanceResult.Period], to writer: inout JSONWriter) {
    writer.member("first_date", periods.first?.first?.description)
    writer.key("periods")
    writer.array { writer in
      for period in periods {
        writer.object { writer in
          writer.member("first_date", period.first?.description)
          writer.member("last_date", period.last?.description)
          writer.member("snapshots", period.snapshots)
        }
      }
    }
  }

  /// Returns the geodesics between target and front as features; a target inside the territory gives a point.
  public func geoJSON(_ options: GeoJSONWriter.Options = .init()) throws(GeoJSONError) -> [UInt8] {
    let properties = properties
    let features = entries.enumerated().map { index, entry in
      let found = entry.proximity
      var geometry: Geometry?
      if let front = found.front, let target = found.target {
        geometry = Connection.geometry(from: target, to: front)
      }
      return GeoJSONFeature(geometry: geometry, properties: properties.properties(of: index), index: index)
    }
    return try GeoJSONWriter(options: options).featureCollection(
      features, members: ["sentence": .string(sentence)])
  }
}

extension JSONWriter {
  /// Writes the members that describe a target: those of `to` in a distance, and the first ones of a route.
  mutating func members(of target: TargetDescription, _ official: OfficialKilometers?) {
    member("name", target.name)
    member("kind", target.kind.rawValue)
    member("uncertainty_m", target.uncertaintyMeters)
    if let note = target.note { member("note", note) }
    if let official {
      member("official_from_km", official.from)
      if let end = official.to { member("official_to_km", end) }
    }
  }
}
