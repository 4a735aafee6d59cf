import GeoTypes

/// The order of positions along a Hilbert curve: what follows one another on the curve lies close together in the
/// plane (D. Hilbert, 1891; I. Kamel and C. Faloutsos, "On packing R-trees", 1993).
struct HilbertOrder {
  private let origin: Coordinate
  private let cellsPerUnit: Double

  /// The number of bits of a position along each axis.
  private static let bits = 24

  /// - Parameter box: a box around all positions. Both axes get the scale of its longer side, so that a long row
  ///   is followed along its length.
  init(in box: Box) {
    origin = Coordinate(x: box.minX, y: box.minY)
    let scale = Double(1 << Self.bits - 1) / max(box.width, box.height)
    cellsPerUnit = scale.isFinite ? scale : 0
  }

  /// Returns how far along the curve a position lies.
  func rank(of position: Coordinate) -> UInt64 {
    var (x, y) = (cell(position.x - origin.x), cell(position.y - origin.y))
    let last: UInt64 = 1 << Self.bits - 1
    var rank: UInt64 = 0
    for bit in stride(from: Self.bits - 1, through: 0, by: -1) {
      let (right, upper) = ((x >> bit) & 1, (y >> bit) & 1)
      rank = rank << 2 | ((3 * right) ^ upper)
      // The quarters below are entered through their lower left corner, one along its other axis, one from behind.
      guard upper == 0 else { continue }
      if right == 1 { (x, y) = (last - x, last - y) }
      swap(&x, &y)
    }
    return rank
  }

  private func cell(_ offset: Double) -> UInt64 {
    UInt64(max(0, min(Double(1 << Self.bits - 1), offset * cellsPerUnit)))
  }

  /// Returns the indices of positions in their order along the curve; those of one cell in the order given.
  static func order(of positions: [Coordinate], in box: Box) -> [Int32] {
    let curve = HilbertOrder(in: box)
    return positions.enumerated().map { index, position in
      (rank: curve.rank(of: position), index: Int32(truncatingIfNeeded: index))
    }.sorted { ($0.rank, $0.index) < ($1.rank, $1.index) }.map(\.index)
  }
}
