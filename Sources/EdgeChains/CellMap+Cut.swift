public import GeoTypes

/// What the borders of a cell map do to an edge.
public struct EdgeCut: Sendable {
  /// A part of the edge, with the cells beside it.
  public struct Part: Sendable {
    /// Its weight is 1 where it runs from `low` to `high` as the edge does, else −1.
    public let edge: Edge
    /// Seen from `low` to `high`. Both cells are the same unless the part lies on a border.
    public let leftCell: Int
    public let rightCell: Int
  }

  /// A border that the edge meets, if only in a common end, and where that border has to be split.
  public struct Touch: Sendable {
    public let border: Int
    /// The path that the border is in.
    public let path: Int
    public let splits: [Coordinate]
  }

  public let parts: [Part]
  public let touches: [Touch]
}

extension CellMap {
  /// Cuts an edge at the borders; nil where rounded crossings make it cross a border anew, and only noding
  /// everything together helps.
  ///
  /// Complexity: O(*m*), *m* the borders in the strips that the edge runs through.
  public func cut(_ edge: Edge) -> EdgeCut? {
    let edge = edge.weighted(1)
    var ownSplits: [Coordinate] = []
    var touches: [EdgeCut.Touch] = []
    borders.forEachEdge(near: edge) { place, border in
      var splits: [Coordinate] = []
      var isTouched =
        edge.low == border.low || edge.low == border.high || edge.high == border.low
        || edge.high == border.high
      meet(edge, border) { isOwn, coordinate in
        isTouched = true
        if isOwn { ownSplits.append(coordinate) } else { splits.append(coordinate) }
      }
      if isTouched {
        touches.append(EdgeCut.Touch(border: place, path: Int(pathsOfBorders[place]), splits: splits))
      }
    }
    guard !ownSplits.isEmpty else {
      return part(edge, touches).map { EdgeCut(parts: [$0], touches: touches) }
    }
    var parts: [EdgeCut.Part] = []
    var previous = edge.low
    for coordinate in edge.sortedAlong(ownSplits) + [edge.high] where coordinate != previous {
      let piece = Edge(from: previous, to: coordinate)
      guard !crossesAnother(piece, than: touches), let part = part(piece, touches) else { return nil }
      parts.append(part)
      previous = coordinate
    }
    return EdgeCut(parts: parts, touches: touches)
  }

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

  /// Whether a part whose ends are rounded meets a border that the whole edge did not.
  private func crossesAnother(_ piece: Edge, than touches: [EdgeCut.Touch]) -> Bool {
    var crosses = false
    borders.forEachEdge(near: piece) { place, border in
      if crosses || touches.contains(where: { $0.border == place }) { return }
      meet(piece, border) { _, _ in crosses = true }
    }
    return crosses
  }
}
