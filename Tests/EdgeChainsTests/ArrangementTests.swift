import EdgeChains
import GeoTypes
import Testing

private func box(_ minX: Double, _ minY: Double, _ maxX: Double, _ maxY: Double) -> Polygon {
  Polygon(
    exterior: Ring(
      [(minX, minY), (maxX, minY), (maxX, maxY), (minX, maxY), (minX, minY)].map { Coordinate(x: $0, y: $1) })
  )
}

private func area(_ polygons: [Polygon]) -> Double {
  polygons.reduce(0) { $0 + $1.rings.reduce(0) { $0 + $1.doubledSignedArea } } / 2
}

@Suite("Edge chains and arrangements")
struct ArrangementTests {
  @Test("Equal boundaries cancel to nothing, whatever their winding and start")
  func cancellation() {
    let square = box(0, 0, 2, 2)
    var turned = square.exterior.reversed.coordinates
    turned.removeLast()
    turned = turned[1...] + [turned[0], turned[1]]
    let chain = EdgeChain(boundariesOf: [square])
    #expect(chain.edges.count == 4)
    #expect(chain.subtracting(EdgeChain(boundariesOf: [Polygon(exterior: Ring(turned))])).isEmpty)
  }

  @Test("Two overlapping boxes: union, intersection and difference from winding numbers")
  func overlappingBoxes() throws {
    let a = box(0, 0, 2, 2)
    let b = box(1, 1, 3, 3)
    let sum = try Arrangement(EdgeChain(boundariesOf: [a, b]))
    #expect(area(sum.boundary { $0 > 0 }.polygons()) == 7)
    #expect(area(sum.boundary { $0 > 1 }.polygons()) == 1)
    let change = try Arrangement(EdgeChain(boundariesOf: [b]).subtracting(EdgeChain(boundariesOf: [a])))
    #expect(area(change.boundary { $0 > 0 }.polygons()) == 3)
    #expect(area(change.boundary { $0 < 0 }.polygons()) == 3)
  }

  @Test("Collinear overlaps with different vertices are one edge with the sum of the weights")
  func collinearOverlaps() throws {
    let sum = try Arrangement(EdgeChain(boundariesOf: [box(0, 0, 2, 2), box(2, 1, 4, 5)]))
    let polygons = sum.boundary { $0 > 0 }.polygons()
    #expect(polygons.count == 1)
    #expect(area(polygons) == 12)
    #expect(sum.boundary { $0 > 0 }.isSimpleBoundary)
  }

  @Test("A hole that touches its shell in a point stays a hole, and shells that touch in a point are two")
  func touchingRings() throws {
    let diamond = Polygon(
      exterior: Ring(
        [(0, 2), (1, 1), (2, 2), (1, 3), (0, 2)].map { Coordinate(x: $0, y: $1) }))
    let change = try Arrangement(
      EdgeChain(boundariesOf: [box(0, 0, 4, 4)]).subtracting(EdgeChain(boundariesOf: [diamond])))
    let polygons = change.boundary { $0 > 0 }.polygons()
    #expect(polygons.count == 1)
    #expect(polygons.first?.holes.count == 1)
    #expect(area(polygons) == 14)

    let corners = try Arrangement(EdgeChain(boundariesOf: [box(0, 0, 1, 1), box(1, 1, 2, 2)]))
    #expect(corners.boundary { $0 > 0 }.polygons().count == 2)
  }

  @Test("Horizontal and vertical edges through one another keep their windings")
  func crossOfBoxes() throws {
    let sum = try Arrangement(EdgeChain(boundariesOf: [box(0, 1, 3, 2), box(1, 0, 2, 3), box(1, 1, 2, 2)]))
    #expect(area(sum.boundary { $0 > 0 }.polygons()) == 5)
    #expect(area(sum.boundary { $0 == 3 }.polygons()) == 1)
  }

  @Test("Subtracting the other way negates the weights and keeps the order")
  func reversal() {
    let a = EdgeChain(boundariesOf: [box(0, 0, 2, 2), box(5, 5, 6, 6)])
    let b = EdgeChain(boundariesOf: [box(1, 1, 3, 3), box(5, 5, 6, 6)])
    #expect(a.subtracting(b) == b.subtracting(a).negated)
  }
}
