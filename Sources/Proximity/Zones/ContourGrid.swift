import GeoTypes

/// A grid of points near a contour, whose cells find every part of it.
///
/// A contour is the line of all points at one distance from the border of land, on one side of it. The distance of two
/// points from the border differs by no more than they are apart, so a few points rule out most of the plane: the grid
/// is as fine as the contour asks only where it may run. A pair of neighbours on different sides of the contour is a
/// seed, from which it is traced.
///
/// A closed part of the contour that holds no point of the grid would be missed. Around it the border is nearest now
/// on this side, now on that, so cells whose corners look in different directions are divided further, down to
/// one unit.
struct ContourGrid {
  /// Two neighbours on different sides of the contour.
  struct Seed {
    /// Its coordinates on the grid, in units.
    let x: Int
    let y: Int
    let length: Int
    let isVertical: Bool
    /// The point on the near side of the contour, and that on the far side.
    let near: Coordinate
    let far: Coordinate
    let line: Int
  }

  /// A degree of a cell's side.
  let unit: SIMD2<Double>
  private let origin: Coordinate
  private let contour: DistanceContour
  private var nodes: [UInt64: Node] = [:]
  private var found: Set<UInt64> = []
  private(set) var seeds: [Seed] = []
  private var stack: [DistanceField.Candidate] = []

  private struct Node {
    /// The distance to the contour at least: negative on its near side, where the border is.
    let meters: Double
    let line: Int
    let away: SIMD2<Double>
  }

  /// The side of a cell that is not divided unless its corners look in different directions, in units.
  private static let coarse = 8
  /// cos 30°: corners that look this differently may have a closed part of the contour between them.
  private static let smoothCosine = 0.866

  init(_ contour: DistanceContour, around box: Box, unitMeters: Double) {
    self.contour = contour
    // A degree of latitude has no more than 111,694 m, one of longitude no more than that times cos φ.
    let middle = box.center.y
    unit = SIMD2(unitMeters / (111_320 * LocalFrame.cosine(ofLatitude: middle)), unitMeters / 111_320)
    // The origin does not lie on round numbers, where maps have their corners.
    origin = Coordinate(x: box.minX - unit.x * 2.618, y: box.minY - unit.y * 2.618)
    let cells = max(box.width / unit.x, box.height / unit.y) + 8
    var size = Self.coarse
    while Double(size) < cells { size *= 2 }
    search(x: 0, y: 0, size: size)
    // The coarse ones first: they know the most about the line.
    seeds.sort { ($1.length, $0.y, $0.x) < ($0.length, $1.y, $1.x) }
  }

  private func coordinate(_ x: Int, _ y: Int) -> Coordinate {
    Coordinate(x: origin.x + Double(x) * unit.x, y: origin.y + Double(y) * unit.y)
  }

  /// Returns the position on the grid, in units.
  func position(of coordinate: Coordinate) -> SIMD2<Double> {
    SIMD2((coordinate.x - origin.x) / unit.x, (coordinate.y - origin.y) / unit.y)
  }

  private mutating func node(_ x: Int, _ y: Int, hint: Int) -> Node {
    let key = UInt64(x) << 32 | UInt64(y)
    if let known = nodes[key] { return known }
    let sample = contour.field.sample(coordinate(x, y), hint: hint, &stack)
    let node = Node(meters: contour.signedMeters(of: sample), line: sample.line, away: sample.away)
    nodes[key] = node
    return node
  }

  private mutating func search(x: Int, y: Int, size: Int, hint: Int = 0) {
    let a = node(x, y, hint: hint)
    let corners = [
      a, node(x + size, y, hint: a.line), node(x, y + size, hint: a.line),
      node(x + size, y + size, hint: a.line),
    ]
    let diagonal = self.diagonal(y, size)
    let distances = corners.map(\.meters)
    if distances.contains(where: { $0.magnitude > diagonal }) { return }
    let isMixed = distances.contains { $0 < 0 } && distances.contains { $0 >= 0 }
    if !isMixed, distances.allSatisfy({ $0.magnitude > diagonal / 2 }) { return }
    if size <= Self.coarse {
      if isMixed { addSeeds(x, y, size, corners) }
      if size == 1 || !looksApart(corners) { return }
    }
    let half = size / 2
    for (i, j) in [(0, 0), (half, 0), (0, half), (half, half)] {
      search(x: x + i, y: y + j, size: half, hint: a.line)
    }
  }

