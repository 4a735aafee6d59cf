/// Which earth a square kilometre lies on, and what a line between two coordinates is.
///
/// Each model turns a directed edge into one signed number of square metres, opposite for the opposite
/// direction, and an area is the sum of those over a boundary that runs counter-clockwise around it.
public enum EarthModel: Hashable, Sendable {
  /// Geodesics as edges on the WGS 84 ellipsoid (C. F. F. Karney, "Algorithms for geodesics", 2013).
  case wgs84
  /// Edges straight in longitude and latitude (RFC 7946 §3.1.1), integrated exactly on the WGS 84 ellipsoid.
  case wgs84Straight
  /// The sphere of radius 6,378,137 m with the edge rule that DeepState's own figures come from.
  case deepState
  /// The same rule on the sphere of radius 6,371,008.8 m, as Turf 7 and later.
  case turf
  /// Planar area in a projected coordinate reference system of the EPSG registry.
  case epsg(Int)
}

extension EarthModel: LosslessStringConvertible {
  /// The words for the models, the default first; `EPSG:n` stands for any code.
  public static let words = ["wgs84", "wgs84-straight", "deepstate", "turf", "EPSG:n"]

  /// Reads `wgs84`, `wgs84-straight`, `deepstate`, `turf` or `EPSG:n`, in any case.
  public init?(_ text: String) {
    switch text.lowercased() {
    case "wgs84": self = .wgs84
    case "wgs84-straight": self = .wgs84Straight
    case "deepstate": self = .deepState
    case "turf": self = .turf
    case let other:
      guard other.hasPrefix("epsg:"), let code = Int(other.dropFirst(5)), code > 0 else { return nil }
      self = .epsg(code)
    }
  }

  public var description: String {
    switch self {
    case .wgs84: "wgs84"
    case .wgs84Straight: "wgs84-straight"
    case .deepState: "deepstate"
    case .turf: "turf"
    case .epsg(let code): "EPSG:\(code)"
    }
  }

  /// What the edges between coordinates are taken for, as provenance states it.
  public var edges: String {
    switch self {
    case .wgs84: "geodesic"
    case .wgs84Straight, .deepState, .turf: "straight in longitude and latitude"
    case .epsg: "straight in the projection"
    }
  }

  /// The earth in words, for the sentence that goes with a figure.
  public var title: String {
    switch self {
    case .wgs84: "WGS 84 ellipsoid"
    case .wgs84Straight: "WGS 84 ellipsoid, edges straight in longitude and latitude"
    case .deepState: "sphere of 6,378,137 m (DeepState's rule)"
    case .turf: "sphere of 6,371,008.8 m (Turf's rule)"
    case .epsg(let code): "plane of EPSG:\(code)"
    }
  }
}
