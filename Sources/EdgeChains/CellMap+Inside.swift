public import GeoTypes

extension CellMap {
  /// Calls `body` for every part of a border that lies inside the land, not on its border.
  ///
  /// The land is given by the parts of its border, which meet the cells' borders only at common ends once those
  /// are split as the cuts say. False where that does not hold, because of rounding: then what was reported
  /// is worth nothing.
  ///
  /// - Parameters:
  ///   - land: a simple boundary, its edges cut.
  ///   - splits: where borders that the land's border meets must be split; an empty list for those that it
  ///     only touches.
  ///   - body: takes the part of the border, its place if it is whole, and the cells on its left and right.
  public func forEachBorder(
    inside land: EdgeChain, splits: [Int: [Coordinate]],
    _ body: (_ part: Edge, _ whole: Int?, _ left: Int, _ right: Int) -> Void
  ) -> Bool {
    let indexed = IndexedChain(land)
    let box = land.box
    func isInside(_ edge: Edge) -> Bool {
      let sides = indexed.windings(beside: edge)
      return sides.left > 0 && sides.right > 0
    }
    for path in paths where path.box.intersects(box) {
      // Between two borders that are touched nothing of the land's border comes near: all are inside or none.
      var isRunInside: Bool?
      for place in path.borders {
        let border = borders.edges[place]
        let (left, right) = (arrangement.leftLabels[place], arrangement.rightLabels[place])
        guard let splits = splits[place] else {
          let inside = isRunInside ?? isInside(border)
          isRunInside = inside
          if inside { body(border, place, left, right) }
          continue
        }
        isRunInside = nil
        guard !splits.isEmpty else {
          if isInside(border) { body(border, place, left, right) }
          continue
        }
        var previous = border.low
        for coordinate in border.sortedAlong(splits) + [border.high] where coordinate != previous {
          let part = Edge(from: previous, to: coordinate)
          if indexed.meets(part) { return false }
          if isInside(part) {
            // A part that rounding has turned around has its sides exchanged.
            body(part.weighted(1), nil, part.weight > 0 ? left : right, part.weight > 0 ? right : left)
          }
          previous = coordinate
        }
      }
    }
    return true
  }
}
