/// A band around territory: what lies between two distances from it.
public struct Zone: Hashable, Sendable {
  /// The side of the territory's border on which a zone lies.
  public enum Side: String, Hashable, Sendable, CaseIterable {
    /// On which side of the territory's border a zone lies.
    case free, territory
  }

  /// On which side of the border the zone lies.
  public let side: Side
  /// The distances from the border of the territory between which it lies, in kilometres. A point at the farther one
  /// lies in the zone.
  public let fromKilometers: Double
  /// The farther distance.
  public let toKilometers: Double

  /// Creates a zone between two distances.
  public init(side: Side = .free, fromKilometers: Double, toKilometers: Double) {
    self.side = side
    self.fromKilometers = fromKilometers
    self.toKilometers = toKilometers
  }

  /// Returns the zones between given distances, the nearest first.
  ///
  /// - Parameter limitsKilometers: In ascending order.
  public static func zones(_ limitsKilometers: [Double], side: Side = .free) -> [Zone] {
    zip([0] + limitsKilometers, limitsKilometers).map {
      Zone(side: side, fromKilometers: $0, toKilometers: $1)
    }
  }

  /// Whether a point at this distance from the border, on the side of the zone, lies in it.
  public func contains(kilometers: Double) -> Bool {
    (kilometers > fromKilometers || (side == .territory && fromKilometers == 0)) && kilometers <= toKilometers
  }
}
