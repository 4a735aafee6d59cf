public import GeoTypes
public import Measurement

/// Land whose hairline gaps have been closed.
///
/// Its border is that of the land except at the gaps: no vertex elsewhere has moved.
public struct ClosedLand: Sendable {
  /// The land with what lay in the gaps; the given land itself if there are none.
  public let land: Land
  /// The gaps that were closed, from west to east.
  public let gaps: [Gap]

  /// The area of all gaps together.
  public var squareKilometers: Double { gaps.reduce(0) { $0 + $1.squareMeters } / 1e6 }
}

/// A gap that was closed: a strip of free land between two borders that face each other, or a pinhole.
public struct Gap: Hashable, Sendable {
  /// A position on its border: the lowest by longitude.
  public let location: Coordinate
  /// The smallest box around the gap.
  public let box: Box
  /// Half the length of its border.
  public let lengthMeters: Double
  /// The area of the gap.
  public let squareMeters: Double

  /// Its mean width.
  public var widthMeters: Double { lengthMeters > 0 ? squareMeters / lengthMeters : 0 }
}

/// The error for land in which more edges face one another than gaps of a map can have.
public struct GapLimitExceeded: Error, Hashable, Sendable, CustomStringConvertible {
  /// The width below which gaps were looked for.
  public let meters: Double

  public var description: String {
    "too many borders lie within \(meters) m of one another to close the gaps between them"
  }
}
