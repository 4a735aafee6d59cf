import ArgumentParser
import FrontLine

/// From when to when.
struct DateRangeOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The first day, included.", valueName: "YYYY-MM-DD"))
  var since: CalendarDate?

  @Option(help: ArgumentHelp("The last day, included.", valueName: "YYYY-MM-DD"))
  var until: CalendarDate?

  func validate() throws {
    if let since, let until, until < since {
      throw ValidationError("--until \(until) lies before --since \(since): exchange them")
    }
  }
}
