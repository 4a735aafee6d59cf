import Foundation
import Testing

/// ISW's layers as others archive them: named by words in any order, in folders by month and layer.
@Suite("Archives of ISW's layers")
struct LayerFolderTests {
  @Test(
    "Folders by month and layer are a series of days, each with its layers, and no land of two layers is summed"
  )
  func monthsAndLayers() throws {
    let folder = try Folder()
    let layers: [(name: String, west: Double)] = [
      ("RussianAssessedCoTinUkraine", 37), ("RussianAssessedAdvanceinUkraine", 38),
      ("RussianClaimedCoTinUkraine", 38),
      ("UkrainianClaimedCounterOffensives", 36), ("UkrainianReportedPartisanWarfare", 35),
    ]
    for (day, grown) in [("20220912", 0.0), ("20220913", 0.1), ("20220914", 0.2)] {
      for (name, west) in layers {
        let map =
          name.contains("CounterOffensives")
          ? Fixtures.collection([]) : Fixtures.map(Fixtures.rectangle(west, 48, west + 0.5 + grown, 48.5))
        try folder.write("isw/2022-09/\(name)/\(day)_\(name).geojson", map)
      }
    }
    let area = try CommandLineTool.run(["area", "isw", "-f", "csv"], in: folder)
    #expect(area.status == 0, "\(area.errors)")
    let rows = area.output.split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(Set(rows.map { $0[1] }) == ["isw"])
    #expect(rows.filter { $0[4] == "territory" }.map { $0[2] } == ["2022-09-12", "2022-09-13", "2022-09-14"])
    #expect(Set(rows.map { $0[4] }) == ["occupied", "advance", "claimed", "territory"])
    for row in rows where row[4] == "territory" {
      // The territory is the land of the control layer alone.
      #expect(rows.contains { $0[4] == "occupied" && $0[2] == row[2] && $0[6] == row[6] })
    }
    #expect(area.errors.contains("no control of land: 20220912_UkrainianReportedPartisanWarfare"))
    let series = try CommandLineTool.run(["series", "isw", "-f", "csv", "--quiet"], in: folder)
    #expect(series.status == 0 && series.output.split(separator: "\n").count == 4, "\(series.errors)")
    let alone = try CommandLineTool.run(
      [
        "area", "isw/2022-09/RussianClaimedCoTinUkraine/20220912_RussianClaimedCoTinUkraine.geojson", "-f",
        "csv",
      ],
      in: folder)
    #expect(alone.output.contains(",isw,2022-09-12,,claimed,") && !alone.output.contains(",occupied,"))
  }
}
