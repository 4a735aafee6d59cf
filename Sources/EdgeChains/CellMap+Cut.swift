public import GeoTypes

/// The result of cutting an edge at the borders of a cell map.
public struct EdgeCut: Sendable {
  /// A part of the edge, with the cells beside it.
  public struct Part: Sendable {
    /// The piece of the edge. Its weight is 1 where it runs from `low` to `high` as the edge does, else −1.
    public let edge: Edge
    /// The cell on the left, seen from `low` to `high`. Both cells are the same unless the part lies on a
    /// border.
    public let leftCell: Int
    /// The cell on the right.
    public let rightCell: Int
  }

  /// A border that the edge meets, possibly only in a common end, and where that border has to be split.
  public struct Touch: Sendable {
    /// The index of the border that is touched.
    public let border: Int
    /// The path that the border is in.
    public let path: Int
    /// The positions at which the border is split.
    public let splits: [Coordinate]
    /// The side of the edge on which the border's high end lies, seen from `low` to `high`: 1 left, −1 right.
    /// 0 unless the two cross with no end of one on the other.
    public let crossingSide: Int
  }

  /// The parts of the edge, from its start to its end.
  public let parts: [Part]
  /// The borders that the edge touches.
  public let touches: [Touch]
}

extension CellMap {
  /// Cuts an edge at the borders. Returns nil where rounding could decide on which side of a border a part of
  /// it lies; only noding everything together helps there.
  ///
  /// A crossing is rounded, and both edges are led through the rounded point: each moves by less than a
  /// `clearance`. So a cut is returned only where everything within that distance meets exactly: no end
  /// comes that near to an edge on which it does not lie, no crossing to a third edge or to another crossing.
  /// Then nothing changes sides.
  ///
  /// Complexity: O(*m* log *m*), *m* the borders in the strips that the edge runs through.
  ///
  /// - Parameter neighborCell: the cell of an edge that shares an end with this one and meets no border, if there is
  ///   one: it spares a ray where this edge meets none either.
  public func cut(_ edge: Edge, neighborCell: Int? = nil) -> EdgeCut? {
    let edge = edge.weighted(1)
    let clearance = self.clearance(of: edge)
    var near: [(index: Int, border: Edge)] = []
    var touches: [EdgeCut.Touch] = []
    var cuts: [Cut] = []
    var isClear = true
    borders.forEachEdge(near: edge.widened(by: clearance)) { index, border in
      guard isClear else { return }
      near.append((index, border))
      guard edge.isClear(of: border, by: clearance) else {
        isClear = false
        return
      }
      var splits: [Coordinate] = []
      var isTouched = edge.sharesEnd(with: border)
      let sides = edge.sidesOfCrossing(border)
      meet(edge, border) { isOwn, coordinate in
        isTouched = true
        if isOwn {
          let crossing = sides.map { Crossing(border: index, isHighOnLeft: $0.high > 0) }
          cuts.append(Cut(at: coordinate, crossing: crossing))
        } else {
          splits.append(coordinate)
        }
      }
      // A crossing splits both edges, unless it was rounded to an end.
      if sides != nil, splits.isEmpty || cuts.last?.crossing?.border != index { isClear = false }
      if isTouched {
        touches.append(
          EdgeCut.Touch(
            border: index, path: Int(pathsOfBorders[index]), splits: splits,
            // A border with the edge's high end on its left has its own high end on the edge's right.
            crossingSide: sides.map { -$0.high } ?? 0))
      }
    }
    guard isClear else { return nil }
    if touches.isEmpty, let cell = neighborCell {
      return EdgeCut(parts: [EdgeCut.Part(edge: edge, leftCell: cell, rightCell: cell)], touches: [])
    }
    guard !cuts.isEmpty else {
      return part(edge, touches).map { EdgeCut(parts: [$0], touches: touches) }
    }
    let order = edge.orderAlong(cuts.map(\.at))
    cuts = order.map { cuts[$0] }
    guard areClear(cuts, on: edge, near, by: clearance) else { return nil }
    guard let parts = parts(of: edge, between: cuts, touches) else { return nil }
    return EdgeCut(parts: parts, touches: touches)
  }

