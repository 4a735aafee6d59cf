import GeoTypes
public import Measurement

extension RoadNetwork {
  /// Returns the shortest way that keeps farther from the land than the clearance on every piece; nil if there is
  /// none. With no clearance it may touch the land and not enter it.
  ///
  /// Throws a ``DistanceError`` if a piece of the network is a line of one position.
  public func shortestWay(
    from start: Location, to goal: Location, avoiding land: Land, clearanceMeters: Double
  ) throws -> Way? {
    let proximity = GeodesicProximity(model: model)
    return try shortestWay(from: start, to: goal) { piece in
      let geometry: Geometry = piece.count > 1 ? .lineString(LineString(piece)) : .point(piece[0])
      guard let found = proximity.nearest(try DistanceTarget(geometry, model: model), to: land) else {
        return true
      }
      return !found.isInside && (clearanceMeters <= 0 || found.meters > clearanceMeters)
    }
  }
}
