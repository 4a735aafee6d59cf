import FrontLine
import FrontLineKit
import Measurement

/// A row of a table by region: one of the regions, or the land outside all of them.
struct RegionRow: Sendable {
  let name: String
  /// Nil outside.
  let id: String?
  /// The number of the region among those of the map; nil outside.
  let index: Int?

  /// One for each region.
  static func regions(_ regions: [Region]) -> [RegionRow] {
    regions.enumerated().map { RegionRow(name: $1.name, id: $1.id, index: $0) }
  }

  static let outside = RegionRow(name: outsideRegionsName, id: nil, index: nil)

  /// The part of an area that lies here, in km².
  func part(_ area: DividedArea) -> Double {
    index.map(area.squareKilometers(ofRegion:)) ?? area.outsideSquareKilometers
  }

  /// The part of an area that is there only where snapshots are compared; 0 where it is not.
  func part(_ area: DividedArea?) -> Double { area.map { part($0) } ?? 0 }

  /// In JSON the land outside has an object of its own, without these.
  static var nameColumns: [Column<RegionRow>] {
    [.text("region", member: "name", "region") { $0.name }, .text("region_id", member: "id") { $0.id }]
  }
}

extension Sequence<RegionRow> {
  /// The rows that have a figure a table shows as something else than 0: regions of which none has are left out.
  func having(_ areas: [DividedArea]) -> [RegionRow] {
    filter { row in areas.contains { row.part($0) >= 0.0005 } }
  }
}
