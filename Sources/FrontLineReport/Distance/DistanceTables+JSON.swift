import FrontLine
import FrontLineKit
import GeoJSON
import GeoTypes
import Proximity

extension DistanceTables {
  /// Writes the members of the target, its snapshots, its weeks or months, and its spells.
  func writeMembers(to writer: inout JSONWriter) {
    writer.key("to")
    writer.object { $0.members(of: target, official) }
    writer.member("snapshots", entries.indices, members)
    if let periods { writer.member("periods", periods, periodColumns) }
    guard !withinKilometers.isEmpty else { return }
    writer.key("within")
    if withinKilometers.count == 1 { return writer.object { write(withinKilometers[0], to: &$0) } }
    writer.array { writer in
      for limit in withinKilometers { writer.object { write(limit, to: &$0) } }
    }
  }

  /// Writes the spells within a limit.
  private func write(_ limit: Double, to writer: inout JSONWriter) {
    writer.member("km", limit)
    guard !features.isEmpty else {
      return write(answer.spells(withinKilometers: limit), to: &writer)
    }
    writer.key("features")
    writer.array { writer in
      for (index, feature) in features.enumerated() {
        writer.object { writer in
          writer.member("feature", feature.index)
          writer.member("name", feature.name)
          write(answer.spells(withinKilometers: limit, ofFeature: index), to: &writer)
        }
      }
    }
  }

  private func write(_ spells: [DistanceResult.Answer.Spell], to writer: inout JSONWriter) {
    writer.member("first_date", spells.first?.first?.description)
    writer.key("periods")
    writer.array { writer in
      for spell in spells {
        writer.object { writer in
          writer.member("first_date", spell.first?.description)
          writer.member("last_date", spell.last?.description)
          writer.member("snapshots", spell.snapshots)
        }
      }
    }
  }

  /// Adds the geodesics between target and front as features.
  func appendFeatures(to all: inout [GeoJSONFeature]) {
    let properties = properties
    for (index, entry) in entries.enumerated() {
      let found = entry.proximity
      var geometry: Geometry?
      if let front = found.front, let target = found.target {
        geometry = Connection.geometry(from: target, to: front)
      }
      all.append(
        GeoJSONFeature(
          geometry: geometry, properties: properties.properties(of: index), index: all.count))
    }
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
