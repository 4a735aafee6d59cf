import FrontLine
import FrontLineKit
import GeoJSON
import Measurement

extension JSONWriter {
  /// Writes the members `regions`, `outside_regions`, `region_closure`, `region_overlaps` and `region_source`.
  mutating func members(_ report: RegionReport, source: RegionSource) {
    let areas = report.areaColumns
    let columns =
      RegionRow.nameColumns.reversed() + [report.regionColumn] + areas
      + [report.occupiedPercentColumn, report.freeColumn] + report.heldColumns()
    key("regions")
    array { writer in
      for row in RegionRow.regions(report.regions) {
        writer.object { writer in
          columns.write(row, to: &writer)
          writer.statuses(of: report, row)
        }
      }
    }
    key("outside_regions")
    object { writer in
      areas.write(RegionRow.outside, to: &writer)
      writer.statuses(of: report, .outside)
    }
    memberClosure(of: report.parts)
    key("region_overlaps")
    array { writer in
      for overlap in report.overlaps {
        writer.object { writer in
          writer.key("regions")
          writer.array(inline: true) { writer in
            for region in overlap.regions { writer.write(report.regions[region].name) }
          }
          writer.member("km2", overlap.squareMeters / 1e6)
        }
      }
    }
    member(source)
  }

  private mutating func statuses(of report: RegionReport, _ row: RegionRow) {
    key("statuses")
    array { writer in
      for entry in report.statuses {
        writer.object { writer in
          let area = row.part(entry.area)
          writer.member("status", entry.status.rawValue)
          writer.member("km2", area)
          if let region = row.index { writer.member("percent", report.percent(area, ofRegion: region)) }
        }
      }
    }
  }
}
