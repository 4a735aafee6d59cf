import GeoTypes

extension IndexedLand {
  /// What is to be said of a target that lies in the land, wholly or partly: the first place at which it does.
  ///
  /// Points come first, then the lines from their start, then the borders of the polygons from theirs.
  ///
  /// - Parameters:
  ///   - place: A place at which it lies there, for a stretch too short to be found again.
  ///   - chainageMeters: The chainage of that place.
  func entrance(of target: DistanceTarget, or place: Coordinate, chainageMeters: Double? = nil) -> Proximity {
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
    return .inside(at: place, chainageMeters: chainageMeters)
  }

  private func entrance(of path: EdgePath, chainageMeters: Double?) -> Proximity? {
    if path.start == path.end { return holds(path.start) ? .inside(at: path.start) : nil }
    guard mayMeet(path.start, path.end, path.model), let first = shares(of: path).first else { return nil }
    return .inside(
      at: path.place(at: first.lowerBound).coordinate,
      chainageMeters: chainageMeters.map { $0 + path.meters(toShare: first.lowerBound) })
  }

  /// Whether the edge comes into the box of any piece: most of a long border does not.
  private func mayMeet(_ start: Coordinate, _ end: Coordinate, _ model: EdgeModel) -> Bool {
    let box = model.box(from: start, to: end)
    return roots.contains { $0.bounds.box.intersects(box) }
  }
}
