import GeoTypes

/// Finds what has nearly the same extent.
///
/// Boxes lie in cells of about their own size, each in the one of its lower left corner, so that those like a given one
/// are in a few dozen cells, however many there are.
struct SimilarExtents<Value> {
  private struct Cell: Hashable {
    var exponent: Int
    var x: Int
    var y: Int
  }

  private var cells: [Cell: [(box: Box, value: Value)]] = [:]
  /// Of more that lie on one another in one cell the first ones are as good as any.
  private static var most: Int { 16 }

  /// Nothing is found of boxes without extent.
  mutating func insert(_ value: Value, at box: Box) {
    guard let exponent = Self.exponent(box) else { return }
    let cell = Self.cell(exponent, box.minX, box.minY)
    if cells[cell]?.count ?? 0 < Self.most { cells[cell, default: []].append((box, value)) }
  }

  /// Those whose four sides differ from the box's by less than half its width and height together, and by how much.
  ///
  /// Complexity: O(1).
  func near(_ box: Box) -> [(value: Value, gap: Double)] {
    guard !cells.isEmpty, let own = Self.exponent(box) else { return [] }
    let limit = (box.width + box.height) / 2
    var found: [(Value, Double)] = []
    // Half as large to half as large again: one exponent less, the same, or one more.
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

  /// 2⁻³⁰° are a tenth of a millimetre: what is smaller is in cells of that size.
  private static var smallest: Int { -30 }

  private static func exponent(_ box: Box) -> Int? {
    let size = box.width + box.height
    return size > 0 && size.isFinite ? max(smallest, Int(size.exponent)) : nil
  }

  private static func cell(_ exponent: Int, _ x: Double, _ y: Double) -> Cell {
    func place(_ value: Double) -> Int {
      Int(
        max(
          -1e15, min(1e15, (value * Double(sign: .plus, exponent: -exponent, significand: 1)).rounded(.down)))
      )
    }
    return Cell(exponent: exponent, x: place(x), y: place(y))
  }
}
