import FrontLine
import GeoTypes
public import Measurement

/// Surveys a route on the maps of a series.
///
/// Not `Sendable`: make one for each task.
public final class RouteSurveyor {
  /// The route that is looked at.
  public let route: Route
  private let questions: RouteQuestions
  private let target: DistanceTarget
  private let proximity: GeodesicProximity
  /// Closes the gaps in the land of all statuses together.
  private let closer: GapCloser

  /// Prepares a route.
  ///
  /// - Parameter gapMeters: The width below which a gap between two statuses, or within one, is not a stretch of its
  ///   own.
  public init(_ route: Route, _ questions: RouteQuestions = .init(), gapMeters: Double = 0) {
    closer = GapCloser(limitMeters: gapMeters)
    self.route = route
    self.questions = questions
    target = DistanceTarget(route)
    proximity = GeodesicProximity(model: route.model)
  }

  /// Returns the report on the route for a snapshot; `land` is the land of the territory in it, its gaps closed.
  ///
  /// Stretches have the status of the source. If several statuses hold some land, the first in the order of
  /// `ControlStatus` counts; `foreign` land counts as none.
  ///
  /// Throws if the land of a status can't be united: see `Survey.land(of:part:)`; and as ``GapCloser/close(_:)``
  /// does.
  public func report(on survey: Survey, territory land: Land) throws -> RouteReport {
    proximity.forgetOldMaps()
    let statuses = survey.snapshot.statuses.filter { $0 != .foreign }
    let landsOfStatuses = try statuses.map { (status: $0, land: try survey.land(of: $0)) }
    let lands = landsOfStatuses.map { (status: $0.status, ranges: ranges(in: proximity.index(of: $0.land))) }
    let territory = proximity.index(of: land)
    let inside = ranges(in: territory)
    var closed = ChainageRanges()
    if closer.limitMeters > 0 {
      let all = try closer.close(survey.land { $0.status != .foreign })
      if !all.gaps.isEmpty { closed = ranges(in: proximity.index(of: all.land)) }
    }
    let stretches = RouteSweep.stretches(
      of: route.meters, lands, closed: closed, territory: inside
    ) { chainage in
      let point = route.coordinate(atMeters: chainage)
      guard let target = try? DistanceTarget(.point(point), model: route.model) else { return nil }
      let distances = landsOfStatuses.compactMap { status, land in
        proximity.nearest(target, to: land).map { (status: status, meters: $0.meters) }
      }
      return distances.min { $0.meters < $1.meters }?.status
    }
    var report = RouteReport(
      stretches: stretches, crossings: crossings(inside), nearest: proximity.nearest(target, to: land),
      within: [], profile: [])
    guard report.nearest != nil else { return report }
    let nearness = RouteNearness(route: route, land: territory, inside: inside)
    report.within = questions.withinKilometers.map { kilometers in
      .init(kilometers: kilometers, lengthMeters: nearness.length(withinMeters: kilometers * 1000))
    }
    report.profile = profile(stretches, nearness)
    return report
  }

  /// Returns the ranges of the route that lie in the land.
  private func ranges(in land: IndexedLand) -> ChainageRanges {
    var ranges: [ClosedRange<Double>] = []
    for edge in route.edges {
      for shares in land.shares(of: edge.path) {
        ranges.append(
          (edge.startMeters + edge.path.meters(toShare: shares.lowerBound))...(edge.startMeters
            + edge.path.meters(toShare: shares.upperBound)))
      }
    }
    return ChainageRanges(ranges)
  }

  private func crossings(_ inside: ChainageRanges) -> [RouteReport.Crossing] {
    inside.ranges.flatMap { range in
      [(range.lowerBound, true), (range.upperBound, false)]
    }.filter { $0.0 > 0 && $0.0 < route.meters }.map { chainage, enters in
      .init(chainageMeters: chainage, coordinate: route.coordinate(atMeters: chainage), enters: enters)
    }
  }

  private func profile(
    _ stretches: [RouteReport.Stretch], _ nearness: RouteNearness
  ) -> [RouteReport.ProfilePoint] {
    guard let step = questions.profileStepMeters, step > 0 else { return [] }
    var chainages = Array(stride(from: 0, to: route.meters, by: step))
    chainages.append(route.meters)
    return chainages.map { chainage in
      let stretch = stretches.last { $0.fromMeters <= chainage } ?? stretches.first
      return .init(
        chainageMeters: chainage, frontMeters: nearness.meters(at: route.coordinate(atMeters: chainage)),
        statusName: stretch?.statusName ?? "free")
    }
  }
}
