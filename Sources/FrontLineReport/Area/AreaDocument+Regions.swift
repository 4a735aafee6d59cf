import FrontLine
import FrontLineKit
import Measurement

extension AreaDocument {
  /// For each region and the land outside a line for each status, one for what remains free and one for the
  /// territory.
  var regionCSV: String {
    var csv = CSV(header: [
      "region", "region_id", "path", "source", "date", "published_at", "status", "part", "km2", "percent",
      "region_km2",
    ])
    for entry in entries {
      guard let report = entry.regions?.report else { continue }
      let start = [
        entry.file.path, entry.file.source.name, entry.file.date?.description ?? "",
        entry.file.publishedAt?.description ?? "",
      ]
      let territory = entry.report.territory.name
      for (place, region) in report.regions.enumerated() {
        func line(_ status: String, _ part: String, _ area: Double) {
          csv.append(
            [region.name, region.id ?? ""] + start + [
              status, part, field(area), field(report.percent(area, ofRegion: place)),
              field(report.regionSquareKilometers[place]),
            ])
        }
        for status in report.statuses {
          line(status.status.rawValue, "", status.area.squareKilometers(ofRegion: place))
        }
        line("free", "", report.freeSquareKilometers(ofRegion: place))
        line("territory", territory, report.territory.squareKilometers(ofRegion: place))
      }
      func outside(_ status: String, _ part: String, _ area: DividedArea) {
        csv.append(
          [outsideRegionsName, ""] + start + [status, part, field(area.outsideSquareKilometers), "", ""])
      }
      for status in report.statuses { outside(status.status.rawValue, "", status.area) }
      outside("territory", territory, report.territory)
    }
    return csv.text
  }
}
