import GEOS
import GeoTypes
import TestSupport
import Testing

@testable import EdgeChains

@Suite("Winding numbers through a tree")
struct WindingTreeTests {
  @Test(
    "The tree counts what a ray past all edges counts, beside own edges and others",
    arguments: RandomLand.Kind.allCases)
  func sameAsRay(kind: RandomLand.Kind) throws {
    let session = try GEOSSession()
    for seed in 0..<20 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let pair = RandomLand(kind: kind).pair(using: &random, in: session)
      let difference = EdgeChain(boundariesOf: pair.after).subtracting(EdgeChain(boundariesOf: pair.before))
      let edges = try difference.noded().edges
      let tree = WindingTree(edges)
      for edge in edges { #expect(tree.windings(beside: edge) == windings(beside: edge, edges)) }
      // Away from the edges, level with their ends.
      for edge in edges {
        let probe = Edge(from: edge.low, to: Coordinate(x: edge.low.x.nextUp, y: edge.low.y))
        #expect(tree.windings(beside: probe) == windings(beside: probe, edges), "seed \(seed)")
      }
    }
  }

  @Test("A chain that is not closed, with weights of all sizes, is counted the same")
  func openChains() {
    for seed in 0..<50 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let edges = (0..<500).map { _ in
        // On a coarse grid, where rays pass through many ends.
        func coordinate() -> Coordinate {
          Coordinate(
            x: Double(Int.random(in: 0..<24, using: &random)),
            y: Double(Int.random(in: 0..<12, using: &random)))
        }
        let start = coordinate()
        var end = coordinate()
        while end == start { end = coordinate() }
        return Edge(from: start, to: end, weight: Int.random(in: -3...3, using: &random))
      }
      let distinct = EdgeChain(sumOf: edges.map { EdgeChain(noded: [$0]) }).edges
      let tree = WindingTree(distinct)
      for edge in distinct {
        #expect(tree.windings(beside: edge) == windings(beside: edge, distinct), "seed \(seed)")
      }
    }
  }

  @Test("A crowded strip is left for the tree, with the same answers")
  func crowd() {
    let squares = (0..<3_000).map { index in
      let x = Double(index)
      return Polygon(
        exterior: Ring(
          [(x, 0), (x + 0.5, 0), (x + 0.5, 0.5), (x, 0.5), (x, 0)].map { Coordinate(x: $0.0, y: $0.1) }))
    }
    let chain = EdgeChain(boundariesOf: squares)
    let indexed = IndexedChain(chain)
    for edge in chain.edges {
      let sides = indexed.windings(beside: edge)
      #expect(sides == (edge.weight > 0 ? (1, 0) : (0, 1)))
    }
  }

  private func windings(beside edge: Edge, _ edges: [Edge]) -> (left: Int, right: Int) {
    var ray = RayCast(beside: edge)
    for other in edges { ray.pass(other) }
    return ray.sides
  }
}

@Suite("Boxes in a tree")
struct BoxTreeTests {
  @Test("The tree finds the boxes that meet a box, each once")
  func found() {
    for seed in 0..<20 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      func box(_ size: Double) -> Box {
        let corner = Coordinate(
          x: Double.random(in: 0...100, using: &random), y: Double.random(in: 0...20, using: &random))
        return Box(
          corner,
          Coordinate(
            x: corner.x + Double.random(in: 0...size, using: &random),
            y: corner.y + Double.random(in: 0...size, using: &random)))
      }
      let boxes = (0..<Int.random(in: 0...700, using: &random)).map { _ in box(5) }
      let tree = BoxTree(boxes)
      for _ in 0..<50 {
        let wanted = box(20)
        var found: [Int] = []
        tree.forEach(where: { $0.intersects(wanted) }) { found.append($0) }
        #expect(found.sorted() == boxes.indices.filter { boxes[$0].intersects(wanted) })
        let last = boxes.indices.last { boxes[$0].intersects(wanted) }
        #expect(tree.contains(where: { $0.intersects(wanted) }) { $0 == last } == (last != nil))
      }
    }
  }

  @Test("Neighbours on the curve are neighbours in the plane; a row is followed along its length")
  func curve() {
    let grid = (0..<64).flatMap { x in (0..<64).map { Coordinate(x: Double(x), y: Double($0)) } }
    let order = HilbertOrder.order(of: grid, in: Box(grid)).map { grid[Int($0)] }
    for (a, b) in zip(order, order.dropFirst()) { #expect(abs(a.x - b.x) + abs(a.y - b.y) == 1) }
    let row = (0..<1_000).map { Coordinate(x: Double($0 * 7 % 1_000), y: Double($0 % 2) / 100) }
    let along = HilbertOrder.order(of: row, in: Box(row)).map { row[Int($0)].x }
    #expect(along == along.sorted())
  }
}

@Suite("Holes of many polygons")
struct ManyHolesTests {
  @Test("Squares in holes of squares: each hole comes to the smallest square around it")
  func nested() throws {
    var expected: [Polygon] = []
    for cell in 0..<400 {
      for depth in 0..<3 {
        let (x, y) = (Double(cell % 20), Double(cell / 20))
        func ring(_ inset: Double) -> Ring {
          let (a, b) = (inset, 1 - inset)
          return Ring([(a, a), (b, a), (b, b), (a, b), (a, a)].map { Coordinate(x: x + $0.0, y: y + $0.1) })
        }
        let inset = 0.05 + Double(depth) * 0.1
        let hole = Ring(ring(inset + 0.05).coordinates.reversed())
        expected.append(Polygon(exterior: ring(inset), holes: [hole]))
      }
    }
    expected.shuffle()
    let found = EdgeChain(boundariesOf: expected).polygons()
    #expect(found.count == expected.count)
    let holes = Dictionary(uniqueKeysWithValues: expected.map { ($0.box, Box($0.holes[0].coordinates)) })
    for polygon in found { #expect(polygon.holes.map { Box($0.coordinates) } == [holes[polygon.box]]) }
  }

  @Test("One square with thousands of holes")
  func sieve() {
    func ring(_ x: Double, _ y: Double, _ size: Double) -> Ring {
      Ring(
        [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)].map { Coordinate(x: x + size * $0.0, y: y + size * $0.1) })
    }
    let holes = (0..<6_400).map { ring(Double($0 % 80) + 0.25, Double($0 / 80) + 0.25, 0.5) }
    let polygons = EdgeChain(boundariesOf: [Polygon(exterior: ring(0, 0, 80), holes: holes)]).polygons()
    #expect(polygons.count == 1)
    #expect(polygons[0].holes.count == holes.count)
  }
}
