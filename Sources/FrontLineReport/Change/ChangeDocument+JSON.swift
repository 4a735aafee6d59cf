import FrontLine
import FrontLineKit
public import GeoJSON
import GeoTypes
import Measurement
import Proximity

extension ChangeDocument {
  /// `frontline.change/1`.
  public var json: [UInt8] {
    jsonDocument(schema: "frontline.change/1") { writer in
      for (name, side) in [("before", before), ("after", after)] {
        writer.key(name)
        writer.object { writer in
          writer.member("path", side.file.path)
          writer.member("date", side.file.date?.description)
          writer.member("km2", side.squareKilometers)
        }
      }
      writer.member("gained_km2", change.gainedSquareKilometers)
      writer.member("lost_km2", change.lostSquareKilometers)
      writer.member("net_km2", netSquareKilometers)
      writer.member("net_percent", netPercent)
      if let details {
        writer.transitions(details.transitions)
        writer.patches(details.patches)
        writer.settlements(details.settlements)
      }
      if let regions { writer.members(regions.report, source: regions.source) }
    }
  }

  /// The patches as features with their figures, slivers included and marked, and the sentence beside them.
  public func geoJSON(_ options: GeoJSONWriter.Options = .init()) throws(GeoJSONError) -> [UInt8] {
    let dates: JSONObject = [
      "before": before.file.date.map { .string($0.description) } ?? .null,
      "after": after.file.date.map { .string($0.description) } ?? .null,
    ]
    var features: [GeoJSONFeature] = []
    func add(_ patch: Patch, _ properties: JSONObject) {
      var all: JSONObject = [
        "kind": .string(patch.kind.rawValue), "km2": .number(patch.squareKilometers),
      ]
      all.members += dates.members + properties.members
      features.append(
        GeoJSONFeature(geometry: .polygon(patch.polygon), properties: all, index: features.count))
    }
    for entry in details?.patches.entries ?? [] { add(entry.patch, entry.properties) }
    for sliver in details?.patches.slivers.patches ?? [] { add(sliver, ["sliver": true]) }
    return try GeoJSONWriter(options: options).featureCollection(
      features.rounded(options), members: ["sentence": .string(sentence)])
  }
}
