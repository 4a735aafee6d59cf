import FrontLine
import FrontLineKit
import Measurement

extension ChangeDocument {
  /// One line of figures; with regions one for each of them and one for the land outside.
  public var csv: String { regions.map { regionCSV($0.report) } ?? wholeCSV }

  private func regionCSV(_ report: RegionReport) -> String {
    var csv = CSV(
      header: [
        "region", "region_id", "before_date", "after_date", "region_km2", "occupied_km2", "occupied_percent",
        "gained_km2", "lost_km2", "net_km2", "free_km2",
      ] + report.statuses.map { "status_\($0.status.rawValue)_km2" })
    let dates = [before, after].map { $0.file.date?.description ?? "" }
    func changes(_ part: (DividedArea) -> Double) -> [String] {
      let (gained, lost) = (report.gained.map(part) ?? 0, report.lost.map(part) ?? 0)
      return [field(gained), field(lost), field(gained - lost)]
    }
    for (place, region) in report.regions.enumerated() {
      func part(_ area: DividedArea) -> Double { area.squareKilometers(ofRegion: place) }
      let occupied = part(report.territory)
      csv.append(
        [region.name, region.id ?? ""] + dates + [
          field(report.regionSquareKilometers[place]), field(occupied),
          field(report.percent(occupied, ofRegion: place)),
        ] + changes(part) + [field(report.freeSquareKilometers(ofRegion: place))]
          + report.statuses.map { field(part($0.area)) })
    }
    csv.append(
      [outsideRegionsName, ""] + dates + ["", field(report.territory.outsideSquareKilometers), ""]
        + changes { $0.outsideSquareKilometers } + [""]
        + report.statuses.map { field($0.area.outsideSquareKilometers) })
    return csv.text
  }

  private var wholeCSV: String {
    var csv = CSV(header: [
      "before", "after", "before_date", "after_date", "before_km2", "after_km2", "gained_km2", "lost_km2",
      "net_km2", "net_percent",
    ])
    csv.append([
      before.file.path, after.file.path, before.file.date?.description ?? "",
      after.file.date?.description ?? "", field(before.squareKilometers), field(after.squareKilometers),
      field(change.gainedSquareKilometers), field(change.lostSquareKilometers), field(netSquareKilometers),
      field(netPercent),
    ])
    return csv.text
  }

  /// The figures, the largest patches, and the sentence.
  public var text: TextReport {
    var figures = TextTable([("", .left), ("date", .left), ("km²", .right), ("%", .right)])
    func row(_ title: String, _ date: CalendarDate?, _ area: Double, signed: Bool = false) {
      let percent = provenance.denominator.percent(ofSquareKilometers: area)
      figures.append([
        title, date?.description ?? "", signed ? signedDecimal(area, 3) : decimal(area, 3),
        signed ? signedDecimal(percent, 3) : decimal(percent, 3),
      ])
    }
    row("before", before.file.date, before.squareKilometers)
    row("after", after.file.date, after.squareKilometers)
    row("gained", nil, change.gainedSquareKilometers)
    row("lost", nil, change.lostSquareKilometers)
    row("net", nil, netSquareKilometers, signed: true)
    return TextReport(figures) + "\n" + patchTable(limit: 10) + settlementTable
      + transitionTable + (regions?.report.text ?? TextReport()) + "\(sentence)\n"
  }
}
