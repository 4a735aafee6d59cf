import GeoTypes

/// The edges of a polygon's rings, in order; equal edges are kept apart.
struct BoundaryEdges {
  let edges: [Edge]
  /// The index of the first edge of each ring that has one.
  let ringStarts: [Int]

  /// Takes exteriors counter-clockwise and holes clockwise, whichever way the input winds them. Skips
  /// repeated coordinates.
  init(of polygon: Polygon) {
    let most = polygon.holes.reduce(polygon.exterior.coordinates.count) { $0 + $1.coordinates.count }
    var starts: [Int] = []
    // An array with a capacity of 0 would store its count in the empty array that all threads share.
    if most == 0 {
      (edges, ringStarts) = ([], [])
      return
    }
    // Performance matters: every map of a series passes through here as a whole.
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

/// Calls `body` with each ring and the weight of an edge that runs along with the ring.
@inline(__always)
private func forEachRing(of polygon: Polygon, _ body: (Ring, _ weight: Int) -> Void) {
  body(polygon.exterior, polygon.exterior.isCounterClockwise ? 1 : -1)
  for hole in polygon.holes { body(hole, hole.isCounterClockwise ? -1 : 1) }
}

@inline(__always)
private func forEachEdge(of ring: Ring, weight: Int, _ body: (Edge) -> Void) {
  ring.coordinates.withUnsafeBufferPointer { coordinates in
    guard var previous = coordinates.first else { return }
    for index in 1..<max(1, coordinates.count) where coordinates[index] != previous {
      body(Edge(from: previous, to: coordinates[index], weight: weight))
      previous = coordinates[index]
    }
  }
}
