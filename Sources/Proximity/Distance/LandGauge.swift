import EdgeChains
import GeoTypes

/// Measures how far points lie from one land. It is made for thousands of points: the chords of the land's edges are
/// computed once, and so is each edge that a point is measured to.
///
/// Not `Sendable`: make one for each task.
final class LandGauge {
  let land: IndexedLand
  let model: EdgeModel
  /// The edges that were measured, which are the nearest, or nearly so, to many points.
  private var paths: [Edge: EdgePath] = [:]

  /// Complexity: O(*n*) in the edges of the land, if its chords are not known.
  init(_ land: IndexedLand, _ model: EdgeModel) {
    self.land = land.chords == nil ? land.withChords() : land
    self.model = model
  }

  /// A distance between two bounds, which is not measured yet.
  struct Sounding {
    let leastMeters: Double
    let mostMeters: Double
    let point: Coordinate
    /// About the nearest point of the land; nil for a point in the land, and beyond 1,000 km.
    let foot: Chord.Foot?
    /// The search that measures it; nil for a point in the land.
    fileprivate let search: ProximitySearch?
  }

  /// Returns bounds of the distance from a point to the land, for a fraction of what measuring it takes; nil if there is
  /// no land.
  func sounding(at point: Coordinate) -> Sounding? {
    if land.contains(point) {
      return Sounding(leastMeters: 0, mostMeters: 0, point: point, foot: nil, search: nil)
    }
    let part = DistanceTarget.part(EdgePath(model, from: point, to: point), chainage: nil)
    var search = ProximitySearch(part: part, limit: .infinity)
    guard let (least, most) = search.bounds(to: land) else { return nil }
    return Sounding(
      leastMeters: least, mostMeters: most, point: point,
      foot: search.nearestChord.map { $0.foot(of: part.chord) }, search: search)
  }

  /// Returns the distance and the nearest point of the land: 0 and the point itself for one in the land or on its border.
  func measure(_ sounding: Sounding) -> (meters: Double, front: Coordinate) {
    guard var search = sounding.search else { return (0, sounding.point) }
    let part = search.part
    search.finish(land) { edge in
      if let known = paths[edge] { return Pair(part: part, path: known) }
      let path = EdgePath(model, from: edge.low, to: edge.high)
      paths[edge] = path
      return Pair(part: part, path: path)
    }
    guard let found = search.best, found.meters >= IndexedLand.touchingMeters else {
      return (0, sounding.point)
    }
    return (found.meters, found.front)
  }

  /// Returns the shortest distance from a target; nil if there is no land.
  func nearest(_ target: DistanceTarget) -> Proximity? {
    land.nearest(target) { part, edge in
      Pair(part: part, path: EdgePath(model, from: edge.low, to: edge.high))
    }
  }
}
