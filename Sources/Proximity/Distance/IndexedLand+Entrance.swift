import GeoTypes

extension IndexedLand {
  /// Returns the answer for a target that lies in the land, wholly or partly: the first point at which it does.
  ///
  /// Points come first, then the lines from their start, then the borders of the polygons from theirs.
  ///
  /// - Parameters:
  ///   - point: A point at which the target lies in the land, for a part that is too short to be found again.
  ///   - chainageMeters: The chainage of that point.
  func entrance(of target: DistanceTarget, or point: Coordinate, chainageMeters: Double? = nil) -> Proximity {
    for part in target.parts where !part.isOfArea {
      if let found = entrance(of: part.path, chainageMeters: part.chainageMeters) { return found }
    }
    for ring in target.rings {
      for (start, end) in zip(ring, ring.dropFirst()) where start != end && mayMeet(start, end, target.model)
      {
        let path = EdgePath(target.model, from: start, to: end)
        if let found = entrance(of: path, chainageMeters: nil) { return found }
      }
    }
    return .inside(at: point, chainageMeters: chainageMeters)
  }

  private func entrance(of path: EdgePath, chainageMeters: Double?) -> Proximity? {
    if path.start == path.end { return holds(path.start) ? .inside(at: path.start) : nil }
    guard mayMeet(path.start, path.end, path.model), let first = shares(of: path).first else { return nil }
    return .inside(
      at: path.position(at: first.lowerBound).coordinate,
      chainageMeters: chainageMeters.map { $0 + path.meters(toShare: first.lowerBound) })
  }

  /// Returns whether the edge comes into the box of any piece: most edges of a long border do not.
  private func mayMeet(_ start: Coordinate, _ end: Coordinate, _ model: EdgeModel) -> Bool {
    let box = model.box(from: start, to: end)
    return forest.contains(where: { $0.intersects(box) }) { _ in true }
  }
}
