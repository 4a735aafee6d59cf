/// A setting of a job, as messages refer to it.
public struct Setting: RawRepresentable, Hashable, Sendable {
  /// The name: words in lower case, separated by hyphens.
  public let rawValue: String
  /// Creates a setting of its word.
  public init(rawValue: String) { self.rawValue = rawValue }
  private init(_ rawValue: String) { self.rawValue = rawValue }

  /// The name in JSON: words separated by underscores.
  public var member: String { rawValue.replacing("-", with: "_") }

  // Reading snapshots.
  /// Whose rules read the maps.
  public static let source = Setting("source")
  /// The status of all polygons.
  public static let status = Setting("status")
  /// The property that names the status of a feature.
  public static let statusProperty = Setting("status-property")
  /// Which status a label stands for.
  public static let map = Setting("map")
  /// Features without a status are left out.
  public static let skipUnclassified = Setting("skip-unclassified")
  /// The day of a map.
  public static let date = Setting("date")
  /// The property that holds the day of a feature.
  public static let dateProperty = Setting("date-property")
  /// Whether `12/08/2025` is day first or month first.
  public static let dateFormat = Setting("date-format")
  /// Whether the features of a day are the whole map or an event.
  public static let dates = Setting("dates")
  /// The reference system of the coordinates.
  public static let crs = Setting("crs")
  /// A map that can't be read is passed over.
  public static let keepGoing = Setting("keep-going")

  // Selecting snapshots.
  /// The first day.
  public static let since = Setting("since")
  /// The last day.
  public static let until = Setting("until")
  /// The day of a comparison.
  public static let on = Setting("on")
  /// The length of a step.
  public static let every = Setting("every")

  /// Which source counts up to which day.
  public static let sources = Setting("sources")

  // Measuring areas.
  /// The named set of statuses that counts.
  public static let territory = Setting("territory")
  /// The statuses that count, one by one.
  public static let statuses = Setting("statuses")
  /// The earth model.
  public static let earth = Setting("earth")
  /// The file of regions.
  public static let regions = Setting("regions")
  /// Regions without a change are left out.
  public static let changedOnly = Setting("changed-only")
  /// Over how many days a rolling mean goes.
  public static let rollingDays = Setting("rolling-days")
  /// What counts as recent in a film, in days.
  public static let recentDays = Setting("recent-days")
  /// The property that names a region.
  public static let regionName = Setting("region-name")
  /// The property that identifies a region.
  public static let regionID = Setting("region-id")
  /// Below which area a patch is a sliver.
  public static let sliver = Setting("sliver-km2")
  /// Below which width a gap is closed, in metres.
  public static let gap = Setting("gap")
  /// The file of the state border.
  public static let border = Setting("border")
  /// How near the border is the border, in metres.
  public static let borderTolerance = Setting("border-tolerance")
  /// The box that the front is looked at in.
  public static let sector = Setting("sector")
  /// How far samples on the front lie apart, in metres.
  public static let step = Setting("step")

  // Distances and routes.
  /// What distances go to.
  public static let to = Setting("to")
  /// Each feature of a file is a target.
  public static let each = Setting("each")
  /// The distances that are asked about, in kilometres.
  public static let within = Setting("within")
  /// The road that is looked at.
  public static let along = Setting("along")
  /// The road that is marked on a map.
  public static let route = Setting("route")
  /// The places that a way goes through.
  public static let via = Setting("via")
  /// Where a way begins.
  public static let from = Setting("from")
  /// The lines that a way may take.
  public static let network = Setting("network")
  /// What a way avoids.
  public static let avoid = Setting("avoid")
  /// How far a way keeps off, in kilometres.
  public static let clearance = Setting("clearance")
  /// The road is looked at step by step.
  public static let profile = Setting("profile")

  // Places and zones.
  /// The file of settlements.
  public static let places = Setting("places")
  /// The properties of settlements that are carried along.
  public static let carry = Setting("carry")
  /// Whether the land of zones is measured.
  public static let areas = Setting("areas")

  // Pictures.
  /// The centre of what a map shows.
  public static let around = Setting("around")
  /// How far a map reaches around its centre, in kilometres.
  public static let radius = Setting("radius")
  /// The region that is looked at.
  public static let region = Setting("region")

  // Reports.
  /// The maps of another source.
  public static let compare = Setting("compare")
  /// The sections of a report.
  public static let sections = Setting("sections")

  // Fetching and watching.
  /// The address of another server.
  public static let baseURL = Setting("base-url")
  /// The address of a source that has no name here.
  public static let url = Setting("url")
  /// Where downloads go.
  public static let into = Setting("into")
  /// The pause between requests, in milliseconds.
  public static let pace = Setting("pace")
  /// How many requests a run may make.
  public static let maxRequests = Setting("max-requests")
  /// What is held is asked for again.
  public static let recheck = Setting("recheck")
  /// The terms of a source are accepted.
  public static let acceptTerms = Setting("accept-terms")
  /// How long an answer may take, in seconds.
  public static let timeout = Setting("timeout")
  /// The address that events are sent to.
  public static let webhook = Setting("webhook")

  // Output.
  /// What is exported.
  public static let layer = Setting("layer")
  /// The box that exported land is cut to.
  public static let bbox = Setting("bbox")
  /// The polygons that exported land is cut to.
  public static let clip = Setting("clip")
  /// How far a border may move, in metres.
  public static let simplify = Setting("simplify")
  /// With how many decimals coordinates are written.
  public static let precision = Setting("precision")
  /// A clean copy is written.
  public static let repair = Setting("repair")
  /// By which rule a repair is made.
  public static let repairMethod = Setting("repair-method")
  /// How long a repair may take, in seconds.
  public static let repairSeconds = Setting("repair-seconds")
  /// A file that is there is replaced.
  public static let overwrite = Setting("overwrite")
}
