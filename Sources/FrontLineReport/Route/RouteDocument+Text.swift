import FrontLine
import FrontLineKit
import Proximity

extension RouteDocument {
  /// A line for each week or month, else for each stretch of each snapshot.
  public func csv(in dialect: CSV.Dialect) -> String {
    if let periods = result.periods { return Self.columns(of: periods).csv(of: periods, in: dialect) }
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
    text += SentenceWords(language: language).title(of: target) + "\n"
    if let detour { text += words(detour) }
    if let note = target.note, target.kind == .coordinate {
      // A file's note says what it is made of, a road's how it was drawn; this one says that it is no road.
      text += language.say("\(note): no road is followed\n", "прямо від пункту до пункту, не дорогою\n")
    }
    guard let meters else { return text + "\n" + sentence + "\n" }
    text += language.say("length", "довжина") + " \(kilometers(meters))\n"
    for gap in route?.gaps ?? [] {
      let (length, at) = (self.length(gap.meters), language.number(gap.chainageMeters / 1000, decimals: 3))
      text += language.say(
        "a gap of \(length) at km \(at), not part of the length\n",
        "розрив \(length) на км \(at), до довжини не входить\n")
    }
    if let periods = result.periods {
      let note = language.say(
        "≤: km of road within that distance of the territory, on the last map of the period\n\n",
        "≤: скільки км дороги лежить так близько до території на останній карті періоду\n\n")
      return text + "\n" + TextReport(Self.columns(of: periods).table(of: periods, in: language)) + note
        + gapLine
        + sentence + "\n"
    }
    if let last = entries.last {
      if entries.count > 1 { text += dayLine(last.file.date) }
      if !last.report.stretches.isEmpty { text += "\n" + stretchTable(last) }
      text += "\n" + nearnessText(last.report)
      text += profileTable(last.report) + "\n"
    }
    return text + changeTable + gapLine + sentence + "\n"
  }

  private func kilometers(_ meters: Double) -> String { language.kilometers(meters / 1000, decimals: 3) }

  private func length(_ meters: Double) -> String {
    SentenceWords(language: language).length(ofKilometers: meters / 1000)
  }

  private func dayLine(_ date: CalendarDate?) -> String {
    guard let date else { return language.say("on the last map:\n", "на останній карті:\n") }
    let day = language.date(date)
    return language.say("on \(day):\n", "станом на \(day):\n")
  }

  private func words(_ detour: RouteResult.Detour) -> String {
    var text = ""
    let ends = [
      (language.say("the start", "початок"), detour.startMetersOff),
      (language.say("the goal", "кінець"), detour.goalMetersOff),
    ]
    for (end, meters) in ends where meters > 1 {
      let length = length(meters)
      text += language.say(
        "\(end) lies \(length) off the network\n", "\(end) маршруту за \(length) від мережі\n")
    }
    guard let clearance = detour.clearanceKilometers else { return text }
    let limit = language.withUnit(language.plainNumber(clearance), "km", "км")
    text +=
      clearance > 0
      ? language.say("avoiding the territory by \(limit)", "в обхід території, не ближче ніж \(limit)")
      : language.say("avoiding the territory", "в обхід території")
    guard detour.unrestrictedMeters < .infinity else { return text + "\n" }
    text += language.say("; without that ", "; без цієї умови ") + kilometers(detour.unrestrictedMeters)
    if let meters {
      text +=
        language.say(", a detour of ", ", об’їзд довший на ")
        + kilometers(meters - detour.unrestrictedMeters)
    }
    return text + "\n"
  }

  private func stretchTable(_ entry: RouteResult.Entry) -> TextReport {
    var columns = Self.stretchColumns
    if let official {
      columns += [
        .note(.roadKilometer, alignment: .right) {
          $1.number(official.kilometer(at: $0.fromMeters / 1000), decimals: 3)
        },
        .note(.toRoadKilometer, alignment: .right) {
          $1.number(official.kilometer(at: $0.toMeters / 1000), decimals: 3)
        },
      ]
    }
    return TextReport(columns.table(of: entry.report.stretches, in: language))
      + (official?.note(in: language) ?? "")
  }

  private func nearnessText(_ report: RouteReport) -> String {
    guard let nearest = report.nearest else {
      return language.say(
        "no land of the territory in this snapshot\n", "на цьому знімку врахованої території немає\n")
    }
    func at(_ meters: Double) -> String {
      language.say("at km ", "на км ") + language.number(meters / 1000, decimals: 3)
    }
    var text = ""
    if nearest.isInside {
      let crossings = report.crossings.map { crossing in
        (crossing.enters
          ? language.say("enters it ", "входить у неї ") : language.say("leaves it ", "виходить з неї "))
          + at(crossing.chainageMeters)
      }
      text +=
        language.say("reaches the territory", "сягає території")
        + (crossings.isEmpty ? "" : ": " + crossings.joined(separator: ", ")) + "\n"
    } else {
      text +=
        nearest.touches
        ? language.say("touches the territory", "торкається території")
        : language.say("nearest ", "найменша відстань до території ") + kilometers(nearest.meters)
      if let chainage = nearest.chainageMeters { text += ", " + at(chainage) }
      text += "\n"
    }
    for nearness in report.within {
      let limit = language.withUnit(language.plainNumber(nearness.kilometers), "km", "км")
      text += language.say("within \(limit) of it: ", "у межах \(limit) від території: ")
      text += kilometers(nearness.lengthMeters) + "\n"
    }
    return text
  }

  private func profileTable(_ report: RouteReport) -> TextReport {
    if report.profile.isEmpty { return TextReport() }
    return "\n" + TextReport(Self.profileColumns.table(of: report.profile, in: language))
  }

  private var changeTable: TextReport {
    guard entries.count > 1 else { return TextReport() }
    let changes = changes
    if changes.isEmpty {
      return TextReport(
        language.say("no stretch changed its status\n\n", "жоден відрізок не змінив статусу\n\n"))
    }
    return TextReport(Self.changeColumns.table(of: changes, in: language)) + "\n"
  }
}
