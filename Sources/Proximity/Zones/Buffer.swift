public import EdgeChains
public import GeoTypes
import Geodesics
public import Measurement

/// The error for land around which zones can't be drawn.
public enum ZoneError: Error, Hashable, Sendable {
  /// The zones reach beyond the latitudes or longitudes of a map.
  case beyondMap(kilometers: Double)
  /// The border of a zone can't be followed from here on.
  case lost(Coordinate)
}

extension ZoneError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .beyondMap(let kilometers):
      "land or its zone of \(kilometers) km reaches over 180° of longitude or 85° of latitude, where zones are not drawn: "
        + "list the places alone"
    case .lost(let coordinate):
      "the border of a zone can't be followed near \(coordinate.x),\(coordinate.y): check the file, or choose another "
        + "distance"
    }
  }
}

/// The buffers of land: what lies within given distances of it.
///
/// Distances are lengths of geodesics on WGS 84. The border of a buffer is right to a metre everywhere, and its
/// vertices to a few centimetres. A hole in a buffer that is narrower than √d/√2 metres for a distance d in metres (50 m
/// at 5 km, 160 m at 50 km) may be missing.
public struct Buffers: Sendable {
  private let land: EdgeChain
  private let field: DistanceField

  /// Prepares land. Complexity: O(*n*) in the edges.
  ///
  /// - Parameter model: What the edges of the land are.
  public init(_ land: Land, model: EdgeModel) {
    self.land = land.boundary
    field = DistanceField(self.land, model: model)
  }

  /// Returns the boundary of the land together with all that lies within a distance of it.
  ///
  /// Complexity: about O(*l* log *n*), *l* the length of the boundary by the square root of the distance.
  ///
  /// Throws a ``ZoneError`` if the buffer does not fit on a map, and a `NodingError` if its border crosses itself
  /// however it is noded.
  public func around(meters: Double) throws -> EdgeChain {
    if land.isEmpty { return EdgeChain() }
    return try chain(DistanceContour(field, meters: meters, isInLand: false))
  }

  /// Returns the boundary of what lies in the land and farther than a distance from its border.
  ///
  /// Throws as ``around(meters:)`` does.
  public func core(meters: Double) throws -> EdgeChain {
    if land.isEmpty { return EdgeChain() }
    return try chain(DistanceContour(field, meters: meters, isInLand: true))
  }

  /// Returns how far a point is from the border of the land, in metres, on either side. It is right to some centimetres
  /// up to 100 km.
  ///
  /// Complexity: O(log *n*).
  public func meters(toBorderFrom point: Coordinate) -> Double {
    if land.isEmpty { return .infinity }
    var stack: [DistanceField.Candidate] = []
    return field.sample(point, hint: 0, &stack).meters
  }

  /// Returns the boundary of each zone, in order. A zone lies around the land or in it.
  ///
  /// Throws as ``around(meters:)`` does.
  public func boundaries(of zones: [Zone], threads: Int) throws -> [EdgeChain] {
    struct Limit: Hashable {
      let side: Zone.Side
      let kilometers: Double
    }
    let limits = Set(zones.map { Limit(side: $0.side, kilometers: $0.toKilometers) })
      // The nearest are the longest; they come first, so that no thread is left with them at the end.
      .sorted { ($0.kilometers, $0.side.rawValue) < ($1.kilometers, $1.side.rawValue) }
    let found = limits.map(onThreads: threads) {
      ()
    } _: { _, limit in
      Result {
        limit.side == .free
          ? try around(meters: limit.kilometers * 1000) : try core(meters: limit.kilometers * 1000)
      }
    }
    var chains: [Limit: EdgeChain] = [:]
    for (limit, chain) in zip(limits, found) { chains[limit] = try chain.get() }
    func chain(_ side: Zone.Side, _ kilometers: Double) -> EdgeChain {
      kilometers == 0 ? land : chains[Limit(side: side, kilometers: kilometers)] ?? EdgeChain()
    }
    return zones.map { zone in
      let (near, far) = (chain(zone.side, zone.fromKilometers), chain(zone.side, zone.toKilometers))
      return zone.side == .free
        ? EdgeChain(sumOf: [far], less: [near]) : EdgeChain(sumOf: [near], less: [far])
    }
  }

  private func chain(_ contour: DistanceContour) throws -> EdgeChain {
    let box = land.box.widened(byMeters: contour.isInLand ? 0 : contour.meters * 1.02)
    guard box.minX > -180, box.maxX < 180, box.minY > -85, box.maxY < 85 else {
      throw ZoneError.beyondMap(kilometers: contour.meters / 1000)
    }
    var edges: [Edge] = []
    for ring in try contour.rings(around: box) {
      for (start, end) in zip(ring, ring.dropFirst() + [ring[0]]) where start != end {
        edges.append(contour.isInLand ? Edge(from: end, to: start) : Edge(from: start, to: end))
      }
    }
    let chain = EdgeChain(noded: edges)
    // Where two parts of the contour come within centimetres of one another, their chords may cross.
    return chain.isSimpleBoundary ? chain : try Arrangement(chain).boundary { $0 > 0 }
  }
}
