public import GeoTypes

/// A part of a border of a cell map that lies inside land.
public struct BorderPart: Sendable {
  /// Its weight is 1.
  public let edge: Edge
  /// The index of the border where the part is the whole border, else nil.
  public let whole: Int?
  /// The cell on its left, seen from `low` to `high`.
  public let leftCell: Int
  /// The cell on its right.
  public let rightCell: Int
}

/// A location at which a border of a cell map has to be split, because the border of land meets it there.
public struct BorderSplit: Sendable {
  /// The position at which the border is split.
  public let at: Coordinate
  /// True where the border enters the land here, seen from its low end to its high end; false where it leaves
  /// the land; nil where the two don't cross.
  let isInsideBehind: Bool?

  /// Returns the splits that an edge of the land's border causes in a border that it touches. The edge runs
  /// as its weight says.
  public static func splits(_ touch: EdgeCut.Touch, by edge: Edge) -> [BorderSplit] {
    touch.splits.map {
      BorderSplit(
        at: $0,
        isInsideBehind: touch.crossingSide == 0 ? nil : (touch.crossingSide > 0) == (edge.weight > 0))
    }
  }
}

extension CellMap {
  /// Returns, for each of the wanted paths, the parts of its borders that lie inside the land and not on the
  /// land's border.
  ///
  /// The land is given by the parts of its border, which meet the cells' borders only at common ends once
  /// those are split as the cuts say. Returns nil where rounding breaks this.
  ///
  /// - Parameters:
  ///   - land: a simple boundary, its edges cut.
  ///   - splits: for each border that the land's border meets, by its index, where it must be split; an empty
  ///     list for one that is only touched.
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

  /// Land whose index is built at the first border that needs it.
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
    // Between two touched borders the land's border stays away: all borders there are inside, or none.
    var isRunInside: Bool?
    for borderIndex in path.borders {
      let border = borders.edges[borderIndex]
      let (left, right) = (arrangement.leftLabels[borderIndex], arrangement.rightLabels[borderIndex])
      let whole = BorderPart(edge: border.weighted(1), whole: borderIndex, leftCell: left, rightCell: right)
      guard let splits = splits[borderIndex] else {
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
          // Two edges of the land come together here: neither decides alone.
          if index > 0 { previous = BorderSplit(at: next.at, isInsideBehind: nil) }
          continue
        }
        let part = Edge(from: previous.at, to: next.at)
        // For the same reason a crossing that shares its location with another decides nothing about the part
        // before it.
        let isNextAlone = index + 1 >= order.count || order[index + 1].at != next.at
        let before = isNextAlone ? next.isInsideBehind.map { !$0 } : nil
        let known = previous.isInsideBehind ?? before
        if let known, let before, known != before { return nil }
        if known ?? land.contains(part) {
          // Where rounding has reversed a part, its sides are exchanged.
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

  /// Returns the paths, in ascending order, around which the difference of two lands runs: the parts of their
  /// borders that lie inside are not the same for both lands. Leaves out the paths that an edge of the
  /// difference meets.
  ///
  /// Complexity: that of an index of the difference, and O(*m*) in the paths that begin at the latitudes of its
  /// connected parts.
  public func paths(surroundedBy difference: EdgeChain, besides touched: Set<Int>) -> [Int] {
    let indexed = IndexedChain(difference)
    var found: Set<Int> = []
    for box in difference.boxesOfConnectedParts {
      firstBorders.forEachEdge(near: Edge(across: box)) { path, border in
        if !touched.contains(path), indexed.windings(beside: border).left != 0 { found.insert(path) }
      }
    }
    return found.sorted()
  }
}

extension EdgeChain {
  /// The boxes of the groups of edges that are connected at their ends. Outside its box a group of a closed chain
  /// has the winding number 0.
  fileprivate var boxesOfConnectedParts: [Box] {
    var ends = CoordinateTable(minimumCapacity: edges.count)
    var groups = DisjointSets()
    func number(of end: Coordinate) -> Int {
      let number = ends.insert(end)
      if number == groups.count { groups.append() }
      return number
    }
    for edge in edges { groups.join(number(of: edge.low), number(of: edge.high)) }
    var boxes = [Box](repeating: .empty, count: groups.count)
    for edge in edges {
      let group = groups.root(of: number(of: edge.low))
      boxes[group] = boxes[group].union(edge.box)
    }
    return boxes.filter { !$0.isEmpty }
  }
}

extension Edge {
  /// Creates the diagonal of a box, which stands for the box in a search.
  fileprivate init(across box: Box) {
    self.init(
      low: Coordinate(x: box.minX, y: box.minY), high: Coordinate(x: box.maxX, y: box.maxY), weight: 1)
  }
}
