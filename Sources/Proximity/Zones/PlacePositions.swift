import EdgeChains
public import FrontLine
import GeoTypes
public import Measurement

/// Where a place lies in relation to territory.
public enum PlacePosition: Hashable, Sendable {
  /// In the territory or on its border.
  case inside
  /// Outside, at most as far away as is looked for.
  case near(Proximity)
  /// Farther away.
  case beyond
}

/// Finds how far places are from territory, one map after the other.
///
/// From one map to the next a place is looked at again only if the border changed within its distance: no other answer
/// can be another. So a day costs its change.
///
/// Not `Sendable`: it remembers the last map. Make one for each task.
public final class PlacePositions {
  private let targets: [DistanceTarget]
  private let points: [Coordinate]
  private let most: Double
  private let proximity: GeodesicProximity
  private var last: (land: Land, positions: [PlacePosition])?

  /// Throws if a place can't be a target.
  ///
  /// - Parameter mostMeters: The distance beyond which a place need not be found.
  public init(_ places: PlaceList, model: EdgeModel, mostMeters: Double) throws {
    points = places.indices.map(places.coordinate)
    targets = try points.map { try DistanceTarget(.point($0), model: model) }
    most = mostMeters
    proximity = GeodesicProximity(model: model, isForSeries: false)
  }

  /// Returns the position of each place, in their order.
  ///
  /// Complexity: O(*p* log *n*) for *p* places and *n* edges of a first map; then O(*p* log *c*), *c* the edges that
  /// changed, and O(log *n*) for each place near one of them.
  public func positions(in land: Land, threads: Int) -> [PlacePosition] {
    if land.pieces.isEmpty {
      last = nil
      return points.map { _ in .beyond }
    }
    var positions = last?.positions ?? points.map { _ in .beyond }
    let open = last.map { placesToFind(since: $0.land, $0.positions, land) } ?? Array(points.indices)
    let found = open.isEmpty ? [] : proximity.nearest(open.map { targets[$0] }, to: land, threads: threads)
    for (index, answer) in zip(open, found) {
      positions[index] = answer.isInside ? .inside : answer.meters <= most ? .near(answer) : .beyond
    }
    last = (land, positions)
    return positions
  }

  /// Returns the places whose positions may have changed.
  private func placesToFind(since before: Land, _ positions: [PlacePosition], _ land: Land) -> [Int] {
    let difference = land.difference(from: before)
    if difference.isEmpty { return [] }
    let changed = EdgeTree(difference, model: proximity.model)
    return points.indices.filter { index in
      let radius =
        switch positions[index] {
        case .inside: 0.0
        case .near(let proximity): proximity.meters
        case .beyond: most
        }
      return changed.comes(within: radius + Self.marginMeters, of: targets[index].parts[0])
        || changed.winding(around: points[index]) != 0
    }
  }

  /// More than all rounding of measured distances.
  private static let marginMeters = 1e-3
}
