import EdgeChains
import GeoTypes
import Geodesics
import Measurement

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension EdgeModel {
  /// Returns a box of longitudes and latitudes that holds the edge.
  ///
  /// A geodesic leaves the latitudes of its ends only if it passes its northern or southern vertex. There
  /// |φ″| ≤ sin φ cos φ but for terms of the flattening, so a short one rises by less than Δλ²/16; twice that is
  /// allowed. For a long one the vertex is computed (Clairaut's relation). A geodesic across the antimeridian has a
  /// box that reaches beyond 180°.
  func box(from start: Coordinate, to end: Coordinate) -> Box {
    var box = Box(start, end)
    guard self == .geodesic, box.minX < box.maxX else { return box }
    if let short = shortBulge(box, width: box.width) { return short }
    if box.width > 180 {
      let (west, east) = (box.maxX - 360, box.minX)
      (box.minX, box.maxX) = (west, east)
    }
    let inverse = Geodesic.wgs84.inverse(from: start, to: end)
    let (first, last) = (inverse.startAzimuthDegrees * .pi / 180, inverse.endAzimuthDegrees * .pi / 180)
    let axial = 1 - WGS84.flattening
    let reduced = atan(axial * tan(start.y * .pi / 180))
    let vertex = atan(tan(acos(min(1, (sin(first) * cos(reduced)).magnitude))) / axial) * 180 / .pi + 1e-9
    if cos(first) > 0, cos(last) < 0 { box.maxY = max(box.maxY, min(90, vertex)) }
    if cos(first) < 0, cos(last) > 0 { box.minY = min(box.minY, max(-90, -vertex)) }
    return box
  }

  /// Returns a box that holds some edges together.
  func box(around edges: ArraySlice<Edge>) -> Box {
    var box = Box.empty
    var widest = 0.0
    for edge in edges {
      box.expand(toInclude: edge.low)
      box.expand(toInclude: edge.high)
      widest = max(widest, edge.high.x - edge.low.x)
    }
    guard self == .geodesic else { return box }
    return shortBulge(box, width: widest)
      ?? edges.reduce(.empty) { $0.union(self.box(from: $1.low, to: $1.high)) }
  }

  /// Returns the box of the ends, extended by what short geodesics of at most that width may rise above and sink
  /// below it. Nil if they are not short.
  private func shortBulge(_ box: Box, width: Double) -> Box? {
    guard width <= 0.5, box.minY > -80, box.maxY < 80 else { return nil }
    let bulge = width * width * (Double.pi / 180 / 8)
    return Box(minX: box.minX, minY: box.minY - bulge, maxX: box.maxX, maxY: box.maxY + bulge)
  }

  /// Returns how far the edge may run from the straight line through the earth between its ends, in metres. Nil for
  /// edges of 1,000 km and more, and for straight ones of 20° and more, for which the bound says nothing.
  ///
  /// The part of a curve's second derivative across the chord is at most its curvature, so over a length L it leaves
  /// the chord by no more than L²/8 times that. A geodesic is curved by at most 1/M, M the smallest radius of the
  /// meridian; a straight edge in its degrees by |r″| ≤ 1.02 R (|Δλ| + |Δφ|)².
  func bulge(from start: Coordinate, to end: Coordinate, chord: Double) -> Double? {
    guard chord < 1e6 else { return nil }
    switch self {
    case .geodesic: return 1.02 * chord * chord / (8 * Curvature.smallestRadius)
    case .straight:
      let degrees = (end.x - start.x).magnitude + (end.y - start.y).magnitude
      guard degrees < 20 else { return nil }
      let angle = degrees * .pi / 180
      return 1.02 * 6.4e6 * angle * angle / 8
    }
  }
}

/// A box and its least distance from the earth's axis, for a lower bound of the distance between boxes.
///
/// In cylindrical coordinates the square of the chord between two points is (Δz)² + (Δρ)² + 4 ρ₁ρ₂ sin²(Δλ/2). The
/// first two terms are a chord of the meridian ellipse, which is at least 2M sin(Δφ/2), M the smallest radius of
/// curvature, as its tangent turns by Δφ; ρ is at least a cos φ. A geodesic is no shorter than its chord.
struct BoundedBox: Sendable {
  var box: Box
  var axialMeters: Double

  init(_ box: Box) {
    self.box = box
    let latitude = min(90, max(box.minY.magnitude, box.maxY.magnitude))
    axialMeters = max(0, WGS84.equatorialRadiusMeters * cos(latitude * .pi / 180))
  }

  /// Returns a lower bound of the squared distance between points of the two boxes, in square metres.
  func squareMeters(to other: Box, axialMeters otherAxial: Double) -> Double {
    let latitudes = max(0, max(box.minY - other.maxY, other.minY - box.maxY))
    let gap = max(box.minX - other.maxX, other.minX - box.maxX)
    let around = 360 - (max(box.maxX, other.maxX) - min(box.minX, other.minX))
    let longitudes = max(0, min(gap, around))
    return Curvature.margin
      * (4 * Curvature.smallestRadius * Curvature.smallestRadius * squaredHalfSine(latitudes)
        + 4 * axialMeters * otherAxial * squaredHalfSine(longitudes))
  }

  func squareMeters(to other: BoundedBox) -> Double {
    squareMeters(to: other.box, axialMeters: other.axialMeters)
  }

  /// Returns no more than sin² of half the angle: sin x ≥ x − x³/6.
  @inline(__always)
  private func squaredHalfSine(_ degrees: Double) -> Double {
    let half = degrees * (.pi / 360)
    if half > 0.4 {
      let sine = sin(min(half, .pi / 2))
      return sine * sine
    }
    let sine = half * (1 - half * half / 6)
    return sine * sine
  }
}

enum Curvature {
  /// The smallest radius of curvature of the ellipsoid: of the meridian at the equator.
  static let smallestRadius = WGS84.equatorialRadiusMeters * (1 - WGS84.eccentricitySquared)
  /// The largest radius of curvature: at the poles.
  static let largestRadius = WGS84.equatorialRadiusMeters / (1 - WGS84.eccentricitySquared).squareRoot()
  /// A factor that allows for the rounding of the bounds.
  static let margin = 1 - 1e-12
}
