import EdgeChains
import GeoTypes
import Geodesics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Long edges as chains of positions on the line that their earth model means.
///
/// Lands are laid over one another in the plane of longitude and latitude, where an edge is straight. Its area term
/// is that of another line: a geodesic, or one straight in a projection. The two lines enclose a lens of some
/// 1.4e-8 L³ m² for an edge of *L* metres at 48° N: 1 m² for 400 m, 0.001 km² for 4 km, 6 km² for 75 km. Where an
/// overlay cuts the edge, or where another border lies within the lens, the parts no longer add up to the whole; with
/// long edges land comes out as less than nothing.
///
/// So before borders are laid over one another, every edge with a lens above a limit is replaced by positions *on the
/// line that its term means*, so close together that no part has a lens that counts. What the overlay sees is then
/// what the area measures. The terms of the parts add up to that of the edge; equal edges are replaced by
/// equal chains, and cancel as before. A vertex that a publisher puts on the straight line between two others moves
/// a border that is made of geodesics, and counts as the change that it is.
extension EdgeTerms {
  /// Which edges are replaced, and by how fine a chain.
  struct Fineness: Sendable {
    /// The lens above which an edge is replaced, in square metres.
    let limit: Double
    /// The lens of a part, in square metres, unless that takes more than a hundred parts.
    let ofParts: Double
    /// The lens of a part of an edge that takes more: well below the limit, so that no part is divided again.
    var ofManyParts: Double { max(limit / 10, ofParts) }
    /// The most parts in a chain.
    let mostInAll: Int

    /// For borders of lands: in Ukraine edges of more than some 4 km from west to east, which borders drawn by hand have
    /// in the sea and along a frontier. A lens has less than 0.001 km² then, the size below which patches are not listed.
    static let lands = Fineness(limit: 1_000, ofParts: 1, mostInAll: 1 << 20)
    /// For patches that are smaller than the lenses of their edges.
    static let slivers = Fineness(limit: 1e-3, ofParts: 1e-3, mostInAll: 1 << 16)

    /// No edge that reaches over less than these degrees has a lens above the limit: one of 0.02° has 430 m² at most.
    var shortestDegrees: Double { 0.02 * cbrt(limit / 1_000) }
  }

  /// The share of an area by which parts of straight edges and the lines that a model means may part before long edges
  /// are laid out: a thousandth. Changes between published maps part by less than half of that, and keep the figures
  /// that a planar overlay gives, which are everybody's.
  static let partingShare = 1e-3

  /// The most by which what makes up so much land may miss it before long edges are laid out, in square metres.
  static func mostParting(of squareMeters: Double) -> Double {
    max(FigureGuard.unspokenSquareMeters, partingShare * squareMeters)
  }

  /// The lens of a part goes with the cube of its length: a hundred parts have a millionth of the whole each.
  private static let manyParts = 100.0

  /// How much lies in the lenses of the edges that ``densified(_:_:)`` replaces, in square metres.
  ///
  /// Complexity: O(*n*) with a tiny factor.
  func longLenses(of edges: some Sequence<Edge>) -> Double {
    let reach = Fineness.lands.shortestDegrees
    guard model.line != .straightOnMap else { return 0 }
    return lenses(of: edges.filter { Self.reaches($0, over: reach) })
      .reduce(0) { $1 > Fineness.lands.limit ? $0 + $1 : $0 }
  }

  /// The lands that a chain bounds where its winding number passes a test, one for each test: with long edges laid out
  /// where the areas don't add up without.
  ///
  /// - Parameters:
  ///   - whole: what the areas come to together, in square metres.
  ///   - bound: by how much they may miss it, in square metres.
  /// - Complexity: that of an arrangement, of two where long edges are laid out.
  func lands(
    in chain: EdgeChain, where tests: [(Int) -> Bool], addingUpTo whole: Double, within bound: Double
  ) throws -> [EdgeChain] {
    let arrangement = try Arrangement(chain)
    let plain = tests.map(arrangement.boundary)
    let areas = try plain.map { try area(of: $0) }
    let gap = areas.reduce(-whole, +)
    if gap.magnitude <= bound, areas.allSatisfy({ $0 >= -FigureGuard.unspokenSquareMeters }) { return plain }
    let laidOut = try densified(chain)
    if laidOut.edges.count == chain.edges.count { return plain }
    return tests.map(try Arrangement(laidOut).boundary)
  }

