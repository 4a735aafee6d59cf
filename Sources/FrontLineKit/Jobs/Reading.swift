public import Conversions
public import FrontLine

/// How snapshots are read: the same in every job.
public struct Reading: Hashable, Sendable {
  /// Whose rules read the maps.
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
  /// The encoding of the texts of shapefiles and tables, whatever they say; nil: told by the bytes.
  public var encoding: CyrillicEncoding?
  /// How the source is called in print; nil: by its own name.
  public var name: String?

  /// Creates settings; without arguments, those of the command line.
  public init(
    source: SourceChoice = .auto, status: ControlStatus? = nil, statusProperty: String? = nil,
    mapping: StatusMapping = [:], skipUnclassified: Bool = false, date: CalendarDate? = nil,
    dateProperty: String? = nil, dateOrder: DateOrder? = nil, dates: DaysMeaning? = nil, crs: String? = nil,
    encoding: CyrillicEncoding? = nil, name: String? = nil
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
    self.encoding = encoding
    self.name = name
  }

  /// Throws where the description of a source can't be read, or is none.
  ///
  /// - Parameter side: What holds for one of two inputs, instead of what holds for both.
  package func options(ofSide side: SideReading = .init()) throws -> SnapshotReader.Options {
    try side.applied(to: self).ownOptions()
  }

  private func ownOptions() throws -> SnapshotReader.Options {
    SnapshotReader.Options(
      source: try source.source(), status: status, statusProperty: statusProperty, mapping: mapping,
      skipUnclassified: skipUnclassified, date: date, dateProperty: dateProperty, dateOrder: dateOrder,
      dates: dates, crs: crs, encoding: encoding?.rawValue, name: name)
  }
}

/// How one of two inputs is read, where it is not read as the other; nil: as ``Reading`` says for both.
public struct SideReading: Hashable, Sendable {
  /// Whose rules read the maps; nil as for both.
  public var source: SourceChoice?
  /// The status of all polygons; nil as for both.
  public var status: ControlStatus?
  /// The property that names the status; nil as for both.
  public var statusProperty: String?
  /// Empty: as for both.
  public var mapping: StatusMapping
  /// The day of the map; nil as for both.
  public var date: CalendarDate?
  /// The reference system of the coordinates; nil as for both.
  public var crs: String?
  /// How the source is called in print.
  public var name: String?

  /// Creates settings; without arguments, those for both.
  public init(
    source: SourceChoice? = nil, status: ControlStatus? = nil, statusProperty: String? = nil,
    mapping: StatusMapping = [:], date: CalendarDate? = nil, crs: String? = nil, name: String? = nil
  ) {
    self.source = source
    self.status = status
    self.statusProperty = statusProperty
    self.mapping = mapping
    self.date = date
    self.crs = crs
    self.name = name
  }

  /// Whether the side is read as the other.
  public var isEmpty: Bool { self == SideReading() }

  func applied(to both: Reading) -> Reading {
    var reading = both
    reading.source = source ?? both.source
    // A status for all polygons and a property that states it exclude each other, so one of them replaces both.
    if status != nil || statusProperty != nil {
      (reading.status, reading.statusProperty) = (status, statusProperty)
    }
    if !mapping.isEmpty { reading.mapping = mapping }
    reading.date = date ?? both.date
    reading.crs = crs ?? both.crs
    reading.name = name ?? both.name
    return reading
  }
}

/// How each of two inputs is read.
struct SidesReading: Sendable {
  let a: SnapshotReader.Options
  let b: SnapshotReader.Options

  init(both options: SnapshotReader.Options) { (a, b) = (options, options) }

  /// Throws where the description of a source can't be read, or is none.
  init(_ reading: Reading, a sideA: SideReading, b sideB: SideReading) throws {
    a = try reading.options(ofSide: sideA)
    b = try reading.options(ofSide: sideB)
  }
}

/// A source, or the choice to tell it by the content.
public enum SourceChoice: Hashable, Sendable {
  /// The source that the evidence in the file points to.
  case auto
  /// A source that is named.
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
