import FrontLine
import FrontLineAnalysis

extension ChangeDocument {
  /// One line of figures.
  public var csv: String {
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
  public func table(patchLimit: Int = 10) -> String {
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
    return figures.text + "\n" + patchTable(limit: patchLimit) + sentence + "\n"
  }

  private func patchTable(limit: Int) -> String {
    if patches.isEmpty { return "" }
    var table = TextTable([("patch", .left), ("km²", .right), ("longitude", .right), ("latitude", .right)])
    for patch in patches.prefix(limit) {
      table.append([
        patch.kind.rawValue, decimal(patch.squareKilometers, 3), decimal(patch.centroid.x, 4),
        decimal(patch.centroid.y, 4),
      ])
    }
    let more = patches.dropFirst(limit)
    if !more.isEmpty {
      table.append(["\(more.count) more", decimal(more.reduce(0) { $0 + $1.squareKilometers }, 3)])
    }
    return table.text + "\n"
  }
}
