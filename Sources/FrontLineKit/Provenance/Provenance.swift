public import Checking
public import FrontLine
import GEOS
public import Measurement
import PROJ
public import Proximity

/// What a figure stands on: everything that a reader needs to get it again.
public struct Provenance: Sendable {
  /// A file that went into a figure.
  public struct File: Hashable, Sendable {
    public var path: String
    /// SHA-256 of the bytes as they were read, in hexadecimal digits.
    public var sha256: String?
    public var source: Source
    public var date: CalendarDate?
    public var publishedAt: Instant?
    /// Whether it belongs to the embedded sample, which is drawn and records nothing.
    public var isIllustration: Bool

    public init(_ snapshot: Snapshot, sha256: String?, isIllustration: Bool = false) {
      path = snapshot.path
      self.sha256 = sha256
      source = snapshot.source
      date = snapshot.date
      publishedAt = snapshot.publishedAt
      self.isIllustration = isIllustration
    }
  }

  /// A feature whose polygons were made valid.
  public struct Repair: Hashable, Sendable {
    public var path: String
    /// The place of the feature in its file, from 0; nil of a bare geometry.
    public var feature: Int?
    public var method: String
    /// The area after it less that of the rings as written.
    public var changedSquareKilometers: Double

    public init(path: String, repair: FeatureRepair) {
      self.path = path
      feature = repair.featureIndex
      method = repair.repair.method
      changedSquareKilometers = repair.repair.changedSquareMeters / 1e6
    }

    /// Those of a file that was repaired as a whole.
    public static func all(of report: RepairReport, path: String) -> [Repair] {
      report.repairs.map { change in
        Repair(
          path: path, feature: change.place.feature, method: report.method.rawValue,
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

  public var files: [File]
  public var territory: Territory
  public var earth: EarthModel
  public var denominator: Denominator
  public var repairs: [Repair]
  /// What was taken for granted about the files, in the order of the files.
  public var notices: [Diagnostic]
  /// Pieces of a change that are counted and summed apart; nil where there is no such rule.
  public var slivers: PatchReport.Slivers?
  /// Gaps of the territory that were closed; nil where the figure is of the land as it is.
  public var gaps: Gaps?
  /// The figure that it goes with, as a sentence says it.
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

  /// The line fit for print: who says so, of when, the figure, on which earth, what is counted.
  public func sentence(in language: Language) -> String {
    statement.sentence(with: self, SentenceWords(language: language))
  }

  public var isIllustration: Bool { files.contains(where: \.isIllustration) }

  /// The sources of the files, each once, in the order of their names.
  package var sources: [Source] { Set(files.map(\.source)).sorted() }
}

/// The versions that a figure was made with.
public enum Tool {
  public static let version = "0.1.0"
  public static var name: String { "frontline \(version)" }
  public static var geos: String { GEOSSession.version }
  public static var proj: String { PROJLibrary.version }
}
