import GeoTypes
import Geodesics
import Proximity

/// Distances by brute force: places along the edges and the geodesic inverse problem, nothing else.
struct Oracle {
  let model: EdgeModel

  /// An edge as a function of its share.
  typealias Curve = (Double) -> Coordinate

  func curve(_ a: Coordinate, _ b: Coordinate) -> (Curve, meters: Double) {
    let meters = Geodesic.wgs84.distance(from: a, to: b)
    switch model {
    case .geodesic:
      let line = Geodesic.wgs84.line(from: a, to: b)
      return ({ line.position(atMeters: $0 * meters).coordinate }, meters)
    case .straight:
      return ({ Coordinate(x: a.x + $0 * (b.x - a.x), y: a.y + $0 * (b.y - a.y)) }, meters)
    }
  }

  func edges(_ coordinates: [Coordinate]) -> [(Curve, meters: Double)] {
    coordinates.count == 1
      ? [({ _ in coordinates[0] }, 0)]
      : zip(coordinates, coordinates.dropFirst()).map { curve($0, $1) }
  }

  /// The least distance of two sets of edges: a grid on each pair, and where that is promising finer and finer
  /// grids about its best place.
  func distance(_ own: [[Coordinate]], _ others: [[Coordinate]]) -> Double {
    let first = own.flatMap(edges)
    let second = others.flatMap(edges)
    var coarse: [(bound: Double, value: Double, Int, Int)] = []
    for (i, a) in first.enumerated() {
      for (j, b) in second.enumerated() {
        let value = grid(a.0, b.0, 0...1, 0...1, a.meters > 0 ? 4 : 0, 4).value
        // Any place is within half a cell of a grid place; a straight edge is hardly longer than a geodesic.
        coarse.append((value - (a.meters + b.meters) / 8 * 1.05, value, i, j))
      }
    }
    var best = Double.infinity
    for entry in coarse.sorted(by: { $0.bound < $1.bound }) where entry.bound < best {
      best = min(best, zoomed(first[entry.2], second[entry.3], below: best))
    }
    return best
  }

  /// Finer and finer grids about the best place of the last. Edges that run side by side make a long valley,
  /// along which a grid may slide off the best place: so each end of one is also measured to the other.
  private func zoomed(
    _ a: (Curve, meters: Double), _ b: (Curve, meters: Double), below limit: Double
  ) -> Double {
    var ranges: [(ClosedRange<Double>, ClosedRange<Double>)] = [
      (0...1, 0...1), (0...1, 0...0), (0...1, 1...1),
    ]
    if a.meters > 0 { ranges += [(0...0, 0...1), (1...1, 0...1)] }
    return ranges.map { zoomed(a, b, $0.0, $0.1, below: limit) }.min() ?? .infinity
  }

  private func zoomed(
    _ a: (Curve, meters: Double), _ b: (Curve, meters: Double), _ first: ClosedRange<Double>,
    _ second: ClosedRange<Double>, below limit: Double
  ) -> Double {
    var (s, t) = (first, second)
    var best = Double.infinity
    while true {
      let (width, height) = (
        (s.upperBound - s.lowerBound) * a.meters, (t.upperBound - t.lowerBound) * b.meters
      )
      let found = grid(a.0, b.0, s, t, width > 0 ? 8 : 0, height > 0 ? 8 : 0)
      best = min(best, found.value)
      // No place of these ranges is nearer than that.
      if found.value - (width + height) / 16 * 1.05 > limit { return best }
      // Off the best place by h the distance is too long by h²/2d.
      let cell = max(width, height) / 8
      if cell * cell < best * 1e-6 || cell < 1e-6 { return best }
      s = Self.around(found.s, s)
      t = Self.around(found.t, t)
    }
  }

  /// A part of the range about a place, two fifths as wide.
  private static func around(_ place: Double, _ range: ClosedRange<Double>) -> ClosedRange<Double> {
    let half = (range.upperBound - range.lowerBound) / 5
    return max(range.lowerBound, place - half)...min(range.upperBound, place + half)
  }

  private func grid(
    _ a: Curve, _ b: Curve, _ s: ClosedRange<Double>, _ t: ClosedRange<Double>, _ m: Int, _ n: Int
  ) -> (value: Double, s: Double, t: Double) {
    func places(_ range: ClosedRange<Double>, _ count: Int) -> [Double] {
      (0...count).map {
        range.lowerBound + (range.upperBound - range.lowerBound) * Double($0) / Double(max(count, 1))
      }
    }
    let others = places(t, n).map { ($0, b($0)) }
    var best = (value: Double.infinity, s: 0.0, t: 0.0)
    for share in places(s, m) {
      let place = a(share)
      for (otherShare, other) in others {
        let meters = Geodesic.wgs84.distance(from: place, to: other)
        if meters < best.value { best = (meters, share, otherShare) }
      }
    }
    return best
  }

  /// Even-odd on rings of short straight pieces.
  func isInside(_ point: Coordinate, _ rings: [[Coordinate]]) -> Bool {
    var isInside = false
    for ring in rings {
      // By index over the bare memory: iterators cost a debug build most of the whole suite's time.
      ring.withUnsafeBufferPointer { ring in
        let (x, y) = (point.x, point.y)
        var place = 1
        while place < ring.count {
          let (ay, by) = (ring[place - 1].y, ring[place].y)
          if (ay > y) != (by > y) {
            let (ax, bx) = (ring[place - 1].x, ring[place].x)
            if x < ax + (y - ay) / (by - ay) * (bx - ax) { isInside.toggle() }
          }
          place += 1
        }
      }
    }
    return isInside
  }

  /// The ring with 64 places on each edge.
  func densified(_ ring: [Coordinate]) -> [Coordinate] {
    edges(ring).flatMap { edge in (0..<64).map { edge.0(Double($0) / 64) } } + ring.prefix(1)
  }

  /// 40 places on each edge.
  func samples(_ line: [Coordinate]) -> [Coordinate] {
    edges(line).flatMap { edge in (0...40).map { edge.0(Double($0) / 40) } }
  }
}
