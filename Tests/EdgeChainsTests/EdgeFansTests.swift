import GEOS
import GeoTypes
import TestSupport
import Testing

@testable import EdgeChains

@Suite("Faces told from one edge to the next")
struct EdgeFansTests {
  @Test("A winding number that was handed on is that which a ray counts", arguments: RandomLand.Kind.allCases)
  func rays(kind: RandomLand.Kind) throws {
    let session = try GEOSSession()
    for seed in 0..<40 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let (before, after) = RandomLand(kind: kind).pair(using: &random, in: session)
      let chains = [before, after].map { EdgeChain(boundariesOf: $0) }
      for chain in [EdgeChain(sumOf: chains), chains[1].subtracting(chains[0])] {
        let arrangement = try Arrangement(chain)
        let indexed = IndexedChain(EdgeChain(edges: arrangement.edges))
        let counted = arrangement.edges.map { indexed.windings(beside: $0).left }
        #expect(arrangement.leftWindings == counted, "\(kind), seed \(seed)")
      }
    }
  }

  @Test("A hundred triangles around one coordinate, every other one twice")
  func fan() throws {
    let center = Coordinate(x: 0, y: 0)
    let triangles = (0..<100).map { number in
      // Directions by a rational parametrisation of the circle, from −4 to 4.
      let corners = [number, number + 1].map { step in
        let t = Double(step) / 12.5 - 4
        return Coordinate(x: (1 - t * t) / (1 + t * t), y: 2 * t / (1 + t * t))
      }
      return Polygon(exterior: Ring([center, corners[0], corners[1], center]))
    }
    let twice = triangles.enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element)
    let arrangement = try Arrangement(EdgeChain(boundariesOf: triangles + twice))
    let indexed = IndexedChain(EdgeChain(edges: arrangement.edges))
    #expect(arrangement.leftWindings == arrangement.edges.map { indexed.windings(beside: $0).left })
    #expect(arrangement.boundary { $0 > 1 }.polygons().count == 50)
  }
}
