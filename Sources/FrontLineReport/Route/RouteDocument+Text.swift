import FrontLine
import FrontLineKit
import Proximity

extension RouteDocument {
  /// One line for each stretch of each snapshot.
  public var csv: String {
    var csv = CSV(header: ["path", "date", "status", "from_km", "to_km", "km"])
    for entry in entries {
      for stretch in entry.report.stretches {
        csv.append([
          entry.file.path, entry.file.date?.description ?? "", stretch.statusName,
          field(stretch.fromMeters / 1000), field(stretch.toMeters / 1000), field(stretch.meters / 1000),
        ])
      }
    }
    return csv.text
  }

  /// The stretches on the last map, what lies near, what changed in a series, and the sentence.
  public var text: TextReport {
    var text = TextReport()
    text += target.name + target.uncertainty + "\n"
    if let detour { text += words(detour) }
    guard let meters else { return text + "\n" + sentence + "\n" }
    text += "length \(decimal(meters / 1000, 3)) km\n"
    for gap in route?.gaps ?? [] {
      text += "a gap of \(kilometersText(gap.meters / 1000)) at km \(decimal(gap.chainageMeters / 1000, 3)), "
      text += "not part of the length\n"
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
    var columns: [(String, TextTable.Alignment)] = [
      ("status", .left), ("from km", .right), ("to km", .right), ("km", .right),
    ]
    if official != nil { columns += [("road km", .right), ("to road km", .right)] }
    var table = TextTable(columns)
    for stretch in entry.report.stretches {
      var row = [
        stretch.statusName, decimal(stretch.fromMeters / 1000, 3), decimal(stretch.toMeters / 1000, 3),
        decimal(stretch.meters / 1000, 3),
      ]
      if let official {
        row.append(decimal(official.kilometer(at: stretch.fromMeters / 1000), 3))
        row.append(decimal(official.kilometer(at: stretch.toMeters / 1000), 3))
      }
      table.append(row)
    }
    return TextReport(table) + (official?.note ?? "")
  }

  private func nearnessText(_ report: RouteReport) -> String {
    guard let nearest = report.nearest else { return "no land of the territory in this snapshot\n" }
    var text = ""
    if nearest.isInside {
      let places = report.crossings.map {
        "\($0.enters ? "enters" : "leaves") it at km \(decimal($0.chainageMeters / 1000, 3))"
      }
      text += "reaches the territory" + (places.isEmpty ? "" : ": " + places.joined(separator: ", ")) + "\n"
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
    var table = TextTable([("at km", .right), ("front km", .right), ("status", .left)])
    for point in report.profile {
      table.append([
        decimal(point.chainageMeters / 1000, 3), decimal(point.frontMeters / 1000, 3), point.statusName,
      ])
    }
    return "\n" + TextReport(table)
  }

  private var changeTable: TextReport {
    guard entries.count > 1 else { return TextReport() }
    var table = TextTable([
      ("date", .left), ("from km", .right), ("to km", .right), ("before", .left), ("after", .left),
    ])
    var count = 0
    for index in entries.indices {
      for change in result.changes(at: index) {
        count += 1
        table.append([
          entries[index].file.date?.description ?? "", decimal(change.fromMeters / 1000, 3),
          decimal(change.toMeters / 1000, 3), change.before, change.after,
        ])
      }
    }
    return count == 0 ? TextReport("no stretch changed its status\n\n") : TextReport(table) + "\n"
  }
}
