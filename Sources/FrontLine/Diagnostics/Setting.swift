/// A setting of a job, as messages refer to it.
public struct Setting: RawRepresentable, Hashable, Sendable {
  /// The name: words in lower case, separated by hyphens.
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
  private init(_ rawValue: String) { self.rawValue = rawValue }

  /// The name in JSON: words separated by underscores.
  public var member: String { rawValue.replacing("-", with: "_") }

  // Reading snapshots.
  public static let source = Setting("source")
  public static let status = Setting("status")
  public static let statusProperty = Setting("status-property")
  public static let map = Setting("map")
  public static let skipUnclassified = Setting("skip-unclassified")
  public static let date = Setting("date")
  public static let dateProperty = Setting("date-property")
  public static let dateFormat = Setting("date-format")
  public static let dates = Setting("dates")
  public static let crs = Setting("crs")
  public static let keepGoing = Setting("keep-going")

  // Selecting snapshots.
  public static let since = Setting("since")
  public static let until = Setting("until")
  public static let on = Setting("on")
  public static let every = Setting("every")

  public static let sources = Setting("sources")

  // Measuring areas.
  public static let territory = Setting("territory")
  public static let statuses = Setting("statuses")
  public static let earth = Setting("earth")
  public static let regions = Setting("regions")
  public static let changedOnly = Setting("changed-only")
  public static let rollingDays = Setting("rolling-days")
  public static let recentDays = Setting("recent-days")
  public static let regionName = Setting("region-name")
  public static let regionID = Setting("region-id")
  public static let sliver = Setting("sliver-km2")
  public static let gap = Setting("gap")
  public static let border = Setting("border")
  public static let borderTolerance = Setting("border-tolerance")
  public static let sector = Setting("sector")
  public static let step = Setting("step")

  // Distances and routes.
  public static let to = Setting("to")
  public static let each = Setting("each")
  public static let within = Setting("within")
  public static let along = Setting("along")
  public static let route = Setting("route")
  public static let via = Setting("via")
  public static let from = Setting("from")
  public static let network = Setting("network")
  public static let avoid = Setting("avoid")
  public static let clearance = Setting("clearance")
  public static let profile = Setting("profile")

  // Places and zones.
  public static let places = Setting("places")
  public static let carry = Setting("carry")
  public static let areas = Setting("areas")

  // Pictures.
  public static let around = Setting("around")
  public static let radius = Setting("radius")
  public static let region = Setting("region")

  // Reports.
  public static let compare = Setting("compare")
  public static let sections = Setting("sections")

  // Fetching and watching.
  public static let baseURL = Setting("base-url")
  public static let url = Setting("url")
  public static let into = Setting("into")
  public static let pace = Setting("pace")
  public static let maxRequests = Setting("max-requests")
  public static let recheck = Setting("recheck")
  public static let acceptTerms = Setting("accept-terms")
  public static let timeout = Setting("timeout")
  public static let webhook = Setting("webhook")

  // Output.
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
