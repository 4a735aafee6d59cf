import GeoTypes

/// An index of boxes that finds those with nearly the same extent.
///
/// Each box lies in a cell of about its own size, the cell of its lower left corner. So the boxes similar to a given
/// one are in a few dozen cells, however many boxes there are.
struct SimilarExtents<Value> {
  private struct Cell: Hashable {
    var exponent: Int
    var x: Int
    var y: Int
  }

  private var cells: [Cell: [(box: Box, value: Value)]] = [:]
  /// The most boxes that one cell keeps: of more that lie on one another the first are as good as any.
  private static var mostInCell: Int { 16 }

  /// Adds a value with its box. A box without extent is never found.
  mutating func insert(_ value: Value, at box: Box) {
    guard let exponent = Self.exponent(box) else { return }
    let cell = Self.cell(exponent, box.minX, box.minY)
    if cells[cell]?.count ?? 0 < Self.mostInCell { cells[cell, default: []].append((box, value)) }
  }

  /// Returns the values whose boxes are similar: the four sides differ from those of `box` by less than half its
  /// width and height together. Each comes with that difference.
  ///
  /// Complexity: O(1).
  func near(_ box: Box) -> [(value: Value, gap: Double)] {
    guard !cells.isEmpty, let own = Self.exponent(box) else { return [] }
    let limit = (box.width + box.height) / 2
    var found: [(Value, Double)] = []
    // Boxes from half as large to half as large again: one exponent less, the same, or one more.
    for exponent in max(Self.smallest, own - 1)...own + 1 {
      let low = Self.cell(exponent, box.minX - limit, box.minY - limit)
      let high = Self.cell(exponent, box.minX + limit, box.minY + limit)
      for x in low.x...high.x {
        for y in low.y...high.y {
          for (other, value) in cells[Cell(exponent: exponent, x: x, y: y)] ?? [] {
            let gap =
              (other.minX - box.minX).magnitude + (other.minY - box.minY).magnitude
              + (other.maxX - box.maxX).magnitude + (other.maxY - box.maxY).magnitude
            if gap < limit { found.append((value, gap)) }
          }
        }
      }
    }
    return found
  }

  /// 2⁻³⁰° is a tenth of a millimetre: smaller boxes are in cells of that size.
  private static var smallest: Int { -30 }

  private static func exponent(_ box: Box) -> Int? {
    let size = box.width + box.height
    return size > 0 && size.isFinite ? max(smallest, Int(size.exponent)) : nil
  }

  private static func cell(_ exponent: Int, _ x: Double, _ y: Double) -> Cell {
    func cellIndex(_ value: Double) -> Int {
      Int(
        max(
          -1e15, min(1e15, (value * Double(sign: .plus, exponent: -exponent, significand: 1)).rounded(.down)))
      )
    }
    return Cell(exponent: exponent, x: cellIndex(x), y: cellIndex(y))
  }
}
