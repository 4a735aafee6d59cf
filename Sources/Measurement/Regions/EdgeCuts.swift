import EdgeChains
import GeoTypes

/// Cuts the edges of land at the borders of regions, and remembers the cuts by edge.
///
/// An edge that stays from one day to the next stays in its cell, and is cut at the same points. A record depends on
/// nothing but the edge, the regions and the earth model.
final class EdgeCuts {
  /// An edge, and how the borders cut it.
  enum Record {
    /// The whole edge lies in one cell and comes near no border.
    case whole(cell: Int, term: Double)
    /// The edge is cut. The sliver is the sum of the terms of the parts less that of the whole edge.
    case cut(EdgeCut, terms: [Double], sliver: Double)
    /// Rounding leaves it unclear on which side of a border a part of the edge lies.
    case unclear
  }

  let cells: CellMap
  private let terms: EdgeTerms
  /// For each edge the index of its record.
  private var recordIndices = EdgeValues()
  private var records: [Record] = []
  /// The terms of the borders; NaN where not computed yet.
  private var borderTerms: [Double]
  /// The number of parts in all records.
  private var partCount = 0
  /// The number of parts that are kept before all are forgotten, some 30 MB.
  private let limit = 1 << 18

  init(_ map: RegionMap, _ terms: EdgeTerms) {
    cells = map.cells
    self.terms = terms
    borderTerms = Array(repeating: .nan, count: map.arrangement.edges.count)
  }

  func record(of edge: Edge) throws -> Record {
    if let index = recordIndices[edge] { return records[Int(index)] }
    let record: Record
    if let cut = cells.cut(edge) {
      let values = try terms.squareMeters(of: cut.parts.map(\.edge))
      if cut.touches.isEmpty, let part = cut.parts.first {
        record = .whole(cell: part.leftCell, term: values[0])
      } else {
        record = .cut(cut, terms: values, sliver: try sliver(of: edge, in: cut, values))
      }
    } else {
      record = .unclear
    }
    if partCount >= limit {
      recordIndices = EdgeValues()
      records = []
      partCount = 0
    }
    recordIndices[edge] = Double(records.count)
    records.append(record)
    if case .cut(let cut, _, _) = record { partCount += cut.parts.count } else { partCount += 1 }
    return record
  }

  private func sliver(of edge: Edge, in cut: EdgeCut, _ values: [Double]) throws -> Double {
    if cut.parts.count == 1 || terms.model.line == .straightOnMap { return 0 }
    var sum = CompensatedSum()
    for (part, value) in zip(cut.parts, values) { sum += Double(part.edge.weight) * value }
    sum += -(try terms.squareMeters(of: [edge.weighted(1)])[0])
    return sum.value
  }

  /// Returns what parts of borders add to the cells on their left and take from those on their right.
  func sums(of parts: [BorderPart]) throws -> [BorderSum] {
    let missing = parts.filter { $0.whole.map { borderTerms[$0].isNaN } ?? true }
    var computed = try terms.squareMeters(of: missing.map(\.edge)).makeIterator()
    var sums: [CellPair: (squareMeters: CompensatedSum, closure: ClosureSum)] = [:]
    for part in parts {
      let term: Double
      if let whole = part.whole {
        if borderTerms[whole].isNaN { borderTerms[whole] = computed.next() ?? .nan }
        term = borderTerms[whole]
      } else {
        term = computed.next() ?? .nan
      }
      let cells = CellPair(left: part.leftCell, right: part.rightCell)
      sums[cells, default: (CompensatedSum(), ClosureSum())].squareMeters += term
      sums[cells, default: (CompensatedSum(), ClosureSum())].closure.add(part.edge)
    }
    return sums.sorted { $0.key < $1.key }.map { cells, sum in
      BorderSum(cells: cells, squareMeters: sum.squareMeters.value, closure: sum.closure)
    }
  }
}

/// The cells on either side of a border.
struct CellPair: Hashable, Comparable {
  let left: Int
  let right: Int

  static func < (a: CellPair, b: CellPair) -> Bool { (a.left, a.right) < (b.left, b.right) }
}

/// The sum of the terms of the borders between two cells, where they lie inside land.
struct BorderSum {
  let cells: CellPair
  let squareMeters: Double
  let closure: ClosureSum
}
