import EdgeChains
import GeoTypes

/// The line of all points at one distance from the border of land, on one side of it.
///
/// Every vertex lies at that distance to a few centimetres. It is traced step by step: from a point the line runs
/// across the direction to the border, as long as no other part of the border is nearer; where one is, the line turns,
/// and the turn is found. What juts into the line between two vertices is a circle of the same radius, whose arc over
/// a chord s is s²/4d high at most: the step is chosen so that this is half a metre.
struct DistanceContour: Sendable {
  let field: DistanceField
  let meters: Double
  /// Whether it lies in the land, and not around it.
  let isInLand: Bool

  init(_ field: DistanceField, meters: Double, isInLand: Bool) {
    (self.field, self.meters, self.isInLand) = (field, meters, isInLand)
  }

  private static let heightMeters = 0.5
  /// By how much less than the distance a point may have before another part of the border counts as nearer.
  static let toleranceMeters = 0.02

  /// The greatest distance between two vertices.
  private var stepMeters: Double { (4 * meters * Self.heightMeters).squareRoot() }

  /// Returns how far a point is from the contour at least: negative where it is nearer to the border, or on its other
  /// side.
  func signedMeters(of sample: DistanceField.Sample) -> Double {
    if sample.meters < meters { return sample.meters - meters }
    // Beyond the distance it matters on which side of the border the point lies.
    return field.isInLand(sample.coordinate) == isInLand
      ? sample.meters - meters : -sample.meters - meters
  }

  /// Returns the contour as rings, with the points that are nearer to the border on the left of each.
  ///
  /// Throws if the line can't be followed.
  func rings(around box: Box) throws(ZoneError) -> [[Coordinate]] {
    let grid = ContourGrid(self, around: box, unitMeters: stepMeters / 2)
    var crossings = GridCrossings()
    var rings: [[Coordinate]] = []
    var stack: [DistanceField.Candidate] = []
    for seed in grid.seeds where !crossings.areOdd(at: seed) {
      let ring = try ring(from: start(at: seed, &stack), &stack)
      if ring.count > 2, crossings.add(ring, on: grid) { rings.append(ring) }
    }
    return rings
  }

  /// Returns a point of the contour between the two ends of a seed.
  private func start(
    at seed: ContourGrid.Seed, _ stack: inout [DistanceField.Candidate]
  ) -> DistanceField.Sample {
    var (near, far) = (seed.near, seed.far)
    var sample = field.sample(near, hint: seed.line, &stack)
    // 2⁻²⁰ of a cell is a millimetre.
    for _ in 0..<20 {
      let middle = Coordinate(x: (near.x + far.x) / 2, y: (near.y + far.y) / 2)
      sample = field.sample(middle, hint: sample.line, &stack)
      if signedMeters(of: sample) < 0 { near = middle } else { far = middle }
    }
    return sample
  }

  /// Follows the line once around.
  private func ring(
    from start: DistanceField.Sample, _ stack: inout [DistanceField.Candidate]
  ) throws(ZoneError) -> [Coordinate] {
    var ring = [start.coordinate]
    var current = start
    var stalls = 0
    for _ in 0..<Self.mostSteps {
      let next = step(from: current, &stack)
      let way = current.frame.meters(to: next.coordinate)
      if way.length < 1e-3 {
        // The line turns at once; standing still more than a few times means that it is lost.
        stalls += 1
        if stalls > 8 { throw .lost(current.coordinate) }
        current = next
        continue
      }
      stalls = 0
      if let first = closing(ring, current.frame, way) { return Array(ring[first...]) }
      ring.append(next.coordinate)
      current = next
    }
    throw .lost(start.coordinate)
  }

  private static let mostSteps = 20_000_000

  /// Returns the index of the vertex at which a step on closes the ring; nil if it is not closed yet.
  private func closing(_ ring: [Coordinate], _ frame: LocalFrame, _ way: SIMD2<Double>) -> Int? {
    guard ring.count > 3 else { return nil }
    let length = way.length
    for first in 0..<2 {
      let gap = frame.meters(to: ring[first])
      // Most of the ring is far away.
      guard max(gap.x.magnitude, gap.y.magnitude) < length + 2 else { continue }
      let along = (gap * way).sum() / length
      let across = (gap.x * way.y - gap.y * way.x).magnitude / length
      guard along > -1, along <= length, across < 1 else { continue }
      let own = LocalFrame(ring[first]).meters(to: ring[first + 1])
      if (own * way).sum() > 0 { return first }
    }
    return nil
  }

  /// Returns the next vertex: a step on, or the turn before that.
  private func step(
    from current: DistanceField.Sample, _ stack: inout [DistanceField.Candidate]
  ) -> DistanceField.Sample {
    let frame = current.frame
    // The near side lies on the left.
    let way = SIMD2(-current.away.y, current.away.x)
    /// Returns the point so far on, at the distance from the line that is the nearest now.
    func ahead(_ meters: Double) -> Coordinate {
      corrected(field.sample(LocalFrame(frame.moved(way * meters)), ofLine: current.line))
    }
    var far = stepMeters
    var sample = field.sample(ahead(far), hint: current.line, &stack)
    for _ in 0..<Self.mostNeighbors {
      if sample.meters >= meters - Self.toleranceMeters { return sample }
      let own = field.sample(sample.frame, ofLine: current.line)
      if far == stepMeters, sample.meters > meters - 1, (own.away * sample.away).sum() > 0.998 {
        // The next line of the same border takes over.
        return field.sample(corrected(sample), hint: sample.line, &stack)
      }
      // Where the other part of the border comes as near as this one.
      let other = sample.line
      var (near, end) = (0.0, far)
      for _ in 0..<30 {
        let middle = (near + end) / 2
        if field.sample(LocalFrame(ahead(middle)), ofLine: other).meters >= meters {
          near = middle
        } else {
          end = middle
        }
      }
      far = near
      sample = field.sample(ahead(far), hint: other, &stack)
      if sample.meters >= meters - Self.toleranceMeters {
        return field.sample(sample.frame, ofLine: other)
      }
    }
    return sample
  }

  private static let mostNeighbors = 40

  /// Returns the point at the distance from the line that the sample is of, in its direction.
  private func corrected(_ sample: DistanceField.Sample) -> Coordinate {
    sample.frame.moved(sample.away * (meters - sample.meters))
  }
}
