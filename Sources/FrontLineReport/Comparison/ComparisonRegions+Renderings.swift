import FrontLine
import FrontLineKit
import GeoJSON
import Measurement

extension ComparisonRegions {
  /// The figures of a region, or of the land outside, with the names that ``ComparisonFigures`` gives the whole.
  private var columns: [Column<RegionRow>] {
    [
      .number("a_km2", .areaA) { $0.part(a) }, .number("b_km2", .areaB) { $0.part(b) },
      .number("agreed_km2", .agreed) { $0.part(agreed) },
      .number("only_a_km2", .onlyA) { $0.part(onlyA) }, .number("only_b_km2", .onlyB) { $0.part(onlyB) },
    ]
  }

  /// Writes the members `regions`, `outside_regions`, `region_closure` and `region_source`.
  func write(to writer: inout JSONWriter) {
    writer.member(
      "regions", RegionRow.regions(map.regions), RegionRow.nameColumns.reversed() + columns)
    writer.key("outside_regions")
    writer.object { columns.write(RegionRow.outside, to: &$0) }
    writer.memberClosure(of: [("a", a), ("b", b), ("agreed", agreed), ("only_a", onlyA), ("only_b", onlyB)])
    writer.member(source)
  }

  /// Returns a table of the regions that have a figure other than 0, and of the land outside.
  func text(in language: Language) -> TextReport {
    let rows = RegionRow.regions(map.regions).having([a, b]) + [.outside]
    return TextReport(([RegionRow.nameColumns[0]] + columns).table(of: rows, in: language)) + "\n"
  }
}
