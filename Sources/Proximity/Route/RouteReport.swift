public import FrontLine
public import GeoTypes
public import Measurement

/// The findings about a route on the map of one day.
public struct RouteReport: Sendable {
  /// A part of the route with one status, between two chainages in metres from the start.
  public struct Stretch: Hashable, Sendable {
    /// Nil if the source gives the land no status.
    public var status: ControlStatus?
    /// Where the stretch begins, along the route.
    public var fromMeters: Double
    /// Where it ends, along the route.
    public var toMeters: Double
    /// The length of the stretch.
    public var meters: Double { toMeters - fromMeters }

    /// The status, or `free`.
    public var statusName: String { status?.rawValue ?? "free" }
  }

  /// A point where the route enters the territory or leaves it.
  public struct Crossing: Hashable, Sendable {
    /// Where the crossing lies, along the route.
    public var chainageMeters: Double
    /// The position of the crossing.
    public var coordinate: Coordinate
    /// Whether the route enters the territory here.
    public var enters: Bool
  }

  /// The length of the route within a distance of the territory, including the part inside.
  public struct Nearness: Hashable, Sendable {
    /// The distance from the territory that is asked about.
    public var kilometers: Double
    /// The length of the route that lies as near as that.
    public var lengthMeters: Double
  }

  /// A point of the profile.
  public struct ProfilePoint: Hashable, Sendable {
    /// Where the point lies, along the route.
    public var chainageMeters: Double
    /// The distance to the territory; 0 inside.
    public var frontMeters: Double
    /// The status of the land at the point.
    public var statusName: String
  }

  /// The stretches in order; they add up to the length of the route.
  public var stretches: [Stretch]
  /// The places at which the route enters or leaves the territory.
  public var crossings: [Crossing]
  /// Nil if the snapshot has no land of the territory.
  public var nearest: Proximity?
  /// How much of the route lies within each distance.
  public var within: [Nearness]
  /// The points at even steps, where they were asked for.
  public var profile: [ProfilePoint]

  /// The report without a route.
  public static let empty = RouteReport(stretches: [], crossings: [], nearest: nil, within: [], profile: [])
}

/// What to find out about a route besides its stretches.
public struct RouteQuestions: Hashable, Sendable {
  /// The distances that are asked about.
  public var withinKilometers: [Double]
  /// The distance between the points of the profile; nil for no profile.
  public var profileStepMeters: Double?

  /// Creates questions.
  public init(withinKilometers: [Double] = [1, 5, 10, 20], profileStepMeters: Double? = nil) {
    self.withinKilometers = withinKilometers
    self.profileStepMeters = profileStepMeters
  }
}

/// A part of the route that has another status than in the snapshot before.
public struct RouteChange: Hashable, Sendable {
  /// Where the stretch begins, along the route.
  public var fromMeters: Double
  /// Where it ends, along the route.
  public var toMeters: Double
  /// The statuses, or `free`.
  public var before: String
  /// The status after.
  public var after: String
}

extension RouteReport {
  /// Reports on a way that ends where it starts: how near the land comes to that point.
  ///
  /// Throws as ``DistanceTarget/init(_:model:)`` does.
  public init(at point: Coordinate, territory land: Land, model: EdgeModel) throws {
    self = .empty
    let target = try DistanceTarget(.point(point), model: model)
    nearest = GeodesicProximity(model: model).nearest(target, to: land)
  }

  /// Returns where the status of the route differs from that in an earlier report on the same route.
  public func changes(since earlier: RouteReport) -> [RouteChange] {
    var changes: [RouteChange] = []
    var (i, j) = (0, 0)
    while i < earlier.stretches.count, j < stretches.count {
      let (before, after) = (earlier.stretches[i], stretches[j])
      let from = max(before.fromMeters, after.fromMeters)
      let to = min(before.toMeters, after.toMeters)
      // A border that stays is found at the same chainage but for rounding.
      if before.status != after.status, to - from > RouteSweep.resolution {
        let (old, new) = (before.statusName, after.statusName)
        if let last = changes.last, last.toMeters == from, last.before == old, last.after == new {
          changes[changes.count - 1].toMeters = to
        } else {
          changes.append(RouteChange(fromMeters: from, toMeters: to, before: old, after: new))
        }
      }
      if before.toMeters <= to { i += 1 }
      if after.toMeters <= to { j += 1 }
    }
    return changes
  }
}
