import FrontLine
import FrontLineKit
public import GeoJSON
import GeoTypes
import Proximity

extension DistanceDocument {
  /// `frontline.distance/1`.
  public var json: [UInt8] {
    jsonDocument(schema: "frontline.distance/1") { writer in
      writer.key("to")
      writer.object { $0.members(of: target, official) }
      writer.key("snapshots")
      writer.array { writer in
        for (index, entry) in entries.enumerated() {
          writer.object { write(entry, index, to: &$0) }
        }
      }
      if let withinKilometers {
        writer.key("within")
        writer.object { writer in
          writer.member("km", withinKilometers)
          if features.isEmpty {
            writePeriods(result.periodsWithin(), to: &writer)
          } else {
            writer.key("features")
            writer.array { writer in
              for (place, feature) in features.enumerated() {
                writer.object { writer in
                  writer.member("feature", feature.index)
                  writer.member("name", feature.name)
                  writePeriods(result.periodsWithin(ofFeature: place), to: &writer)
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

  private func write(_ entry: DistanceResult.Entry, _ index: Int, to writer: inout JSONWriter) {
    let found = entry.proximity
    writer.member("path", entry.file.path)
    writer.member("date", entry.file.date?.description)
    if let feature = result.feature(ofEntry: index) {
      writer.member("feature", feature.index)
      writer.member("name", feature.name)
      writer.member("uncertainty_m", feature.uncertaintyMeters)
    }
    writer.member("km", found.kilometers)
    writer.member("inside", found.isInside)
    writer.member("touches", found.touches)
    writer.member("front", position: found.front)
    writer.member("target", position: found.target)
    writer.member("bearing_degrees", found.bearingDegrees)
    writer.member("at_km", found.chainageMeters.map { $0 / 1000 })
    writer.member("change_km", result.changeKilometers(at: index))
  }

  /// The geodesics between target and front; a point where the target is inside.
  public func geoJSON(_ options: GeoJSONWriter.Options = .init()) throws(GeoJSONError) -> [UInt8] {
    let features = entries.enumerated().map { index, entry in
      let found = entry.proximity
      var geometry: Geometry?
      if let front = found.front, let place = found.target {
        geometry = Connection.geometry(from: place, to: front)
      }
      let feature = result.feature(ofEntry: index)
      var properties: JSONObject = ["date": entry.file.date.map { .string($0.description) } ?? .null]
      if let feature {
        properties["feature"] = .integer(Int64(feature.index))
        properties["name"] = .string(feature.name)
      }
      properties["to"] = .string(target.name)
      properties["km"] = .number(found.kilometers)
      properties["inside"] = .bool(found.isInside)
      properties["touches"] = .bool(found.touches)
      properties["bearing_degrees"] = found.bearingDegrees.map { .number($0) } ?? .null
      properties["at_km"] = found.chainageMeters.map { .number($0 / 1000) } ?? .null
      let uncertainty = feature == nil ? target.uncertaintyMeters : feature?.uncertaintyMeters
      properties["uncertainty_m"] = uncertainty.map { .number($0) } ?? .null
      return GeoJSONFeature(geometry: geometry, properties: properties, index: index)
    }
    return try GeoJSONWriter(options: options).featureCollection(
      features, members: ["sentence": .string(sentence)])
  }
}

extension JSONWriter {
  /// The members of a target, as `to` of a distance and the head of a route have them.
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

  /// `[lon, lat]`, or null.
  mutating func member(_ name: String, position: Coordinate?) {
    key(name)
    guard let position else { return writeNull() }
    array(inline: true) { writer in
      writer.write(position.x)
      writer.write(position.y)
    }
  }
}
