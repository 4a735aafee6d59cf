import EdgeChains
import GeoTypes
import Geodesics
import Measurement

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The distance of every point from the border of land, for thousands of points that lie near one another.
///
/// The border is a list of short straight lines through the earth, in a tree of boxes in space, so a point is
/// answered by a few subtractions. A border that bends between the ends of an edge is divided first, so that no line
/// lies more than 2 cm from it.
final class DistanceField: Sendable {
  /// The border, its long edges divided.
  private let starts: [SIMD3<Double>]
  private let ends: [SIMD3<Double>]
  /// The boxes of sixteen lines that follow one another, then of sixteen such boxes, up to a single one.
  private let levels: [[SpaceBox]]
  private let border: EdgeTree

  private static let width = 16
  /// An edge of 1 km lies 2 cm from its chord.
  private static let longestPieceMeters = 1000.0

  init(_ boundary: EdgeChain, model: EdgeModel) {
    border = EdgeTree(boundary, model: model)
    var starts: [SIMD3<Double>] = []
    var ends: [SIMD3<Double>] = []
    starts.reserveCapacity(boundary.edges.count)
    ends.reserveCapacity(boundary.edges.count)
    for edge in boundary.edges {
      let (low, high) = (Chord.geocentric(edge.low), Chord.geocentric(edge.high))
      let chord = (high - low).length
      if chord <= Self.longestPieceMeters {
        starts.append(low)
        ends.append(high)
        continue
      }
      let path = EdgePath(model, from: edge.low, to: edge.high)
      let pieces = Int((path.meters / Self.longestPieceMeters).rounded(.up))
      var last = low
      for piece in 1...pieces {
        let share = Double(piece) / Double(pieces)
        let next = piece == pieces ? high : Chord.geocentric(path.position(at: share).coordinate)
        starts.append(last)
        ends.append(next)
        last = next
      }
    }
    (self.starts, self.ends) = (starts, ends)
    var levels: [[SpaceBox]] = []
    var boxes = zip(starts, ends).map { SpaceBox($0, $1) }
    repeat {
      boxes = stride(from: 0, to: boxes.count, by: Self.width).map { first in
        boxes[first + 1..<min(first + Self.width, boxes.count)].reduce(boxes[first]) { $0.union($1) }
      }
      levels.append(boxes)
    } while boxes.count > 1
    self.levels = levels
  }

  /// A point, how far the border is from it, and in which direction.
  struct Sample {
    let frame: LocalFrame
    /// The length of the shortest geodesic to the border.
    let meters: Double
    /// The line of the border that is the nearest, to begin the next search with.
    let line: Int
    /// The direction away from the border, to the east and to the north, of length 1.
    let away: SIMD2<Double>

    var coordinate: Coordinate { frame.coordinate }
  }

  /// Returns the distance of a point.
  ///
  /// - Parameter hint: A line that is probably near, such as that of a point close by.
  func sample(_ coordinate: Coordinate, hint: Int, _ stack: inout [Candidate]) -> Sample {
    let frame = LocalFrame(coordinate)
    let (line, foot) = nearest(to: frame.position, hint: hint, &stack)
    return sample(frame, line, foot)
  }

  /// Returns the distance of a point from one line alone.
  func sample(_ frame: LocalFrame, ofLine line: Int) -> Sample {
    sample(frame, line, foot(on: line, of: frame.position))
  }

  private func sample(_ frame: LocalFrame, _ line: Int, _ foot: SIMD3<Double>) -> Sample {
    let gap = frame.position - foot
    let (east, north) = ((gap * frame.east).sum(), (gap * frame.north).sum())
    let length = max((east * east + north * north).squareRoot(), .leastNormalMagnitude)
    return Sample(
      frame: frame, meters: frame.geodesic(ofChord: gap.length, east: east, north: north),
      line: line, away: SIMD2(east / length, north / length))
  }

  /// Returns whether the point lies in the land; the answer means nothing for one on the border.
  func isInLand(_ coordinate: Coordinate) -> Bool { border.winding(around: coordinate) > 0 }

  /// A box or a line that may hold the nearest point.
  struct Candidate {
    var square: Double
    var level: Int32
    var index: Int32
  }

  private func nearest(
    to point: SIMD3<Double>, hint: Int, _ stack: inout [Candidate]
  ) -> (line: Int, foot: SIMD3<Double>) {
    var best = (line: hint, foot: foot(on: hint, of: point))
    var least = (best.foot - point).square
    stack.removeAll(keepingCapacity: true)
    stack.append(Candidate(square: 0, level: Int32(levels.count - 1), index: 0))
    while let item = stack.popLast() {
      if item.square >= least { continue }
      let first = Int(item.index) * Self.width
      if item.level == 0 {
        for line in first..<min(first + Self.width, starts.count) {
          let foot = foot(on: line, of: point)
          let square = (foot - point).square
          if square < least { (best, least) = ((line, foot), square) }
        }
        continue
      }
      let below = levels[Int(item.level) - 1]
      let bottom = stack.count
      for child in first..<min(first + Self.width, below.count) {
        let square = below[child].square(to: point)
        if square >= least { continue }
        // The nearest comes last, so that it is opened first.
        var place = stack.count
        while place > bottom, stack[place - 1].square < square { place -= 1 }
        stack.insert(
          Candidate(square: square, level: item.level - 1, index: Int32(truncatingIfNeeded: child)), at: place
        )
      }
    }
    return best
  }