  private func looksApart(_ corners: [Node]) -> Bool {
    corners.dropFirst().contains { ($0.away * corners[0].away).sum() < Self.smoothCosine }
      || (corners[1].away * corners[2].away).sum() < Self.smoothCosine
  }

  /// Returns the diagonal of a cell in metres, or somewhat more.
  private func diagonal(_ y: Int, _ size: Int) -> Double {
    let (low, high) = (coordinate(0, y).y, coordinate(0, y + size).y)
    let nearest = low * high <= 0 ? 0 : min(low.magnitude, high.magnitude)
    let width = Double(size) * unit.x * 111_694 * LocalFrame.cosine(ofLatitude: nearest)
    let height = Double(size) * unit.y * 111_694
    return (width * width + height * height).squareRoot()
  }

  private mutating func addSeeds(_ x: Int, _ y: Int, _ size: Int, _ corners: [Node]) {
    add(x, y, size, isVertical: false, corners[0], corners[1])
    add(x, y + size, size, isVertical: false, corners[2], corners[3])
    add(x, y, size, isVertical: true, corners[0], corners[2])
    add(x + size, y, size, isVertical: true, corners[1], corners[3])
  }

  private mutating func add(
    _ x: Int, _ y: Int, _ length: Int, isVertical: Bool, _ low: Node, _ high: Node
  ) {
    guard (low.meters < 0) != (high.meters < 0) else { return }
    let key = UInt64(x) << 36 | UInt64(y) << 8 | UInt64(length) << 1 | (isVertical ? 1 : 0)
    guard found.insert(key).inserted else { return }
    let (start, end) = (
      coordinate(x, y), isVertical ? coordinate(x, y + length) : coordinate(x + length, y)
    )
    let isLowNear = low.meters < 0
    seeds.append(
      Seed(
        x: x, y: y, length: length, isVertical: isVertical, near: isLowNear ? start : end,
        far: isLowNear ? end : start, line: isLowNear ? low.line : high.line))
  }
}

/// How often lines that were traced cross each side of the finest cells of a grid.
struct GridCrossings {
  private var counts: [UInt64: Int] = [:]

  /// Returns whether a traced line goes through the seed: an odd number of crossings leads to its other side.
  func areOdd(at seed: ContourGrid.Seed) -> Bool {
    var count = 0
    for step in 0..<seed.length {
      count +=
        counts[
          Self.key(
            seed.isVertical ? seed.x : seed.x + step, seed.isVertical ? seed.y + step : seed.y,
            isVertical: seed.isVertical)] ?? 0
    }
    return !count.isMultiple(of: 2)
  }

  /// Adds a ring, unless most of its crossings are known: then it was traced before. Returns whether it is new.
  mutating func add(_ ring: [Coordinate], on grid: ContourGrid) -> Bool {
    var keys: [UInt64] = []
    var last = grid.position(of: ring[ring.count - 1])
    for coordinate in ring {
      let next = grid.position(of: coordinate)
      Self.forEachCrossing(last.x, last.y, next.x, next.y) { keys.append(Self.key($0, $1, isVertical: true)) }
      Self.forEachCrossing(last.y, last.x, next.y, next.x) {
        keys.append(Self.key($1, $0, isVertical: false))
      }
      last = next
    }
    let known = keys.count { counts[$0] != nil }
    if known * 2 > keys.count { return false }
    for key in keys { counts[key, default: 0] += 1 }
    return true
  }

  /// Calls `body` with each whole number between `from` and `to`, and the unit in which the line crosses it.
  private static func forEachCrossing(
    _ from: Double, _ across: Double, _ to: Double, _ acrossTo: Double, _ body: (Int, Int) -> Void
  ) {
    let (low, high) = (Int(min(from, to).rounded(.up)), Int(max(from, to).rounded(.up)))
    for whole in low..<max(low, high) {
      let share = (Double(whole) - from) / (to - from)
      body(whole, Int((across + share * (acrossTo - across)).rounded(.down)))
    }
  }

  private static func key(_ x: Int, _ y: Int, isVertical: Bool) -> UInt64 {
    UInt64(truncatingIfNeeded: x) << 33 | UInt64(truncatingIfNeeded: y) << 1 | (isVertical ? 1 : 0)
  }
}
