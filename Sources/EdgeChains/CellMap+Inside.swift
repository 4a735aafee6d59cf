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

/// Where a border of a cell map has to be split, because the border of land meets it there.
public struct BorderSplit: Sendable {
  public let at: Coordinate
  /// Whether what follows, toward the high end, lies inside the land and what comes before outside, or the other way
  /// round; nil where the two don't cross.
  let isInsideBehind: Bool?

  /// Where an edge of the land's border, run through as its weight says, touches a border.
  public static func splits(_ touch: EdgeCut.Touch, by edge: Edge) -> [BorderSplit] {
    touch.splits.map {
      BorderSplit(
        at: $0,
        isInsideBehind: touch.crossingSide == 0 ? nil : (touch.crossingSide > 0) == (edge.weight > 0))
    }
  }
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
    ofPaths wanted: some Sequence<Int>, inside land: EdgeChain, splits: [Int: [BorderSplit]]
  ) -> [[BorderPart]]? {
    let land = IndexedLand(land)
    var found: [[BorderPart]] = []
    for path in wanted {
      guard paths[path].box.intersects(land.box) else {
        found.append([])
        continue
      }
      guard let parts = parts(of: paths[path], inside: land, splits) else { return nil }
      found.append(parts)
    }
    return found
  }

  /// Land that is indexed when a border is first asked for that does not tell by itself where it lies.
  private final class IndexedLand {
    let box: Box
    private let chain: EdgeChain
    private lazy var index = IndexedChain(chain)

    init(_ chain: EdgeChain) { (self.chain, box) = (chain, chain.box) }

    func contains(_ edge: Edge) -> Bool {
      let sides = index.windings(beside: edge)
      return sides.left > 0 && sides.right > 0
    }

    func meets(_ edge: Edge) -> Bool { index.meets(edge) }
  }

  private func parts(
    of path: BorderPath, inside land: IndexedLand, _ splits: [Int: [BorderSplit]]
  ) -> [BorderPart]? {
    var parts: [BorderPart] = []
    // Between two borders that are touched nothing of the land's border comes near: all are inside or none.
    var isRunInside: Bool?
    for place in path.borders {
      let border = borders.edges[place]
      let (left, right) = (arrangement.leftLabels[place], arrangement.rightLabels[place])
      let whole = BorderPart(edge: border.weighted(1), whole: place, leftCell: left, rightCell: right)
      guard let splits = splits[place] else {
        let inside = isRunInside ?? land.contains(border)
        isRunInside = inside
        if inside { parts.append(whole) }
        continue
      }
      isRunInside = nil
      guard !splits.isEmpty else {
        if land.meets(border) { return nil }
        if land.contains(border) { parts.append(whole) }
        continue
      }
      let order = border.orderAlong(splits.map(\.at)).map { splits[$0] }
      var previous = BorderSplit(at: border.low, isInsideBehind: nil)
      for (index, next) in (order + [BorderSplit(at: border.high, isInsideBehind: nil)]).enumerated() {
        if next.at == previous.at {
          // Two edges of the land come together here: neither tells alone.
          if index > 0 { previous = BorderSplit(at: next.at, isInsideBehind: nil) }
          continue
        }
        let part = Edge(from: previous.at, to: next.at)
        // A crossing that is one of two at its place tells nothing about what comes before it either.
        let isNextAlone = index + 1 >= order.count || order[index + 1].at != next.at
        let before = isNextAlone ? next.isInsideBehind.map { !$0 } : nil
        let known = previous.isInsideBehind ?? before
        if let known, let before, known != before { return nil }
        if known ?? land.contains(part) {
          // A part that rounding has turned around has its sides exchanged.
          let isAlong = part.weight > 0
          parts.append(
            BorderPart(
              edge: part.weighted(1), whole: nil, leftCell: isAlong ? left : right,
              rightCell: isAlong ? right : left))
        }
        previous = next
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
