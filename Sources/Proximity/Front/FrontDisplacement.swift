public import GeoTypes
import Geodesics
public import Measurement

/// The displacement of a front between two dates.
///
/// The earlier front is followed in steps of equal length; for each step the nearest point of the later front is
/// found. The distance is positive if the step's point now lies inside the territory (an advance), negative if it
/// lies outside (a retreat). The largest distances are also looked for from the steps and vertices of the later
/// front, because its salients may be near no point of the earlier front.
public struct FrontDisplacement: Sendable {
  /// The largest distance from a point of the earlier front to the nearest on the later one, or the other way round.
  public struct Extreme: Hashable, Sendable {
    /// How far the front moved there.
    public let kilometers: Double
    /// The position on the earlier front.
    public let before: Coordinate
    /// The position on the later front.
    public let after: Coordinate
  }

  /// The distance from sample to sample, in metres.
  public let stepMeters: Double
  /// The number of samples.
  public let sampleCount: Int
  /// The mean of the signed distances along the earlier front.
  public let meanKilometers: Double
  /// Where the front advanced farthest.
  public let largestAdvance: Extreme?
  /// Where the front retreated farthest.
  public let largestRetreat: Extreme?
}

extension FrontDisplacement {
  /// Compares two fronts, in a sector or as a whole.
  ///
  /// - Parameters:
  ///   - sector: The box in which steps count; nil for all.
  ///   - stepMeters: The length of a step, greater than 0.
  /// - Returns: Nil if the sector holds nothing of the earlier front, or if there is no later front.
  /// - Throws: ``FrontLimit/Exceeded`` if one of the fronts is too long for such steps.
  public init?(
    from before: Front, _ landBefore: Land, to after: Front, _ landAfter: Land, sector: Box? = nil,
    stepMeters: Double = 250
  ) throws(FrontLimit.Exceeded) {
    for front in [before, after] { try FrontLimit.check(front.kilometers, stepMeters: stepMeters) }
    let samples = before.lines.flatMap { $0.samples(every: stepMeters) }
      .filter { sector?.contains($0) ?? true }
    guard !samples.isEmpty, !after.lines.isEmpty else { return nil }
    let (linesBefore, linesAfter) = (
      IndexedLines(before.lines.map(\.coordinates)), IndexedLines(after.lines.map(\.coordinates))
    )
    let (inBefore, inAfter) = (
      EdgeTree(landBefore.boundary.cutForSearch(), model: .straight),
      EdgeTree(landAfter.boundary.cutForSearch(), model: .straight)
    )
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
      guard let (nearest, meters) = linesAfter.nearest(to: sample) else { continue }
      // A front that did not move has distance 0; a hundredth of a metre is the rounding of coordinates.
      if meters < 0.01 { continue }
      let isAdvance = inAfter.winding(around: sample) > 0
      sum += isAdvance ? meters : -meters
      note(meters, isAdvance: isAdvance, sample, nearest)
    }
    for sample in after.lines.flatMap({ $0.samples(every: stepMeters) + $0.coordinates })
    where sector?.contains(sample) ?? true {
      guard let (nearest, meters) = linesBefore.nearest(to: sample) else { continue }
      if meters < 0.01 { continue }
      note(meters, isAdvance: inBefore.winding(around: sample) <= 0, nearest, sample)
    }
    self.stepMeters = stepMeters
    sampleCount = samples.count
    meanKilometers = sum / Double(samples.count) / 1000
    (largestAdvance, largestRetreat) = (advance, retreat)
  }
}

extension LineString {
  /// Returns points in steps of equal length along the line, the first half a step from its start.
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
