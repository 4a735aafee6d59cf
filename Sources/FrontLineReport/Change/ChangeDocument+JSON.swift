import FrontLine
import FrontLineKit
public import GeoJSON
import GeoTypes
import Measurement
import Proximity

extension ChangeDocument {
  /// The JSON document, whose schema is `frontline.change/1`.
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
      Self.figureColumns.write(result, to: &writer)
      writer.member("changed_edges", change.changedEdgeCount)
      writer.member("redrawn_edges", change.redrawnEdgeCount)
      if let details {
        writer.member("transitions", details.transitions.entries, TransitionMatrix.columns)
        writer.member("patches", details.patches.entries, PatchReport.Entry.columns)
        writer.member(
          "settlements", details.settlements,
          SettlementChange.columns + Column.carried(result.carried) { $0.place })
        writer.key("gazetteer")
        writer.object { writer in
          writer.member("places", details.placeCount)
          writer.member("official_settlements", Gazetteer.officialSettlementCount)
        }
      }
      if let regions { writer.members(regions.report, source: regions.source) }
    }
  }

  /// Returns the patches as features with their figures, slivers included and marked, and the sentence as a member
  /// of the collection.
  public func geoJSON(_ options: GeoJSONWriter.Options = .init()) throws(GeoJSONError) -> [UInt8] {
    var columns = Patch.columns
    columns += [
      .text("before") { [date = before.file.date] _ in date?.description },
      .text("after") { [date = after.file.date] _ in date?.description },
    ]
    let entryColumns = columns.map { $0.of(\PatchReport.Entry.patch) } + PatchReport.Entry.placeColumns
    let sliverColumns = columns + [.truth("sliver") { _ in true }]
    var features: [GeoJSONFeature] = []
    func add(_ patch: Patch, _ properties: JSONObject) {
      features.append(
        GeoJSONFeature(geometry: .polygon(patch.polygon), properties: properties, index: features.count))
    }
    for entry in details?.patches.entries ?? [] { add(entry.patch, entryColumns.properties(of: entry)) }
    for sliver in details?.patches.slivers.patches ?? [] { add(sliver, sliverColumns.properties(of: sliver)) }
    return try GeoJSONWriter(options: options).featureCollection(
      features.rounded(options), members: ["sentence": .string(sentence)])
  }
}
