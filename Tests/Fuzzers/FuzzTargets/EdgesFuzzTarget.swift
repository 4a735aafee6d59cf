import EdgeChains
import GEOS
import GEOSOracle
import GeoTypes

/// Edge chains and arrangements against GEOS's overlay of the same land.
///
/// The input is two maps, as ``GridLand`` has them; what is invalid in them is repaired by GEOS first.
final class EdgesFuzzTarget: FuzzTarget {
  private var session: GEOSSession
  private var runs = 0

  init() throws { session = try GEOSSession() }

  func finding(in bytes: [UInt8]) -> String? {
    let land = GridLand(bytes, mapCount: 2)
    runs += 1
    do {
      if runs % 4096 == 0 { session = try GEOSSession() }
      let before = try land.maps[0].flatMap { try sound($0, isExact: land.isExact) }
      let after = try land.maps[1].flatMap { try sound($0, isExact: land.isExact) }
      try compare(before, after)
      try checkResemblance(before, after)
      return nil
    } catch let error as Finding {
      return error.description
    } catch let error as NodingError {
      return error.description
    } catch {
      // GEOS gives up now and then; that is no finding of ours.
      return nil
    }
  }

  /// The polygon if it is valid, else what a repair makes of it. On the way, the two must agree what is valid.
  private func sound(_ polygon: Polygon, isExact: Bool) throws -> [Polygon] {
    let geometry = try GEOSGeometry(polygon, in: session)
    let isValid = try geometry.validity.isValid
    let boundary = SimpleBoundary(of: polygon)
    if isValid {
      if isExact, boundary == nil {
        // A hole that touches the middle of an edge: valid, and simple once the edge is parted there.
        let parted = try Arrangement(EdgeChain(boundariesOf: [polygon])).boundary { $0 > 0 }
        try require(parted.isSimpleBoundary, "a valid polygon is no simple boundary: \(polygon)")
        try expectSame(parted.polygons(), "a valid polygon") { _ in geometry }
      }
      return [polygon]
    }
    let repaired = try geometry.repaired(by: .structure())
    if isExact, let boundary {
      // Rings that touch themselves in a point: GEOS wants them parted, and the land is the same.
      try expectSame(boundary.chain.polygons(), "a boundary that GEOS repairs") { _ in repaired }
    }
    return try repaired.polygons
  }

  private func compare(_ before: [Polygon], _ after: [Polygon]) throws {
    let a = try GEOSGeometry(before, in: session).unaryUnion()
    let b = try GEOSGeometry(after, in: session).unaryUnion()
    let chains = try (EdgeChain(boundariesOf: a.polygons), EdgeChain(boundariesOf: b.polygons))
    let difference = chains.1.subtracting(chains.0)
    try require(difference == chains.0.subtracting(chains.1).negated, "the difference can't be turned around")
    let arrangement = try Arrangement(difference)
    try expectSame(arrangement.boundary { $0 > 0 }.polygons(), "gained") {
      try b.subtracting(a, gridSize: $0)
    }
    try expectSame(arrangement.boundary { $0 < 0 }.polygons(), "lost") {
      try a.subtracting(b, gridSize: $0)
    }
    let both = try Arrangement(EdgeChain(boundariesOf: before + after))
    try expectSame(both.boundary { $0 > 0 }.polygons(), "union") { try a.union(b, gridSize: $0) }
    let layered = try LayeredArrangement([chains.0, chains.1])
    let isInBoth: ([LayeredArrangement.Winding]) -> Bool = { $0.count == 2 }
    try expectSame(layered.boundary(where: isInBoth).polygons(), "both layers") {
      try a.intersection(b, gridSize: $0)
    }
    try checkCuts(layered: LayeredArrangement([chains.0]), edges: chains.1.edges, land: a)
    let interact = chains.0.interacts(with: chains.1, in: chains.0.box.intersection(chains.1.box))
    let common = try a.intersection(b).area
    try require(interact || common < 1e-9, "lands that overlap by \(common) do not interact")
  }

  /// Edges are cut at the borders of cells into parts, each in the cell that GEOS finds its middle in.
  private func checkCuts(layered: LayeredArrangement, edges: [Edge], land: GEOSGeometry) throws {
    let map = CellMap(layered)
    let inside = try land.prepared()
    let borders = try GEOSGeometry(
      land.polygons.flatMap(\.rings).map { LineString($0.coordinates) }, in: session
    ).prepared()
    for edge in edges {
      guard let cut = map.cut(edge) else { continue }
      let whole = cut.parts.reduce(0) { $0 + $1.edge.length }
      try require(abs(whole - edge.length) < 1e-9, "the parts of \(edge) are \(whole) long")
      for part in cut.parts {
        let middle = Coordinate(
          x: (part.edge.low.x + part.edge.high.x) / 2, y: (part.edge.low.y + part.edge.high.y) / 2)
        // Crossings are rounded, so what runs along a border by less than that is on either side of it.
        let isOnBorder = try borders.distance(to: GEOSGeometry(middle, in: session)) < 1e-11
        if isOnBorder { continue }
        let isInside = try inside.contains(middle)
        try require(
          part.leftCell == part.rightCell && (part.leftCell != 0) == isInside,
          "\(part) of \(edge) lies \(isInside ? "inside" : "outside")")
      }
    }
  }

  /// What resembles a known boundary is only taken for simple where it is.
  private func checkResemblance(_ before: [Polygon], _ after: [Polygon]) throws(Finding) {
    for first in before {
      guard let known = SimpleBoundary(of: first) else { continue }
      for second in after where SimpleBoundary(of: second, resembling: known) != nil {
        try require(
          SimpleBoundary(of: second) != nil, "\(second) is simple only because it resembles \(first)")
      }
    }
  }

  /// - Parameter expected: GEOS's answer, on a grid of that size where there is one.
  private func expectSame(
    _ polygons: [Polygon], _ what: String, _ expected: (Double?) throws -> GEOSGeometry
  ) throws {
    let found = try GEOSGeometry(polygons, in: session)
    if case .invalid(let reason, _) = try found.validity {
      throw Finding("\(what) is not valid (\(reason)): \(polygons)")
    }
    // Coordinates up to 48, rounded anew at every crossing: some hundred products right to 48² · 2⁻⁵².
    let direct = try expected(nil)
    let (area, right) = (try found.area, try direct.area)
    if abs(area - right) < 1e-9, try found.symmetricDifference(direct).area < 1e-9 { return }
    // GEOS 3.11 loses a polygon now and then where two differ by roundings: on a grid it does not.
    let grid = 0x1p-30
    let onGrid = try expected(grid)
    let sum = try onGrid.area
    try require(abs(area - sum) < 1e-6, "\(what) is \(area), GEOS says \(right), on a grid \(sum)")
    let apart = try found.symmetricDifference(onGrid, gridSize: grid).area
    try require(apart < 1e-6, "\(what) is elsewhere: \(apart) of \(sum)")
  }
}

extension Edge {
  fileprivate var length: Double {
    let (dx, dy) = (high.x - low.x, high.y - low.y)
    return (dx * dx + dy * dy).squareRoot()
  }
}
