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
    case cut(Cut)
    /// Rounding leaves it unclear on which side of a border a part of the edge lies.
    case unclear
  }

  /// An edge that is cut.
  struct Cut {
    let cut: EdgeCut
    /// The terms of its parts.
    let terms: [Double]
    /// The sum of the terms of the parts less that of the whole edge.
    let sliver: Double
  }

  let cells: CellMap
  /// The number of cells, the one outside all regions included.
  var cellCount: Int { cells.arrangement.labels.count }
  private let terms: EdgeTerms
  /// The terms of the borders; NaN if they can't be measured.
  private let borderTerms: [Double]
  /// For each edge the index of its record.
  private var recordIndices = EdgeValues()
  private var records: [Record] = []
  /// The number of parts in all records.
  private var partCount = 0
  /// The number of parts that are kept before all are forgotten, some 30 MB.
  private let limit = 1 << 18

  init(_ regions: MeasuredRegions, _ terms: EdgeTerms) {
    cells = regions.map.cells
    borderTerms = regions.borderTerms
    self.terms = terms
  }

  /// - Parameter neighborCell: the cell of a whole edge that shares an end with this one, if it is known.
  func record(of edge: Edge, neighborCell: Int? = nil) throws -> Record {
    if let index = recordIndices[edge] { return records[Int(index)] }
    let record: Record
    if let cut = cells.cut(edge, neighborCell: neighborCell) {
      let values = try terms.squareMeters(of: cut.parts.map(\.edge))
      if cut.touches.isEmpty, let part = cut.parts.first {
        record = .whole(cell: part.leftCell, term: values[0])
      } else {
        record = .cut(Cut(cut: cut, terms: values, sliver: try sliver(of: edge, in: cut, values)))
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
    if case .cut(let cut) = record { partCount += cut.terms.count } else { partCount += 1 }
    return record
  }

  private func sliver(of edge: Edge, in cut: EdgeCut, _ values: [Double]) throws -> Double {
    if cut.parts.count == 1 || terms.model.line == .straightOnMap { return 0 }
    var sum = CompensatedSum()
    for (part, value) in zip(cut.parts, values) { sum += Double(part.edge.weight) * value }
    sum += -(try terms.squareMeters(of: [edge.weighted(1)])[0])
    return sum.value
  }

  /// Returns what parts of the borders of a path add to the cells on their left and take from those on their right.
  func sums(of parts: [BorderPart], onPath path: Int) throws -> [PathSum] {
    var sums: [(cells: CellPair, squareMeters: CompensatedSum, closure: ClosureSum)] = []
    for part in parts {
      let cells = CellPair(left: part.leftCell, right: part.rightCell)
      // A path mostly has the same cells beside it all along.
      let place = sums.lastIndex { $0.cells == cells } ?? sums.endIndex
      if place == sums.endIndex { sums.append((cells, CompensatedSum(), ClosureSum())) }
      sums[place].squareMeters += try term(of: part)
      sums[place].closure.add(part.edge)
    }
    return sums.sorted { $0.cells < $1.cells }.map { cells, sum, closure in
      PathSum(path: path, cells: cells, squareMeters: sum.value, closure: closure)
    }
  }

  private func term(of part: BorderPart) throws -> Double {
    if let whole = part.whole, !borderTerms[whole].isNaN { return borderTerms[whole] }
    return try terms.squareMeters(of: [part.edge])[0]
  }
}

/// The cells on either side of a border.
struct CellPair: Hashable, Comparable {
  let left: Int
  let right: Int

  static func < (a: CellPair, b: CellPair) -> Bool { (a.left, a.right) < (b.left, b.right) }
}

/// The sum of the terms of a path's borders between two cells, where they lie inside land.
struct PathSum: Equatable {
  let path: Int
  let cells: CellPair
  let squareMeters: Double
  let closure: ClosureSum
}
