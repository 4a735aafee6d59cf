public import FrontLine
public import GeoTypes

/// An area that no earth model can give.
public enum EarthError: WordedError, Hashable, Sendable {
  /// An edge spans more than 180° of longitude or leaves the latitudes of the earth.
  case edgeOutOfRange(Coordinate, Coordinate)
  /// So many edges are so long that they would have to be divided into more than a million parts.
  case tooManyLongEdges(Int)
  /// There is no such code.
  case unknownCode(Int)
  /// The code names a system without a plane.
  case notProjected(Int, name: String)

  /// Whether the model was chosen badly; else the coordinates are bad.
  public var isUsage: Bool {
    switch self {
    case .edgeOutOfRange, .tooManyLongEdges: false
    case .unknownCode, .notProjected: true
    }
  }

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
