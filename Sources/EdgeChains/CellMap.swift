import GeoTypes

/// The plane cut into cells by a layered arrangement, ready to be asked about one edge after another.
///
/// Where a land's border changes from day to day in a few edges, the cells that its edges lie in are found once
/// for each edge and remembered. What remains to be found for each land is which borders of cells lie inside it.
public struct CellMap: Sendable {
  /// The borders; a cell is a label of the arrangement.
  public let arrangement: LayeredArrangement
  let borders: IndexedChain
  /// The borders of up to fifteen layers each, with packed weights: for finding the cell of a place.
  private let locators: [(pack: PackedWindings, chain: IndexedChain)]
  private let cells: [[LayeredArrangement.Winding]: Int]
  /// Borders in paths between places where more than two of them meet.
  let paths: [BorderPath]
  /// For each border the path that it is in.
  let pathsOfBorders: [Int32]

  public var pathCount: Int { paths.count }

  /// Complexity: O(*n*) in the edges of the arrangement, for each fifteen layers.
  public init(_ arrangement: LayeredArrangement, layerCount: Int) {
    self.arrangement = arrangement
    borders = IndexedChain(EdgeChain(edges: arrangement.edges))
    locators = stride(from: 0, to: layerCount, by: PackedWindings.layerCount).map { first in
      let pack = PackedWindings(firstLayer: first, layerCount: layerCount)
      func winding(_ label: Int) -> Int {
        arrangement.labels[label].reduce(0) {
          pack.layers.contains($1.layer) ? $0 + pack.pack($1) : $0
        }
      }
      let edges = arrangement.edges.indices.compactMap { index -> Edge? in
        let weight = winding(arrangement.leftLabels[index]) - winding(arrangement.rightLabels[index])
        return weight == 0 ? nil : arrangement.edges[index].weighted(weight)
      }
      return (pack, IndexedChain(EdgeChain(edges: edges)))
    }
    cells = Dictionary(
      arrangement.labels.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let paths = BorderPath.paths(of: arrangement.edges)
    self.paths = paths
    var pathsOfBorders = [Int32](repeating: 0, count: arrangement.edges.count)
    for (path, run) in paths.enumerated() {
      for border in run.borders { pathsOfBorders[border] = Int32(truncatingIfNeeded: path) }
    }
    self.pathsOfBorders = pathsOfBorders
  }

  /// The cell around an edge that meets no border; nil where rounding has made a cell that is none of the map's.
  func cell(around edge: Edge) -> Int? {
    var windings: [LayeredArrangement.Winding] = []
    for (pack, chain) in locators { windings += pack.unpack(chain.windings(beside: edge).left) }
    return cells[windings]
  }
}

/// A run of borders, each sharing an end with the next.
struct BorderPath: Sendable {
  /// Places in the arrangement's edges.
  var borders: [Int]
  var box: Box

  /// All borders, each in one path.
  static func paths(of edges: [Edge]) -> [BorderPath] {
    var around: [Coordinate: [Int]] = [:]
    around.reserveCapacity(edges.count)
    for (index, edge) in edges.enumerated() {
      around[edge.low, default: []].append(index)
      around[edge.high, default: []].append(index)
    }
    var isTaken = Array(repeating: false, count: edges.count)
    /// Follows the borders from an edge over one of its ends as long as the way is clear.
    func run(from first: Int, over end: Coordinate) -> [Int] {
      var (run, current, end) = ([Int](), first, end)
      while let both = around[end], both.count == 2 {
        let next = both[0] == current ? both[1] : both[0]
        if isTaken[next] { break }
        isTaken[next] = true
        run.append(next)
        end = edges[next].low == end ? edges[next].high : edges[next].low
        current = next
      }
      return run
    }
    var paths: [BorderPath] = []
    for first in edges.indices where !isTaken[first] {
      isTaken[first] = true
      let ahead = run(from: first, over: edges[first].high)
      let behind = run(from: first, over: edges[first].low)
      let borders = behind.reversed() + [first] + ahead
      paths.append(
        BorderPath(borders: borders, box: borders.reduce(.empty) { $0.union(edges[$1].box) }))
    }
    return paths
  }
}
