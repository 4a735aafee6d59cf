import EdgeChains

extension RegionDivider {
  /// Returns the area by region if it is possible: no region has a negative area, more than the whole or more than
  /// the region is large, and all parts together are the whole.
  ///
  /// Impossible sums are made again by ``sumsByArrangement(of:)``. Throws an ``ImpossibleFigure`` if those are
  /// impossible too.
  func checked(_ sums: CellSums, whole: Double, _ boundary: () -> EdgeChain) throws -> DividedArea {
    try FigureGuard.checked(
      terms, quick: sums.divided(map, whole: whole),
      slow: { try sumsByArrangement(of: boundary()).divided(map, whole: whole) },
      edges: { boundary().edges + map.boundaries.flatMap(\.edges) }, most: EdgeTerms.toleratedShare
    ) { area, check in
      for (region, part) in area.regionSquareMeters.enumerated() where part != 0 {
        let most = min(whole, regions.mostSquareMeters(ofRegion: region))
        check.require(.region(map.regions[region].name), part, within: 0...max(0, most), ofSize: whole)
      }
      check.require(.outsideRegions, area.outsideSquareMeters, within: 0...max(0, whole), ofSize: whole)
      let residual = area.residualSquareMeters
      let slivers = min(area.sliverSquareMeters, EdgeTerms.toleratedGap(of: whole))
      check.requireZero(
        .regionSum, residual - max(-slivers, min(residual, slivers)),
        ofSize: whole)
    }
  }
}

/// A snapshot by region, and what changed since the one before it.
struct DividedStep {
  let area: DividedArea
  let before: DividedArea?
  let gained: DividedArea?
  let lost: DividedArea?
}

extension RegionDivider {
  /// Returns the step if it is possible: what a region gained less what it lost is the change of its area.
  ///
  /// Else returns that of `slow`. Throws an ``ImpossibleFigure`` if that is impossible too.
  func checked(
    _ step: DividedStep, slow: () throws -> DividedStep, edges: () -> [Edge]
  ) throws -> DividedStep {
    try FigureGuard.checked(terms, quick: step, slow: slow) {
      edges() + map.boundaries.flatMap(\.edges)
    } _: { step, check in
      guard let before = step.before, let gained = step.gained, let lost = step.lost else { return }
      let size = step.area.wholeSquareMeters + before.wholeSquareMeters
      func require(_ figure: @autoclosure () -> BoundedFigure, _ part: (DividedArea) -> Double) {
        let net = part(step.area) - part(before)
        check.requireZero(figure(), part(gained) - part(lost) - net, ofSize: size)
      }
      for region in map.regions.indices {
        require(.regionBalance(map.regions[region].name)) { $0.regionSquareMeters[region] }
      }
      require(.outsideBalance, \.outsideSquareMeters)
    }
  }
}
