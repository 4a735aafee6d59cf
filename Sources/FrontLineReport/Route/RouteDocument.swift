import FrontLine
public import FrontLineAnalysis

/// What `frontline route` says.
public struct RouteDocument: Sendable {
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
  public var officialFromKm: Double?
  /// Nil where there is no way.
  public var route: Route?
  public var detour: Detour?
  public var entries: [Entry]
  public var provenance: Provenance

  public init(
    target: TargetDescription, officialFromKm: Double? = nil, route: Route?, detour: Detour? = nil,
    entries: [Entry], provenance: Provenance
  ) {
    self.target = target
    self.officialFromKm = officialFromKm
    self.route = route
    self.detour = detour
    self.entries = entries
    self.provenance = provenance
  }

  /// Where the status changed from one snapshot to the next.
  func changes(at index: Int) -> [RouteChange] {
    index == 0 ? [] : entries[index].report.changes(since: entries[index - 1].report)
  }

  private var noWay: String {
    guard let detour, detour.unrestrictedMeters < .infinity else {
      return "the network does not connect \(target.name)"
    }
    let clearance = detour.clearanceKilometers ?? 0
    let how =
      clearance > 0
      ? "keeps more than \(plainNumber(clearance)) km from the territory" : "avoids the territory"
    return "no way for \(target.name) on this network \(how)"
  }

  /// About the last snapshot.
  public var sentence: String {
    let date = entries.last?.file.date ?? provenance.files.last?.date
    let day = date?.description ?? "undated"
    guard let route, let last = entries.last else {
      return provenance.sentence(dates: day, several: false, figure: noWay)
    }
    var figure = "\(target.name), \(kilometersText(route.meters / 1000)) long"
    let held = provenance.territory.statuses
    let inside = last.report.stretches.filter { $0.status.map { held.contains($0) } ?? false }
    if inside.isEmpty {
      if let nearest = last.report.nearest {
        figure += ", comes within \(kilometersText(nearest.kilometers)) of the front"
      }
    } else {
      let length = inside.reduce(0) { $0 + $1.meters } / 1000
      figure += ", \(kilometersText(length)) of it in the territory"
    }
    return provenance.sentence(dates: day, several: false, figure: figure + target.uncertainty)
  }
}
