/// A published map of one day: polygons with the status that the source gives them.
public struct Snapshot: Hashable, Sendable {
  /// Where a date was taken from.
  public enum DateOrigin: String, Hashable, Sendable {
    case option
    case content
    case fileName = "file-name"
  }

  /// The path as the user gave it; `-` is standard input.
  public var path: String
  public var source: Source
  /// The day of the map; nil where nothing tells it.
  public var date: CalendarDate?
  public var dateOrigin: DateOrigin?
  /// The second of publication, where the source tells it.
  public var publishedAt: Instant?
  /// The date in the name of the file, where there is exactly one.
  public var fileDate: CalendarDate?
  /// In the order of the file; polygons without coordinates are left out.
  public var features: [StatusFeature]
  /// What was left out for lying far from the mapped area. Land outside Ukraine (``ControlStatus/foreign``) is
  /// never a stray.
  public var strays: [StrayPolygon]
  /// What is to be known about the map.
  public var warnings: [Diagnostic]
  /// What is odd about the GeoJSON.
  public var documentWarnings: [Diagnostic]

  public init(
    path: String,
    source: Source,
    date: CalendarDate? = nil,
    dateOrigin: DateOrigin? = nil,
    publishedAt: Instant? = nil,
    fileDate: CalendarDate? = nil,
    features: [StatusFeature] = [],
    strays: [StrayPolygon] = [],
    warnings: [Diagnostic] = [],
    documentWarnings: [Diagnostic] = []
  ) {
    self.path = path
    self.source = source
    self.date = date
    self.dateOrigin = dateOrigin
    self.publishedAt = publishedAt
    self.fileDate = fileDate
    self.features = features
    self.strays = strays
    self.warnings = warnings
    self.documentWarnings = documentWarnings
  }
}

extension Snapshot {
  /// The features of one status, in the order of the file.
  public func features(with status: ControlStatus) -> [StatusFeature] {
    features.filter { $0.status == status }
  }

  /// The features of one named part of the land occupied before 2022.
  public func features(of part: StatusPart) -> [StatusFeature] {
    features.filter { $0.part == part }
  }

  /// The features whose status counts in the territory. Throws where the source can't tell it.
  public func features(in territory: Territory) throws(TerritoryError) -> [StatusFeature] {
    try territory.validate(for: source)
    return features.filter { territory.statuses.contains($0.status) }
  }

  /// The statuses that occur, in the order of tables.
  public var statuses: [ControlStatus] { Set(features.map(\.status)).sorted() }

  public var polygonCount: Int { features.reduce(0) { $0 + $1.polygons.count } }

  /// Document warnings first, then those about the map.
  public var allWarnings: [Diagnostic] { documentWarnings + warnings }

  /// The day of the map, for what can't do without.
  ///
  /// Throws where neither content nor name tells it, or the name holds several.
  public func requiredDate() throws(InputError) -> CalendarDate {
    if let date { return date }
    if FileNameDate(path: path).isAmbiguous {
      throw InputError(
        .badData,
        path: path,
        message: "its name holds several dates, and its content none",
        advice: "say which with \(.date) YYYY-MM-DD"
      )
    }
    throw InputError(
      .badData,
      path: path,
      message: "neither its content nor its name tells the date of the map",
      advice: "give it with \(.date) YYYY-MM-DD, or put YYYYMMDD, YYYY-MM-DD or unix seconds in the name"
    )
  }
}
