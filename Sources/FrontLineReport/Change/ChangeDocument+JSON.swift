import FrontLine
import FrontLineAnalysis
public import GeoJSON
import GeoTypes

extension ChangeDocument {
  /// `frontline.change/1`.
  public var json: [UInt8] {
    jsonDocument(schema: "frontline.change/1", provenance, sentence: sentence) { writer in
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
      writer.key("patches")
      writer.array { writer in
        for patch in patches { writer.object { write(patch, to: &$0) } }
      }
      if let regions { writer.members(regions.report, source: regions.source) }
    }
  }

  private func write(_ patch: Patch, to writer: inout JSONWriter) {
    writer.member("kind", patch.kind.rawValue)
    writer.member("km2", patch.squareKilometers)
    writer.key("centroid")
    writer.array(inline: true) { writer in
      writer.write(patch.centroid.x)
      writer.write(patch.centroid.y)
    }
    writer.key("bbox")
    writer.array(inline: true) { writer in
      for limit in [patch.box.minX, patch.box.minY, patch.box.maxX, patch.box.maxY] { writer.write(limit) }
    }
  }

  /// The patches as features with their kind and km², and the provenance beside them.
  public func geoJSON(_ options: GeoJSONWriter.Options = .init()) throws(GeoJSONError) -> [UInt8] {
    let features = patches.enumerated().map { index, patch in
      GeoJSONFeature(
        geometry: .polygon(patch.polygon),
        properties: [
          "kind": .string(patch.kind.rawValue), "km2": .number(patch.squareKilometers),
          "before": before.file.date.map { .string($0.description) } ?? .null,
          "after": after.file.date.map { .string($0.description) } ?? .null,
        ], index: index)
    }
    return try GeoJSONWriter(options: options).featureCollection(
      features, members: ["sentence": .string(sentence)])
  }
}
