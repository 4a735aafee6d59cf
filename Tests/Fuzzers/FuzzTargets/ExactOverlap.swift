import GeoTypes

/// What polygons on a grid of whole numbers have in common, with no coordinate ever rounded: an oracle.
///
/// A polygon is a sum of triangles from its first corner, each counted with its sense: that sum is 1 inside and 0
/// outside, whatever the polygon's shape. What two polygons share is then the sum over pairs of triangles, and what
/// two triangles share is one of them cut at the sides of the other. A corner of that is where two of the original
/// sides' lines meet: in homogeneous coordinates a cross product of their coefficients, and its side of a third line a
/// scalar product. From coordinates of 28 bits those come to 30, 89 and 122 bits, which `Int128` holds.
public enum ExactOverlap {
  /// A corner on the grid; coordinates from 0 to 2²⁸.
  public struct Corner: Hashable, Sendable {
    public var x: Int
    public var y: Int

    public init(_ x: Int, _ y: Int) { (self.x, self.y) = (x, y) }
  }

  public typealias Ring = [Corner]

  /// The convex pieces that all polygons have in common, as rings of places on the grid, each with the sense with
  /// which it counts: the sum over the pieces of a measure of the plane is the measure of the common part.
  public static func pieces(of rings: [Ring]) -> [(sign: Int, ring: [(x: Double, y: Double)])] {
    guard let first = rings.first else { return [] }
    var found = triangles(of: first).map { (sign: $0.sign, piece: Piece($0.corners)) }
    for ring in rings.dropFirst() {
      let others = triangles(of: ring)
      found = found.flatMap { sign, piece in
        others.compactMap { other in
          piece.cut(by: other.corners).map { (sign: sign * other.sign, piece: $0) }
        }
      }
    }
    return found.map { ($0.sign, $0.piece.places) }
  }

  /// Those of the fan that have an area, counter-clockwise.
  private static func triangles(of ring: Ring) -> [(sign: Int, corners: [Corner])] {
    guard ring.count >= 3 else { return [] }
    return (1..<ring.count - 1).compactMap { place in
      let (a, b, c) = (ring[0], ring[place], ring[place + 1])
      let turn = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
      if turn == 0 { return nil }
      return turn > 0 ? (1, [a, b, c]) : (-1, [a, c, b])
    }
  }

  /// The line through two corners: positive on its left.
  private struct Line {
    let a: Int128
    let b: Int128
    let c: Int128

    init(_ from: Corner, _ to: Corner) {
      a = Int128(from.y - to.y)
      b = Int128(to.x - from.x)
      c = -(a * Int128(from.x) + b * Int128(from.y))
    }

    /// Where two lines meet.
    func meeting(_ other: Line) -> Place {
      Place(x: b * other.c - other.b * c, y: c * other.a - other.c * a, w: a * other.b - other.a * b)
    }

    func side(of place: Place) -> Int {
      let value = a * place.x + b * place.y + c * place.w
      return (value > 0 ? 1 : value < 0 ? -1 : 0) * (place.w < 0 ? -1 : 1)
    }
  }

  private struct Place {
    let x: Int128
    let y: Int128
    let w: Int128
  }

  /// A convex polygon as the lines of its sides, counter-clockwise, each corner where one meets the next.
  private struct Piece {
    private var sides: [Line]

    init(_ triangle: [Corner]) {
      sides = triangle.indices.map { Line(triangle[$0], triangle[($0 + 1) % 3]) }
    }

    private init(_ sides: [Line]) { self.sides = sides }

    /// The corner at which a side begins.
    private func corner(before side: Int) -> Place {
      sides[(side + sides.count - 1) % sides.count].meeting(sides[side])
    }

    /// What lies on the left of all sides of a triangle; nil where that has no area.
    func cut(by triangle: [Corner]) -> Piece? {
      var piece = self
      for place in triangle.indices {
        guard let next = piece.cut(at: Line(triangle[place], triangle[(place + 1) % 3])) else { return nil }
        piece = next
      }
      return piece
    }

    private func cut(at line: Line) -> Piece? {
      let signs = sides.indices.map { line.side(of: corner(before: $0)) }
      if signs.allSatisfy({ $0 >= 0 }) { return self }
      if signs.allSatisfy({ $0 <= 0 }) { return nil }
      var kept: [Line] = []
      for side in sides.indices {
        let (start, end) = (signs[side], signs[(side + 1) % sides.count])
        // A side counts where more than an end of it lies on the left.
        if start > 0 || end > 0 { kept.append(sides[side]) }
        // Where the border goes over to the right, the line is the next side.
        if start > 0, end <= 0 { kept.append(line) }
      }
      return Piece(kept)
    }

    var places: [(x: Double, y: Double)] {
      sides.indices.map { side in
        let place = corner(before: side)
        return (Double(place.x) / Double(place.w), Double(place.y) / Double(place.w))
      }
    }
  }
}
