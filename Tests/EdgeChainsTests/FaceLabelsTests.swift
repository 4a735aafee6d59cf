import GEOS
import GeoTypes
import TestSupport
import Testing

@testable import EdgeChains

@Suite("Winding numbers of many layers")
struct FaceLabelsTests {
  /// Random lands as layers, the difference of two as another, and one without an edge among them.
  private func layers(_ kind: RandomLand.Kind, _ seed: UInt64, _ session: GEOSSession) -> [EdgeChain] {
    var random = SeededGenerator(seed: seed)
    var layers = [EdgeChain()]
    for _ in 0..<Int.random(in: 1...9, using: &random) {
      let (before, after) = RandomLand(kind: kind).pair(using: &random, in: session)
      let chains = [before, after].map { EdgeChain(boundariesOf: $0) }
      layers += chains + [chains[1].subtracting(chains[0])]
    }
    return layers
  }

  @Test("They are those that a ray counts layer by layer", arguments: RandomLand.Kind.allCases)
  func rays(kind: RandomLand.Kind) throws {
    let session = try GEOSSession()
    for seed in 0..<12 as Range<UInt64> {
      let layers = layers(kind, seed, session)
      let arrangement = try LayeredArrangement(layers)
      var table = StrandTable(layers)
      try table.node()
      try #require(table.edges == arrangement.edges)
      var lefts = [[LayeredArrangement.Winding]](repeating: [], count: table.edges.count)
      var rights = lefts
      for layer in layers.indices {
        let own = zip(table.edges, table.strands).compactMap { edge, strands in
          strands.first { $0.layer == layer }.map { edge.weighted($0.number) }
        }
        let indexed = IndexedChain(EdgeChain(edges: own))
        for (index, edge) in table.edges.enumerated() {
          let (left, right) = indexed.windings(beside: edge)
          if left != 0 { lefts[index].append(.init(layer: layer, number: left)) }
          if right != 0 { rights[index].append(.init(layer: layer, number: right)) }
        }
      }
      #expect(arrangement.leftLabels.map { arrangement.labels[$0] } == lefts, "\(kind), seed \(seed)")
      #expect(arrangement.rightLabels.map { arrangement.labels[$0] } == rights, "\(kind), seed \(seed)")
      #expect(Set(arrangement.labels).count == arrangement.labels.count && arrangement.labels[0].isEmpty)
    }
  }

  @Test("Land that runs around a place two hundred times has that number")
  func often() throws {
    let box = Polygon(
      exterior: Ring([(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)].map { Coordinate(x: $0, y: $1) }))
    let arrangement = try LayeredArrangement([
      EdgeChain(boundariesOf: [box]), EdgeChain(boundariesOf: Array(repeating: box, count: 200)),
    ])
    #expect(arrangement.labels == [[], [.init(layer: 0, number: 1), .init(layer: 1, number: 200)]])
  }
}
