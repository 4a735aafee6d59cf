public import GeoTypes
import Geodesics
public import Measurement

/// A front after shaping, ready to be written.
public struct ShapedFront: Sendable {
  /// The lines of the front.
  public let lines: [LineString]
  /// The length after clipping, before simplifying and rounding.
  public let kilometers: Double
}

extension Surveyor {
  /// Returns the front of a land, shaped.
  ///
  /// The land is simplified, and its front is taken then: a front that ran along the state border within the border's
  /// tolerance before may not do so after.
  ///
  /// Throws a ``NodingError`` if lines and borders still cross after many rounds, and a ``FrontLimit/Exceeded`` if
  /// the outline is too long.
  public func shapedFront(
    of land: Land, without border: StateBorder?, _ shaping: Shaping
  ) throws -> ShapedFront {
    var lines = try shaping.clipped(land.front(without: border).lines)
    let kilometers = lines.reduce(0) { $0 + $1.geodesicMeters } / 1000
    if shaping.toleranceMeters > 0 {
      let outline = try land.simplifiedOutline(toleranceMeters: shaping.toleranceMeters)
      lines = try shaping.clipped(outline.front(without: border).lines)
    }
    return ShapedFront(lines: shaping.rounded(lines), kilometers: kilometers)
  }
}

extension LineString {
  fileprivate var geodesicMeters: Double {
    zip(coordinates, coordinates.dropFirst()).reduce(0) { $0 + Geodesic.wgs84.distance(from: $1.0, to: $1.1) }
  }
}
