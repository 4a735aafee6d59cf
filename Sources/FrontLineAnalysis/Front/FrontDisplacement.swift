public import GeoTypes
import PROJ

/// How a front moved between two dates.
///
/// The earlier front is followed in steps of one length; at each step the nearest point of the later front is
/// found. The distance is positive where the place now lies inside the territory (an advance), negative where
/// it lies outside (a retreat). The largest ones are also looked for from the steps and
/// vertices of the later front, whose salients no point of the earlier front may be near to.
public struct FrontDisplacement: Sendable {
  /// From a place on the earlier front to the nearest on the later one, or the other way round.
  public struct Extreme: Hashable, Sendable {
    public let kilometers: Double
    public let before: Coordinate
    public let after: Coordinate
  }

  public let stepMeters: Double
  public let sampleCount: Int
  /// The mean of the signed distances along the earlier front.
  public let meanKilometers: Double
  public let largestAdvance: Extreme?
  public let largestRetreat: Extreme?
}

extension FrontDisplacement {
  /// Compares two fronts, in a sector or as a whole.
  ///
  /// - Parameters:
  ///   - sector: Only steps inside count; nil for all.
  ///   - stepMeters: Greater than 0.
  /// - Returns: Nil where the sector holds nothing of the earlier front.
  public init?(
    from before: Front, _ landBefore: Land, to after: Front, _ landAfter: Land, sector: Box? = nil,
    stepMeters: Double = 250
  ) {
    let samples = before.lines.flatMap { $0.samples(every: stepMeters) }
      .filter { sector?.contains($0) ?? true }
    guard !samples.isEmpty, !after.lines.isEmpty else { return nil }
    let (gridBefore, gridAfter) = (
      SegmentGrid(before.lines.map(\.coordinates)), SegmentGrid(after.lines.map(\.coordinates))
    )
    let (inBefore, inAfter) = (LandTest(landBefore), LandTest(landAfter))
    var sum = 0.0
    var (advance, retreat): (Extreme?, Extreme?) = (nil, nil)
    func note(_ meters: Double, isAdvance: Bool, _ before: Coordinate, _ after: Coordinate) {
      let extreme = Extreme(kilometers: meters / 1000, before: before, after: after)
      if isAdvance {
        if extreme.kilometers > advance?.kilometers ?? 0 { advance = extreme }
      } else if extreme.kilometers > retreat?.kilometers ?? 0 {
        retreat = extreme
      }
    }
    for sample in samples {
      guard let found = gridAfter.nearest(to: sample) else { continue }
      let meters = Geodesic.wgs84.distance(from: sample, to: found.point)
      // What did not move lies on both fronts; a hundredth of a metre is the rounding of coordinates.
      if meters < 0.01 { continue }
      let isAdvance = inAfter.contains(sample)
      sum += isAdvance ? meters : -meters
      note(meters, isAdvance: isAdvance, sample, found.point)
    }
    for sample in after.lines.flatMap({ $0.samples(every: stepMeters) + $0.coordinates })
    where sector?.contains(sample) ?? true {
      guard let found = gridBefore.nearest(to: sample) else { continue }
      let meters = Geodesic.wgs84.distance(from: sample, to: found.point)
      if meters < 0.01 { continue }
      note(meters, isAdvance: !inBefore.contains(sample), found.point, sample)
    }
    self.stepMeters = stepMeters
    sampleCount = samples.count
    meanKilometers = sum / Double(samples.count) / 1000
    (largestAdvance, largestRetreat) = (advance, retreat)
  }
}

extension LineString {
  /// Points in steps of one length along the line, the first half a step from its start.
  func samples(every stepMeters: Double) -> [Coordinate] {
    var samples: [Coordinate] = []
    var next = stepMeters / 2
    for (a, b) in zip(coordinates, coordinates.dropFirst()) {
      let meters = Geodesic.wgs84.distance(from: a, to: b)
      while next <= meters {
        let share = next / meters
        samples.append(Coordinate(x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y)))
        next += stepMeters
      }
      next -= meters
    }
    return samples
  }
}

/// Whether places lie in a land: a ray to the east, its edges found by latitude.
private struct LandTest {
  private static let bandDegrees = 0.01
  private var bands: [Int: [(Coordinate, Coordinate)]] = [:]

  init(_ land: Land) {
    for edge in land.boundary.edges where !edge.weight.isMultiple(of: 2) {
      for band in Self.band(edge.minY)...Self.band(edge.maxY) {
        bands[band, default: []].append((edge.low, edge.high))
      }
    }
  }

  private static func band(_ latitude: Double) -> Int { Int((latitude / bandDegrees).rounded(.down)) }

  func contains(_ point: Coordinate) -> Bool {
    var isInside = false
    for (a, b) in bands[Self.band(point.y)] ?? [] where (a.y > point.y) != (b.y > point.y) {
      if point.x < (b.x - a.x) * (point.y - a.y) / (b.y - a.y) + a.x { isInside.toggle() }
    }
    return isInside
  }
}
