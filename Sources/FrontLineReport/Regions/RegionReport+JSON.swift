import FrontLine
import FrontLineKit
import GeoJSON
import Measurement

extension JSONWriter {
  /// The members `regions`, `outside_regions`, `region_closure`, `region_overlaps` and `region_source`.
  mutating func members(_ report: RegionReport, source: RegionSource) {
    key("regions")
    array { writer in
      for (place, region) in report.regions.enumerated() {
        writer.object { $0.write(region, at: place, of: report) }
      }
    }
    key("outside_regions")
    object { writer in
      writer.figures(of: report) { $0.outsideSquareKilometers }
      writer.statuses(of: report, part: { $0.outsideSquareKilometers }, percent: { _ in nil })
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

  private mutating func write(_ region: Region, at place: Int, of report: RegionReport) {
    member("id", region.id)
    member("name", region.name)
    member("region_km2", report.regionSquareKilometers[place])
    figures(of: report) { $0.squareKilometers(ofRegion: place) }
    member(
      "occupied_percent",
      report.percent(report.territory.squareKilometers(ofRegion: place), ofRegion: place))
    member("free_km2", report.freeSquareKilometers(ofRegion: place))
    statuses(
      of: report, part: { $0.squareKilometers(ofRegion: place) },
      percent: { report.percent($0, ofRegion: place) })
  }

  private mutating func figures(of report: RegionReport, _ part: (DividedArea) -> Double) {
    for (name, area) in report.parts { member("\(name)_km2", part(area)) }
  }

  private mutating func statuses(
    of report: RegionReport, part: (DividedArea) -> Double, percent: (Double) -> Double?
  ) {
    key("statuses")
    array { writer in
      for entry in report.statuses {
        writer.object { writer in
          let area = part(entry.area)
          writer.member("status", entry.status.rawValue)
          writer.member("km2", area)
          if let percent = percent(area) { writer.member("percent", percent) }
        }
      }
    }
  }
}
