import EdgeChains
import GeoTypes

extension Coverage {
  /// Returns the same lands with fewer vertices. No removed vertex lies farther than the tolerance from the line that
  /// is kept.
  ///
  /// Each arc is simplified once between its ends (D. H. Douglas and T. K. Peucker, "Algorithms for the reduction of
  /// the number of points required to represent a digitized line or its caricature", 1973), so lands that share a
  /// border still share it. Arcs that would cross, coincide or change sides with an island are simplified again with
  /// half the tolerance, and in the end left unchanged. So no land is lost, and no overlap is added.
  ///
  /// Complexity: O(*n* log *n*) for lines that bend evenly, and an arrangement of what remains in each of a few
  /// rounds.
  func simplified(toleranceMeters: Double) throws(NodingError) -> Coverage {
    guard toleranceMeters > 0 else { return self }
    let boxes = arcs.map { Box($0.coordinates) }
    var tolerances = arcs.map { $0.isFixed ? 0 : toleranceMeters }
    var result = self
    var stale = Array(arcs.indices)
    while !stale.isEmpty {
      for index in stale {
        result.arcs[index].coordinates = arcs[index].simplified(toleranceMeters: tolerances[index])
      }
      let conflicts = try result.conflicts(boxes)
      stale = conflicts.filter { tolerances[$0] > 0 }.sorted()
      for index in stale {
        tolerances[index] = tolerances[index] > toleranceMeters / 50 ? tolerances[index] / 2 : 0
      }
    }
    return result
  }

  /// Returns the arcs that meet others elsewhere than at their ends, and the arcs near edges whose sides are not the
  /// lands that the labels say.
  private func conflicts(_ boxes: [Box]) throws(NodingError) -> Set<Int> {
    var owners: [Edge: [(arc: Int, runsUp: Bool)]] = [:]
    for (index, arc) in arcs.enumerated() {
      for (a, b) in zip(arc.coordinates, arc.coordinates.dropFirst()) {
        owners[Edge(from: a, to: b).weighted(1), default: []].append((index, a < b))
      }
    }
    var conflicts: Set<Int> = []
    for owning in owners.values where owning.count > 1 { conflicts.formUnion(owning.map(\.arc)) }

    let arrangement = try LayeredArrangement(boundaries)
    let sets = arrangement.labels.map { label in
      label.allSatisfy { $0.number == 1 } ? label.map(\.layer).sorted() : nil
    }
    var misplaced: [Box] = []
    for (index, edge) in arrangement.edges.enumerated() {
      let sources = arrangement.sourcesOfEdges[index].map { arrangement.sources[$0] }
      let owning = sources.flatMap { owners[$0.weighted(1)] ?? [] }
      guard let only = sources.first, sources.count == 1, only.low == edge.low, only.high == edge.high else {
        conflicts.formUnion(owning.map(\.arc))
        continue
      }
      guard let owner = owning.first, owning.count == 1 else { continue }
      let arc = arcs[owner.arc]
      let left = labels[owner.runsUp ? arc.left : arc.right]
      let right = labels[owner.runsUp ? arc.right : arc.left]
      if sets[arrangement.leftLabels[index]] != left || sets[arrangement.rightLabels[index]] != right {
        misplaced.append(edge.box)
      }
    }
    if !misplaced.isEmpty {
      // An arc that passed over this edge was originally drawn near it.
      for (index, box) in boxes.enumerated() where misplaced.contains(where: box.intersects) {
        conflicts.insert(index)
      }
    }
    return conflicts
  }
}

extension Coverage.Arc {
  /// Returns the coordinates that are kept.
  fileprivate func simplified(toleranceMeters tolerance: Double) -> [Coordinate] {
    let kept = PlaneLine(inMeters: coordinates).indicesKept(tolerance: tolerance)
    return kept.count == coordinates.count ? coordinates : kept.map { coordinates[$0] }
  }
}
