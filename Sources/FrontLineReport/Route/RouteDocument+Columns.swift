import FrontLine
import FrontLineKit
import Proximity

extension RouteDocument {
  /// A stretch that changed its status from one snapshot to the next.
  typealias Change = (date: CalendarDate?, previousDate: CalendarDate?, change: RouteChange)

  var changes: [Change] {
    entries.indices.flatMap { index in
      result.changes(at: index).map { (entries[index].file.date, entries[index - 1].file.date, $0) }
    }
  }

  static var stretchColumns: [Column<RouteReport.Stretch>] {
    [
      .word("status", .status) { .status($0.status) },
      .number("from_km", .fromKilometer) { $0.fromMeters / 1000 },
      .number("to_km", .toKilometer) { $0.toMeters / 1000 }, .number("km", .kilometers) { $0.meters / 1000 },
    ]
  }

  static var profileColumns: [Column<RouteReport.ProfilePoint>] {
    [
      .number("at_km", .atKilometer) { $0.chainageMeters / 1000 },
      .number("front_km", .kilometersToFront) { $0.frontMeters / 1000 },
      .word("status", .status) { .status(named: $0.statusName) },
    ]
  }

  static var changeColumns: [Column<Change>] {
    [
      .text("date", .date) { $0.date?.description }, .text("previous_date") { $0.previousDate?.description },
      .number("from_km", .fromKilometer) { $0.change.fromMeters / 1000 },
      .number("to_km", .toKilometer) { $0.change.toMeters / 1000 },
      .word("before", .before) { .status(named: $0.change.before) },
      .word("after", .after) { .status(named: $0.change.after) },
    ]
  }

  /// The columns of weeks and months: the distances, and the road within each limit on the last map.
  static func columns(of periods: [RouteResult.Period]) -> [Column<RouteResult.Period>] {
    let limits = periods.first?.within.map(\.kilometers) ?? []
    return DistancePeriod.columns.map { $0.of(\.distances) }
      + limits.indices.map { index in
        let name = plainNumber(limits[index])
        let title = BilingualText("≤ \(name) km", "≤ \(Language.ukrainian.figures(name)) км")
        return .number("within_\(name)_km_length_km", title, decimals: 1) {
          $0.within[index].lengthMeters / 1000
        }
      }
  }
}
