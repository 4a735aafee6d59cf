public import FrontLine

/// How snapshots are read: the same in every job.
public struct Reading: Hashable, Sendable {
  public var source: SourceChoice
  /// The status of every polygon of a generic file.
  public var status: ControlStatus?
  /// The property that holds the status of each feature of a generic file.
  public var statusProperty: String?
  /// Statuses by label, key, colour or value of a property.
  public var mapping: StatusMapping
  /// Whether features without a status are left out, with a warning.
  public var skipUnclassified: Bool
  /// The day of the map, whatever the file says.
  public var date: CalendarDate?
  /// The property that states the day of each feature; nil: found.
  public var dateProperty: String?
  /// The order of day and month in dates such as `12/08/2025`; nil: told by the other dates of the file.
  public var dateOrder: DateOrder?
  /// What features of several days mean; nil: told by the land.
  public var dates: DaysMeaning?
  /// The reference system of the snapshots, whatever they say: a code such as `EPSG:32637`.
  public var crs: String?

  public init(
    source: SourceChoice = .auto, status: ControlStatus? = nil, statusProperty: String? = nil,
    mapping: StatusMapping = [:], skipUnclassified: Bool = false, date: CalendarDate? = nil,
    dateProperty: String? = nil, dateOrder: DateOrder? = nil, dates: DaysMeaning? = nil, crs: String? = nil
  ) {
    self.source = source
    self.status = status
    self.statusProperty = statusProperty
    self.mapping = mapping
    self.skipUnclassified = skipUnclassified
    self.date = date
    self.dateProperty = dateProperty
    self.dateOrder = dateOrder
    self.dates = dates
    self.crs = crs
  }

  /// Throws where the description of a source can't be read, or is none.
  func options() throws -> SnapshotReader.Options {
    SnapshotReader.Options(
      source: try source.source(), status: status, statusProperty: statusProperty, mapping: mapping,
      skipUnclassified: skipUnclassified, date: date, dateProperty: dateProperty, dateOrder: dateOrder,
      dates: dates, crs: crs)
  }
}

/// A source, or the choice to tell it by the content.
public enum SourceChoice: Hashable, Sendable {
  case auto
  case named(Source)
  /// The path of the file that describes it.
  case described(String)

  /// `auto`, the name of a built-in source, or the path of a description, which ends in `.json` or holds a slash.
  public init?(_ text: String) {
    if text == "auto" {
      self = .auto
    } else if let source = Source(named: text) {
      self = .named(source)
    } else if text.lowercased().hasSuffix(".json") || text.contains("/") {
      self = .described(text)
    } else {
      return nil
    }
  }

  /// The words for the choices, the default first; `FILE.json` stands for a description.
  public static var words: [String] { ["auto"] + Source.builtIn.map(\.name) + ["FILE.json"] }

  var text: String {
    switch self {
    case .auto: "auto"
    case .named(let source): source.name
    case .described(let path): path
    }
  }

  /// Nil where the content is to tell it. Throws where a description can't be read, or is none.
  func source() throws -> Source? {
    switch self {
    case .auto: nil
    case .named(let source): source
    case .described(let path): try Source(describedAt: path)
    }
  }
}
