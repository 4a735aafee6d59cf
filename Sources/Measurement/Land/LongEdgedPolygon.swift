import EdgeChains
import GeoTypes

/// A polygon that is simple on the map, and is not on the earth: its long edges, as the earth model means them, run
/// across others.
///
/// A strip that is a hundred metres wide and whose one side is a single edge of 75 km is less than nothing between
/// geodesics, which bulge by 300 m there.
enum LongEdgedPolygon {
  /// The border of the land between the lines; nil where they cross nowhere.
  ///
  /// The land is what the exterior's lines run around, either way, less what those of the holes do.
  ///
  /// Complexity: that of a search for crossings, of an arrangement where there are some.
  static func land(of polygon: Polygon, _ boundary: EdgeChain, _ terms: EdgeTerms) throws -> EdgeChain? {
    let laidOut = try terms.densified(boundary)
    if laidOut.isSimpleBoundary { return nil }
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
