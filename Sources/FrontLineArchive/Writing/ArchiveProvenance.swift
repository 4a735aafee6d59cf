internal import GeoJSON
internal import Measurement
internal import PROJ

/// The provenance of the archive in `gpkg_metadata`; that of each snapshot is in its row.
struct ArchiveProvenance {
  let tool: String
  let lastAddedAt: String
  let snapshots: Int

  var json: String {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("schema", "frontline.archive/1")
      writer.member("tool", tool)
      writer.member("proj", PROJLibrary.version)
      writer.member("last_added_at", lastAddedAt)
      writer.member("snapshots", snapshots)
      writer.member("earth", EarthModel.wgs84.description)
      writer.member("edges", EarthModel.wgs84.edges)
      writer.member("areas", "the land of each status, each place once, as valid polygons; km2 is its area")
      writer.member(
        "polygons", "as published; sha256 of a snapshot is that of the file that it was read from")
    }
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
