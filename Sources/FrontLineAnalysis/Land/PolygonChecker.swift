import EdgeChains
import GEOS
import GeoTypes

/// Makes sure of polygons and remembers those of the last snapshot, most of which come again.
///
/// Not `Sendable`: it owns a GEOS session.
final class PolygonChecker {
  private let terms: TermMemory
  private var session: GEOSSession?
  private var remembered: [UInt64: [CheckedPolygon]] = [:]
  private var current: [UInt64: [CheckedPolygon]] = [:]

  init(_ terms: TermMemory) { self.terms = terms }

  /// Forgets what the snapshot before the last one had.
  func beginSnapshot() {
    remembered = current
    current = [:]
  }

  func check(_ polygon: Polygon) throws -> CheckedPolygon {
    let key = polygon.contentHash
    if let known = current[key]?.first(where: { $0.polygon == polygon }) { return known }
    let checked = try remembered[key]?.first { $0.polygon == polygon } ?? examine(polygon)
    current[key, default: []].append(checked)
    return checked
  }

  private func examine(_ polygon: Polygon) throws -> CheckedPolygon {
    let known = mostAlike(polygon)
    let resembling = known.flatMap { SimpleBoundary(of: polygon, resembling: $0.boundary) }
    guard var boundary = resembling ?? SimpleBoundary(of: polygon) else {
      return try repair(polygon, EdgeChain(boundariesOf: CollectionOfOne(polygon)))
    }
    let edges = boundary.chain.edges
    let missing = boundary.placesWithoutValue
    for (place, value) in zip(missing, try terms.squareMeters(of: missing.map { edges[$0] })) {
      boundary.setValue(value, at: place)
    }
    return CheckedPolygon(polygon, boundary: boundary, origin: resembling == nil ? nil : known?.piece)
  }

  /// The polygon of the last snapshot that has most edges in common with this one, if it has many.
  private func mostAlike(_ polygon: Polygon) -> (boundary: SimpleBoundary, piece: Piece)? {
    let box = polygon.box
    var best: (boundary: SimpleBoundary, piece: Piece, share: Double)?
    for known in remembered.values.joined() {
      guard let boundary = known.boundary, let piece = known.piece, piece.box.intersects(box) else {
        continue
      }
      let share = boundary.share(in: polygon)
      if share > best?.share ?? 0.5 { best = (boundary, piece, share) }
    }
    return best.map { ($0.boundary, $0.piece) }
  }

  private func repair(_ polygon: Polygon, _ asWritten: EdgeChain) throws -> CheckedPolygon {
    let session = session ?? GEOSSession()
    self.session = session
    let areaAsWritten = try terms.area(of: asWritten)
    let geometry = try GEOSGeometry(polygon, in: session)
    guard case .invalid(let reason, let location) = try geometry.validity else {
      // A hole that touches the middle of an edge: the polygon bounds its land, once that edge is parted there.
      let boundary = try Arrangement(asWritten).boundary { $0 > 0 }
      let piece = Piece(boundary: boundary, squareMeters: try terms.area(of: boundary))
      return CheckedPolygon(polygon, piece: piece, squareMetersAsWritten: areaAsWritten, repair: nil)
    }
    let repaired: [Polygon]
    do throws(GEOSError) {
      repaired = try geometry.repaired(by: .structure()).polygons
    } catch {
      repaired = try StructureRepair(session: session).polygons(of: polygon)
    }
    let boundary = try Arrangement(EdgeChain(boundariesOf: repaired)).boundary { $0 > 0 }
    let area = try terms.area(of: boundary)
    return CheckedPolygon(
      polygon, piece: boundary.isEmpty ? nil : Piece(boundary: boundary, squareMeters: area),
      squareMetersAsWritten: areaAsWritten,
      repair: PolygonRepair(
        reason: reason, location: location, method: "structure", changedSquareMeters: area - areaAsWritten))
  }
}

extension Polygon {
  /// A number that equal polygons share and others nearly never: a multiplicative mix of all coordinates.
  fileprivate var contentHash: UInt64 {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
    func mix(_ ring: Ring) {
      for coordinate in ring.coordinates {
        hash = (hash ^ coordinate.x.bitPattern) &* 0xBF58_476D_1CE4_E5B9
        hash = (hash ^ (hash >> 31) ^ coordinate.y.bitPattern) &* 0x94D0_49BB_1331_11EB
        hash ^= hash >> 29
      }
    }
    mix(exterior)
    holes.forEach(mix)
    return hash
  }
}