  private func foot(on line: Int, of point: SIMD3<Double>) -> SIMD3<Double> {
    let (start, along) = (starts[line], ends[line] - starts[line])
    let square = along.square
    let share = square > 0 ? max(0, min(1, ((point - start) * along).sum() / square)) : 0
    return start + along * share
  }
}

/// A point on the ellipsoid with the directions of its east and north.
struct LocalFrame {
  let coordinate: Coordinate
  /// The geocentric position in metres.
  let position: SIMD3<Double>
  let east: SIMD3<Double>
  let north: SIMD3<Double>
  private let normalRadius: Double
  private let meridianRadius: Double
  private let cosine: Double

  init(_ coordinate: Coordinate) {
    self.coordinate = coordinate
    let (longitude, latitude) = (coordinate.x * .pi / 180, coordinate.y * .pi / 180)
    let (sineLongitude, cosineLongitude) = (sin(longitude), cos(longitude))
    let (sine, cosine) = (sin(latitude), cos(latitude))
    let square = 1 - WGS84.eccentricitySquared * sine * sine
    normalRadius = WGS84.equatorialRadiusMeters / square.squareRoot()
    meridianRadius = normalRadius * (1 - WGS84.eccentricitySquared) / square
    self.cosine = cosine
    position = SIMD3(
      normalRadius * cosine * cosineLongitude, normalRadius * cosine * sineLongitude,
      normalRadius * (1 - WGS84.eccentricitySquared) * sine)
    east = SIMD3(-sineLongitude, cosineLongitude, 0)
    north = SIMD3(-sine * cosineLongitude, -sine * sineLongitude, cosine)
  }

  /// Returns the length of the geodesic above a chord that begins here, in the direction of its horizontal part.
  ///
  /// An arc on a circle of radius R exceeds its chord c by c³/(24 R²) + 3c⁵/(640 R⁴); R is Euler's radius of curvature
  /// in the direction. The radius at the other end differs by less than a hundredth over 500 km, and the excess is
  /// then 130 m: so the length is right to a metre at 500 km, and to a millimetre at 50.
  func geodesic(ofChord chord: Double, east: Double, north: Double) -> Double {
    let square = east * east + north * north
    guard square > 0 else { return chord }
    let curvature = north * north / square / meridianRadius + east * east / square / normalRadius
    let ratio = chord * curvature
    return chord * (1 + ratio * ratio / 24 * (1 + ratio * ratio * 9 / 80))
  }

  /// Returns the point that lies so many metres to the east and north. It is right to a millimetre up to 100 m, and to
  /// a metre up to 3 km.
  func moved(_ meters: SIMD2<Double>) -> Coordinate {
    Coordinate(
      x: coordinate.x + meters.x / (normalRadius * cosine) * 180 / .pi,
      y: coordinate.y + meters.y / meridianRadius * 180 / .pi)
  }

  /// Returns how far to the east and north another point lies, with the same precision.
  func meters(to other: Coordinate) -> SIMD2<Double> {
    SIMD2(
      (other.x - coordinate.x) * normalRadius * cosine * .pi / 180,
      (other.y - coordinate.y) * meridianRadius * .pi / 180)
  }

  static func cosine(ofLatitude degrees: Double) -> Double { cos(degrees * .pi / 180) }
}

/// A box in space.
private struct SpaceBox {
  var low: SIMD3<Double>
  var high: SIMD3<Double>

  init(_ a: SIMD3<Double>, _ b: SIMD3<Double>) {
    low = pointwiseMin(a, b)
    high = pointwiseMax(a, b)
  }

  func union(_ other: SpaceBox) -> SpaceBox {
    var union = self
    union.low = pointwiseMin(low, other.low)
    union.high = pointwiseMax(high, other.high)
    return union
  }

  /// Returns the squared distance of a point from the box.
  func square(to point: SIMD3<Double>) -> Double {
    pointwiseMax(pointwiseMax(low - point, point - high), .zero).square
  }
}

extension SIMD2<Double> {
  var length: Double { (self * self).sum().squareRoot() }
}

extension SIMD3<Double> {
  fileprivate var square: Double { (self * self).sum() }
  fileprivate var length: Double { square.squareRoot() }
}
