import GeoTypes

/// The plane cut into cells by a layered arrangement, prepared for locating one edge after another.
///
/// Where the border of a land changes from day to day in a few edges, the cells of each edge are found once
/// and remembered. For each land it then remains to find which borders of cells lie inside it.
public struct CellMap: Sendable {
  /// The borders; a cell is a label of the arrangement.
  public let arrangement: LayeredArrangement
  /// The largest coordinate of all borders, by magnitude.
  let largestCoordinate: Double
  /// The borders grouped into paths, each between coordinates at which more than two borders meet.
  let paths: [BorderPath]
  /// For each border the index of its path.
  let pathsOfBorders: [Int32]
  /// The first border of each path, which tells where the path lies.
  let firstBorders: IndexedChain

  /// The number of paths that bound cells.
  public var pathCount: Int { paths.count }

  /// The borders, indexed.
  var borders: IndexedChain { arrangement.faces.coded }

  /// Complexity: O(*n*) in the edges of the arrangement.
  public init(_ arrangement: LayeredArrangement) {
    self.arrangement = arrangement
    largestCoordinate = arrangement.edges.reduce(0) { max($0, $1.largestCoordinate) }
    let paths = BorderPath.paths(of: arrangement.edges, arrangement.fans)
    self.paths = paths
    var pathsOfBorders = [Int32](repeating: 0, count: arrangement.edges.count)
    for (path, run) in paths.enumerated() {
      for border in run.borders { pathsOfBorders[border] = Int32(truncatingIfNeeded: path) }
    }
    self.pathsOfBorders = pathsOfBorders
    firstBorders = IndexedChain(EdgeChain(edges: paths.map { arrangement.edges[$0.borders[0]] }))
  }

  /// Returns the cell around an edge that meets no border; nil where rounding has produced a code that
  /// belongs to no cell.
  func cell(around edge: Edge) -> Int? { arrangement.faces.label(around: edge) }
}

/// A run of borders, each sharing an end with the next.
struct BorderPath: Sendable {
  /// Indices of the arrangement's edges.
  var borders: [Int]
  var box: Box

  /// Returns paths that cover all borders, each border once.
  static func paths(of edges: [Edge], _ fans: EdgeFans) -> [BorderPath] {
    var isTaken = Array(repeating: false, count: edges.count)
    /// Follows the borders from an edge over one of its ends until they branch or end.
    func run(from first: Int, over end: Int32) -> [Int] {
      var run: [Int] = []
      var last = (edge: first, end: end)
      while let next = fans.edge(after: last.edge, behind: last.end), !isTaken[next.edge] {
        isTaken[next.edge] = true
        run.append(next.edge)
        last = next
      }
      return run
    }
    var paths: [BorderPath] = []
    for first in edges.indices where !isTaken[first] {
      isTaken[first] = true
      let ahead = run(from: first, over: fans.ends[first].high)
      let behind = run(from: first, over: fans.ends[first].low)
      let borders = behind.reversed() + [first] + ahead
      paths.append(
        BorderPath(borders: borders, box: borders.reduce(.empty) { $0.union(edges[$1].box) }))
    }
    return paths
  }
}
