public import FrontLine
import GeoTypes
public import Measurement

/// A settlement whose centre has another status after a change than before.
public struct SettlementChange: Hashable, Sendable {
  public let place: Place
  /// Nil for free land.
  public let from: ControlStatus?
  public let to: ControlStatus?
}

extension Surveyor {
  /// Returns the places whose centres changed their status, in the order of the gazetteer.
  ///
  /// A centre on a border counts as held. If several statuses hold a centre, the first in the order of
  /// ``ControlStatus`` counts. A centre is a point with an uncertainty, so this says where to look, not who holds the
  /// last house.
  ///
  /// Complexity: O(*n*) in the edges, O(*p* log *n*) for the places.
  public func settlements(
    of gazetteer: Gazetteer, changedFrom before: StatusLands, to after: StatusLands
  ) -> [SettlementChange] {
    let proximity = GeodesicProximity(model: EdgeModel(ofPatchesOn: earth))
    func indexed(_ lands: StatusLands) -> [(status: ControlStatus, land: IndexedLand)] {
      lands.statuses.map { ($0, proximity.index(of: lands.lands[$0] ?? .none)) }
    }
    let (early, late) = (indexed(before), indexed(after))
    return gazetteer.places.compactMap { place in
      let from = early.first { $0.land.holds(place.coordinate) }?.status
      let to = late.first { $0.land.holds(place.coordinate) }?.status
      return from == to ? nil : SettlementChange(place: place, from: from, to: to)
    }
  }
}
