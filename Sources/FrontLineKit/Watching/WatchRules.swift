public import FrontLine

/// What is to be told of the maps of an archive: a set of rules with a name.
public struct WatchRules: Hashable, Sendable {
  /// The name, under which an archive remembers what was told.
  public var name: String
  /// The rules.
  public var rules: [WatchRule]
  /// The territory whose border is the front.
  public var territory: Territory
  /// Gaps of the territory narrower than this are closed before distances are measured.
  public var gapMeters: Double

  /// Creates a set of rules.
  public init(name: String, rules: [WatchRule], territory: Territory = .allOccupied, gapMeters: Double = 2) {
    self.name = name
    self.rules = rules
    self.territory = territory
    self.gapMeters = gapMeters
  }
}

/// A rule: a condition with a name, of all sources or of one.
public struct WatchRule: Hashable, Sendable {
  /// What makes an event.
  public enum Condition: Hashable, Sendable {
    /// The front comes as near to a target as this: from farther on the map before. 0 is reached.
    case near(Targets, kilometers: [Double])
    /// A settlement has another status than on the map before. Nil: the places that come with the library.
    case status(places: String?)
    /// More than this was gained or lost in so many days, on the whole map or in a region.
    case area(squareKilometers: Double, days: Int, side: Side, region: RegionChoice?)
    /// The source drew its border anew where no land changed hands: more than this share of its vertices.
    case redrawn(share: Double)
    /// No map for so many days.
    case silent(days: Int)
    /// The land that only one of two sources holds on a day is more than this.
    case parted(squareKilometers: Double, sources: [String])
  }

  /// What the front comes near to.
  public enum Targets: Hashable, Sendable {
    /// Places, roads, coordinates, or files with a geometry, each a target.
    case named([String])
    /// A file of points with names, each a target.
    case places(String)
  }

  /// Which side's land counts.
  public enum Side: String, Hashable, Sendable, CaseIterable {
    /// Land that was gained, land that was lost, or land of either kind.
    case gained, lost, either
  }

  /// A region of a file; nil: each of them.
  public struct RegionChoice: Hashable, Sendable {
    /// The path of the file.
    public var path: String
    /// The name of the region; nil for each of them.
    public var name: String?

    /// Names a region of a file.
    public init(path: String, name: String? = nil) {
      self.path = path
      self.name = name
    }
  }

  /// The name of the rule.
  public var name: String
  /// What makes an event.
  public var condition: Condition
  /// The name of the source whose maps are looked at; nil: each source by itself.
  public var source: String?

  /// Creates a rule.
  public init(name: String, condition: Condition, source: String? = nil) {
    self.name = name
    self.condition = condition
    self.source = source
  }
}

extension WatchRule.Condition {
  /// The word for it in a file of rules.
  public var word: String {
    switch self {
    case .near: "near"
    case .status: "status"
    case .area: "area"
    case .redrawn: "redrawn"
    case .silent: "silent"
    case .parted: "parted"
    }
  }
}
