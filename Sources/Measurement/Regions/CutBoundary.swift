import EdgeChains
import GeoTypes

/// The boundary of land cut at the borders of regions: what each edge and each path of borders adds to the cells.
///
/// If it is made from the cut boundary of the piece's origin, it costs the difference only: an edge that stayed has
/// its record, and a path of borders that no edge of the difference meets or surrounds has its sums.
struct CutBoundary {
  /// For each edge the cell that it lies in and its term; cell -1 for an edge that is cut.
  private var cells: [Int32] = []
  private var terms: [Double] = []
  /// The cuts of the edges that are cut, by the index of the edge.
  private var cuts: [Int: (cut: EdgeCut, terms: [Double], sliver: Double)] = [:]
  /// For each path of borders the sums that it adds to the cells.
  private var pathSums: [[BorderSum]] = []

  private init() {}

  /// Cuts a boundary. Nil if rounding leaves it unclear on which side of a border a part lies.
  ///
  /// Complexity: O(*n*), with a small factor if `original` is known.
  init?(
    of boundary: EdgeChain, using edgeCuts: EdgeCuts,
    original: (cut: CutBoundary, origin: Piece.Origin)? = nil
  ) throws {
    cells.reserveCapacity(boundary.edges.count)
    terms.reserveCapacity(boundary.edges.count)
    // Taken out of the optional once: this loop passes over a whole map every day.
    let (originalIndices, known) = (original?.origin.indices ?? [], original?.cut ?? CutBoundary())
    for (index, edge) in boundary.edges.enumerated() {
      if !originalIndices.isEmpty, originalIndices[index] >= 0 {
        let old = Int(originalIndices[index])
        if known.cells[old] < 0 { cuts[cells.count] = known.cuts[old] }
        cells.append(known.cells[old])
        terms.append(known.terms[old])
      } else if !add(try edgeCuts.record(of: edge)) {
        return nil
      }
    }
    let all = 0..<edgeCuts.cells.pathCount
    var open = Array(all)
    if let original {
      pathSums = original.cut.pathSums
      guard let touched = try edgeCuts.paths(touchedBy: original.origin.difference) else { return nil }
      let surrounded = edgeCuts.cells.paths(
        surroundedBy: original.origin.difference, among: all.filter { !touched.contains($0) })
      open = (touched + surrounded).sorted()
    } else {
      pathSums = Array(repeating: [], count: all.count)
    }
    guard !open.isEmpty else { return }
    let (parts, splits) = parts(of: boundary)
    guard let found = edgeCuts.cells.parts(ofPaths: open, inside: parts, splits: splits) else { return nil }
    for (path, parts) in zip(open, found) { pathSums[path] = try edgeCuts.sums(of: parts) }
  }

  private mutating func add(_ record: EdgeCuts.Record) -> Bool {
    switch record {
    case .whole(let cell, let term):
      cells.append(Int32(truncatingIfNeeded: cell))
      terms.append(term)
    case .cut(let cut, let values, let sliver):
      cuts[cells.count] = (cut, values, sliver)
      cells.append(-1)
      terms.append(.nan)
    case .unclear: return false
    }
    return true
  }

  /// Returns the boundary with its edges cut, and where it splits the borders.
  private func parts(of boundary: EdgeChain) -> (land: EdgeChain, splits: [Int: [BorderSplit]]) {
    var parts: [Edge] = []
    var splits: [Int: [BorderSplit]] = [:]
    parts.reserveCapacity(boundary.edges.count)
    for (index, edge) in boundary.edges.enumerated() {
      if cells[index] >= 0 {
        parts.append(edge)
      } else if let cut = cuts[index]?.cut {
        parts += cut.parts.map { $0.edge.weighted($0.edge.weight * edge.weight) }
        for touch in cut.touches {
          splits[touch.border, default: []] += BorderSplit.splits(touch, by: edge)
        }
      }
    }
    return (EdgeChain(noded: parts), splits)
  }

  /// Returns the area in the boundary by cell, or nil if the edges that bound the land in some cell are not closed:
  /// then a part of the border was assigned to another cell, and the sums are worthless.
  ///
  /// An area is a sum of terms down to the equator: a single edge in the wrong cell has a larger term than all land.
  func sums(of boundary: EdgeChain, cellCount: Int) -> CellSums? {
    var sums = CellSums(cellCount: cellCount)
    var closures = Array(repeating: ClosureSum(), count: cellCount)
    // Consecutive edges in one cell are one way.
    var way: (cell: Int, start: Coordinate, end: Coordinate)?
    func finishWay() {
      if let way { closures[way.cell].add(from: way.start, to: way.end) }
      way = nil
    }
    for (index, edge) in boundary.edges.enumerated() {
      if cells[index] >= 0 {
        let cell = Int(cells[index])
        sums.add(Double(edge.weight) * terms[index], to: cell)
        // In a simple boundary every edge has weight 1 or −1.
        if way?.cell == cell, way?.end == edge.start {
          way?.end = edge.end
        } else {
          finishWay()
          way = (cell, edge.start, edge.end)
        }
      } else if let (cut, values, sliver) = cuts[index] {
        sums.slivers += sliver.magnitude
        for (part, term) in zip(cut.parts, values) {
          let weight = part.edge.weight * edge.weight
          let cell = weight > 0 ? part.leftCell : part.rightCell
          sums.add(Double(weight) * term, to: cell)
          closures[cell].add(part.edge.weighted(weight))
        }
      }
    }
    finishWay()
    for sum in pathSums.joined() {
      sums.add(sum.squareMeters, to: sum.cells.left)
      sums.add(-sum.squareMeters, to: sum.cells.right)
      closures[sum.cells.left] += sum.closure
      closures[sum.cells.right] -= sum.closure
    }
    return closures.allSatisfy(\.isClosed) ? sums : nil
  }
}

extension EdgeCuts {
  /// Returns the paths of borders that the edges meet, or nil if rounding leaves that unclear.
  fileprivate func paths(touchedBy chain: EdgeChain) throws -> Set<Int>? {
    var paths: Set<Int> = []
    for edge in chain.edges {
      switch try record(of: edge) {
      case .whole: break
      case .cut(let cut, _, _): paths.formUnion(cut.touches.map(\.path))
      case .unclear: return nil
      }
    }
    return paths
  }
}