  /// The least distance at which two things can still be told apart after crossings were rounded: 2⁻⁴⁴ of the
  /// coordinates, a micrometre on the earth.
  ///
  /// A crossing lies within some 16 roundings, 2⁻⁴⁹, of both edges. An end within 2⁻⁴⁵ of a crossing may
  /// replace it.
  private func clearance(of edge: Edge) -> Double {
    max(largestCoordinate, edge.largestCoordinate) * 0x1p-44
  }

  /// A location at which an edge is cut.
  private struct Cut {
    let at: Coordinate
    /// Nil where an end of the edge lies on the border or an end of the border on the edge.
    let crossing: Crossing?
  }

  /// A border that the edge crosses, with no end of one on the other.
  private struct Crossing {
    let border: Int
    /// Whether the edge's high end lies on the left of the border.
    let isHighOnLeft: Bool
  }

  /// Whether crossings keep the clearance from one another, and from borders that don't cross there.
  ///
  /// - Parameter cuts: in their order along the edge.
  private func areClear(
    _ cuts: [Cut], on edge: Edge, _ near: [(index: Int, border: Edge)], by clearance: Double
  ) -> Bool {
    for (first, second) in zip(cuts, cuts.dropFirst()) where first.at != second.at || first.crossing != nil {
      guard first.at.isFarther(than: clearance, from: second.at) else { return false }
    }
    // Sweeps along the longer side of the edge's box, so that few borders are open at each crossing.
    let isWide = edge.high.x - edge.low.x >= edge.maxY - edge.minY
    func span(_ border: Edge) -> (from: Double, to: Double) {
      isWide ? (border.low.x, border.high.x) : (border.minY, border.maxY)
    }
    let borders = near.sorted { span($0.border).from < span($1.border).from }
    let crossings = cuts.filter { $0.crossing != nil }.map { (cut: $0, height: isWide ? $0.at.x : $0.at.y) }
    var (next, open) = (0, [(index: Int, border: Edge)]())
    for (cut, height) in crossings.sorted(by: { $0.height < $1.height }) {
      while next < borders.count, span(borders[next].border).from <= height + clearance {
        open.append(borders[next])
        next += 1
      }
      open.removeAll { span($0.border).to < height - clearance }
      for (index, border) in open where index != cut.crossing?.border {
        guard border.isFarther(than: clearance, from: cut.at) else { return false }
      }
    }
    return true
  }

  private func parts(of edge: Edge, between cuts: [Cut], _ touches: [EdgeCut.Touch]) -> [EdgeCut.Part]? {
    var parts: [EdgeCut.Part] = []
    var previous = (at: edge.low, crossing: Crossing?.none)
    for cut in cuts + [Cut(at: edge.high, crossing: nil)] where cut.at != previous.at {
      let piece = Edge(from: previous.at, to: cut.at)
      // A crossing determines the cells before and behind it.
      let behind = previous.crossing.map { cell(behind: $0) }
      let before = cut.crossing.map { cell(before: $0) }
      if let cell = behind ?? before {
        guard before ?? cell == cell else { return nil }
        parts.append(EdgeCut.Part(edge: piece, leftCell: cell, rightCell: cell))
      } else {
        guard let part = part(piece, touches) else { return nil }
        parts.append(part)
      }
      previous = (cut.at, cut.crossing)
    }
    return parts
  }

  private func cell(behind crossing: Crossing) -> Int {
    (crossing.isHighOnLeft ? arrangement.leftLabels : arrangement.rightLabels)[crossing.border]
  }

  private func cell(before crossing: Crossing) -> Int {
    (crossing.isHighOnLeft ? arrangement.rightLabels : arrangement.leftLabels)[crossing.border]
  }

  /// Returns a part that no border crosses, with the cells beside it: where it lies on a border, those of the
  /// border.
  private func part(_ piece: Edge, _ touches: [EdgeCut.Touch]) -> EdgeCut.Part? {
    for touch in touches {
      let border = borders.edges[touch.border]
      guard border.low <= piece.low, piece.high <= border.high,
        Orientation.sign(border.low, border.high, piece.low) == 0,
        Orientation.sign(border.low, border.high, piece.high) == 0
      else { continue }
      return EdgeCut.Part(
        edge: piece, leftCell: arrangement.leftLabels[touch.border],
        rightCell: arrangement.rightLabels[touch.border])
    }
    return cell(around: piece).map { EdgeCut.Part(edge: piece, leftCell: $0, rightCell: $0) }
  }
}
