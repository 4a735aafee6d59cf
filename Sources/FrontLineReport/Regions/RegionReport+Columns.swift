import FrontLine
import Measurement

/// The columns of a report by region.
extension RegionReport {
  var rows: [RegionRow] { RegionRow.regions(regions) + [.outside] }

  /// The rows that have a figure other than 0, and the land outside.
  var rowsWithFigures: [RegionRow] {
    // With one status it is the territory.
    let statuses = statuses.count > 1 ? statuses : []
    return RegionRow.regions(regions).having(parts.map(\.area) + statuses.map(\.area)) + [.outside]
  }

  /// All rows, those without a figure last.
  var rowsByFigures: [RegionRow] {
    let shown = rowsWithFigures
    let indices = Set(shown.map(\.index))
    return shown + RegionRow.regions(regions).filter { !indices.contains($0.index) }
  }

  /// The area of each region itself.
  var regionColumn: Column<RegionRow> {
    .number("region_km2", .squareKilometers, decimals: 1) { $0.index.map { regionSquareKilometers[$0] } }
  }

  var occupiedColumn: Column<RegionRow> { .number("occupied_km2", .territory) { $0.part(territory) } }

  var occupiedPercentColumn: Column<RegionRow> {
    .number("occupied_percent", .percent, decimals: 2) { row in
      row.index.map { percent(row.part(territory), ofRegion: $0) }
    }
  }

  var gainedColumn: Column<RegionRow> { .number("gained_km2", .gained) { $0.part(gained) } }
  var lostColumn: Column<RegionRow> { .number("lost_km2", .lost) { $0.part(lost) } }
  var netColumn: Column<RegionRow> {
    .number("net_km2") { $0.part(gained) - $0.part(lost) }
  }

  /// The area of the territory, and where two snapshots are compared what was gained and lost.
  var areaColumns: [Column<RegionRow>] {
    [occupiedColumn] + (gained == nil ? [] : [gainedColumn, lostColumn])
  }

  var freeColumn: Column<RegionRow> {
    .number("free_km2", .free, decimals: 1) { $0.index.map(freeSquareKilometers(ofRegion:)) }
  }

  /// The region less the territory; the share of the region is in a column of its own.
  ///
  /// - Parameter isOfUkraine: whether that is what Ukraine holds: all occupied land is on the map, and counted.
  func heldColumns(isOfUkraine: Bool = true) -> [Column<RegionRow>] {
    [
      .number("held_km2", isOfUkraine ? .heldByUkraine : .outsideTerritory, decimals: 1) {
        $0.index.map(heldSquareKilometers(ofRegion:))
      },
      .number("held_percent", .percent, decimals: 2) { row in
        row.index.map { percent(heldSquareKilometers(ofRegion: $0), ofRegion: $0) }
      },
    ]
  }

  var statusColumns: [Column<RegionRow>] {
    statuses.map { entry in
      .number("status_\(entry.status.rawValue)_km2", .status(entry.status)) { $0.part(entry.area) }
    }
  }
}
