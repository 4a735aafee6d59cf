/// A published map of one day: polygons, each with the status that the source gives it.
public struct Snapshot: Hashable, Sendable {
  /// The origin of a date.
  public enum DateOrigin: String, Hashable, Sendable {
    /// It was stated by the user.
    case option
    /// It stands in the file.
    case content
    /// It is part of the file's name.
    case fileName = "file-name"
  }

  /// The path as the user gave it; `-` is standard input.
  public var path: String
  /// The source whose rules the map was read by.
  public var source: Source
  /// The day of the map; nil where it is unknown.
  public var date: CalendarDate?
  /// How the date is known.
  public var dateOrigin: DateOrigin?
  /// The time of publication, where the source states it.
  public var publishedAt: Instant?
  /// The date in the name of the file, where there is exactly one.
  public var fileDate: CalendarDate?
  /// The features in the order of the file, without polygons that have no coordinates.
  public var features: [StatusFeature]
  /// The polygons that were left out because they lie far from the mapped area. Land outside Ukraine
  /// (``ControlStatus/foreign``) is never a stray.
  public var strays: [StrayPolygon]
  /// A property that tells several kinds of land apart which nobody knows; nil where there is none.
  public var unknownKinds: UnknownKinds?
  /// Warnings and notices about the map.
  public var warnings: [Diagnostic]
  /// Warnings about the GeoJSON.
  public var documentWarnings: [Diagnostic]

  /// Creates a snapshot.
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
  /// Returns the features of one status, in the order of the file.
  public func features(with status: ControlStatus) -> [StatusFeature] {
    features.filter { $0.status == status }
  }

  /// Returns the features of one named part of the land occupied before 2022.
  public func features(of part: StatusPart) -> [StatusFeature] {
    features.filter { $0.part == part }
  }

  /// Returns the features whose status counts in the territory. Throws where the source can't distinguish it.
  public func features(in territory: Territory) throws(TerritoryError) -> [StatusFeature] {
    try territory.validate(for: source)
    return features.filter { territory.statuses.contains($0.status) }
  }

  /// The statuses that occur, in the order of tables.
  public var statuses: [ControlStatus] { Set(features.map(\.status)).sorted() }

  /// The number of polygons of all features.
  public var polygonCount: Int { features.reduce(0) { $0 + $1.polygons.count } }

  /// All warnings: those about the document, then those about the map.
  public var allWarnings: [Diagnostic] { documentWarnings + warnings }

  /// Returns the day of the map where it is required.
  ///
  /// Throws where neither content nor name states it, a date in the content can't be read, or the name holds several.
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
    let advice: Wording =
      "give it with \(.date) YYYY-MM-DD, or put YYYYMMDD, YYYY-MM-DD or unix seconds in the name"
    // A date that is there and can't be read is not "no date".
    if let fault = warnings.first(where: { $0.code == .date }) {
      throw InputError(
        .badData, path: path, message: fault.message, location: fault.location, advice: fault.advice ?? advice
      )
    }
    throw InputError(
      .badData,
      path: path,
      message: "neither its content nor its name tells the date of the map",
      advice: advice
    )
  }
}
