import EdgeChains
import GeoTypes
import Geodesics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Densification: long edges become chains of positions on the line that their earth model means.
///
/// Lands are overlaid in the plane of longitude and latitude, where an edge is straight. Its area term is that of
/// another line: a geodesic, or one that is straight in a projection. The two lines enclose a lens of some
/// 1.4e-8 L³ m² for an edge of *L* metres at 48° N: 1 m² for 400 m, 0.001 km² for 4 km, 6 km² for 75 km. Where an
/// overlay cuts the edge, or where another border lies within the lens, the parts no longer add up to the whole;
/// with long edges the area of some land comes out negative.
///
/// So before borders are overlaid, every edge with a lens above a limit is replaced by positions *on the line that
/// its term means*, so close together that no part has a lens that counts. The overlay then sees what the area
/// measures. The terms of the parts add up to that of the edge; equal edges are replaced by equal chains, and cancel
/// as before. A vertex that a publisher puts on the straight line between two others moves a border that is made of
/// geodesics, and counts as the change that it is.
extension EdgeTerms {
  /// Which edges are replaced, and how fine the chains are.
  struct Fineness: Sendable {
    /// The lens above which an edge is replaced, in square metres.
    let limit: Double
    /// The largest lens of a part, in square metres, as long as a hundred parts suffice for it.
    let partLens: Double
    /// The largest lens of a part where a hundred do not suffice: well below the limit, so that no part is divided
    /// again.
    var manyPartsLens: Double { max(limit / 10, partLens) }
    /// The most parts of all edges of a chain together.
    let mostParts: Int

    /// For borders of lands: in Ukraine it replaces edges of more than some 4 km from west to east, which borders
    /// drawn by hand have in the sea and along a frontier. The remaining lenses have less than 0.001 km², the size
    /// below which patches are not listed.
    static let lands = Fineness(limit: 1_000, partLens: 1, mostParts: 1 << 20)
    /// For patches that are smaller than the lenses of their edges.
    static let slivers = Fineness(limit: 1e-3, partLens: 1e-3, mostParts: 1 << 16)

    /// The extent in degrees below which no edge has a lens above the limit: an edge of 0.02° has one of 430 m² at
    /// most.
    var shortestDegrees: Double { 0.02 * cbrt(limit / 1_000) }
  }

  /// The share of an area by which straight edges and the lines that a model means may differ before long edges are
  /// densified: a thousandth. Changes between published maps differ by less than half of that, and keep the figures
  /// of a planar overlay, which are everybody's.
  static let toleratedShare = 1e-3

  /// Returns by how much the parts of an area may miss it before long edges are densified, in square metres.
  static func toleratedGap(of squareMeters: Double) -> Double {
    max(FigureGuard.unreportedSquareMeters, toleratedShare * squareMeters)
  }

  /// The number of parts up to which ``Fineness/partLens`` holds. The lens of a part goes with the cube of its
  /// length: each of a hundred parts has a millionth of the whole lens.
  private static let manyParts = 100.0

  /// Returns the area in the lenses of the edges that ``densified(_:_:)`` replaces, in square metres.
  ///
  /// Complexity: O(*n*) with a tiny factor.
  func longLenses(of edges: some Sequence<Edge>) -> Double {
    let reach = Fineness.lands.shortestDegrees
    guard model.line != .straightOnMap else { return 0 }
    return lenses(of: edges.filter { Self.reaches($0, over: reach) })
      .reduce(0) { $1 > Fineness.lands.limit ? $0 + $1 : $0 }
  }

  /// Returns the lands that a chain bounds where its winding number passes a test, one for each test. If their areas
  /// don't add up, the lands are found again with long edges densified.
  ///
  /// - Parameters:
  ///   - whole: what the areas should add up to, in square metres.
  ///   - bound: by how much they may miss it, in square metres.
  /// - Complexity: that of an arrangement, of two if long edges are densified.
  func lands(
    in chain: EdgeChain, where tests: [(Int) -> Bool], addingUpTo whole: Double, within bound: Double
  ) throws -> [EdgeChain] {
    let arrangement = try Arrangement(chain)
    let plain = tests.map(arrangement.boundary)
    let areas = try plain.map { try area(of: $0) }
    let gap = areas.reduce(-whole, +)
    if gap.magnitude <= bound, areas.allSatisfy({ $0 >= -FigureGuard.unreportedSquareMeters }) {
      return plain
    }
    let densifiedChain = try densified(chain)
    if densifiedChain.edges.count == chain.edges.count { return plain }
    return tests.map(try Arrangement(densifiedChain).boundary)
  }

  /// Returns the chain with its long edges replaced, or the chain itself if it has none.
  ///
  /// Complexity: O(*n*) with a tiny factor, and O(*p*) in the parts.
  ///
  /// Throws an ``EarthError`` if the parts would be too many, more than a million for lands.
  func densified(_ chain: EdgeChain, _ fineness: Fineness = .lands) throws -> EdgeChain {
    guard model.line != .straightOnMap else { return chain }
    let reach = fineness.shortestDegrees
    let long = chain.edges.indices.filter { Self.reaches(chain.edges[$0], over: reach) }
    if long.isEmpty { return chain }
    let lines = long.map { chain.edges[$0] }
    var counts: [Int: Int] = [:]
    for (index, lens) in zip(long, lenses(of: lines)) where lens > fineness.limit {
      let parts = max(
        min(Self.manyParts, cbrt(lens / fineness.partLens)), cbrt(lens / fineness.manyPartsLens))
      counts[index] = max(2, Int(min(parts, 1e6).rounded(.up)))
    }
    if counts.isEmpty { return chain }
    guard counts.values.reduce(0, +) <= fineness.mostParts else {
      throw EarthError.tooManyLongEdges(counts.count)
    }
    var edges: [Edge] = []
    for (index, edge) in chain.edges.enumerated() {
      guard let count = counts[index] else {
        edges.append(edge)
        continue
      }
      var previous = edge.low
      for next in positions(on: edge, dividingBy: count) + [edge.high] where next != previous {
        edges.append(Edge(from: previous, to: next, weight: edge.weight))
        previous = next
      }
    }
    return EdgeChain(summing: edges)
  }

