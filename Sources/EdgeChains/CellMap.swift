import GeoTypes

/// The plane cut into cells by a layered arrangement, prepared for locating one edge after another.
///
/// Where the border of a land changes from day to day in a few edges, the cells of each edge are found once
/// and remembered. For each land it then remains to find which borders of cells lie inside it.
public struct CellMap: Sendable {
  /// The borders; a cell is a label of the arrangement.
  public let arrangement: LayeredArrangement
  let borders: IndexedChain
  /// The borders, each weighted with the code of the cell on its left less that of the cell on its right.
  /// With these weights one ray finds the cell of a location, however many layers there are.
  private let locator: IndexedChain
  /// The cells by their codes.
  private let cells: [Int: Int]
  /// The largest coordinate of all borders, by magnitude.
  let largestCoordinate: Double
  /// The borders grouped into paths, each between coordinates at which more than two borders meet.
  let paths: [BorderPath]
  /// For each border the index of its path.
  let pathsOfBorders: [Int32]

  public var pathCount: Int { paths.count }

  /// Complexity: O(*n*) in the edges of the arrangement, and in the layers of its labels.
  public init(_ arrangement: LayeredArrangement) {
    self.arrangement = arrangement
    borders = IndexedChain(EdgeChain(edges: arrangement.edges))
    largestCoordinate = arrangement.edges.reduce(0) { max($0, $1.largestCoordinate) }
    let codes = CellCodes(arrangement.labels)
    locator = IndexedChain(
      EdgeChain(
        edges: arrangement.edges.indices.compactMap { index -> Edge? in
          let (left, right) = (arrangement.leftLabels[index], arrangement.rightLabels[index])
          return left == right
            ? nil : arrangement.edges[index].weighted(codes.codes[left] &- codes.codes[right])
        }))
    cells = codes.cells
    let paths = BorderPath.paths(of: arrangement.edges)
    self.paths = paths
    var pathsOfBorders = [Int32](repeating: 0, count: arrangement.edges.count)
    for (path, run) in paths.enumerated() {
      for border in run.borders { pathsOfBorders[border] = Int32(truncatingIfNeeded: path) }
    }
    self.pathsOfBorders = pathsOfBorders
  }

  /// Returns the cell around an edge that meets no border; nil where rounding has produced a code that
  /// belongs to no cell.
  func cell(around edge: Edge) -> Int? { cells[locator.windings(beside: edge).left] }
}

/// A number for each cell, 0 for the first. The differences add up along any way from the first cell to
/// another, and their sum identifies the cell in which the way ends.
///
/// The code of a cell is the sum, over its layers, of 64 well-mixed bits times the winding number, wrapping
/// around. As a sum over layers it is a winding number like any other. No two cells have the same code; a
/// combination of windings that is no cell has the code of one once in 2⁶⁴ times.
private struct CellCodes {
  private(set) var codes: [Int] = []
  private(set) var cells: [Int: Int] = [:]

  init(_ labels: [[LayeredArrangement.Winding]]) {
    var seed: UInt64 = 0
    repeat {
      seed += 1
      codes = labels.map { label in
        label.reduce(0) { $0 &+ $1.number &* Self.code(ofLayer: $1.layer, seed: seed) }
      }
      cells = Dictionary(codes.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    } while cells.count < labels.count
  }

  private static func code(ofLayer layer: Int, seed: UInt64) -> Int {
    Int(truncatingIfNeeded: ClosureSum.mixed(UInt64(layer + 1) &* 0x9E37_79B9_7F4A_7C15 &+ seed << 48))
  }
}

/// A run of borders, each sharing an end with the next.
struct BorderPath: Sendable {
  /// Indices of the arrangement's edges.
  var borders: [Int]
  var box: Box

  /// Returns paths that cover all borders, each border once.
  static func paths(of edges: [Edge]) -> [BorderPath] {
    var around: [Coordinate: [Int]] = [:]
    around.reserveCapacity(edges.count)
    for (index, edge) in edges.enumerated() {
      around[edge.low, default: []].append(index)
      around[edge.high, default: []].append(index)
    }
    var isTaken = Array(repeating: false, count: edges.count)
    /// Follows the borders from an edge over one of its ends until they branch or end.
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
