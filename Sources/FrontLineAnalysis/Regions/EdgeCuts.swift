import EdgeChains
import GeoTypes

/// What the borders of regions do to the edges of land, remembered by edge.
///
/// An edge that stays from one day to the next stays in its cell, and is cut where it was cut. What is
/// remembered depends on nothing but the edge, the regions and the earth model.
final class EdgeCuts {
  private let cells: CellMap
  private let cellCount: Int
  private let terms: TermMemory
  /// For each edge the place of its record.
  private var places = EdgeValues()
  private var records: [Record] = []
  /// The terms of the borders; NaN where not computed yet.
  private var borderTerms: [Double]
  /// The records that are kept before all are forgotten, some 30 MB.
  private let limit = 1 << 18

  private enum Record {
    /// The whole edge lies in one cell and comes near no border.
    case whole(cell: Int, term: Double)
    case cut(EdgeCut, terms: [Double])
    /// Rounding stands in the way.
    case unclear
  }

  init(_ map: RegionMap, _ terms: TermMemory) {
    cells = map.cells
    cellCount = map.holders.count
    self.terms = terms
    borderTerms = Array(repeating: .nan, count: map.arrangement.edges.count)
  }

  /// The areas in a simple boundary by cell; nil where rounding stands in the way.
  func sums(of boundary: EdgeChain) throws -> CellSums? {
    var sums = CellSums(cellCount: cellCount)
    var parts: [Edge] = []
    var splits: [Int: [Coordinate]] = [:]
    parts.reserveCapacity(boundary.edges.count)
    for edge in try boundary.edges.map({ ($0, try record(of: $0)) }) {
      let (edge, record) = edge
      switch record {
      case .whole(let cell, let term):
        sums.add(Double(edge.weight) * term, to: cell)
        parts.append(edge)
      case .cut(let cut, let terms):
        for (part, term) in zip(cut.parts, terms) {
          let weight = part.edge.weight * edge.weight
          sums.add(Double(weight) * term, to: weight > 0 ? part.leftCell : part.rightCell)
          parts.append(part.edge.weighted(weight))
        }
        for touch in cut.touches { splits[touch.border, default: []] += touch.splits }
      case .unclear: return nil
      }
    }
    return try addBorders(inside: EdgeChain(noded: parts), splits: splits, to: &sums) ? sums : nil
  }

  private func addBorders(
    inside land: EdgeChain, splits: [Int: [Coordinate]], to sums: inout CellSums
  ) throws -> Bool {
    var inside: [(part: Edge, whole: Int?, left: Int, right: Int)] = []
    guard cells.forEachBorder(inside: land, splits: splits, { inside.append(($0, $1, $2, $3)) }) else {
      return false
    }
    let missing = inside.filter { $0.whole.map { borderTerms[$0].isNaN } ?? true }
    let computed = try terms.squareMeters(of: missing.map(\.part))
    var next = computed.makeIterator()
    for border in inside {
      let term: Double
      if let whole = border.whole {
        if borderTerms[whole].isNaN { borderTerms[whole] = next.next() ?? .nan }
        term = borderTerms[whole]
      } else {
        term = next.next() ?? .nan
      }
      sums.add(term, to: border.left)
      sums.add(-term, to: border.right)
    }
    return true
  }

  private func record(of edge: Edge) throws -> Record {
    if let place = places[edge] { return records[Int(place)] }
    let record: Record
    if let cut = cells.cut(edge) {
      let values = try terms.squareMeters(of: cut.parts.map(\.edge))
      if cut.touches.isEmpty, let part = cut.parts.first {
        record = .whole(cell: part.leftCell, term: values[0])
      } else {
        record = .cut(cut, terms: values)
      }
    } else {
      record = .unclear
    }
    if records.count >= limit {
      places = EdgeValues()
      records = []
    }
    places[edge] = Double(records.count)
    records.append(record)
    return record
  }
}
