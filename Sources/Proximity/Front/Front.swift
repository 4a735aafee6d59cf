public import GeoTypes
import Geodesics
public import Measurement

/// The front: the border of a territory toward free land.
public struct Front: Sendable {
  /// The lines of the front, with the territory on the left. A line is closed if a whole ring is front.
  public let lines: [LineString]
  /// The sum of the geodesic lengths between the positions of the lines.
  public let kilometers: Double
  /// The length that was left out because it runs along the state border or coast.
  public let borderKilometers: Double
  /// The length of the front beyond the border's tolerance but within five times as much. Where the border is drawn
  /// coarsely it may be border.
  public let nearBorderKilometers: Double
}

extension Land {
  /// Returns the border of the land without the parts that run along a state border or coast.
  ///
  /// An edge is examined in steps of the border's tolerance at most. Where a step changes from front to border, the
  /// point of change is found to a metre; a part shorter than a step can be missed. Without a border the front is the
  /// whole outline.
  ///
  /// Complexity: O(*n*) in the edges and the steps near the border.
  ///
  /// - Throws: ``FrontLimit/Exceeded`` if the outline is too long, in itself or for steps of the tolerance.
  public func front(without border: StateBorder? = nil) throws(FrontLimit.Exceeded) -> Front {
    var lines: [LineString] = []
    var (front, along, near) = (0.0, 0.0, 0.0)
    for ring in polygons.flatMap(\.rings) {
      var cutter = RingCutter(border: border, startMeters: front + along)
      for (a, b) in zip(ring.coordinates, ring.coordinates.dropFirst()) { try cutter.add(a, b) }
      lines += cutter.finished()
      front += cutter.frontMeters
      along += cutter.borderMeters
      near += cutter.nearBorderMeters
    }
    return Front(
      lines: lines, kilometers: front / 1000, borderKilometers: along / 1000,
      nearBorderKilometers: near / 1000)
  }
}

/// Follows a ring and keeps the runs that are front.
private struct RingCutter {
  let border: StateBorder?
  private(set) var frontMeters = 0.0
  private(set) var borderMeters = 0.0
  private(set) var nearBorderMeters = 0.0
  private var runs: [[Coordinate]] = []
  private var isOpen = false
  /// Whether the end of the last edge runs along the border; nil before the first edge, and without a border.
  private var endIsBorder: Bool?
  /// The length of this ring so far, and of those before it.
  private var outlineMeters: Double

  init(border: StateBorder?, startMeters: Double) {
    self.border = border
    outlineMeters = startMeters
  }

  mutating func add(_ a: Coordinate, _ b: Coordinate) throws(FrontLimit.Exceeded) {
    let meters = Geodesic.wgs84.distance(from: a, to: b)
    outlineMeters += meters
    try FrontLimit.check(outlineMeters / 1000, stepMeters: border?.toleranceMeters ?? .infinity)
    guard let border else { return keep(a, b, isFront: true) }
    let steps = max(1, Int((meters / border.toleranceMeters).rounded(.up)))
    var last = (point: a, isBorder: endIsBorder ?? border.runs(along: a))
    for step in 1...steps {
      let point = step == steps ? b : Self.between(a, b, Double(step) / Double(steps))
      let next = (point: point, isBorder: border.runs(along: point))
      if next.isBorder == last.isBorder {
        keep(last.point, next.point, isFront: !last.isBorder)
      } else {
        let change = pointOfChange(last, next, border)
        keep(last.point, change, isFront: !last.isBorder)
        keep(change, next.point, isFront: last.isBorder)
      }
      last = next
    }
    endIsBorder = last.isBorder
  }

  /// Finds the point of change by halving the step until it is shorter than a metre.
  private func pointOfChange(
    _ start: (point: Coordinate, isBorder: Bool), _ end: (point: Coordinate, isBorder: Bool),
    _ border: StateBorder
  ) -> Coordinate {
    var (low, high) = (start.point, end.point)
    let meters = Geodesic.wgs84.distance(from: low, to: high)
    var length = meters
    while length > 1 {
      let middle = Self.between(low, high, 0.5)
      if border.runs(along: middle) == start.isBorder { low = middle } else { high = middle }
      length /= 2
    }
    return high
  }

  private mutating func keep(_ a: Coordinate, _ b: Coordinate, isFront: Bool) {
    guard a != b else { return }
    let meters = Geodesic.wgs84.distance(from: a, to: b)
    guard isFront else {
      borderMeters += meters
      isOpen = false
      return
    }
    frontMeters += meters
    if border?.runsNear(Self.between(a, b, 0.5)) ?? false { nearBorderMeters += meters }
    if isOpen, !runs.isEmpty {
      runs[runs.count - 1].append(b)
    } else {
      runs.append([a, b])
      isOpen = true
    }
  }

  /// Returns the runs. If the ring starts inside a run, the last one is joined to the first.
  func finished() -> [LineString] {
    var runs = runs
    if runs.count > 1, isOpen, let first = runs.first, let last = runs.last, last.last == first.first {
      runs[0] = last + first.dropFirst()
      runs.removeLast()
    }
    return runs.map { LineString($0) }
  }

  private static func between(_ a: Coordinate, _ b: Coordinate, _ share: Double) -> Coordinate {
    Coordinate(x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y))
  }
}
