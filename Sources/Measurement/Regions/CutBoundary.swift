import EdgeChains
import GeoTypes

/// The boundary of land cut at the borders of regions: what each edge and each path of borders adds to the cells.
///
/// Made from that of the piece that a piece came from it costs the difference: an edge that stayed has its
/// record, and a path of borders that no edge of the difference meets or surrounds has its sums.
struct CutBoundary {
  /// For each edge its cell and its term in it; cell -1 for an edge that is cut.
  private var cells: [Int32] = []
  private var terms: [Double] = []
  /// What the borders do to the edges that are cut, by their place.
  private var cuts: [Int: (cut: EdgeCut, terms: [Double], sliver: Double)] = [:]
  /// What each path of borders adds.
  private var pathSums: [[BorderSum]] = []

  private init() {}

  /// Nil where rounding stands in the way.
  ///
  /// Complexity: O(*n*), with a small factor where `original` is known.
  init?(
    of boundary: EdgeChain, using edgeCuts: EdgeCuts,
    original: (cut: CutBoundary, origin: Piece.Origin)? = nil
  ) throws {
    cells.reserveCapacity(boundary.edges.count)
    terms.reserveCapacity(boundary.edges.count)
    // Taken out of the optional once: this loop passes over a whole map every day.
    let (places, known) = (original?.origin.places ?? [], original?.cut ?? CutBoundary())
    for (place, edge) in boundary.edges.enumerated() {
      if !places.isEmpty, places[place] >= 0 {
        let old = Int(places[place])
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

  /// The boundary with its edges cut, and where it splits the borders.
  private func parts(of boundary: EdgeChain) -> (land: EdgeChain, splits: [Int: [BorderSplit]]) {
    var parts: [Edge] = []
    var splits: [Int: [BorderSplit]] = [:]
    parts.reserveCapacity(boundary.edges.count)
    for (place, edge) in boundary.edges.enumerated() {
      if cells[place] >= 0 {
        parts.append(edge)
      } else if let cut = cuts[place]?.cut {
        parts += cut.parts.map { $0.edge.weighted($0.edge.weight * edge.weight) }
        for touch in cut.touches {
          splits[touch.border, default: []] += BorderSplit.splits(touch, by: edge)
        }
      }
    }
    return (EdgeChain(noded: parts), splits)
  }

  /// The area in the boundary by cell; nil where what bounds a cell's part of it is not closed, so that a part of the
  /// border was taken for another cell's, and the sums would be worth nothing.
  ///
  /// An area is a sum of terms down to the equator: a single edge in the wrong cell is worth more than all land.
  func sums(of boundary: EdgeChain, cellCount: Int) -> CellSums? {
    var sums = CellSums(cellCount: cellCount)
    var closures = Array(repeating: ClosureSum(), count: cellCount)
    // Edges that follow one another in one cell are one way.
    var way: (cell: Int, start: Coordinate, end: Coordinate)?
    func finishWay() {
      if let way { closures[way.cell].add(from: way.start, to: way.end) }
      way = nil
    }
    for (place, edge) in boundary.edges.enumerated() {
      if cells[place] >= 0 {
        let cell = Int(cells[place])
        sums.add(Double(edge.weight) * terms[place], to: cell)
        // Of a simple boundary every edge has weight 1 or −1.
        if way?.cell == cell, way?.end == edge.start {
          way?.end = edge.end
        } else {
          finishWay()
          way = (cell, edge.start, edge.end)
        }
      } else if let (cut, values, sliver) = cuts[place] {
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
  /// The paths of borders that the edges meet; nil where rounding stands in the way.
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
