import ArgumentParser
import FrontLine
import FrontLineKit

/// The first and the last day of a series.
struct DateRangeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The first day, included. (default: that of the first map)", valueName: "YYYY-MM-DD"),
    transform: CalendarDate.init(argument:))
  var since: CalendarDate?

  @Option(
    help: ArgumentHelp("The last day, included. (default: that of the last map)", valueName: "YYYY-MM-DD"),
    transform: CalendarDate.init(argument:))
  var until: CalendarDate?

  var range: DateRange { DateRange(since: since, until: until) }
}
