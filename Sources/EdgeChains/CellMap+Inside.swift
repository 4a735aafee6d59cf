public import GeoTypes

/// A part of a border of a cell map that lies inside land.
public struct BorderPart: Sendable {
  /// Its weight is 1.
  public let edge: Edge
  /// The place of the border where the part is all of it.
  public let whole: Int?
  /// The cells beside it, seen from `low` to `high`.
  public let leftCell: Int
  public let rightCell: Int
}

extension CellMap {
  /// The parts of borders that lie inside the land, not on its border, for each of the paths in question.
  ///
  /// The land is given by the parts of its border, which meet the cells' borders only at common ends once those
  /// are split as the cuts say. Nil where that does not hold, because of rounding.
  ///
  /// - Parameters:
  ///   - land: a simple boundary, its edges cut.
  ///   - splits: where borders that the land's border meets must be split; an empty list for those that it
  ///     only touches.
  public func parts(
    ofPaths wanted: some Sequence<Int>, inside land: EdgeChain, splits: [Int: [Coordinate]]
  ) -> [[BorderPart]]? {
    let box = land.box
    var indexed: IndexedChain?
    var found: [[BorderPart]] = []
    for path in wanted {
      guard paths[path].box.intersects(box) else {
        found.append([])
        continue
      }
      let index = indexed ?? IndexedChain(land)
      indexed = index
      guard let parts = parts(of: paths[path], inside: index, splits) else { return nil }
      found.append(parts)
    }
    return found
  }

  private func parts(
    of path: BorderPath, inside land: IndexedChain, _ splits: [Int: [Coordinate]]
  ) -> [BorderPart]? {
    func isInside(_ edge: Edge) -> Bool {
      let sides = land.windings(beside: edge)
      return sides.left > 0 && sides.right > 0
    }
    var parts: [BorderPart] = []
    // Between two borders that are touched nothing of the land's border comes near: all are inside or none.
    var isRunInside: Bool?
    for place in path.borders {
      let border = borders.edges[place]
      let (left, right) = (arrangement.leftLabels[place], arrangement.rightLabels[place])
      let whole = BorderPart(edge: border.weighted(1), whole: place, leftCell: left, rightCell: right)
      guard let splits = splits[place] else {
        let inside = isRunInside ?? isInside(border)
        isRunInside = inside
        if inside { parts.append(whole) }
        continue
      }
      isRunInside = nil
      guard !splits.isEmpty else {
        if isInside(border) { parts.append(whole) }
        continue
      }
      var previous = border.low
      for coordinate in border.sortedAlong(splits) + [border.high] where coordinate != previous {
        let part = Edge(from: previous, to: coordinate)
        if land.meets(part) { return nil }
        if isInside(part) {
          // A part that rounding has turned around has its sides exchanged.
          let isAlong = part.weight > 0
          parts.append(
            BorderPart(
              edge: part.weighted(1), whole: nil, leftCell: isAlong ? left : right,
              rightCell: isAlong ? right : left))
        }
        previous = coordinate
      }
    }
    return parts
  }

  /// The paths of which land that differs by the chain holds other parts, given that none of the chain's edges
  /// meets them: those around which it runs.
  public func paths(surroundedBy difference: EdgeChain, among untouched: some Sequence<Int>) -> [Int] {
    let box = difference.box
    let indexed = IndexedChain(difference)
    return untouched.filter { path in
      guard paths[path].box.intersects(box), let first = paths[path].borders.first else { return false }
      return indexed.windings(beside: borders.edges[first]).left != 0
    }
  }
}
