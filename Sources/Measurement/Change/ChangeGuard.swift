import EdgeChains

extension Surveyor {
  /// Returns the change if it is possible: nothing is negative, no more is gained than there is after, no more is
  /// lost than there was before, and gained less lost is the difference of the areas.
  ///
  /// An impossible change is measured again from both whole borders. Throws an ``ImpossibleFigure`` if that is
  /// impossible too.
  func checked(
    _ change: LandChange, _ difference: EdgeChain, from before: Land, to after: Land
  ) throws -> LandChange {
    try FigureGuard.checked(terms, quick: change) {
      try changeAnew(from: before, to: after, edges: difference)
    } edges: {
      difference.edges
    } _: { change, check in
      let (gained, lost) = (change.gainedSquareMeters, change.lostSquareMeters)
      let size = after.squareMeters + before.squareMeters
      check.require(.gained, gained, within: 0...max(0, after.squareMeters), ofSize: size)
      check.require(.lost, lost, within: 0...max(0, before.squareMeters), ofSize: size)
      check.requireZero(.balance, gained - lost - change.netSquareMeters, ofSize: size)
      check.requireZero(
        .balance, change.netSquareMeters - (after.squareMeters - before.squareMeters), ofSize: size)
    }
  }

  /// Measures the change from both whole borders, whatever edges they have in common.
  ///
  /// - Parameter difference: the edges in which the two borders differ, which are counted.
  func changeAnew(from before: Land, to after: Land, edges difference: EdgeChain) throws -> LandChange {
    let arrangement = try LayeredArrangement([
      terms.densified(before.boundary), terms.densified(after.boundary),
    ])
    func land(_ layer: Int, less other: Int) throws -> (border: EdgeChain, squareMeters: Double) {
      let border = arrangement.boundary { label in
        label.contains { $0.layer == layer && $0.number > 0 }
          && !label.contains { $0.layer == other && $0.number > 0 }
      }
      return (border, try terms.area(of: border))
    }
    let (gained, lost) = (try land(1, less: 0), try land(0, less: 1))
    return LandChange(
      changedEdgeCount: difference.edges.count,
      redrawnEdgeCount: try difference.redrawnEdgeCount(),
      gained: gained.border, lost: lost.border,
      gainedSquareMeters: gained.squareMeters, lostSquareMeters: lost.squareMeters,
      netSquareMeters: after.squareMeters - before.squareMeters)
  }
}
