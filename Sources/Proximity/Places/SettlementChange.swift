import EdgeChains
public import FrontLine
import GeoTypes
public import Measurement

/// A settlement whose centre has another status after a change than before.
public struct SettlementChange: Hashable, Sendable {
  /// The settlement.
  public let place: Place
  /// Nil for free land.
  public let from: ControlStatus?
  /// The status after; nil for free land.
  public let to: ControlStatus?
  /// Whether the centre is known less well than it is far from the border of what changed: then it may lie outside.
  public let isDoubtful: Bool
}

extension Surveyor {
  /// Returns the places whose centres changed their status, in their order.
  ///
  /// A centre on a border counts as held. If several statuses hold a centre, the first in the order of
  /// ``ControlStatus`` counts. A centre is a point with an uncertainty, so this says where to look, not who holds the
  /// last house.
  ///
  /// Complexity: O(*n*) in the edges, O(log *c*) for each place, *c* the edges that changed, and O(log *n*) for the
  /// places that these concern.
  public func settlements(
    of places: PlaceList, changedFrom before: StatusLands, to after: StatusLands
  ) -> [SettlementChange] {
    let model = EdgeModel(ofPatchesOn: earth)
    let differences = Set(before.statuses + after.statuses).map { status in
      (after.lands[status] ?? .none).difference(from: before.lands[status] ?? .none)
    }.filter { !$0.isEmpty }.map { EdgeTree($0, model: model) }
    // A place that no changed border runs around or through has the status that it had.
    let concerned = places.indices.filter { index in
      let place = places.coordinate(at: index)
      return differences.contains { $0.winding(around: place) != 0 || $0.passes(place) }
    }
    if concerned.isEmpty { return [] }
    let positions = concerned.map(places.coordinate)
    let (early, late) = (
      before.statuses(at: positions, earth: earth), after.statuses(at: positions, earth: earth)
    )
    return concerned.indices.compactMap { number in
      let (from, to) = (early[number], late[number])
      if from == to { return nil }
      let place = places[concerned[number]]
      let part = DistanceTarget.part(
        EdgePath(model, from: place.coordinate, to: place.coordinate), chainage: nil)
      return SettlementChange(
        place: place, from: from, to: to,
        isDoubtful: differences.contains { $0.comes(within: place.uncertaintyMeters ?? 0, of: part) })
    }
  }
}
