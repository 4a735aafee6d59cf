import EdgeChains
import FrontLine
import GEOS
import GeoTypes

/// Checks polygons, repairs invalid ones, and remembers those of the last snapshot, most of which recur.
///
/// Not `Sendable`: it owns a GEOS session.
package final class PolygonChecker {
  private let terms: EdgeTerms
  private var session: GEOSSession?
  private var remembered: [PolygonFingerprint: [CheckedPolygon]] = [:]
  private var current: [PolygonFingerprint: [CheckedPolygon]] = [:]
  /// The polygons of the last snapshot by their extent; built when a polygon is not among them.
  private var extents: SimilarExtents<(boundary: SimpleBoundary, piece: Piece)>?
  /// The polygons that came with a proof.
  private var proven = Generations<PolygonProof.Key, CheckedPolygon>()

  init(_ terms: EdgeTerms) { self.terms = terms }

  /// Starts a snapshot, and forgets the polygons of the one before the last.
  func beginSnapshot() {
    remembered = current
    current = [:]
    extents = nil
    proven.advance()
  }

  /// Checks a polygon, which is not examined if a proof says that it is simple.
  ///
  /// Complexity: O(*n*) with a small factor for a polygon that was not in the last snapshot, else O(1). If the proof
  /// has no area for the earth model, that of computing it.
  func check(_ polygon: Polygon, proof: PolygonProof?) throws -> CheckedPolygon {
    guard let proof else { return try check(polygon) }
    if let known = proven[proof.key] { return known }
    let squareMeters =
      try (terms.model == .wgs84 ? proof.squareMeters : nil)
      ?? terms.area(of: EdgeChain(simpleBoundaryOf: polygon))
    let origin = proof.origin.flatMap { origin in
      proven[origin.key]?.piece.map {
        Piece.Origin(identity: $0.identity, difference: origin.chain, indices: [])
      }
    }
    let checked = CheckedPolygon(simple: polygon, squareMeters: squareMeters, origin: origin)
    proven[proof.key] = checked
    return checked
  }

  package func check(_ polygon: Polygon) throws -> CheckedPolygon {
    let key = PolygonFingerprint(polygon)
    if let known = current[key]?.first(where: { $0.polygon == polygon }) { return known }
    let checked = try remembered[key]?.first { $0.polygon == polygon } ?? examine(polygon)
    current[key, default: []].append(checked)
    return checked
  }

  private func examine(_ polygon: Polygon) throws -> CheckedPolygon {
    for (known, piece) in mostAlike(polygon) {
      guard let boundary = SimpleBoundary(of: polygon, resembling: known) else { continue }
      return try measured(polygon, boundary, origin: piece)
    }
    if let boundary = SimpleBoundary(of: polygon, threads: terms.threads) {
      return try measured(polygon, boundary, origin: nil)
    }
    return try repair(polygon, EdgeChain(boundariesOf: CollectionOfOne(polygon)))
  }

  private func measured(
    _ polygon: Polygon, _ boundary: SimpleBoundary, origin: Piece?
  ) throws -> CheckedPolygon {
    var boundary = boundary
    try boundary.fillValues { try terms.squareMeters(of: $0) }
    let squareMeters = boundary.chain.area(boundary.values)
    let lenses = longLenses(of: boundary, origin: origin, squareMeters: squareMeters)
    if lenses > EdgeTerms.toleratedShare * squareMeters,
      let land = try LongEdgedPolygon.land(of: polygon, boundary.chain, terms)
    {
      let area = try terms.area(of: land)
      return CheckedPolygon(
        polygon, piece: land.isEmpty ? nil : Piece(boundary: land, squareMeters: area),
        squareMetersAsWritten: squareMeters,
        repair: PolygonRepair(
          reason: "long edges that cross one another as the earth model draws them", location: nil,
          method: "structure",
          changedSquareMeters: area - squareMeters))
    }
    return CheckedPolygon(
      polygon, boundary: boundary, squareMeters: squareMeters, origin: origin, longLensesAtMost: lenses)
  }

  /// Returns an upper bound of the area in the lenses of long edges, in square metres; exact where it may matter.
  ///
  /// Complexity: that of the difference from the origin, if that suffices.
  private func longLenses(of boundary: SimpleBoundary, origin: Piece?, squareMeters: Double) -> Double {
    if let difference = boundary.difference, let before = origin?.longLensesAtMost {
      let most = before + terms.longLenses(of: difference.edges)
      if most <= EdgeTerms.toleratedShare * squareMeters { return most }
    }
    return terms.longLenses(of: boundary.chain.edges)
  }

  /// Returns the polygons of the last snapshot that this one may have come from, by their extent. A polygon that grew
  /// by half of its size has too few edges in common to help.
  private func mostAlike(_ polygon: Polygon) -> [(boundary: SimpleBoundary, piece: Piece)] {
    let extents = extents ?? rememberedExtents()
    self.extents = extents
    return extents.near(polygon.box)
      .sorted { $0.gap < $1.gap || ($0.gap == $1.gap && $0.value.piece.identity < $1.value.piece.identity) }
      .prefix(2).map(\.value)
  }

  private func rememberedExtents() -> SimilarExtents<(boundary: SimpleBoundary, piece: Piece)> {
    var extents = SimilarExtents<(boundary: SimpleBoundary, piece: Piece)>()
    for known in remembered.values.joined() {
      guard let boundary = known.boundary, let piece = known.piece else { continue }
      extents.insert((boundary, piece), at: piece.box)
    }
    return extents
  }

  private func repair(_ polygon: Polygon, _ asWritten: EdgeChain) throws -> CheckedPolygon {
    let session = try session ?? GEOSSession()
    self.session = session
    let areaAsWritten = try terms.area(of: asWritten)
    let geometry = try GEOSGeometry(polygon, in: session)
    guard case .invalid(let reason, let location) = try geometry.validity else {
      // A hole touches the middle of an edge: the polygon is valid once that edge is split there.
      let boundary = try Arrangement(asWritten).boundary { $0 > 0 }
      let piece = Piece(boundary: boundary, squareMeters: try terms.area(of: boundary))
      return CheckedPolygon(polygon, piece: piece, squareMetersAsWritten: areaAsWritten, repair: nil)
    }
    try RepairLimit.check(asWritten.edges)
    let boundary = try StructureRepair(session: session).land(of: polygon)
    let area = try terms.area(of: boundary)
    return CheckedPolygon(
      polygon, piece: boundary.isEmpty ? nil : Piece(boundary: boundary, squareMeters: area),
      squareMetersAsWritten: areaAsWritten,
      repair: PolygonRepair(
        reason: reason, location: location, method: "structure", changedSquareMeters: area - areaAsWritten))
  }
}

/// A key that equal polygons share and different ones rarely do. It finds a polygon again without reading all of it.
private struct PolygonFingerprint: Hashable {
  private let exteriorCount: Int
  private let holeCount: Int
  private let first: Coordinate?
  private let middle: Coordinate?

  init(_ polygon: Polygon) {
    let exterior = polygon.exterior.coordinates
    exteriorCount = exterior.count
    holeCount = polygon.holes.count
    first = exterior.first
    middle = exterior.isEmpty ? nil : exterior[exterior.count / 2]
  }
}

extension PolygonProof.Origin {
  fileprivate var chain: EdgeChain { EdgeChain(noded: difference.map { Edge(from: $0.start, to: $0.end) }) }
}
