import FrontLine
import GeoTypes
import Measurement

extension StatusLands {
  /// Returns the status of the land at each position; nil for free land.
  ///
  /// A border counts as held. If several statuses hold a position, the first in the order of `ControlStatus` counts.
  ///
  /// Complexity: O(*n*) in the edges, O(*p* log *n*) for the positions.
  package func statuses(at positions: [Coordinate], earth: EarthModel) -> [ControlStatus?] {
    let proximity = GeodesicProximity(model: EdgeModel(ofPatchesOn: earth))
    let indexed = statuses.map { ($0, proximity.index(of: lands[$0] ?? .none)) }
    return positions.map { position in indexed.first { $0.1.holds(position) }?.0 }
  }
}