  /// The chain with its long edges replaced; the chain itself where it has none.
  ///
  /// Complexity: O(*n*) with a tiny factor, and O(*p*) in the parts.
  ///
  /// Throws an ``EarthError`` where the parts would be too many, more than a million for lands.
  func densified(_ chain: EdgeChain, _ fineness: Fineness = .lands) throws -> EdgeChain {
    guard model.line != .straightOnMap else { return chain }
    let reach = fineness.shortestDegrees
    let long = chain.edges.indices.filter { Self.reaches(chain.edges[$0], over: reach) }
    if long.isEmpty { return chain }
    let lines = long.map { chain.edges[$0] }
    var counts: [Int: Int] = [:]
    for (place, lens) in zip(long, lenses(of: lines)) where lens > fineness.limit {
      let parts = max(
        min(Self.manyParts, cbrt(lens / fineness.ofParts)), cbrt(lens / fineness.ofManyParts))
      counts[place] = max(2, Int(min(parts, 1e6).rounded(.up)))
    }
    if counts.isEmpty { return chain }
    guard counts.values.reduce(0, +) <= fineness.mostInAll else {
      throw EarthError.tooManyLongEdges(counts.count)
    }
    var edges: [Edge] = []
    for (place, edge) in chain.edges.enumerated() {
      guard let count = counts[place] else {
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

  /// Edges over a pole or half around the earth are left alone: between their ends there is more than one line.
  @inline(__always)
  private static func reaches(_ edge: Edge, over degrees: Double) -> Bool {
    edge.high.x - edge.low.x + edge.maxY - edge.minY > degrees && edge.high.x - edge.low.x < 179.9
      && edge.maxY < 90 && edge.minY > -90
  }

  /// About how many square metres lie between each edge as it is straight on the map and the line that the model
  /// means; rather more than less.
  ///
  /// Of a geodesic that spans Δλ from west to east they are Δλ sin φ (w² + 3 h²) / 12, *w* and *h* its width and height
  /// in metres: the first term of the series of ``ShortGeodesic``, less that of the straight line. Of a line that is
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

  /// The same in a plane: two thirds of the chord times the farthest that the straight line of the map, projected,
  /// lies from it at three places.
  private func planarLenses(of edges: [Edge]) -> [Double] {
    guard let projection else { return [] }
    let shares = [0, 0.25, 0.5, 0.75, 1]
    var places = edges.flatMap { edge in shares.map { edge.placeFromLow(at: $0) } }
    // What can't be projected is told where it is measured.
    guard (try? projection.forward(&places)) != nil else { return edges.map { _ in 0 } }
    return edges.indices.map { index in
      let own = places[index * shares.count..<(index + 1) * shares.count]
      guard let start = own.first, let end = own.last else { return 0 }
      let (dx, dy) = (end.x - start.x, end.y - start.y)
      // Twice the area of the triangle is the chord times the distance.
      let most = own.reduce(0) { most, place in
        max(most, ((place.x - start.x) * dy - (place.y - start.y) * dx).magnitude)
      }
      return most * 2 / 3 * squareUnit
    }
  }

  /// The positions that divide the line that the model means in so many parts, without its ends.
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
        Coordinate(x: edge.placeFromLow(at: share).x, y: asin(low + (high - low) * share) / radians)
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
    return zip(found, shares).map { place, share in
      let turns = ((edge.placeFromLow(at: share).x - place.x) / 360).rounded()
      return Coordinate(x: place.x + 360 * turns, y: place.y)
    }
  }
}

extension Edge {
  /// The place on the straight line of the map after so much of the way from `low` to `high`.
  fileprivate func placeFromLow(at share: Double) -> Coordinate {
    Coordinate(x: low.x + (high.x - low.x) * share, y: low.y + (high.y - low.y) * share)
  }
}
