public import FrontLine
public import Measurement
public import Proximity

/// What is counted, on which earth, as a share of what: the same in every job that measures.
public struct Measuring: Hashable, Sendable {
  /// The statuses that count together.
  public var territory: Territory
  /// The earth model.
  public var earth: EarthModel
  /// What percentages refer to.
  public var denominator: Denominator

  /// Creates settings; without arguments, those of the command line.
  public init(
    territory: Territory = .allOccupied, earth: EarthModel = .wgs84, denominator: Denominator = .ukraine
  ) {
    self.territory = territory
    self.earth = earth
    self.denominator = denominator
  }
}

/// Regions to divide figures among: a file of polygons with a name each.
public struct RegionsInput: Hashable, Sendable, ExpressibleByStringLiteral {
  /// The path of the file.
  public var path: String
  /// The property that names the regions; nil: found.
  public var nameProperty: String?
  /// The property that holds their codes; nil: found.
  public var idProperty: String?

  /// Names a file of regions.
  public init(path: String, nameProperty: String? = nil, idProperty: String? = nil) {
    self.path = path
    self.nameProperty = nameProperty
    self.idProperty = idProperty
  }

  public init(stringLiteral path: String) { self.init(path: path) }
}

/// Lines or polygons of state border and coast, along which a territory has no front.
public struct BorderInput: Hashable, Sendable, ExpressibleByStringLiteral {
  /// The path of the file.
  public var path: String
  /// How far a line may run beside the border and still be it.
  public var toleranceMeters: Double

  /// Names a file with the state border.
  public init(path: String, toleranceMeters: Double = StateBorder.defaultToleranceMeters) {
    self.path = path
    self.toleranceMeters = toleranceMeters
  }

  public init(stringLiteral path: String) { self.init(path: path) }
}
