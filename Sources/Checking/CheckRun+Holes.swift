import EdgeChains
import FrontLine
import GeoJSON
import GeoTypes
import Proximity

/// Checks for holes that are none: they lie outside the polygon, or within another hole.
extension CheckRun {
  /// Reports such holes.
  ///
  /// - Parameters:
  ///   - met: the pairs of rings that cross or have a part in common, which have been reported: neither ring is
  ///     within the other.
  ///   - touched: the positions where rings touch, which say nothing about inside and outside.
  ///   - consequence: what happens to the polygon.
  /// - Returns: the number of such holes.
  mutating func checkHoles(
    of polygon: PlacedPolygon, met: Set<[Int]>, touched: Set<Coordinate>, _ consequence: Wording
  ) -> Int {
    let rings = polygon.polygon.rings
    guard rings.count > 1 else { return 0 }
    // Made for the rings that others are compared with.
    var trees: [Int: EdgeTree] = [:]
    func lies(_ ring: Int, within other: Int) -> Bool? {
      guard !met.contains([min(ring, other), max(ring, other)]),
        let position = rings[ring].coordinates.first(where: { !touched.contains($0) })
      else { return nil }
      guard rings[other].box.contains(position) else { return false }
      let tree =
        trees[other]
        ?? EdgeTree(EdgeChain(boundariesOf: [Polygon(exterior: rings[other])]), model: .straight)
      trees[other] = tree
      return tree.winding(around: position) != 0
    }
    var found = 0
    func tell(_ rule: String, _ message: Wording, _ ring: Int) {
      found += 1
      geometryWarning(
        rule, "invalid polygon: \(message)", consequence, location: polygon.location(ring: ring),
        coordinate: rings[ring].coordinates.first)
    }
    for hole in rings.indices.dropFirst() where !rings[hole].coordinates.isEmpty {
      if lies(hole, within: 0) == false {
        tell("hole-outside", "the hole lies outside of the exterior ring", hole)
      }
      for other in rings.indices.dropFirst()
      where other != hole && rings[other].box.contains(rings[hole].box) && rings[other].box != rings[hole].box
      {
        if lies(hole, within: other) == true {
          tell("nested-rings", "the hole lies within another, ring \(other)", hole)
          break
        }
      }
    }
    return found
  }
}
