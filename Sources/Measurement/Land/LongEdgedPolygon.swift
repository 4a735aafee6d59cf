import EdgeChains
import GeoTypes

/// Finds the land of a polygon that is simple on the map and not on the earth, because its long edges, as the earth
/// model means them, cross others.
///
/// A strip that is a hundred metres wide and has a single edge of 75 km on one side has a negative area between
/// geodesics, which bulge by 300 m there.
enum LongEdgedPolygon {
  /// Returns the border of the land between the lines that the edges mean, or nil if no two cross.
  ///
  /// The land is what the exterior's lines run around, in either direction, less what those of the holes run around.
  ///
  /// Complexity: that of a search for crossings, and of an arrangement if there are some.
  static func land(of polygon: Polygon, _ boundary: EdgeChain, _ terms: EdgeTerms) throws -> EdgeChain? {
    let densified = try terms.densified(boundary)
    if densified.isSimpleBoundary { return nil }
    func land(_ ring: Ring) throws -> EdgeChain {
      let chain = EdgeChain(boundariesOf: CollectionOfOne(Polygon(exterior: ring)))
      return try Arrangement(terms.densified(chain)).boundary { $0 != 0 }
    }
    let exterior = try land(polygon.exterior)
    if polygon.holes.isEmpty { return exterior }
    let holes = try Arrangement(EdgeChain(sumOf: polygon.holes.map(land))).boundary { $0 > 0 }
    return try Arrangement(exterior.subtracting(holes)).boundary { $0 > 0 }
  }
}
