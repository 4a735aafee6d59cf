public import FrontLine

/// A model of the earth: the surface on which areas are measured, and the line that an edge between two coordinates
/// means.
///
/// Each model gives a directed edge one signed number of square metres, opposite for the opposite direction. An area
/// is the sum of those numbers over a boundary that runs counter-clockwise around it.
///
/// What a model is stands here and in ``EdgeTerms``; all else asks for its ``line``.
public enum EarthModel: Hashable, Sendable {
  /// Geodesics as edges on the WGS 84 ellipsoid (C. F. F. Karney, "Algorithms for geodesics", 2013).
  case wgs84
  /// Edges straight in longitude and latitude (RFC 7946 §3.1.1), integrated exactly on the WGS 84 ellipsoid.
  case wgs84Straight
  /// The sphere of radius 6,378,137 m with the edge rule that DeepState's own figures come from.
  case deepState
  /// The same rule on the sphere of radius 6,371,008.8 m, as in Turf 7 and later.
  case turf
  /// Planar area in a projected coordinate reference system of the EPSG registry.
  case epsg(Int)

  /// The line that the area term of an edge runs along.
  public enum Line: Hashable, Sendable {
    /// The shortest line on the ellipsoid.
    case geodesic
    /// Straight in longitude and latitude.
    case straightOnMap
    /// Straight in longitude and the sine of latitude: the rule of Chamberlain and Duquette, whose authors speak of
    /// edges straight in longitude and latitude.
    case straightInSine
    /// Straight in the plane of a projection.
    case straightInProjection
  }

  /// The line that an edge stands for.
  public var line: Line {
    switch self {
    case .wgs84: .geodesic
    case .wgs84Straight: .straightOnMap
    case .deepState, .turf: .straightInSine
    case .epsg: .straightInProjection
    }
  }

  /// The radius of the sphere that areas are measured on; nil where it is the ellipsoid, or a plane.
  var sphereRadiusMeters: Double? {
    switch self {
    case .deepState: 6_378_137
    case .turf: 6_371_008.8
    case .wgs84, .wgs84Straight, .epsg: nil
    }
  }

  /// The models that a word names.
  static let named: [EarthModel] = [.wgs84, .wgs84Straight, .deepState, .turf]
}

extension EarthModel: LosslessStringConvertible {
  /// The names of the models, the default first; `EPSG:n` stands for any code.
  public static let words = named.map(\.description) + ["EPSG:n"]

  /// Reads `wgs84`, `wgs84-straight`, `deepstate`, `turf` or `EPSG:n`, in any case.
  public init?(_ text: String) {
    let text = text.lowercased()
    if let model = Self.named.first(where: { $0.description == text }) {
      self = model
    } else if text.hasPrefix("epsg:"), let code = Int(text.dropFirst(5)), code > 0 {
      self = .epsg(code)
    } else {
      return nil
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

  /// What an edge between two coordinates means, in the words of the provenance.
  public var edges: String {
    switch line {
    case .geodesic: "geodesic"
    case .straightOnMap: "straight in longitude and latitude"
    case .straightInSine: "straight in longitude and the sine of latitude"
    case .straightInProjection: "straight in the projection"
    }
  }

  /// The model in words, for the sentence that goes with a figure.
  public var title: BilingualText {
    switch self {
    case .wgs84: BilingualText(english: "WGS 84 ellipsoid", ukrainian: "еліпсоїд WGS 84")
    case .wgs84Straight:
      BilingualText(
        english: "WGS 84 ellipsoid, edges straight in longitude and latitude",
        ukrainian: "еліпсоїд WGS 84, ребра прямі за довготою та широтою")
    case .deepState:
      BilingualText(
        english: "sphere of 6,378,137 m (DeepState's rule)",
        ukrainian: "сфера радіусом 6 378 137 м (правило DeepState)")
    case .turf:
      BilingualText(
        english: "sphere of 6,371,008.8 m (Turf's rule)",
        ukrainian: "сфера радіусом 6 371 008,8 м (правило Turf)")
    case .epsg(let code):
      BilingualText(english: "plane of EPSG:\(code)", ukrainian: "площина EPSG:\(code)")
    }
  }
}
