import FrontLine
public import FrontLineAnalysis

/// What `frontline route` says.
public struct RouteDocument: TextDocument, Sendable {
  public struct Entry: Sendable {
    public var file: Provenance.File
    public var report: RouteReport

    public init(file: Provenance.File, report: RouteReport) {
      self.file = file
      self.report = report
    }
  }

  /// How a way through a network compares with one that avoids nothing.
  public struct Detour: Hashable, Sendable {
    public var unrestrictedMeters: Double
    /// Nil where nothing was avoided.
    public var clearanceKilometers: Double?
    /// How far start and goal lie from the network.
    public var startMetersOff: Double
    public var goalMetersOff: Double

    public init(
      unrestrictedMeters: Double, clearanceKilometers: Double?, startMetersOff: Double, goalMetersOff: Double
    ) {
      self.unrestrictedMeters = unrestrictedMeters
      self.clearanceKilometers = clearanceKilometers
      self.startMetersOff = startMetersOff
      self.goalMetersOff = goalMetersOff
    }
  }

  public var target: TargetDescription
  /// Where the route lies by the road's own kilometres, where that is known.
  public var official: OfficialKilometers?
  /// Nil where there is no way, or none with a length.
  public var route: Route?
  /// Whether start and goal are one place, so that there is nothing to go.
  public var isAtGoal: Bool
  public var detour: Detour?
  public var entries: [Entry]
  public var provenance: Provenance

  public init(
    target: TargetDescription, official: OfficialKilometers? = nil, route: Route?,
    isAtGoal: Bool = false, detour: Detour? = nil,
    entries: [Entry], provenance: Provenance
  ) {
    self.target = target
    self.official = official
    self.route = route
    self.isAtGoal = isAtGoal
    self.detour = detour
    self.entries = entries
    self.provenance = provenance
  }

  /// Nil where there is no way.
  var meters: Double? { route?.meters ?? (isAtGoal ? 0 : nil) }

  /// Where the status changed from one snapshot to the next.
  func changes(at index: Int) -> [RouteChange] {
    index == 0 ? [] : entries[index].report.changes(since: entries[index - 1].report)
  }

  /// About the last snapshot.
  public var sentence: String {
    let words = provenance.words
    let day = provenance.language.date(entries.last?.file.date ?? provenance.files.last?.date)
    guard let meters, let last = entries.last else {
      let isConnected = (detour?.unrestrictedMeters ?? .infinity) < .infinity
      let figure = words.noWay(
        target, clearanceKilometers: isConnected ? detour?.clearanceKilometers ?? 0 : nil)
      return provenance.sentence(dates: day, several: false, figure: figure)
    }
    let held = provenance.territory.statuses
    let inside = last.report.stretches.filter { $0.status.map { held.contains($0) } ?? false }
    let figure = words.route(
      target, meters: meters, inside: inside.isEmpty ? nil : inside.reduce(0) { $0 + $1.meters },
      nearest: last.report.nearest)
    return provenance.sentence(dates: day, several: false, figure: figure)
  }
}
