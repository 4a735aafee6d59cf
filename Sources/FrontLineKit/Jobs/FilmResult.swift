public import FrontLine
public import GeoTypes
import Measurement

/// The days of a film, whose maps are read one by one: a film of ten years takes no more memory than one of a week.
public struct FilmResult: JobResult {
  /// A map that is shown for some days.
  public struct Frame: Hashable, Sendable {
    /// The day of the map; of several that show the same, the first and the last.
    public internal(set) var dates: ClosedRange<CalendarDate>
    /// The days until the next map that shows something else.
    public internal(set) var days = 1
    /// The index of the map that it is compared with; nil unless the film is of changes.
    let compared: Int?
    /// The index of its map.
    let input: Int

    init(dates: ClosedRange<CalendarDate>, compared: Int?, input: Int) {
      self.dates = dates
      self.compared = compared
      self.input = input
    }
  }

  /// What the film shows.
  public let content: MapJob.Content
  /// How many days back a map of a change looks.
  public let recentDays: Int
  /// In the order of their days; at least one.
  public let frames: [Frame]
  /// The figures of all days.
  public let series: SeriesResult
  /// What is in view on all maps, in degrees.
  public internal(set) var extent: Box
  let job: MapJob
  let materials: MapMaterials
  let inputs: [SnapshotInput]

  public var diagnostics: Diagnostics { series.diagnostics }
  public var provenance: Provenance { series.provenance }

  /// The days from the first map to the last.
  public var days: Int { frames.reduce(0) { $0 + $1.days } }

  /// Returns a reader of its maps, for one thread.
  public func reader() throws -> FilmReader { try FilmReader(self) }
}

/// Reads the maps of a film.
///
/// Not `Sendable`: it owns a surveyor. Each thread has its own.
public struct FilmReader {
  private let film: FilmResult
  private let reader: SnapshotReader
  private let surveyor: MapSurveyor

  init(_ film: FilmResult) throws {
    self.film = film
    reader = try SnapshotReader.reprojecting(film.job.reading.options())
    surveyor = try MapSurveyor(film.job, film.materials, threads: 1)
  }

  /// Returns the map of a frame, with the extent of the film.
  ///
  /// Throws an `InputError` if a file has gone, or is another than it was.
  public func map(ofFrame index: Int) throws -> MapResult {
    let frame = film.frames[index]
    let loaded = try [frame.compared, frame.input].compactMap(\.self).map {
      try film.inputs[$0].read(with: reader, digest: false)
    }
    var map = try surveyor.map(of: loaded, film.content)
    if !film.extent.isEmpty { map.extent = film.extent }
    return map
  }
}
