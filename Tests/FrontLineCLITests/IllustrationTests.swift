import Foundation
import GeoData
import TestSupport
import Testing

/// The sample's maps record nothing, and no output of theirs may be credited to a publisher.
@Suite("The sample's maps as files")
struct IllustrationTests {
  private static let title = "Illustration drawn by the frontline developers, not a record of events"

  /// A folder of two of the sample's maps, under names that say nothing of it.
  private static func folder() throws -> Folder {
    let folder = try Folder()
    for (map, name) in zip(
      [EmbeddedData.sampleSnapshots.first, EmbeddedData.sampleSnapshots.last], ["a", "b"])
    {
      let map = try #require(map)
      try folder.write("maps/\(name)-\(map.name)", String(decoding: map.bytes, as: UTF8.self))
    }
    return folder
  }

  @Test(
    "They are illustrations in an archive, exported, and where DeepState is named as their source",
    arguments: [
      ["series", "maps"], ["series", "maps", "--source", "deepstate"], ["series", "maps.gpkg"],
      ["series", "maps.gpkg", "--name", "DeepState"], ["series", "maps.geojson"],
    ])
  func stay(arguments: [String]) throws {
    let folder = try Self.folder()
    for making in [["archive", "create", "maps.gpkg", "maps"], ["export", "maps", "-o", "maps.geojson"]] {
      let made = try CommandLineTool.run(making + ["--quiet"], in: folder)
      #expect(made.status == 0, "\(made.errors)")
    }
    let result = try CommandLineTool.run(arguments + ["-f", "json", "--quiet"], in: folder)
    #expect(result.status == 0, "\(result.errors)")
    let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
    let provenance = try #require(object?["provenance"] as? [String: Any])
    #expect(provenance["source"] as? String == "illustration")
    #expect((provenance["sentence"] as? String)?.hasPrefix(Self.title) == true)
  }
}
