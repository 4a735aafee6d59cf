public import FrontLine
public import GeoTypes

/// The reason why an earth model can't give an area.
public enum EarthError: WordedError, Hashable, Sendable {
  /// An edge spans more than 180° of longitude or leaves the latitudes of the earth.
  case edgeOutOfRange(Coordinate, Coordinate)
  /// So many edges are so long that they would have to be divided into too many parts, more than a million.
  case tooManyLongEdges(Int)
  /// PROJ knows no such code.
  case unknownCode(Int)
  /// The code names a system that is not projected.
  case notProjected(Int, name: String)

  /// Whether the choice of the model is at fault; else the coordinates are.
  public var isUsage: Bool {
    switch self {
    case .edgeOutOfRange, .tooManyLongEdges: false
    case .unknownCode, .notProjected: true
    }
  }

  /// The error in words: what is wrong, and what to do.
  public var wording: Wording {
    switch self {
    case .edgeOutOfRange(let low, let high):
      "the edge from \(low) to \(high) spans 180° of longitude or more, or leaves latitudes -90 to 90: "
        + "give it a position in between, or cut the polygon at the antimeridian (RFC 7946 §3.1.9)"
    case .tooManyLongEdges(let count):
      "\(count) edges are so long that they would have to be divided into more than a million parts: "
        + "draw them with positions in between, or measure with \(.earth) wgs84-straight"
    case .unknownCode(let code):
      "there is no coordinate reference system EPSG:\(code): \(Self.advice)"
    case .notProjected(let code, let name):
      "EPSG:\(code) (\(name)) is not a projected coordinate reference system: \(Self.advice)"
    }
  }

  private static let advice = "name a projected one, for example EPSG:6933, EPSG:3035 or EPSG:32637"
}
