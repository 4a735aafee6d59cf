import FrontLine
import FrontLineKit
import Proximity

extension RouteDocument {
  /// A line for each week or month, else for each stretch of each snapshot.
  public func csv(in dialect: CSV.Dialect) -> String {
    if let periods = result.periods { return periodColumns.csv(of: periods, in: dialect) }
    let columns =
      [Column<(entry: RouteResult.Entry, stretch: RouteReport.Stretch)>]([
        .text("path") { $0.entry.file.path }, .text("date") { $0.entry.file.date?.description },
      ]) + Self.stretchColumns.map { $0.of { $0.stretch } }
    return columns.csv(
      of: entries.flatMap { entry in entry.report.stretches.map { (entry, $0) } }, in: dialect)
  }

  /// The stretches on the last map, how near the front comes, the changes in a series, and the sentence.
  public var text: TextReport {
    var text = TextReport()
    text += target.nameWithUncertainty + "\n"
    if let detour { text += words(detour) }
    guard let meters else { return text + "\n" + sentence + "\n" }
    text += "length \(decimal(meters / 1000, 3)) km\n"
    for gap in route?.gaps ?? [] {
      text += "a gap of \(kilometersText(gap.meters / 1000)) at km \(decimal(gap.chainageMeters / 1000, 3)), "
      text += "not part of the length\n"
    }
    if let periods = result.periods {
      return text + "\n" + TextReport(periodColumns.table(of: periods))
        + "≤: the km of road that near the territory on the last map of the period\n\n" + gapLine
        + sentence + "\n"
    }
    if let last = entries.last {
      if entries.count > 1 { text += "on \(last.file.date?.description ?? "the last map"):\n" }
      if !last.report.stretches.isEmpty { text += "\n" + stretchTable(last) }
      text += "\n" + nearnessText(last.report)
      text += profileTable(last.report) + "\n"
    }
    return text + changeTable + gapLine + sentence + "\n"
  }

  private func words(_ detour: RouteResult.Detour) -> String {
    var text = ""
    for (end, meters) in [("start", detour.startMetersOff), ("goal", detour.goalMetersOff)] where meters > 1 {
      text += "the \(end) lies \(kilometersText(meters / 1000)) off the network\n"
    }
    guard let clearance = detour.clearanceKilometers else { return text }
    text +=
      clearance > 0 ? "avoiding the territory by \(plainNumber(clearance)) km" : "avoiding the territory"
    guard detour.unrestrictedMeters < .infinity else { return text + "\n" }
    text += "; without that \(decimal(detour.unrestrictedMeters / 1000, 3)) km"
    if let meters {
      text += ", a detour of \(decimal((meters - detour.unrestrictedMeters) / 1000, 3)) km"
    }
    return text + "\n"
  }

  private func stretchTable(_ entry: RouteResult.Entry) -> TextReport {
    var columns = Self.stretchColumns
    if let official {
      columns += [
        .note("road km", alignment: .right) { decimal(official.kilometer(at: $0.fromMeters / 1000), 3) },
        .note("to road km", alignment: .right) { decimal(official.kilometer(at: $0.toMeters / 1000), 3) },
      ]
    }
    return TextReport(columns.table(of: entry.report.stretches)) + (official?.note ?? "")
  }

  private func nearnessText(_ report: RouteReport) -> String {
    guard let nearest = report.nearest else { return "no land of the territory in this snapshot\n" }
    var text = ""
    if nearest.isInside {
      let crossings = report.crossings.map {
        "\($0.enters ? "enters" : "leaves") it at km \(decimal($0.chainageMeters / 1000, 3))"
      }
      text +=
        "reaches the territory" + (crossings.isEmpty ? "" : ": " + crossings.joined(separator: ", ")) + "\n"
    } else {
      text += nearest.touches ? "touches the territory" : "nearest \(decimal(nearest.kilometers, 3)) km"
      if let chainage = nearest.chainageMeters { text += ", at km \(decimal(chainage / 1000, 3))" }
      text += "\n"
    }
    for nearness in report.within {
      text +=
        "within \(plainNumber(nearness.kilometers)) km of it: \(decimal(nearness.lengthMeters / 1000, 3)) km\n"
    }
    return text
  }

  private func profileTable(_ report: RouteReport) -> TextReport {
    if report.profile.isEmpty { return TextReport() }
    return "\n" + TextReport(Self.profileColumns.table(of: report.profile))
  }

  private var changeTable: TextReport {
    guard entries.count > 1 else { return TextReport() }
    let changes = changes
    if changes.isEmpty { return TextReport("no stretch changed its status\n\n") }
    return TextReport(Self.changeColumns.table(of: changes)) + "\n"
  }
}
