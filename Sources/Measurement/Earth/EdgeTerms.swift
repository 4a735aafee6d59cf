public import EdgeChains
import GeoTypes
import Geodesics
import PROJ

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The terms of one earth model: square metres by edge.
///
/// A term is the area between the edge and a base line (the equator, or an axis of the projection), positive
/// when it is passed from east to west, so that terms around land that lies on the left add up to its area.
/// It is computed from `low` to `high` only, and is therefore exactly opposite for the opposite direction.
///
/// Not `Sendable`: a projected model owns a PROJ transformation. Make one for each task.
public final class EdgeTerms {
  /// The earth model that the terms are of.
  public let model: EarthModel
  let projection: Transformation?
  /// The square of the projection's unit, in square metres: not every plane is measured in metres.
  let squareUnit: Double

  let threads: Int

  /// Prepares the model. Throws if PROJ does not know the code, or if it is not a projected system.
  ///
  /// - Parameter threads: how many threads may share the work on many edges; no term depends on it.
  public init(_ model: EarthModel, threads: Int = 1) throws {
    self.model = model
    self.threads = threads
    if case .epsg(let code) = model {
      let (target, meters) = try Self.projectedSystem(code)
      projection = try Transformation(from: .wgs84, to: target)
      squareUnit = meters * meters
    } else {
      projection = nil
      squareUnit = 1
    }
  }

  /// The term of each edge for weight 1, in the order of the edges.
  ///
  /// Throws ``EarthError`` for an edge that spans more than 180° of longitude: whether it runs around the
  /// earth or across the antimeridian is not in the file, and RFC 7946 §3.1.9 asks for a cut there. A geodesic
  /// between points 180° apart runs over a pole, which no one means who draws such an edge: `wgs84` refuses it
  /// too, unless it starts at a pole.
  /// Complexity: O(*n*); for `wgs84` about a microsecond for an edge of more than some 17 km, a twentieth of it for
  /// the others.
  public func squareMeters(of edges: [Edge]) throws -> [Double] {
    for edge in edges where edge.high.x - edge.low.x >= 180 || edge.maxY > 90 || edge.minY < -90 {
      let isHalfTurn = edge.high.x - edge.low.x == 180 && edge.maxY <= 90 && edge.minY >= -90
      if isHalfTurn, model.line != .geodesic || edge.maxY == 90 || edge.minY == -90 { continue }
      throw EarthError.edgeOutOfRange(edge.low, edge.high)
    }
    switch model.line {
    case .geodesic: return edges.map(onThreads: threads) { Self.geodesic($0) }
    case .straightOnMap: return edges.map(onThreads: threads) { Self.straight($0) }
    case .straightInSine:
      let radius = model.sphereRadiusMeters ?? WGS84.equatorialRadiusMeters
      return edges.map(onThreads: threads) { Self.spherical($0, radiusMeters: radius) }
    case .straightInProjection: return try projected(edges)
    }
  }

  /// The area that the chain bounds, each edge counted with its weight.
  ///
  /// Throws as ``squareMeters(of:)`` does.
  public func area(of chain: EdgeChain) throws -> Double {
    chain.area(try squareMeters(of: chain.edges))
  }

  private static func geodesic(_ edge: Edge) -> Double {
    -(ShortGeodesic.squareMeters(under: edge) ?? Geodesic.wgs84.areaUnder(from: edge.low, to: edge.high))
  }

  private static func straight(_ edge: Edge) -> Double {
    (edge.low.x - edge.high.x) * .pi / 180
      * AuthalicArea.mean(fromLatitudeDegrees: edge.low.y, to: edge.high.y)
  }

  /// (λ₁ − λ₂)(2 + sin φ₁ + sin φ₂) R² / 2 (R. G. Chamberlain and W. H. Duquette, "Some algorithms for polygons
  /// on a sphere", JPL 2007), the rule of Google Maps, Leaflet and Turf.
  private static func spherical(_ edge: Edge, radiusMeters radius: Double) -> Double {
    let radians = Double.pi / 180
    return (edge.low.x - edge.high.x) * radians * (2 + sin(edge.low.y * radians) + sin(edge.high.y * radians))
      * radius * radius / 2
  }

  /// Half the cross product of the projected ends.
  private func projected(_ edges: [Edge]) throws -> [Double] {
    guard let projection else { return [] }
    var ends: [Coordinate] = []
    ends.reserveCapacity(edges.count * 2)
    for edge in edges {
      ends.append(edge.low)
      ends.append(edge.high)
    }
    try projection.forward(&ends)
    return edges.indices.map { index in
      let (a, b) = (ends[2 * index], ends[2 * index + 1])
      // W. Kahan's difference of products: right to a rounding or two although the products nearly cancel.
      let product = a.y * b.x
      let error = (-product).addingProduct(a.y, b.x)
      return ((-product).addingProduct(a.x, b.y) - error) / 2 * squareUnit
    }
  }

  private static func projectedSystem(_ code: Int) throws -> (CoordinateReferenceSystem, meters: Double) {
    let target: CoordinateReferenceSystem
    do throws(PROJError) {
      target = try CoordinateReferenceSystem("EPSG:\(code)")
    } catch {
      // Without itself or its database PROJ knows no code at all; that is not the user's choice.
      if error.lack != nil { throw error }
      throw EarthError.unknownCode(code)
    }
    guard target.kind == .projected, let meters = target.unit.meters else {
      throw EarthError.notProjected(code, name: target.name)
    }
    return (target, meters)
  }
}

extension EdgeChain {
  /// The area that the chain bounds, given the terms of its edges.
  func area(_ terms: some Sequence<Double>) -> Double {
    var sum = CompensatedSum()
    for (edge, term) in zip(edges, terms) { sum += Double(edge.weight) * term }
    return sum.value
  }
}
