import EdgeChains
import GeoTypes

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

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
    guard tolerance > 0, coordinates.count > 2 else { return coordinates }
    var kept = [Bool](repeating: false, count: coordinates.count)
    let last = coordinates.count - 1
    (kept[0], kept[last]) = (true, true)
    let plane = ScaledPlane(coordinates)
    var open = [(0, last)]
    if isLoop {
      // A ring needs three corners: the start, the vertex farthest from it, and the one farthest from the line
      // between them.
      guard let far = plane.farthest(from: 0, to: 0, in: 1..<last) else { return coordinates }
      kept[far.index] = true
      open = [(0, far.index), (far.index, last)]
      let thirds = open.compactMap { plane.farthest(from: $0.0, to: $0.1, in: ($0.0 + 1)..<$0.1) }
      guard let third = thirds.max(by: { $0.meters < $1.meters }) else { return coordinates }
      kept[third.index] = true
      let corners = [0, far.index, third.index, last].sorted()
      open = Array(zip(corners, corners.dropFirst()))
    }
    while let (from, to) = open.popLast() {
      guard let far = plane.farthest(from: from, to: to, in: (from + 1)..<to), far.meters > tolerance else {
        continue
      }
      kept[far.index] = true
      open.append((from, far.index))
      open.append((far.index, to))
    }
    return coordinates.indices.filter { kept[$0] }.map { coordinates[$0] }
  }
}

/// Coordinates scaled to metres, so that no distance in the plane is shorter than on the ellipsoid.
private struct ScaledPlane {
  private let points: [Coordinate]

  init(_ coordinates: [Coordinate]) {
    // The longest degrees: of latitude at a pole, of longitude at the latitude nearest to the equator.
    let nearest = coordinates.reduce(Double.infinity) { min($0, $1.y.magnitude) }
    let metersX = 111_320 * cos(nearest * .pi / 180) * 1.0034
    points = coordinates.map { Coordinate(x: $0.x * metersX, y: $0.y * 111_694) }
  }

  /// Returns the point of the range that is farthest from the segment between two others, the first of several.
  func farthest(from start: Int, to end: Int, in range: Range<Int>) -> (index: Int, meters: Double)? {
    let (a, b) = (points[start], points[end])
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let length = dx * dx + dy * dy
    var best: (index: Int, square: Double)?
    for index in range {
      let (px, py) = (points[index].x - a.x, points[index].y - a.y)
      let along = length > 0 ? max(0, min(1, (px * dx + py * dy) / length)) : 0
      let (ex, ey) = (px - along * dx, py - along * dy)
      let square = ex * ex + ey * ey
      if square > best?.square ?? -1 { best = (index, square) }
    }
    return best.map { ($0.index, $0.square.squareRoot()) }
  }
}
