import EdgeChains
import GeoTypes

/// A polygon of a file, made sure of: its land as simple pieces, and what was done to it.
package final class CheckedPolygon: Sendable {
  /// As the file has it.
  let polygon: Polygon
  /// One piece; none where a repair left no land.
  package let piece: Piece?
  package let repair: PolygonRepair?
  /// The area inside the exterior less that inside the holes, as the rings are written: for a polygon that
  /// needed no repair that of its piece.
  package let squareMetersAsWritten: Double

  /// For a polygon that was examined and needed no repair, what makes its successors quick to check.
  let boundary: SimpleBoundary?

  /// A polygon that bounds its land as it stands.
  ///
  /// - Parameters:
  ///   - squareMeters: what the values of the boundary come to.
  ///   - origin: the piece of the polygon that the boundary was found to resemble.
  ///   - longLensesAtMost: see ``Piece/longLensesAtMost``.
  init(
    _ polygon: Polygon, boundary: SimpleBoundary, squareMeters: Double, origin: Piece?,
    longLensesAtMost: Double
  ) {
    self.polygon = polygon
    self.boundary = boundary
    piece = Piece(
      simple: polygon, boundary: boundary.chain, squareMeters: squareMeters,
      origin: origin.flatMap { origin in
        boundary.difference.map {
          Piece.Origin(identity: origin.identity, difference: $0, places: boundary.originalPlaces)
        }
      }, longLensesAtMost: longLensesAtMost)
    squareMetersAsWritten = squareMeters
    repair = nil
  }

  /// A polygon that is known to bound its land as it stands.
  ///
  /// - Parameter origin: the piece that it came from, with the difference.
  init(simple polygon: Polygon, squareMeters: Double, origin: Piece.Origin?) {
    self.polygon = polygon
    boundary = nil
    piece = Piece(simple: polygon, squareMeters: squareMeters, origin: origin)
    squareMetersAsWritten = squareMeters
    repair = nil
  }

  init(_ polygon: Polygon, piece: Piece?, squareMetersAsWritten: Double, repair: PolygonRepair?) {
    self.polygon = polygon
    self.piece = piece
    self.squareMetersAsWritten = squareMetersAsWritten
    self.repair = repair
    boundary = nil
  }
}

/// What was wrong with a polygon and what mending it changed.
public struct PolygonRepair: Hashable, Sendable {
  /// GEOS's word for it, such as `Self-intersection`.
  public let reason: String
  /// Where, in the coordinates of the file; nil where GEOS names no place.
  public let location: Coordinate?
  public let method: String
  /// The area after the repair less the area of the rings as written.
  public let changedSquareMeters: Double
}
