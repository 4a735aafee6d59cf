/// One of the eight main directions of the compass.
public enum CompassPoint: String, Hashable, Sendable, CaseIterable {
  /// 0°.
  case north
  /// 45°.
  case northEast = "north-east"
  /// 90°.
  case east
  /// 135°.
  case southEast = "south-east"
  /// 180°.
  case south
  /// 225°.
  case southWest = "south-west"
  /// 270°.
  case west
  /// 315°.
  case northWest = "north-west"

  /// Finds the direction nearest to a bearing in degrees clockwise from north.
  public init(bearingDegrees: Double) {
    let turns = bearingDegrees / 45
    let index = turns.isFinite ? Int(turns.rounded().truncatingRemainder(dividingBy: 8)) : 0
    self = Self.allCases[(index + 8) % 8]
  }

  /// The abbreviation, such as `NE`.
  public var abbreviation: String {
    switch self {
    case .north: "N"
    case .northEast: "NE"
    case .east: "E"
    case .southEast: "SE"
    case .south: "S"
    case .southWest: "SW"
    case .west: "W"
    case .northWest: "NW"
    }
  }
}
