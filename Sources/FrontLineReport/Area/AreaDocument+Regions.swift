import FrontLine
import FrontLineKit
import Measurement

extension AreaDocument {
  /// An area within one region of one snapshot: the land of a status, the free land, or the territory.
  private struct Row {
    let file: Provenance.File
    let report: RegionReport
    let region: RegionRow
    let status: String
    var part: String?
    let squareKilometers: Double
  }

  /// Returns a row for each status, one for the free land, one for the land that Ukraine holds and one for the
  /// territory, in every region and outside.
  ///
  /// The land outside has no border, so it has no rows for free land and land that is held.
  private func rows(_ file: Provenance.File, _ report: RegionReport, _ territory: Territory) -> [Row] {
    report.rows.flatMap { region in
      func row(_ status: String, part: String? = nil, _ squareKilometers: Double) -> Row {
        Row(
          file: file, report: report, region: region, status: status, part: part,
          squareKilometers: squareKilometers)
      }
      let statuses = report.statuses.map { row($0.status.rawValue, region.part($0.area)) }
      let free = region.index.map { row("free", report.freeSquareKilometers(ofRegion: $0)) }
      let held = region.index.map { row("held", report.heldSquareKilometers(ofRegion: $0)) }
      return statuses + [free, held].compactMap(\.self)
        + [row("territory", part: territory.name, region.part(report.territory))]
    }
  }

  private static var columns: [Column<Row>] {
    RegionRow.nameColumns.map { $0.of(\.region) } + fileColumns.map { $0.of(\.file) } + [
      .text("status") { $0.status }, .text("part") { $0.part }, .number("km2") { $0.squareKilometers },
      .number("percent") { row in
        row.region.index.map { row.report.percent(row.squareKilometers, ofRegion: $0) }
      },
      .number("region_km2") { row in row.region.index.map { row.report.regionSquareKilometers[$0] } },
    ]
  }

  func regionCSV(in dialect: CSV.Dialect) -> String {
    Self.columns.csv(
      of: entries.flatMap { entry in
        entry.regions.map { rows(entry.file, $0.report, entry.report.territory) } ?? []
      }, in: dialect)
  }
}
