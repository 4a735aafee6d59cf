import GeoTypes
import Geodesics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension EdgePath {
  /// Returns a number that is positive if the coordinate lies on the right of the prolonged edge, negative if on its
  /// left. For a geodesic it is in metres near the edge; its sign is right for anything that is not on the other side
  /// of the earth.
  func side(of point: Coordinate) -> Double {
    switch model {
    case .geodesic:
      let inverse = Geodesic.wgs84.inverse(from: start, to: point)
      return inverse.meters * sin((inverse.startAzimuthDegrees - startAzimuthDegrees) * .pi / 180)
    case .straight:
      return (end.y - start.y) * (point.x - start.x) - (end.x - start.x) * (point.y - start.y)
    }
  }

  /// Returns the point at which two edges cross, inside of both; nil if they don't cross, or only touch.
  func crossing(with other: EdgePath) -> Foot? {
    let (otherStart, otherEnd) = (side(of: other.start), side(of: other.end))
    guard otherStart * otherEnd < 0 else { return nil }
    let (ownStart, ownEnd) = (other.side(of: start), other.side(of: end))
    guard ownStart * ownEnd < 0 else { return nil }
    let share = root(from: ownStart, to: ownEnd) { other.side(of: position(at: $0).coordinate) }
    return Foot(meters: 0, share: share, coordinate: position(at: share).coordinate)
  }

  /// Returns the share at which a function that changes its sign between the ends is zero, to a billionth of a metre.
  func root(from startValue: Double, to endValue: Double, _ value: (Double) -> Double) -> Double {
    root(in: 0...1, from: startValue, to: endValue, value)
  }

  /// Returns the same between two shares: by inverse quadratic interpolation where the function allows it, else by
  /// halving (T. R. Chandrupatla, "A new hybrid quadratic/bisection algorithm", 1997).
  func root(
    in shares: ClosedRange<Double>, from startValue: Double, to endValue: Double, _ value: (Double) -> Double
  ) -> Double {
    // a and b hold the root between them, a being the newest; c is the one before.
    var (a, b, c) = (shares.upperBound, shares.lowerBound, shares.lowerBound)
    var (fa, fb, fc) = (endValue, startValue, startValue)
    var step = 0.5
    let limit = 1e-9 / max(meters, 1e-3)
    for _ in 0..<200 {
      let middle = a + step * (b - a)
      let found = value(middle)
      if (found < 0) == (fa < 0) { (c, fc) = (a, fa) } else { (c, fc, b, fb) = (b, fb, a, fa) }
      (a, fa) = (middle, found)
      if found == 0 { break }
      let tolerance = limit / (b - a).magnitude
      if !(tolerance < 0.5) { break }
      let xi = (a - b) / (c - b)
      let phi = (fa - fb) / (fc - fb)
      let isSmooth = phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi
      step =
        isSmooth
        ? fa / (fb - fa) * (fc / (fb - fc)) + (c - a) / (b - a) * (fa / (fc - fa)) * (fb / (fc - fb)) : 0.5
      step = max(tolerance, min(1 - tolerance, step))
    }
    return fa.magnitude <= fb.magnitude ? a : b
  }

  /// Returns the nearest points of two edges.
  ///
  /// If they don't cross, one of the points is an end: on a surface of positive curvature geodesics that run side by
  /// side come closer, so between the ends there is no smallest distance. Edges straight in longitude and latitude
  /// are curved, and there may be one. From the best of the ends, each of the two points is then replaced in turn by
  /// the foot of the other, until that gains nothing.
  func nearest(to other: EdgePath) -> (own: Foot, other: Foot) {
    if let crossing = crossing(with: other) {
      var foot = other.foot(of: crossing.coordinate)
      (foot.meters, foot.coordinate) = (0, crossing.coordinate)
      return (crossing, foot)
    }
    var best: (own: Foot, other: Foot)?
    func consider(_ own: Foot, _ other: Foot) {
      if let known = best, known.own.meters <= own.meters { return }
      best = (own, other)
    }
    for (share, end) in [(0.0, start), (1.0, end)] {
      let foot = other.foot(of: end)
      consider(Foot(meters: foot.meters, share: share, coordinate: end), foot)
    }
    for (share, end) in [(0.0, other.start), (1.0, other.end)] {
      let foot = foot(of: end)
      consider(foot, Foot(meters: foot.meters, share: share, coordinate: end))
    }
    guard var nearest = best else { return (foot(of: other.start), other.foot(of: start)) }
    guard model == .straight else { return nearest }
    for _ in 0..<200 {
      let own = foot(of: nearest.other.coordinate)
      let foot = other.foot(of: own.coordinate)
      guard foot.meters < nearest.own.meters - 1e-9 else { break }
      nearest = (Foot(meters: foot.meters, share: own.share, coordinate: own.coordinate), foot)
    }
    return nearest
  }
}
