import EdgeChains
import GeoTypes

/// A polygon of a file after the check: its land, and the repair if it needed one.
package final class CheckedPolygon: Sendable {
  /// The polygon as the file has it.
  let polygon: Polygon
  /// The land as one piece; nil if a repair left none.
  package let piece: Piece?
  package let repair: PolygonRepair?
  /// The area inside the exterior less that inside the holes, for the rings as written. If no repair was needed, it
  /// is the area of the piece.
  package let squareMetersAsWritten: Double

  /// The boundary of a polygon that was examined and needed no repair; it makes similar polygons quick to check.
  let boundary: SimpleBoundary?

  /// Makes a polygon that was found to be simple.
  ///
  /// - Parameters:
  ///   - squareMeters: the area that the values of the boundary add up to.
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
          Piece.Origin(identity: origin.identity, difference: $0, indices: boundary.originalIndices)
        }
      }, longLensesAtMost: longLensesAtMost)
    squareMetersAsWritten = squareMeters
    repair = nil
  }

  /// Makes a polygon that is known to be simple without an examination.
  ///
  /// - Parameter origin: the piece that this polygon's piece came from, with the difference.
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

/// What was wrong with a polygon, and what the repair changed.
public struct PolygonRepair: Hashable, Sendable {
  /// The fault, in GEOS's words where GEOS found it, such as `Self-intersection`.
  public let reason: String
  /// The location of the fault, in the coordinates of the file; nil if GEOS names none.
  public let location: Coordinate?
  /// The rule by which the polygon was repaired.
  public let method: String
  /// The area after the repair less the area of the rings as written.
  public let changedSquareMeters: Double
}
