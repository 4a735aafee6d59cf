import ArgumentParser
import FrontLine
import FrontLineKit

/// From when to when.
struct DateRangeOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The first day, included.", valueName: "YYYY-MM-DD"))
  var since: CalendarDate?

  @Option(help: ArgumentHelp("The last day, included.", valueName: "YYYY-MM-DD"))
  var until: CalendarDate?

  var range: DateRange { DateRange(since: since, until: until) }
}
