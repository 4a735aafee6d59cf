import EdgeChains
import GeoTypes
import Testing

@Suite("Layered arrangements")
struct LayeredArrangementTests {
  private func box(_ minX: Double, _ minY: Double, _ maxX: Double, _ maxY: Double) -> EdgeChain {
    EdgeChain(boundariesOf: [
      Polygon(
        exterior: Ring(
          [(minX, minY), (maxX, minY), (maxX, maxY), (minX, maxY), (minX, minY)].map {
            Coordinate(x: $0, y: $1)
          }))
    ])
  }

  /// Planar areas by the layers that hold the place.
  private func areas(_ layers: [EdgeChain]) throws -> [[Int]: Double] {
    let arrangement = try LayeredArrangement(layers)
    let terms = arrangement.edges.map { ($0.low.x - $0.high.x) * ($0.low.y + $0.high.y) / 2 }
    var sums: [[Int]: Double] = [:]
    arrangement.sums(of: terms) { label, value in
      sums[arrangement.labels[label].map { $0.layer * $0.number }, default: 0] += value
    }
    return sums
  }

  @Test("Every place is told by all layers that hold it")
  func threeBoxes() throws {
    let areas = try areas([box(9, 9, 9.5, 9.5), box(0, 0, 2, 2), box(1, 1, 3, 3), box(1, 0, 2, 3)])
    // Layer 0 would be told from none only by its place in the list; the others carry their numbers.
    #expect(areas[[1]] == 2)
    #expect(areas[[2]] == 2)
    #expect(areas[[3]] == nil)
    #expect(areas[[1, 3]] == 1)
    #expect(areas[[2, 3]] == 1)
    #expect(areas[[1, 2, 3]] == 1)
  }

  @Test("Differences of lands have negative numbers")
  func differences() throws {
    let before = [box(0, 0, 2, 2), box(2, 0, 4, 2)]
    let after = [box(0, 0, 3, 2), box(3, 0, 4, 2)]
    let empty = EdgeChain()
    let areas = try areas([empty, after[0].subtracting(before[0]), after[1].subtracting(before[1])])
    #expect(areas == [[1, -2]: 2])
  }

  @Test("Forty layers on one another")
  func manyLayers() throws {
    // Forty boxes, each a unit wider than the one before.
    let areas = try areas((0..<40).map { box(0, 0, 40 - Double($0), 1) })
    for count in 1...40 { #expect(areas[Array(0..<count)] == 1) }
    #expect(areas.count == 40)
  }

  @Test("An edge knows of what it is a part, and pieces that cancel keep their faces equal")
  func sources() throws {
    let arrangement = try LayeredArrangement([box(0, 0, 2, 2), box(1, 1, 3, 3)])
    #expect(arrangement.sources.count == 8)
    #expect(arrangement.edges.count == 12)
    for (edge, sources) in zip(arrangement.edges, arrangement.sourcesOfEdges) {
      #expect(sources.count == 1)
      let source = arrangement.sources[sources[0]]
      #expect(source.box.intersection(edge.box) == edge.box)
    }
    let dotted = EdgeChain(boundariesOf: [
      Polygon(
        exterior: Ring([(0, 0), (1, 0), (2, 0), (2, 2), (0, 2), (0, 0)].map { Coordinate(x: $0, y: $1) }))
    ])
    let cancelled = try LayeredArrangement([dotted.subtracting(box(0, 0, 2, 2))])
    #expect(cancelled.leftLabels.allSatisfy { $0 == 0 })
    #expect(cancelled.rightLabels.allSatisfy { $0 == 0 })
  }
}
