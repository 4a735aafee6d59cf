public import Checking
public import FrontLine
import GEOS
public import Measurement
import PROJ
public import Proximity

/// Everything that a reader needs to know to get the same figure again.
public struct Provenance: Sendable {
  /// A file that went into a figure.
  public struct File: Hashable, Sendable {
    /// The path, as it was given.
    public var path: String
    /// SHA-256 of the bytes that were read, in hexadecimal digits; nil if digests were not asked for.
    public var sha256: String?
    /// The source that drew the map.
    public var source: Source
    /// The day of the map.
    public var date: CalendarDate?
    /// When the map was published.
    public var publishedAt: Instant?
    /// How the source is called in print, where the user says it.
    public var sourceName: String?
    /// Whether the map shows land that was occupied before 2022: by the rules of its source or, where those leave
    /// it open, by the statuses of its polygons.
    public var showsLandOccupiedBefore2022: Bool

    /// Creates the record of a file.
    public init(_ snapshot: Snapshot, sha256: String?, sourceName: String? = nil) {
      path = snapshot.path
      self.sha256 = sha256
      source = snapshot.source
      date = snapshot.date
      publishedAt = snapshot.publishedAt
      self.sourceName = sourceName
      let possible = snapshot.source.profile.statuses
      showsLandOccupiedBefore2022 =
        possible.contains(.occupiedBefore2022)
        && (possible.count < ControlStatus.allCases.count
          || snapshot.features.contains { $0.status == .occupiedBefore2022 })
    }
  }

  /// A feature whose polygons were made valid.
  public struct Repair: Hashable, Sendable {
    /// The path of the file.
    public var path: String
    /// The index of the feature in its file, from 0; nil for a bare geometry.
    public var feature: Int?
    /// The rule by which the polygon was repaired.
    public var method: String
    /// The area after the repair less the area of the rings as written.
    public var changedSquareKilometers: Double

    /// Records the repair of a feature.
    public init(path: String, repair: FeatureRepair) {
      self.path = path
      feature = repair.featureIndex
      method = repair.repair.method
      changedSquareKilometers = repair.repair.changedSquareMeters / 1e6
    }

    /// Returns the repairs of a file that was repaired as a whole.
    public static func all(of report: RepairReport, path: String) -> [Repair] {
      report.repairs.map { change in
        Repair(
          path: path, feature: change.location.feature, method: report.method.rawValue,
          changedSquareKilometers: change.changedSquareKilometers ?? 0)
      }
    }

    private init(path: String, feature: Int?, method: String, changedSquareKilometers: Double) {
      self.path = path
      self.feature = feature
      self.method = method
      self.changedSquareKilometers = changedSquareKilometers
    }
  }

  /// The files that figures rest on.
  public var files: [File]
  /// The statuses that were counted.
  public var territory: Territory
  /// The earth model that areas were measured with.
  public var earth: EarthModel
  /// What percentages refer to.
  public var denominator: Denominator
  /// The polygons that were repaired.
  public var repairs: [Repair]
  /// The assumptions that were made about the files, in the order of the files.
  public var notices: [Diagnostic]
  /// The patches of a change that are counted and summed apart; nil for results that have no such rule.
  public var slivers: PatchReport.Slivers?
  /// The gaps in the territory that were closed; nil for figures that are measured without closing any.
  public var gaps: Gaps?
  /// The figures that this is the provenance of, as a sentence says them.
  package var statement: any Statement

  package init(
    files: [File], territory: Territory, earth: EarthModel, denominator: Denominator, repairs: [Repair] = [],
    notices: [Diagnostic] = [], slivers: PatchReport.Slivers? = nil, gaps: Gaps? = nil,
    statement: some Statement
  ) {
    self.files = files
    self.territory = territory
    self.earth = earth
    self.denominator = denominator
    self.repairs = repairs
    self.notices = notices
    self.slivers = slivers
    self.gaps = gaps
    self.statement = statement
  }

  /// Returns the sentence fit for print: the source, the days, the figure, the earth model and what is counted.
  public func sentence(in language: Language) -> String {
    statement.sentence(with: self, SentenceWords(language: language))
  }

  /// Returns the provenance of a figure that rests on some of the files alone.
  func of(_ files: some Sequence<File>) -> Provenance {
    var own = self
    own.files = Array(files)
    return own
  }

  /// The provenance of a figure of the last map. A sentence that gives no other figure names no other source.
  var ofLastMap: Provenance { of(files.suffix(1)) }

  /// Whether any of the files is an illustration, as the sample is, and records nothing.
  public var isIllustration: Bool { files.contains { $0.source == .illustration } }

  /// Whether the territory is all land that is occupied: no status of it is left out, and none is off the map.
  package var countsAllOccupiedLand: Bool {
    territory.statuses.isSuperset(of: [.occupied, .occupiedBefore2022])
      && files.allSatisfy { $0.showsLandOccupiedBefore2022 && $0.source.profile.omission == nil }
  }

  /// The sources of the files, each once and sorted.
  package var sources: [Source] { Set(files.map(\.source)).sorted() }

  /// The sources with their names in print, each once and sorted.
  var namedSources: [NamedSource] { Set(files.map(NamedSource.init)).sorted() }
}

/// The versions of the tool and of the libraries that measure.
public enum Tool {
  /// The version of this library and of the command line.
  public static let version = "0.1.0"
  /// The name and version, as provenance states them.
  public static var name: String { "frontline \(version)" }
  /// The version of GEOS.
  public static var geos: String { GEOSSession.version }
  /// The version of PROJ.
  public static var proj: String { PROJLibrary.version }
}
