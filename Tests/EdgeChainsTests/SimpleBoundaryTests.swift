import EdgeChains
import GEOS
import GeoTypes
import TestSupport
import Testing

@Suite("A boundary told by the one before it")
struct SimpleBoundaryTests {
  @Test("What is found of a changed polygon is what a full search finds, whichever way its rings are wound")
  func sameAsFull() throws {
    let session = try GEOSSession()
    var found = 0
    for seed in 0..<400 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let pair = RandomLand(kind: .movedVertices).pair(using: &random, in: session)
      let isReversed = Bool.random(using: &random)
      let (before, after) = (wound(pair.before[0], isReversed), wound(pair.after[0], isReversed))
      guard let known = SimpleBoundary(of: before) else { continue }
      guard let told = SimpleBoundary(of: after, resembling: known) else { continue }
      let full = try #require(SimpleBoundary(of: after), "seed \(seed)")
      #expect(told.chain == full.chain, "seed \(seed)")
      let difference = try #require(told.difference).sortedByPosition()
      #expect(difference == full.chain.subtracting(known.chain), "seed \(seed)")
      for (place, original) in told.originalIndices.enumerated() where original >= 0 {
        #expect(told.chain.edges[place] == known.chain.edges[Int(original)], "seed \(seed)")
      }
      found += 1
    }
    #expect(found > 50)
  }

  @Test("A tenth of a ring of 60,000 vertices drawn anew at a stretch, and the rest found behind it")
  func longStretch() throws {
    let count = 60_000
    let before = ring(count) { _ in 1 }
    let after = ring(count) { (20_000..<26_000).contains($0) ? 1.01 : 1 }
    let known = try #require(SimpleBoundary(of: before))
    let told = try #require(SimpleBoundary(of: after, resembling: known))
    let fresh = told.originalIndices.count { $0 < 0 }
    #expect(fresh == 6_001)
    #expect(told.difference?.edges.count == 2 * fresh)
  }

  @Test("Numbers are taken over from the edges that stayed, and asked for of the others")
  func values() throws {
    let known = try numbered(#require(SimpleBoundary(of: ring(100) { _ in 1 })))
    var told = try #require(
      SimpleBoundary(of: ring(100) { $0 == 50 ? 1.1 : 1 }, resembling: known.boundary))
    var asked: [Edge] = []
    told.fillValues { edges in
      asked = edges
      return edges.map { _ in -1 }
    }
    #expect(asked.count == 2)
    for (place, original) in told.originalIndices.enumerated() {
      #expect(told.values[place] == (original < 0 ? -1 : known.values[Int(original)]))
    }
  }

  private func numbered(_ boundary: SimpleBoundary) -> (boundary: SimpleBoundary, values: [Double]) {
    var boundary = boundary
    boundary.fillValues { $0.indices.map(Double.init) }
    return (boundary, boundary.values)
  }

  private func wound(_ polygon: Polygon, _ isReversed: Bool) -> Polygon {
    isReversed ? Polygon(exterior: polygon.exterior.reversed) : polygon
  }

  /// A ring around 37° E 48° N by a rational parametrisation of the half circles east and west of it.
  private func ring(_ count: Int, radius: (Int) -> Double) -> Polygon {
    var coordinates = (0..<count).map { vertex in
      let turn = 2 * Double(vertex) / Double(count)
      let t = turn < 1 ? 2 * turn - 1 : 2 * turn - 3
      let (x, y) = ((1 - t * t) / (1 + t * t), 2 * t / (1 + t * t))
      let length = radius(vertex)
      return turn < 1
        ? Coordinate(x: 37 + length * x, y: 48 + length * y)
        : Coordinate(x: 37 - length * x, y: 48 - length * y)
    }
    coordinates.append(coordinates[0])
    return Polygon(exterior: Ring(coordinates))
  }
}
