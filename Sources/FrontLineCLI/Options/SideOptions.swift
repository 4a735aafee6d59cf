import ArgumentParser
import FrontLine
import FrontLineKit

/// The options for reading one of two inputs, where they differ.
struct SideOptions: ParsableArguments {
  @Option(
    name: .customLong("source-a"),
    help: ArgumentHelp("Who published the first input (--source-b: the second).", valueName: "source")
  )
  var sourceA: SourceChoice?

  @Option(
    name: .customLong("status-a"),
    help: "The status of every polygon of the first input (--status-b: of the second).")
  var statusA: ControlStatus?

  @Option(
    name: .customLong("status-property-a"),
    help:
      "The property of the first input that holds the status of each feature (--status-property-b: of the second)."
  )
  var statusPropertyA: String?

  @Option(
    name: .customLong("map-a"),
    help: ArgumentHelp(
      "The status of features of the first input with this label or value (--map-b: of the second).",
      valueName: "VALUE=STATUS"),
    completion: .mappedStatus, transform: MappedValue.init(argument:))
  var mapA: [MappedValue] = []

  @Option(
    name: .customLong("date-a"),
    help: ArgumentHelp("The date of the first input (--date-b: of the second).", valueName: "YYYY-MM-DD"),
    transform: CalendarDate.init(argument:))
  var dateA: CalendarDate?

  @Option(
    name: .customLong("crs-a"),
    help: ArgumentHelp(
      "The coordinate reference system of the first input (--crs-b: of the second).", valueName: "CRS"))
  var crsA: String?

  @Option(
    name: .customLong("name-a"),
    help: ArgumentHelp(
      "How the source of the first input is called in print (--name-b: of the second).", valueName: "NAME"))
  var nameA: String?

  @OptionGroup var second: SecondSideOptions

  func validate() throws {
    try InputOptions.check(mapA, "--map-a")
    try InputOptions.check(crs: crsA, "--crs-a")
  }

  var readingA: SideReading {
    SideReading(
      source: sourceA, status: statusA, statusProperty: statusPropertyA, mapping: StatusMapping(mapA),
      date: dateA, crs: crsA, name: nameA)
  }

  var readingB: SideReading { second.reading }
}

/// The options for reading the second of two inputs. The help of the first input's names them.
struct SecondSideOptions: ParsableArguments {
  @Option(
    name: .customLong("source-b"),
    help: ArgumentHelp(
      "Who published the second input, where it differs from the other.", valueName: "source",
      visibility: .hidden))
  var sourceB: SourceChoice?

  @Option(
    name: .customLong("status-b"),
    help: ArgumentHelp("The status of every polygon of the second input.", visibility: .hidden))
  var statusB: ControlStatus?

  @Option(
    name: .customLong("status-property-b"),
    help: ArgumentHelp(
      "The property of the second input that holds the status of each feature.", visibility: .hidden))
  var statusPropertyB: String?

  @Option(
    name: .customLong("map-b"),
    help: ArgumentHelp(
      "The status of features of the second input with this label or value.", valueName: "VALUE=STATUS",
      visibility: .hidden),
    completion: .mappedStatus, transform: MappedValue.init(argument:))
  var mapB: [MappedValue] = []

  @Option(
    name: .customLong("date-b"),
    help: ArgumentHelp("The date of the second input.", valueName: "YYYY-MM-DD", visibility: .hidden),
    transform: CalendarDate.init(argument:))
  var dateB: CalendarDate?

  @Option(
    name: .customLong("crs-b"),
    help: ArgumentHelp(
      "The coordinate reference system of the second input.", valueName: "CRS", visibility: .hidden))
  var crsB: String?

  @Option(
    name: .customLong("name-b"),
    help: ArgumentHelp(
      "How the source of the second input is called in print.", valueName: "NAME", visibility: .hidden))
  var nameB: String?

  func validate() throws {
    try InputOptions.check(mapB, "--map-b")
    try InputOptions.check(crs: crsB, "--crs-b")
  }

  var reading: SideReading {
    SideReading(
      source: sourceB, status: statusB, statusProperty: statusPropertyB, mapping: StatusMapping(mapB),
      date: dateB, crs: crsB, name: nameB)
  }
}
