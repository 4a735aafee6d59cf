import EdgeChains
import GeoTypes

/// The boundary of land cut at the borders of regions, and the area inside it by cell.
///
/// If it is made from the cut boundary of the piece's origin, it costs the difference only: an edge that stayed has
/// its cell and its term, a path of borders that no edge of the difference meets or surrounds has its sums, and a
/// cell in which neither changed has its area.
struct CutBoundary {
  /// For each edge the cell that it lies in; for an edge that is cut, −1 less the index of its cut.
  private var cells: [Int32] = []
  /// For each edge its term; NaN for an edge that is cut.
  private var terms: [Double] = []
  private var cuts: [EdgeCuts.Cut] = []
  /// What the borders inside the boundary add to the cells, by path.
  private var pathSums: [PathSum] = []
  /// The area by cell.
  private(set) var sums = PartSums()

  /// Cuts a boundary. Nil if rounding leaves it unclear on which side of a border a part lies, or if the edges that
  /// bound the land in some cell are not closed.
  ///
  /// Complexity: O(*n*), with a small factor if `original` is known.
  init?(
    of boundary: EdgeChain, using edgeCuts: EdgeCuts,
    original: (cut: CutBoundary, origin: Piece.Origin)? = nil
  ) throws {
    guard let isInOrder = try addEdges(of: boundary, using: edgeCuts, original) else { return nil }
    // Sums of floating-point numbers depend on their order: a cell keeps its sum only if the order of its edges stays.
    var changed = CellSet(count: edgeCuts.cellCount, all: !isInOrder)
    var touched = Set<Int>()
    let difference = original?.origin.difference ?? boundary
    for edge in difference.edges {
      switch try edgeCuts.record(of: edge) {
      case .whole(let cell, _): changed.insert(cell)
      case .cut(let cut):
        for part in cut.cut.parts { changed.insert(CellPair(left: part.leftCell, right: part.rightCell)) }
        touched.formUnion(cut.cut.touches.map(\.path))
      case .unclear: return nil
      }
    }
    let surrounded = edgeCuts.cells.paths(surroundedBy: difference, besides: touched)
    let known = original?.cut.pathSums ?? []
    guard
      try addBorders(
        ofPaths: (touched + surrounded).sorted(), inside: boundary, using: edgeCuts, known, &changed)
    else { return nil }
    guard let sums = sums(of: boundary, changed, original?.cut.sums) else { return nil }
    self.sums = sums
  }

  /// Adds the cell and the term of each edge, or its cut. Returns whether all edges that the original has come in the
  /// same order, or nil if rounding leaves a cut unclear.
  private mutating func addEdges(
    of boundary: EdgeChain, using edgeCuts: EdgeCuts, _ original: (cut: CutBoundary, origin: Piece.Origin)?
  ) throws -> Bool? {
    cells.reserveCapacity(boundary.edges.count)
    terms.reserveCapacity(boundary.edges.count)
    // Taken out of the optional once: this loop passes over a whole map every day.
    let indices = original?.origin.indices ?? []
    let (knownCells, knownTerms) = (original?.cut.cells ?? [], original?.cut.terms ?? [])
    var last: Int32 = -1
    var isInOrder = !indices.isEmpty
    var previous: Edge?
    for (index, edge) in boundary.edges.enumerated() {
      defer { previous = edge }
      if !indices.isEmpty, indices[index] >= 0 {
        let old = Int(indices[index])
        isInOrder = isInOrder && indices[index] > last
        last = indices[index]
        if knownCells[old] >= 0 {
          cells.append(knownCells[old])
          terms.append(knownTerms[old])
        } else if let original {
          add(original.cut.cuts[-1 - Int(knownCells[old])])
        }
        continue
      }
      let isNext = previous?.adjoins(edge) ?? false
      let neighborCell = isNext ? cells.last.flatMap { $0 < 0 ? nil : Int($0) } : nil
      switch try edgeCuts.record(of: edge, neighborCell: neighborCell) {
      case .whole(let cell, let term):
        cells.append(Int32(truncatingIfNeeded: cell))
        terms.append(term)
      case .cut(let cut): add(cut)
      case .unclear: return nil
      }
    }
    return isInOrder
  }

  private mutating func add(_ cut: EdgeCuts.Cut) {
    cells.append(Int32(truncatingIfNeeded: -1 - cuts.count))
    terms.append(.nan)
    cuts.append(cut)
  }

