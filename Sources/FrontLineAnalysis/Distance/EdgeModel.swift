/// What a line between two coordinates is, when a distance to it is measured.
///
/// Distances are always lengths of geodesics on the WGS 84 ellipsoid; the model says where the edges run. Over
/// 10 km at 48° N the two lie up to 2 m apart, over 1 km up to 2 cm.
public enum EdgeModel: Hashable, Sendable {
  /// The shortest line on the ellipsoid.
  case geodesic
  /// Straight in longitude and latitude, as RFC 7946 §3.1.1 has it.
  case straight

  /// The edges of an earth model. Throws for the models that know areas only.
  public init(_ earth: EarthModel) throws(DistanceError) {
    switch earth {
    case .wgs84: self = .geodesic
    case .wgs84Straight: self = .straight
    case .deepState, .turf, .epsg: throw .areaModel(earth)
    }
  }
}

/// Why a distance can't be measured.
public enum DistanceError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The earth model defines areas and no distances.
  case areaModel(EarthModel)
  /// There is nothing to measure to.
  case emptyTarget
  /// A line has a single position.
  case singlePosition

  /// Whether the model was chosen badly; else the geometry is bad.
  public var isUsage: Bool {
    if case .areaModel = self { true } else { false }
  }

  /// What is wrong: one line.
  public var message: String {
    switch self {
    case .areaModel(let earth): "--earth \(earth) is a rule for areas"
    case .emptyTarget: "there is no point, line or polygon to measure to"
    case .singlePosition: "a line has one position and no length"
    }
  }

  /// What to do about it: one line.
  public var advice: String {
    switch self {
    case .areaModel:
      "distances are measured on the WGS 84 ellipsoid, with --earth wgs84 or wgs84-straight"
    case .emptyTarget: "check the geometry"
    case .singlePosition: "give it a second one, or make it a point"
    }
  }

  /// Both in one line.
  public var description: String { "\(message): \(advice)" }
}
