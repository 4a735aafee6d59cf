import EdgeChains
import GEOS
import GeoTypes

extension StructureRepair {
  /// Two repairs of one polygon give the same land where their areas differ by no more than this: what the rounding of
  /// crossings comes to.
  private static let (toleranceSquareMeters, tolerance) = (1.0, 1e-9)

  /// The border of the land of a polygon that does not bound it as it stands.
  ///
  /// The rule is one of winding numbers that are not zero: land is what the exterior runs around, once or more, either
  /// way, less what each hole does. An area that it runs around twice is land; by the even-odd rule it would be a hole.
  ///
  /// Spikes are taken out first, and a polygon that is simple without them is done. Of others GEOS is asked, which drops a
  /// lobe now and then (one ring of sixty with random positions), and the arrangement of the rings' edges. Where the two
  /// differ by more than roundings the arrangement counts, which has a winding number for every face.
  ///
  /// Complexity: that of noding each ring and all together, and of GEOS's repair.
  func land(of polygon: Polygon) throws -> EdgeChain {
    guard let bare = polygon.withoutSpikes else { return EdgeChain() }
    if bare != polygon, let simple = SimpleBoundary(of: bare) { return simple.chain }
    // Positions that lie on a line in decimals lie off it by a rounding in doubles: what such a spike runs around is
    // no land, though between geodesics it would measure some.
    let own = EdgeChain(boundariesOf: try polygons(of: bare).withoutSpecks)
    guard let repaired = try? GEOSGeometry(bare, in: session).repaired(by: .structure()).polygons,
      let theirs = try? Arrangement(EdgeChain(boundariesOf: repaired)).boundary(where: { $0 > 0 }),
      try Self.areAlike(theirs, own)
    else { return own }
    return theirs
  }

  /// The land of several polygons together, by the same rule: what at least one of them has.
  package func land(of polygons: [Polygon]) throws -> EdgeChain {
    let lands = try polygons.map { try land(of: $0) }
    return try Arrangement(EdgeChain(sumOf: lands)).boundary { $0 > 0 }
  }

  /// Whether two borders enclose areas that differ by roundings.
  package static func areAlike(_ one: EdgeChain, _ other: EdgeChain) throws -> Bool {
    // Edges straight on the map, whose parts add up wherever they are cut.
    let terms = try EdgeTerms(.wgs84Straight)
    let (a, b) = (try terms.area(of: one), try terms.area(of: other))
    return (a - b).magnitude <= toleranceSquareMeters + tolerance * max(a, b)
  }
}
