public import FrontLine
public import Measurement

/// The reason why a distance can't be measured.
public enum DistanceError: WordedError, Hashable, Sendable {
  /// The earth model defines areas and no distances.
  case areaModel(EarthModel)
  /// There is nothing to measure to.
  case emptyTarget
  /// A line has a single position.
  case singlePosition

  /// Whether the choice of the model is at fault; else the geometry is.
  public var isUsage: Bool {
    if case .areaModel = self { true } else { false }
  }

  /// What is wrong: one line.
  public var message: Wording {
    switch self {
    case .areaModel(let earth): "\(.earth) \(earth) measures areas only"
    case .emptyTarget: "there is no point, line or polygon to measure to"
    case .singlePosition: "a line has one position and no length"
    }
  }

  /// What to do about it: one line.
  public var advice: Wording {
    switch self {
    case .areaModel:
      "distances are measured on the WGS 84 ellipsoid, with \(.earth) wgs84 or wgs84-straight"
    case .emptyTarget: "check the geometry"
    case .singlePosition: "give it a second one, or make it a point"
    }
  }

  /// Both in one line.
  public var wording: Wording { "\(message): \(advice)" }
}
