import FrontLine
import GeoJSON
import GeoTypes
import Measurement
import Proximity

extension JSONWriter {
  /// The member `patches`: those that are no slivers, the largest first.
  mutating func patches(_ report: PatchReport) {
    key("patches")
    array { writer in
      for entry in report.entries { writer.object { $0.write(entry) } }
    }
  }

  private mutating func write(_ entry: PatchReport.Entry) {
    let patch = entry.patch
    member("kind", patch.kind.rawValue)
    member("km2", patch.squareKilometers)
    numbers("centroid", [patch.centroid.x, patch.centroid.y])
    numbers("bbox", [patch.box.minX, patch.box.minY, patch.box.maxX, patch.box.maxY])
    member("depth_km", entry.depth?.kilometers)
    if let depth = entry.depth { numbers("deepest", [depth.place.x, depth.place.y]) }
    member("nearest_place", entry.nearestPlace)
    member("nearest_town", entry.nearestTown)
  }

  private mutating func numbers(_ name: String, _ numbers: [Double]) {
    key(name)
    array(inline: true) { writer in for number in numbers { writer.write(number) } }
  }

  private mutating func member(_ name: String, _ nearest: NearestPlace?) {
    key(name)
    guard let nearest else { return writeNull() }
    object { writer in
      writer.member("name", nearest.place.name)
      writer.member("km", nearest.kilometers)
      writer.member("bearing_degrees", nearest.bearingDegrees)
      writer.member("direction", nearest.direction.rawValue)
    }
  }

  /// The member `settlements`: places whose centre changed its status.
  mutating func settlements(_ changes: [SettlementChange]) {
    key("settlements")
    array { writer in
      for change in changes {
        writer.object { writer in
          writer.member("name", change.place.name)
          writer.member("kind", change.place.kind)
          writer.numbers("coordinates", [change.place.coordinate.x, change.place.coordinate.y])
          writer.member("uncertainty_m", change.place.uncertaintyMeters)
          writer.member("from", change.from?.rawValue ?? "free")
          writer.member("to", change.to?.rawValue ?? "free")
        }
      }
    }
  }

  /// The member `transitions`: what is not 0.
  mutating func transitions(_ matrix: TransitionMatrix) {
    key("transitions")
    array { writer in
      for entry in matrix.entries {
        writer.object { writer in
          writer.member("from", entry.from?.rawValue ?? "free")
          writer.member("to", entry.to?.rawValue ?? "free")
          writer.member("km2", entry.squareKilometers)
        }
      }
    }
  }
}

extension PatchReport.Entry {
  /// The figures of a feature beside its kind and km².
  var properties: JSONObject {
    [
      "depth_km": depth.map { .number($0.kilometers) } ?? .null,
      "nearest_place": nearestPlace.map { .string($0.place.name) } ?? .null,
      "nearest_place_km": nearestPlace.map { .number($0.kilometers) } ?? .null,
      "nearest_place_bearing_degrees": nearestPlace.map { .number($0.bearingDegrees) } ?? .null,
    ]
  }
}
