/// Something that whoever states a job can choose, as messages speak of it.
public struct Setting: RawRepresentable, Hashable, Sendable {
  /// Words in small letters with hyphens between them.
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
  private init(_ rawValue: String) { self.rawValue = rawValue }

  /// Its name in JSON: words with underscores between them.
  public var member: String { rawValue.replacing("-", with: "_") }

  // How snapshots are read.
  public static let source = Setting("source")
  public static let status = Setting("status")
  public static let statusProperty = Setting("status-property")
  public static let map = Setting("map")
  public static let skipUnclassified = Setting("skip-unclassified")
  public static let date = Setting("date")
  public static let crs = Setting("crs")
  public static let keepGoing = Setting("keep-going")

  // Which of several.
  public static let since = Setting("since")
  public static let until = Setting("until")
  public static let on = Setting("on")
  public static let every = Setting("every")

  // What is measured, and on which earth.
  public static let territory = Setting("territory")
  public static let statuses = Setting("statuses")
  public static let earth = Setting("earth")
  public static let regions = Setting("regions")
  public static let regionName = Setting("region-name")
  public static let regionID = Setting("region-id")
  public static let sliver = Setting("sliver-km2")
  public static let gap = Setting("gap")
  public static let border = Setting("border")
  public static let borderTolerance = Setting("border-tolerance")
  public static let sector = Setting("sector")
  public static let step = Setting("step")

  // What is measured to.
  public static let to = Setting("to")
  public static let each = Setting("each")
  public static let within = Setting("within")
  public static let along = Setting("along")
  public static let via = Setting("via")
  public static let from = Setting("from")
  public static let network = Setting("network")
  public static let avoid = Setting("avoid")
  public static let clearance = Setting("clearance")
  public static let profile = Setting("profile")

  // What is written.
  public static let layer = Setting("layer")
  public static let bbox = Setting("bbox")
  public static let clip = Setting("clip")
  public static let simplify = Setting("simplify")
  public static let precision = Setting("precision")
  public static let repair = Setting("repair")
  public static let repairMethod = Setting("repair-method")
  public static let repairSeconds = Setting("repair-seconds")
  public static let overwrite = Setting("overwrite")
}
