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

  /// The depth in kilometres.
  public var kilometers: Double { meters / 1000 }
}

extension GeodesicProximity {
  /// Finds the farthest point of a patch from land, by branch and bound. Nil if there is no land.
  ///
  /// Take the point of the land that is nearest to some point of the patch in a box. Nothing in the box is farther
  /// from the land than the farthest corner of the box is from that point, since the distance to a single point is
  /// greatest in a corner. Boxes that may hold something farther than the farthest point so far are cut in four, the
  /// most promising first, until none is left that could add more than the tolerance. The farthest point is usually a
  /// corner of the patch, which is then found exactly. Most points are sounded only, by chords, which tells that they
  /// don't matter.
  ///
  /// Between two positions the patch's border is taken as straight in longitude and latitude.
  ///
  /// Complexity: O(*n*) in the edges of the land; then some hundred soundings. A border that runs at a constant distance
  /// from the land over *l* metres takes up to *l* / tolerance. After `limit` soundings the corners that are left are
  /// tried, and the search ends with the tolerance that it has reached.
  public func depth(
    of patch: Polygon, from land: Land, toleranceMeters tolerance: Double = 0.1, limit: Int = 2_000
  ) -> PatchDepth? {
    LandGauge(index(of: land), model).depth(of: patch, toleranceMeters: tolerance, limit: limit)
  }
}

extension LandGauge {
  /// Finds the farthest point of a patch from the land; see
  /// ``GeodesicProximity/depth(of:from:toleranceMeters:limit:)``.
  func depth(of patch: Polygon, toleranceMeters tolerance: Double = 0.1, limit: Int) -> PatchDepth? {
    var search = DepthSearch(patch, self)
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
    /// The positions of the border in the box that were not sounded yet.
    let corners: [Int32]
  }

  private let border: EdgeTree
  private let corners: [Coordinate]
  private let gauge: LandGauge
  private var cells: [Cell] = []
  private var queue = BinaryHeap()
  private var best: (meters: Double, point: Coordinate)?
  private var least = Double.infinity
  /// The number of points that were sounded.
  private var sounded = 0

  init(_ patch: Polygon, _ gauge: LandGauge) {
    let chain = EdgeChain(boundariesOf: CollectionOfOne(patch))
    // Inside and outside are found in the plane, where any model of edges gives the same answer.
    border = EdgeTree(chain, model: .straight)
    corners = patch.rings.flatMap { $0.coordinates.dropLast() }
    self.gauge = gauge
  }

  mutating func run(tolerance: Double, limit: Int) -> PatchDepth? {
    guard let first = corners.first, let sounding = gauge.sounding(at: first) else { return nil }
    sounded = 1
    measure(sounding)
    push(
      Cell(
        box: Box(corners), edges: border.edges.indices.map { Int32(truncatingIfNeeded: $0) },
        corners: corners.indices.map { Int32(truncatingIfNeeded: $0) }))
    var gap = 0.0
    while let item = queue.popLeast() {
      let (bound, cell) = (-item.priority, cells[Int(item.index)])
      gap = max(0, bound - (best?.meters ?? 0))
      if gap <= tolerance { break }
      if sounded > limit {
        measureCorners(of: [cell] + queue.rest.map { cells[Int($0.index)] })
        gap = max(0, bound - (best?.meters ?? 0))
        break
      }
      gap = 0
      split(cell)
    }
    return best.map {
      PatchDepth(meters: $0.meters, deepest: $0.point, toleranceMeters: gap, leastMeters: least)
    }
  }

  /// Measures what corners a search that is cut short has left: the farthest point is usually one of them.
  private mutating func measureCorners(of cells: [Cell]) {
    for corner in Set(cells.flatMap(\.corners)).sorted() { sound(corners[Int(corner)]) }
  }

  /// Measures a point if it may be the farthest, or the first that touches the land.
  private mutating func sound(_ point: Coordinate) {
    guard let sounding = gauge.sounding(at: point) else { return }
    sounded += 1
    if let best, sounding.mostMeters < best.meters, !mayTouch(sounding) { return }
    measure(sounding)
  }

  private mutating func split(_ cell: Cell) {
    var open = cell.corners
    if open.count <= 4 {
      for corner in open { sound(corners[Int(corner)]) }
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
    let corners = BoxCorners(cell.box)
    // The sides of the box that run along parallels bulge from geodesics by up to w² tan φ / 8R.
    let steepness = 1 + tan(min(89, max(cell.box.minY.magnitude, cell.box.maxY.magnitude)) * .pi / 180)
    let reach = corners.mostMeters(to: point)
    let bulge = reach * reach * steepness / 6.3e6
    guard let sounding = gauge.sounding(at: point) else { return }
    sounded += 1
    // What is certainly no farther than the farthest point so far, by a point of the land near the nearest one, need
    // not be measured.
    if let best, let foot = sounding.foot, sounding.mostMeters < best.meters, !mayTouch(sounding),
      corners.mostMeters(from: foot) + bulge < best.meters
    {
      return
    }
    let bound = corners.mostMeters(to: measure(sounding)) + bulge
    if let best, bound <= best.meters { return }
    cells.append(cell)
    queue.push(
      BinaryHeap.Item(
        priority: -bound, tree: 0, level: 0, index: Int32(truncatingIfNeeded: cells.count - 1)))
  }

  /// Whether a point may be the first that is seen to touch the land.
  private func mayTouch(_ sounding: LandGauge.Sounding) -> Bool {
    least > PatchReport.touchingMeters && sounding.leastMeters <= PatchReport.touchingMeters
  }

  /// Measures a point that was sounded. Returns the point of the land that is nearest to it.
  @discardableResult
  private mutating func measure(_ sounding: LandGauge.Sounding) -> Coordinate {
    let (meters, front) = gauge.measure(sounding)
    least = min(least, meters)
    let point = sounding.point
    if best.map({ meters > $0.meters || (meters == $0.meters && point < $0.point) }) ?? true {
      best = (meters, point)
    }
    return front
  }
}

/// The corners of a box, for a bound of how far a point is from anything in it.
private struct BoxCorners {
  private let corners: [(position: Coordinate, chord: Chord)]

  init(_ box: Box) {
    corners = [
      Coordinate(x: box.minX, y: box.minY), Coordinate(x: box.maxX, y: box.minY),
      Coordinate(x: box.minX, y: box.maxY), Coordinate(x: box.maxX, y: box.maxY),
    ].map { ($0, Chord(at: $0)) }
  }

  /// Returns an upper bound of the distance from a point of the land to the farthest corner; infinite beyond 1,000 km.
  func mostMeters(from foot: Chord.Foot) -> Double {
    corners.reduce(0) { max($0, foot.mostMeters(to: $1.chord)) }
  }

  /// Returns the distance from a point to the farthest corner, or up to a tenth of a millimetre more.
  ///
  /// To 10 km the chord tells the geodesic well enough: c³ / 24 R² is a millimetre. Beyond, the corners that may be the
  /// farthest are measured.
  func mostMeters(to point: Coordinate) -> Double {
    let chord = Chord(at: point)
    let bounds = corners.map { chord.bounds(to: $0.chord) }
    let most = bounds.reduce(0) { max($0, $1.most) }
    if most < 10_000 { return most }
    let least = bounds.reduce(0) { max($0, $1.least) }
    return zip(corners, bounds).reduce(0) { farthest, corner in
      corner.1.most < least
        ? farthest : max(farthest, Geodesic.wgs84.distance(from: point, to: corner.0.position))
    }
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
