import EdgeChains
import GEOS
import GEOSOracle
import GeoTypes
import TestSupport
import Testing

/// Random land of the kinds that break overlays, and GEOS's own overlay as the second opinion.
@Suite("Edge chains equal full overlay")
struct OverlayEquivalenceTests {
  /// Square degrees. Sums of some hundred products of coordinates below 64, each right to 64² · 2⁻⁵³ = 5e-13,
  /// mostly cancelling: GEOS's own area differs from the exact one by as much.
  static let tolerance = 1e-12

  @Test(
    "Random pairs: gained, lost and union", arguments: RandomLand.Kind.allCases, 0..<7 as Range<UInt64>)
  func randomPairs(kind: RandomLand.Kind, block: UInt64) throws {
    let session = try GEOSSession()
    for round in 0..<60 as Range<UInt64> {
      let seed = block * 1_000 + round
      var random = SeededGenerator(seed: seed)
      let (before, after) = RandomLand(kind: kind).pair(using: &random, in: session)
      try expectEquality(before, after, session, "\(kind), seed \(seed)")
    }
  }

  private func expectEquality(
    _ before: [Polygon], _ after: [Polygon], _ session: GEOSSession, _ label: String
  ) throws {
    let a = try GEOSGeometry(before, in: session).unaryUnion()
    let b = try GEOSGeometry(after, in: session).unaryUnion()
    let change = try EdgeChain(boundariesOf: b.polygons).subtracting(EdgeChain(boundariesOf: a.polygons))
    let arrangement = try Arrangement(change)
    try expectSame(arrangement.boundary { $0 > 0 }, b.subtracting(a), "gained, \(label)")
    try expectSame(arrangement.boundary { $0 < 0 }, a.subtracting(b), "lost, \(label)")
    let both = try Arrangement(EdgeChain(boundariesOf: before + after))
    try expectSame(both.boundary { $0 > 0 }, a.union(b), "union, \(label)")
  }

  private func expectSame(_ chain: EdgeChain, _ expected: GEOSGeometry, _ label: String) throws {
    let polygons = chain.polygons()
    let geometry = try GEOSGeometry(polygons, in: expected.session)
    #expect(try geometry.validity == .valid, "\(label)")
    let area = try expected.area
    #expect(abs(try geometry.area - area) <= Self.tolerance, "\(label)")
    #expect(abs(chain.planarArea - area) <= Self.tolerance, "\(label)")
    #expect(try geometry.symmetricDifference(expected).area <= Self.tolerance, "\(label)")
  }
}

extension EdgeChain {
  /// The area as a sum over edges, relative to the chain's own corner.
  fileprivate var planarArea: Double {
    let origin = box.center
    return edges.reduce(0) { sum, edge in
      let (ax, ay) = (edge.low.x - origin.x, edge.low.y - origin.y)
      let (bx, by) = (edge.high.x - origin.x, edge.high.y - origin.y)
      return sum + Double(edge.weight) * (ax * by - bx * ay) / 2
    }
  }
}
