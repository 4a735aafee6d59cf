import EdgeChains
public import GeoTypes
import Geodesics
public import Measurement

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How far a patch reaches from land that was there before.
public struct PatchDepth: Hashable, Sendable {
  /// The geodesic distance from the farthest point of the patch to the nearest point of the land.
  public let meters: Double
  /// The farthest point of the patch.
  public let deepest: Coordinate
  /// No point of the patch is farther than `meters` and this much more.
  public let toleranceMeters: Double
  /// The least of the distances that were measured on the way to the answer, from points of the patch's border.
  let leastMeters: Double

  public var kilometers: Double { meters / 1000 }
}

extension GeodesicProximity {
  /// Finds the farthest point of a patch from land, by branch and bound. Nil if there is no land.
  ///
  /// Take the point of the land that is nearest to some point of the patch in a box. Nothing in the box is farther
  /// from the land than the farthest corner of the box is from that point, since the distance to a single point is
  /// greatest in a corner. Boxes that may hold something farther than the farthest point so far are cut in four, the
  /// most promising first, until none is left that could add more than the tolerance. The farthest point is usually a
  /// corner of the patch, which is then found exactly.
  ///
  /// Between two positions the patch's border is taken as straight in longitude and latitude.
  ///
  /// Complexity: some hundred distances; a border that runs at a constant distance from the land over *l* metres
  /// takes up to *l* / tolerance. After `limit` distances the search ends with the tolerance that it has reached.
  public func depth(
    of patch: Polygon, from land: Land, toleranceMeters tolerance: Double = 0.1, limit: Int = 2_000
  ) -> PatchDepth? {
    var search = DepthSearch(patch) { point in
      guard let target = try? DistanceTarget(.point(point), model: self.model) else { return nil }
      return self.nearest(target, to: land).map { ($0.meters, $0.front ?? point) }
    }
    return search.run(tolerance: tolerance, limit: limit)
  }
}

/// The search for the point with the greatest distance.
private struct DepthSearch {
  /// A part of the patch's box that holds some of the patch.
  struct Cell {
    let box: Box
    /// The edges of the border that pass through the box; none if the box lies inside.
    let edges: [Int32]
    /// The positions of the border in the box that were not measured yet.
    let corners: [Int32]
  }

  private let border: EdgeTree
  private let corners: [Coordinate]
  private let distance: (Coordinate) -> (meters: Double, front: Coordinate)?
  private var cells: [Cell] = []
  private var queue = BinaryHeap()
  private var best: (meters: Double, point: Coordinate)?
  private var least = Double.infinity
  private var measured = 0

  init(_ patch: Polygon, distance: @escaping (Coordinate) -> (meters: Double, front: Coordinate)?) {
    let chain = EdgeChain(boundariesOf: CollectionOfOne(patch))
    // Inside and outside are found in the plane, where any model of edges gives the same answer.
    border = EdgeTree(chain, model: .straight)
    corners = patch.rings.flatMap { $0.coordinates.dropLast() }
    self.distance = distance
  }

  mutating func run(tolerance: Double, limit: Int) -> PatchDepth? {
    guard let first = corners.first, measure(first) != nil else { return nil }
    let box = Box(corners)
    push(
      Cell(
        box: box, edges: border.edges.indices.map { Int32(truncatingIfNeeded: $0) },
        corners: corners.indices.map { Int32(truncatingIfNeeded: $0) }))
    var gap = 0.0
    while let item = queue.popLeast() {
      let bound = -item.priority
      gap = max(0, bound - (best?.meters ?? 0))
      if gap <= tolerance || measured > limit { break }
      gap = 0
      split(cells[Int(item.index)])
    }
    return best.map {
      PatchDepth(meters: $0.meters, deepest: $0.point, toleranceMeters: gap, leastMeters: least)
    }
  }

  private mutating func split(_ cell: Cell) {
    var open = cell.corners
    if open.count <= 4 {
      for corner in open { _ = measure(corners[Int(corner)]) }
      open = []
    }
    let (box, center) = (cell.box, cell.box.center)
    for west in [true, false] {
      for south in [true, false] {
        let quarter = Box(
          minX: west ? box.minX : center.x, minY: south ? box.minY : center.y,
          maxX: west ? center.x : box.maxX, maxY: south ? center.y : box.maxY)
        push(
          Cell(
            box: quarter,
            edges: cell.edges.filter { border.edges[Int($0)].part(in: quarter) != nil },
            corners: open.filter { quarter.contains(corners[Int($0)]) }))
      }
    }
  }

  /// Measures a point of the patch in the cell, and keeps the cell if it may hold something farther.
  private mutating func push(_ cell: Cell) {
    let point: Coordinate
    if border.winding(around: cell.box.center) > 0 {
      point = cell.box.center
    } else if let edge = cell.edges.first, let part = border.edges[Int(edge)].part(in: cell.box) {
      point = part
    } else {
      return
    }
    guard let front = measure(point) else { return }
    let (box, geodesic) = (cell.box, Geodesic.wgs84)
    let corners = [
      Coordinate(x: box.minX, y: box.minY), Coordinate(x: box.maxX, y: box.minY),
      Coordinate(x: box.minX, y: box.maxY), Coordinate(x: box.maxX, y: box.maxY),
    ]
    let farthest = corners.reduce(0) { max($0, geodesic.distance(from: front, to: $1)) }
    // The sides of the box that run along parallels bulge from geodesics by up to w² tan φ / 8R.
    let reach = corners.reduce(0) { max($0, geodesic.distance(from: point, to: $1)) }
    let steepness = 1 + tan(min(89, max(box.minY.magnitude, box.maxY.magnitude)) * .pi / 180)
    let bound = farthest + reach * reach * steepness / 6.3e6
    if let best, bound <= best.meters { return }
    cells.append(cell)
    queue.push(
      BinaryHeap.Item(
        priority: -bound, tree: 0, level: 0, index: Int32(truncatingIfNeeded: cells.count - 1)))
  }

  /// Measures a point. Returns the point of the land that is nearest to it.
  private mutating func measure(_ point: Coordinate) -> Coordinate? {
    measured += 1
    guard let (meters, front) = distance(point) else { return nil }
    least = min(least, meters)
    if best.map({ meters > $0.meters || (meters == $0.meters && point < $0.point) }) ?? true {
      best = (meters, point)
    }
    return front
  }
}

extension Edge {
  /// The middle of the part of the edge that lies in the box; nil if none does.
  fileprivate func part(in box: Box) -> Coordinate? {
    var (from, to) = (0.0, 1.0)
    let (dx, dy) = (high.x - low.x, high.y - low.y)
    for (delta, gapToMin, gapToMax) in [
      (dx, box.minX - low.x, box.maxX - low.x), (dy, box.minY - low.y, box.maxY - low.y),
    ] {
      if delta == 0 {
        if gapToMin > 0 || gapToMax < 0 { return nil }
        continue
      }
      from = max(from, min(gapToMin / delta, gapToMax / delta))
      to = min(to, max(gapToMin / delta, gapToMax / delta))
    }
    guard from <= to else { return nil }
    let middle = (from + to) / 2
    return Coordinate(x: low.x + dx * middle, y: low.y + dy * middle)
  }
}