  /// Adds what the borders of some paths add to the cells, and keeps the sums that are known of the others. Returns
  /// false if rounding leaves it unclear which borders lie inside.
  private mutating func addBorders(
    ofPaths open: [Int], inside boundary: EdgeChain, using edgeCuts: EdgeCuts, _ known: [PathSum],
    _ changed: inout CellSet
  ) throws -> Bool {
    if open.isEmpty {
      pathSums = known
      return true
    }
    let (land, splits) = parts(of: boundary, splittingPaths: open, of: edgeCuts.cells)
    guard let found = edgeCuts.cells.parts(ofPaths: open, inside: land, splits: splits) else { return false }
    var rest = known[...]
    for (path, parts) in zip(open, found) {
      let before = rest.prefix { $0.path < path }
      pathSums += before
      rest.removeFirst(before.count)
      let old = rest.prefix { $0.path == path }
      rest.removeFirst(old.count)
      let new = try edgeCuts.sums(of: parts, onPath: path)
      if !old.elementsEqual(new) {
        for sum in old { changed.insert(sum.cells) }
        for sum in new { changed.insert(sum.cells) }
      }
      pathSums += new
    }
    pathSums += rest
    return true
  }

  /// Returns the boundary with its edges cut, and where it splits the borders of some paths.
  private func parts(
    of boundary: EdgeChain, splittingPaths wanted: [Int], of map: CellMap
  ) -> (land: EdgeChain, splits: [Int: [BorderSplit]]) {
    var isWanted = Array(repeating: false, count: map.pathCount)
    for path in wanted { isWanted[path] = true }
    var parts: [Edge] = []
    var splits: [Int: [BorderSplit]] = [:]
    parts.reserveCapacity(boundary.edges.count + cuts.count)
    for (index, edge) in boundary.edges.enumerated() {
      if cells[index] >= 0 {
        parts.append(edge)
        continue
      }
      let cut = cut(ofEdge: index).cut
      for part in cut.parts { parts.append(part.edge.weighted(part.edge.weight * edge.weight)) }
      for touch in cut.touches where isWanted[touch.path] {
        splits[touch.border, default: []] += BorderSplit.splits(touch, by: edge)
      }
    }
    return (EdgeChain(noded: parts), splits)
  }

  private func cut(ofEdge index: Int) -> EdgeCuts.Cut { cuts[-1 - Int(cells[index])] }

  /// Returns the area in the boundary by cell, taking over that of cells that did not change. Nil if the edges that
  /// bound the land in some cell are not closed: then a part of the border was assigned to another cell, and the sums
  /// are worthless.
  ///
  /// An area is a sum of terms down to the equator: a single edge in the wrong cell has a larger term than all land.
  private func sums(of boundary: EdgeChain, _ changed: CellSet, _ known: PartSums?) -> PartSums? {
    var sums = CellSums(cellCount: changed.count)
    var closures = Array(repeating: ClosureSum(), count: changed.count)
    // Consecutive edges in one cell are one way.
    var way: (cell: Int, start: Coordinate, end: Coordinate)?
    func finishWay() {
      if let way { closures[way.cell].add(from: way.start, to: way.end) }
      way = nil
    }
    for (index, edge) in boundary.edges.enumerated() {
      if cells[index] >= 0 {
        let cell = Int(cells[index])
        guard changed.contains(cell) else { continue }
        sums.add(Double(edge.weight) * terms[index], to: cell)
        // In a simple boundary every edge has weight 1 or −1.
        if way?.cell == cell, way?.end == edge.start {
          way?.end = edge.end
        } else {
          finishWay()
          way = (cell, edge.start, edge.end)
        }
        continue
      }
      let cut = cut(ofEdge: index)
      sums.slivers += cut.sliver.magnitude
      for (part, term) in zip(cut.cut.parts, cut.terms) {
        let weight = part.edge.weight * edge.weight
        let cell = weight > 0 ? part.leftCell : part.rightCell
        guard changed.contains(cell) else { continue }
        sums.add(Double(weight) * term, to: cell)
        closures[cell].add(part.edge.weighted(weight))
      }
    }
    finishWay()
    for sum in pathSums {
      if changed.contains(sum.cells.left) {
        sums.add(sum.squareMeters, to: sum.cells.left)
        closures[sum.cells.left] += sum.closure
      }
      if changed.contains(sum.cells.right) {
        sums.add(-sum.squareMeters, to: sum.cells.right)
        closures[sum.cells.right] -= sum.closure
      }
    }
    guard closures.allSatisfy(\.isClosed) else { return nil }
    for (cell, value) in known?.cells ?? [] where !changed.contains(cell) { sums.add(value, to: cell) }
    return PartSums(sums)
  }
}

/// Some of the cells of a region map.
private struct CellSet {
  private var isIn: [Bool]

  init(count: Int, all: Bool) { isIn = Array(repeating: all, count: count) }

  /// The number of cells of the map.
  var count: Int { isIn.count }

  func contains(_ cell: Int) -> Bool { isIn[cell] }

  mutating func insert(_ cell: Int) { isIn[cell] = true }

  mutating func insert(_ cells: CellPair) {
    insert(cells.left)
    insert(cells.right)
  }
}
