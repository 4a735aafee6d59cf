import FrontLine
import FrontLineKit
import Measurement

/// A row of a table by region: one of the regions, or the land outside all of them.
struct RegionRow: Sendable {
  let name: String
  /// The name on the screen, in both languages.
  let title: BilingualText
  /// Nil for the land outside, and for a region without an identifier.
  let id: String?
  /// The index of the region among those of the map; nil for the land outside.
  let index: Int?

  /// Returns a row for each region.
  static func regions(_ regions: [Region]) -> [RegionRow] {
    regions.enumerated().map { RegionRow(name: $1.name, title: $1.title, id: $1.id, index: $0) }
  }

  static let outside = RegionRow(
    name: outsideRegionsName, title: .outsideRegions, id: nil, index: nil)

  /// Returns the part of an area that lies in the region, or outside all of them, in km².
  func part(_ area: DividedArea) -> Double {
    index.map(area.squareKilometers(ofRegion:)) ?? area.outsideSquareKilometers
  }

  /// Returns the part of an area that exists only where snapshots are compared; 0 where it does not exist.
  func part(_ area: DividedArea?) -> Double { area.map { part($0) } ?? 0 }

  /// The name and the identifier. In JSON the land outside has an object of its own, without them.
  static var nameColumns: [Column<RegionRow>] {
    [
      .text("region", member: "name", .region, cell: { $1.say($0.title) }) { $0.name },
      .text("region_id", member: "id") { $0.id },
    ]
  }
}

extension Sequence<RegionRow> {
  /// Returns the rows that have a figure that three decimals don't round to 0.
  func having(_ areas: [DividedArea]) -> [RegionRow] {
    filter { row in areas.contains { row.part($0) >= 0.0005 } }
  }
}
