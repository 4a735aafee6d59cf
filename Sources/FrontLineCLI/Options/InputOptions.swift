import ArgumentParser
import Conversions
import FrontLine
import FrontLineKit
import GeoJSON
import PROJ

/// The options for reading inputs, which every command has.
struct InputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Who published the files; auto finds out by the content, FILE.json describes a source of your own.",
      valueName: "source"))
  var source = SourceChoice.auto

  @Option(help: "The status of every polygon of a generic file, such as occupied.")
  var status: ControlStatus?

  @Option(help: "The property that holds the status of each feature of a generic file.")
  var statusProperty: String?

  @Option(
    help: ArgumentHelp(
      "The status of features with this label, key, colour or property value.", valueName: "VALUE=STATUS"),
    completion: .mappedStatus, transform: MappedValue.init(argument:))
  var map: [MappedValue] = []

  @Flag(help: "Leave out features without a status, with a warning, instead of stopping.")
  var skipUnclassified = false

  @Option(
    help: ArgumentHelp("The date of the map, instead of the file's own.", valueName: "YYYY-MM-DD"),
    transform: CalendarDate.init(argument:))
  var date: CalendarDate?

  @Option(
    help: ArgumentHelp(
      "The property that states the day of each feature. (default: date, day, datetime, timestamp or date_…)",
      valueName: "name"))
  var dateProperty: String?

  @Option(
    help: "The order of day and month in dates such as 12/08/2025. (default: as the file's other dates)")
  var dateFormat: DateOrder?

  @Option(
    help:
      "What features of several days in one file mean: whole maps, land taken on its day, or nothing. (default: decided from the land)"
  )
  var dates: DaysMeaning?

  @Option(
    help: ArgumentHelp(
      "The coordinate reference system of the snapshots, instead of their own, such as EPSG:32637. Targets, networks "
        + "and borders keep that of their files.",
      valueName: "CRS"))
  var crs: String?

  @Option(
    help:
      "The text encoding of shapefiles and tables, whatever they state. (default: detected)")
  var encoding: CyrillicEncoding?

  @Option(
    help: ArgumentHelp("How the source is called in print, instead of by its own name.", valueName: "NAME"))
  var name: String?

  func validate() throws {
    try Self.check(map, "--map")
    try Self.check(crs: crs, "--crs")
  }

  /// Throws if a value has two statuses.
  static func check(_ map: [MappedValue], _ option: String) throws {
    let mapping = StatusMapping(map)
    for mapped in map {
      if let first = mapping[mapped.value], first != mapped.status {
        throw ValidationError(
          "\(option) gives '\(mapped.value)' two statuses, \(first.rawValue) and \(mapped.status.rawValue): "
            + "keep one (upper and lower case are the same)")
      }
    }
  }

  /// Throws if a reference system is not known, or is none of the earth's surface.
  static func check(crs: String?, _ option: String) throws {
    guard let crs else { return }
    do {
      let system = try CoordinateReferenceSystem(crs)
      guard system.kind != .other else {
        throw ValidationError(
          "\(option) \(printable(crs)) is neither geographic nor projected: \(system.name)")
      }
    } catch let error as PROJError {
      throw ValidationError("\(option) \(printable(crs)): \(error.message): \(error.advice)")
    }
  }

  var reading: Reading {
    Reading(
      source: source, status: status, statusProperty: statusProperty, mapping: StatusMapping(map),
      skipUnclassified: skipUnclassified, date: date, dateProperty: dateProperty, dateOrder: dateFormat,
      dates: dates, crs: crs, encoding: encoding, name: name)
  }
}

extension SourceChoice: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
  public static var allValueStrings: [String] { words }
  public static var defaultCompletionKind: CompletionKind { .list(words.dropLast()) }
  public var defaultValueDescription: String { "auto" }
}

/// The argument `VALUE=STATUS`, where the value may hold equals signs itself.
struct MappedValue {
  let value: String
  let status: ControlStatus

  init(argument: String) throws {
    guard let sign = argument.lastIndex(of: "=") else {
      throw ValidationError("write VALUE=STATUS, as in --map Окуповано=occupied")
    }
    let word = argument[argument.index(after: sign)...]
    guard let status = ControlStatus(rawValue: String(word)) else {
      let hint = suggestion(for: String(word), in: ControlStatus.allCases.map(\.rawValue))
      throw ValidationError("there is no status '\(word)'\(hint): give one of \(ControlStatus.list)")
    }
    value = String(argument[..<sign])
    // A feature whose property is empty has no status, and a slip of the keyboard must not give it one.
    guard value.contains(where: { !$0.isWhitespace }) else {
      throw ValidationError(
        "--map \(printable(argument)) names no value: write VALUE=STATUS, as in --map Окуповано=occupied")
    }
    self.status = status
  }
}

extension StatusMapping {
  init(_ map: [MappedValue]) {
    self = map.reduce(into: StatusMapping()) { $0.add($1.status, for: $1.value) }
  }
}

extension CyrillicEncoding: ExpressibleByArgument {}
extension ControlStatus: ExpressibleByArgument {}
extension DateOrder: ExpressibleByArgument {}
extension DaysMeaning: ExpressibleByArgument {}

extension CalendarDate {
  /// Parses `YYYY-MM-DD`. Throws an error that says how to write the date, where another form is used.
  init(argument: String) throws {
    guard let date = CalendarDate(argument) else {
      let meant = CalendarDate.days(meantBy: argument).map(\.description)
      if !meant.isEmpty { throw ValidationError("write \(meant.joined(separator: " or "))") }
      let isWrittenRight = argument.wholeMatch(of: /[0-9]{4}-[0-9]{2}-[0-9]{2}/) != nil
      throw ValidationError(
        isWrittenRight ? "there is no such day" : "write YYYY-MM-DD, such as 2025-08-01")
    }
    self = date
  }
}