  /// Returns whether an edge is long enough to be replaced. Edges over a pole or half around the earth are left
  /// alone: between their ends there is more than one line.
  @inline(__always)
  private static func reaches(_ edge: Edge, over degrees: Double) -> Bool {
    edge.high.x - edge.low.x + edge.maxY - edge.minY > degrees && edge.high.x - edge.low.x < 179.9
      && edge.maxY < 90 && edge.minY > -90
  }

  /// Estimates, for each edge, the area between the straight line on the map and the line that the model means, in
  /// square metres; rather too large than too small.
  ///
  /// For a geodesic that spans Δλ from west to east it is Δλ sin φ (w² + 3 h²) / 12, *w* and *h* its width and height
  /// in metres: the first term of the series of ``ShortGeodesic``, less that of the straight line. For a line that is
  /// straight in the longitude and the sine of the latitude it is the second part of that, with R² Δφ² for 3 h².
  func lenses(of edges: [Edge]) -> [Double] {
    let radians = Double.pi / 180
    let radius = WGS84.equatorialRadiusMeters
    let line = model.line
    if line == .straightInProjection { return planarLenses(of: edges) }
    return edges.map { edge in
      let (width, height) = ((edge.high.x - edge.low.x) * radians, (edge.maxY - edge.minY) * radians)
      let farthest = max(edge.minY.magnitude, edge.maxY.magnitude) * radians
      let nearest = edge.minY * edge.maxY < 0 ? 0 : min(edge.minY.magnitude, edge.maxY.magnitude) * radians
      let sine = sin(farthest)
      let across = width * cos(nearest)
      let square =
        switch line {
        case .geodesic: across * across + 3 * height * height
        case .straightInSine: height * height
        case .straightOnMap, .straightInProjection: 0.0
        }
      return width * sine * square / 12 * radius * radius
    }
  }

  /// Estimates the same in a plane: two thirds of the chord times the largest distance from it, at three positions,
  /// of the map's straight line in the projection.
  private func planarLenses(of edges: [Edge]) -> [Double] {
    guard let projection else { return [] }
    let shares = [0, 0.25, 0.5, 0.75, 1]
    var positions = edges.flatMap { edge in shares.map { edge.positionFromLow(at: $0) } }
    // An edge that can't be projected is reported when it is measured.
    guard (try? projection.forward(&positions)) != nil else { return edges.map { _ in 0 } }
    return edges.indices.map { index in
      let own = positions[index * shares.count..<(index + 1) * shares.count]
      guard let start = own.first, let end = own.last else { return 0 }
      let (dx, dy) = (end.x - start.x, end.y - start.y)
      // Twice the area of the triangle is the chord times the distance.
      let most = own.reduce(0) { most, position in
        max(most, ((position.x - start.x) * dy - (position.y - start.y) * dx).magnitude)
      }
      return most * 2 / 3 * squareUnit
    }
  }

  /// Returns the positions that divide the line that the model means into so many parts, without its ends.
  private func positions(on edge: Edge, dividingBy count: Int) -> [Coordinate] {
    let shares = (1..<count).map { Double($0) / Double(count) }
    var found: [Coordinate]
    switch model.line {
    case .straightOnMap: found = []
    case .geodesic:
      let line = Geodesic.wgs84.line(from: edge.low, to: edge.high)
      let meters = line.meters ?? 0
      found = shares.map { line.position(atMeters: meters * $0).coordinate }
    case .straightInSine:
      let radians = Double.pi / 180
      let (low, high) = (sin(edge.low.y * radians), sin(edge.high.y * radians))
      found = shares.map { share in
        Coordinate(x: edge.positionFromLow(at: share).x, y: asin(low + (high - low) * share) / radians)
      }
    case .straightInProjection:
      guard let projection else { return [] }
      var ends = [edge.low, edge.high]
      guard (try? projection.forward(&ends)) != nil else { return [] }
      let chord = (dx: ends[1].x - ends[0].x, dy: ends[1].y - ends[0].y)
      found = shares.map { Coordinate(x: ends[0].x + chord.dx * $0, y: ends[0].y + chord.dy * $0) }
      guard (try? projection.inverse(&found)) != nil else { return [] }
    }
    // Longitudes come back within ±180°, and an edge may lie beyond.
    return zip(found, shares).map { position, share in
      let turns = ((edge.positionFromLow(at: share).x - position.x) / 360).rounded()
      return Coordinate(x: position.x + 360 * turns, y: position.y)
    }
  }
}

extension Edge {
  /// The position on the straight line of the map at a share of the way from `low` to `high`.
  fileprivate func positionFromLow(at share: Double) -> Coordinate {
    Coordinate(x: low.x + (high.x - low.x) * share, y: low.y + (high.y - low.y) * share)
  }
}
