import EdgeChains
import GeoTypes

/// A part of an edge that faces another edge of the same border across free land, no farther than a limit.
///
/// Shares run from 0 at the start of an edge to 1 at its end. The two edges run against each other: where the share
/// of one rises, that of the other falls.
struct FacingPart: Hashable {
  let own: Edge
  let other: Edge
  /// The shares at which the part begins and ends on its own edge.
  var from: Double
  var to: Double
  /// The shares at which the perpendiculars from there end on the other edge.
  var otherFrom: Double
  var otherTo: Double
  /// The lengths of those perpendiculars.
  var fromMeters: Double
  var toMeters: Double
}

/// The search for the edges that an edge of a border faces.
///
/// The land lies on the left of the edge. Perpendicular to it, to the right, is free land.
struct FacingSearch {
  /// The width below which gaps are looked for.
  let limitMeters: Double

  /// The cosine of 45°: edges that are turned against each other by more are not two sides of one gap.
  private static let leastCosine = 0.7071
  /// The distance in metres below which two positions are the same.
  static let weld = 1e-6
  /// The degrees of latitude over which one scale is used.
  private static let sectionDegrees = 0.2

  /// Returns the parts of the edge that face some of the others. Each part faces one: what lies behind is not looked
  /// at.
  func parts(of edge: Edge, among others: [Edge]) -> [FacingPart] {
    if others.isEmpty { return [] }
    let height = (edge.high.y - edge.low.y).magnitude
    let count = max(1, Int((height / Self.sectionDegrees).rounded(.up)))
    var parts: [FacingPart] = []
    for section in 0..<count {
      let frame = Frame(edge, Double(section) / Double(count), Double(section + 1) / Double(count))
      parts += seen(others.compactMap { facing(edge, $0, frame) }, frame)
    }
    return parts
  }

  /// Returns whether the two may be the sides of a gap, whatever lies between them.
  func mayFace(_ edge: Edge, _ other: Edge) -> Bool { !parts(of: edge, among: [other]).isEmpty }

  /// A section of an edge as the axis, with metres along it (s) and to its right (w).
  private struct Frame {
    let origin: Coordinate
    let scale: LocalScale
    let along: (x: Double, y: Double)
    let length: Double
    let from: Double
    let to: Double

    init(_ edge: Edge, _ from: Double, _ to: Double) {
      (self.from, self.to) = (from, to)
      func position(_ share: Double) -> Coordinate { edge.position(at: share) }
      let (start, end) = (position(from), position(to))
      origin = start
      scale = LocalScale(latitude: (start.y + end.y) / 2)
      let (dx, dy) = ((end.x - start.x) * scale.x, (end.y - start.y) * scale.y)
      length = (dx * dx + dy * dy).squareRoot()
      along = length > 0 ? (dx / length, dy / length) : (1, 0)
    }

    func projected(_ point: Coordinate) -> (s: Double, w: Double) {
      let (dx, dy) = ((point.x - origin.x) * scale.x, (point.y - origin.y) * scale.y)
      return (dx * along.x + dy * along.y, dx * along.y - dy * along.x)
    }
  }

  /// Another edge, seen from the axis.
  private struct View {
    let edge: Edge
    let other: Edge
    var low: Double
    var high: Double
    /// The other edge's start, at the greater s, and its end.
    let start: (s: Double, w: Double)
    let end: (s: Double, w: Double)

    func width(at s: Double) -> Double {
      s == start.s
        ? start.w : s == end.s ? end.w : end.w + (start.w - end.w) * ((s - end.s) / (start.s - end.s))
    }
    /// Returns the share of the other edge at a distance along the axis.
    func share(at s: Double) -> Double {
      s == start.s ? 0 : s == end.s ? 1 : max(0, min(1, (start.s - s) / (start.s - end.s)))
    }
  }

  private func facing(_ edge: Edge, _ other: Edge, _ frame: Frame) -> View? {
    if edge == other { return nil }
    let (start, end) = (frame.projected(other.start), frame.projected(other.end))
    let run = start.s - end.s
    let across = start.w - end.w
    guard run > 0, run >= Self.leastCosine * (run * run + across * across).squareRoot() else { return nil }
    var view = View(
      edge: edge, other: other, low: max(0, end.s), high: min(frame.length, start.s), start: start, end: end)
    guard view.high - view.low > Self.weld else { return nil }
    // On the free side, and no farther than the limit; widths change linearly.
    for (limit, sign) in [(-Self.weld, 1.0), (limitMeters, -1.0)] {
      let (low, high) = (
        sign * (view.width(at: view.low) - limit), sign * (view.width(at: view.high) - limit)
      )
      if low < 0, high < 0 { return nil }
      let length = view.high - view.low
      if low < 0 { view.low += length * (-low / (high - low)) }
      if high < 0 { view.high = view.low + length * (low / (low - high)) }
      guard view.high - view.low > Self.weld else { return nil }
    }
    return view
  }

  /// Returns the parts of the views that others do not hide.
  private func seen(_ views: [View], _ frame: Frame) -> [FacingPart] {
    if views.isEmpty { return [] }
    let middle = { (view: View) in view.width(at: (view.low + view.high) / 2) }
    let sorted = views.sorted {
      let (a, b) = (middle($0), middle($1))
      return a < b || (a == b && ($0.other.low, $0.other.high) < ($1.other.low, $1.other.high))
    }
    var parts: [FacingPart] = []
    for (index, view) in sorted.enumerated() {
      var open = [(low: view.low, high: view.high)]
      for (number, hiding) in sorted.enumerated() where number != index {
        let (low, high) = (max(view.low, hiding.low), min(view.high, hiding.high))
        guard high - low > Self.weld else { continue }
        let (own, its) = (view.width(at: (low + high) / 2), hiding.width(at: (low + high) / 2))
        guard its < own || (its == own && number < index) else { continue }
        open = open.flatMap { range in
          [(range.low, min(range.high, low)), (max(range.low, high), range.high)]
            .filter { $0.1 - $0.0 > Self.weld }
        }
        if open.isEmpty { break }
      }
      for range in open { parts.append(part(view, range.low, range.high, frame)) }
    }
    return parts
  }

  private func part(_ view: View, _ low: Double, _ high: Double, _ frame: Frame) -> FacingPart {
    func share(_ s: Double) -> Double {
      s <= 0
        ? frame.from
        : s >= frame.length ? frame.to : frame.from + (frame.to - frame.from) * (s / frame.length)
    }
    return FacingPart(
      own: view.edge, other: view.other, from: share(low), to: share(high), otherFrom: view.share(at: low),
      otherTo: view.share(at: high), fromMeters: max(0, view.width(at: low)),
      toMeters: max(0, view.width(at: high)))
  }
}

extension Edge {
  /// Returns the position at a share of the way from the start to the end.
  func position(at share: Double) -> Coordinate {
    share <= 0
      ? start
      : share >= 1
        ? end : Coordinate(x: start.x + share * (end.x - start.x), y: start.y + share * (end.y - start.y))
  }
}
