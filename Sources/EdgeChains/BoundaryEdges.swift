import GeoTypes

/// The edges of a polygon's rings in their order, equal ones not added up.
struct BoundaryEdges {
  let edges: [Edge]
  /// The place of the first edge of each ring that has one.
  let ringStarts: [Int]

  /// Exteriors are run through counter-clockwise and holes clockwise, whichever way the rings are wound. Repeated
  /// coordinates are passed over.
  init(of polygon: Polygon) {
    let most = polygon.holes.reduce(polygon.exterior.coordinates.count) { $0 + $1.coordinates.count }
    var starts: [Int] = []
    // An array made with room for none would note its count in the empty array that all threads share.
    if most == 0 {
      (edges, ringStarts) = ([], [])
      return
    }
    // Every map of a series passes here as a whole.
    edges = [Edge](unsafeUninitializedCapacity: most) { buffer, count in
      forEachRing(of: polygon) { ring, weight in
        let start = count
        forEachEdge(of: ring, weight: weight) { edge in
          buffer.initializeElement(at: count, to: edge)
          count += 1
        }
        if count > start { starts.append(start) }
      }
    }
    ringStarts = starts
  }
}

extension EdgeTable {
  mutating func add(boundaryOf polygon: Polygon) {
    forEachRing(of: polygon) { ring, weight in forEachEdge(of: ring, weight: weight) { add($0) } }
  }
}

/// Passes the rings, each with the weight of edges that follow it.
@inline(__always)
private func forEachRing(of polygon: Polygon, _ body: (Ring, _ weight: Int) -> Void) {
  body(polygon.exterior, polygon.exterior.isCounterClockwise ? 1 : -1)
  for hole in polygon.holes { body(hole, hole.isCounterClockwise ? -1 : 1) }
}

@inline(__always)
private func forEachEdge(of ring: Ring, weight: Int, _ body: (Edge) -> Void) {
  ring.coordinates.withUnsafeBufferPointer { coordinates in
    guard var previous = coordinates.first else { return }
    for place in 1..<max(1, coordinates.count) where coordinates[place] != previous {
      body(Edge(from: previous, to: coordinates[place], weight: weight))
      previous = coordinates[place]
    }
  }
}
