import EdgeChains
import GEOS
import GeoTypes

/// Repairs polygons by structure without GEOS's buffer, which fails on some rings that cross themselves by a rounding
/// (libgeos/geos#1182) and loses a lobe of others.
///
/// The rule is that of GEOS: a ring holds what it runs around, in either direction. Holes that touch the exterior's
/// land are subtracted from it; holes outside are added to it.
package struct StructureRepair {
  let session: GEOSSession

  package init(session: GEOSSession) { self.session = session }

  /// Returns the land as valid polygons; none if the exterior encloses nothing.
  ///
  /// Complexity: that of noding each ring and all together.
  func polygons(of polygon: Polygon) throws -> [Polygon] {
    var land = try ringLand(polygon.exterior)
    if land.isEmpty { return [] }
    let exterior = try GEOSGeometry(land.polygons(), in: session)
    var holes: [EdgeChain] = []
    var shells: [EdgeChain] = []
    for ring in polygon.holes {
      let hole = try ringLand(ring)
      if hole.isEmpty { continue }
      if try meet(exterior, land, hole) {
        holes.append(hole)
      } else {
        shells.append(hole)
      }
    }
    if !holes.isEmpty {
      let united = try Arrangement(EdgeChain(sumOf: holes)).boundary { $0 > 0 }
      land = try Arrangement(land.subtracting(united)).boundary { $0 > 0 }
    }
    if !shells.isEmpty { land = try Arrangement(EdgeChain(sumOf: [land] + shells)).boundary { $0 > 0 } }
    return land.polygons()
  }

  /// Returns whether a hole and the exterior have a point in common.
  ///
  /// GEOS gives up on polygons whose edges nearly coincide ("side location conflict"). Then those meet that have land in
  /// common.
  private func meet(_ exterior: GEOSGeometry, _ land: EdgeChain, _ hole: EdgeChain) throws -> Bool {
    do {
      return try exterior.intersects(GEOSGeometry(hole.polygons(), in: session))
    } catch {
      return try !Arrangement(EdgeChain(sumOf: [land, hole])).boundary { $0 > 1 }.isEmpty
    }
  }

  private func ringLand(_ ring: Ring) throws -> EdgeChain {
    let chain = EdgeChain(boundariesOf: CollectionOfOne(Polygon(exterior: ring)))
    return try Arrangement(chain).boundary { $0 != 0 }
  }
}
