import EdgeChains
import GEOS
import GeoTypes

extension StructureRepair {
  /// Two repairs of one polygon count as the same land if their areas differ by no more than this, which the rounding
  /// of crossings amounts to.
  private static let (toleranceSquareMeters, tolerance) = (1.0, 1e-9)

  /// Returns the border of the land of an invalid polygon.
  ///
  /// The rule is that of non-zero winding numbers: land is what the exterior runs around, once or more, in either
  /// direction, less what each hole runs around. An area that the exterior runs around twice is land; by the even-odd
  /// rule it would be a hole.
  ///
  /// Spikes are removed first, and a polygon that is simple without them is done. For others there are two results:
  /// that of GEOS, which now and then drops a lobe (for one ring of sixty with random positions), and the arrangement
  /// of the rings' edges. If the two differ by more than roundings, the arrangement counts, because it has a winding
  /// number for every face.
  ///
  /// Complexity: that of noding each ring and all together, and of GEOS's repair.
  func land(of polygon: Polygon) throws -> EdgeChain {
    guard let bare = polygon.withoutSpikes else { return EdgeChain() }
    if bare != polygon, let simple = SimpleBoundary(of: bare) { return simple.chain }
    // Positions that lie on a line in decimals lie off it by a rounding in doubles. What such a spike encloses is no
    // land, though between geodesics its area would not be 0.
    let own = EdgeChain(boundariesOf: try polygons(of: bare).withoutSpecks)
    guard let repaired = try? GEOSGeometry(bare, in: session).repaired(by: .structure()).polygons,
      let theirs = try? Arrangement(EdgeChain(boundariesOf: repaired)).boundary(where: { $0 > 0 }),
      try Self.areAlike(theirs, own)
    else { return own }
    return theirs
  }

  /// Returns the land that at least one of several polygons has, by the same rule.
  package func land(of polygons: [Polygon]) throws -> EdgeChain {
    let lands = try polygons.map { try land(of: $0) }
    return try Arrangement(EdgeChain(sumOf: lands)).boundary { $0 > 0 }
  }

  /// Returns whether two borders enclose areas that differ by no more than roundings.
  package static func areAlike(_ one: EdgeChain, _ other: EdgeChain) throws -> Bool {
    // In this model edges are straight on the map, so their parts add up wherever they are cut.
    let terms = try EdgeTerms(.wgs84Straight)
    let (a, b) = (try terms.area(of: one), try terms.area(of: other))
    return (a - b).magnitude <= toleranceSquareMeters + tolerance * max(a, b)
  }
}
