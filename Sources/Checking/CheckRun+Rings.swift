import EdgeChains
import FrontLine
import GeoJSON
import GeoTypes

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Checks of single rings: winding, area, repeated positions, spikes; and of rings that occur twice.
extension CheckRun {
  mutating func checkRings() {
    var seen: [RingKey: GeoJSONLocation] = [:]
    for feature in document.features {
      for polygon in feature.placedPolygons {
        for (number, ring) in polygon.polygon.rings.enumerated() where !ring.coordinates.isEmpty {
          checkWinding(ring, isHole: number > 0, location: polygon.location(ring: number))
          checkVertices(ring, location: polygon.location(ring: number))
          let key = RingKey(ring)
          if let first = seen[key] {
            geometryWarning(
              "duplicate-ring", "a ring that repeats an earlier one (\(first))",
              first.feature == polygon.location.feature
                ? "the polygon is not valid with it: it is repaired where areas are measured"
                : "land that two features hold counts once in a union, twice in a sum of the features",
              location: polygon.location(ring: number), coordinate: ring.coordinates.first)
          } else {
            seen[key] = polygon.location(ring: number)
          }
        }
      }
    }
  }

  mutating func geometryWarning(
    _ rule: String, _ message: Wording, _ consequence: Wording, location: GeoJSONLocation,
    coordinate: Coordinate?,
    squareKilometers: Double? = nil
  ) {
    list.add(
      CheckFinding(
        .warning, .geometry, rule: rule, message: message, consequence: consequence, location: location,
        coordinate: coordinate, squareKilometers: squareKilometers))
  }

  private mutating func checkWinding(_ ring: Ring, isHole: Bool, location: GeoJSONLocation) {
    let area = ring.doubledSignedArea
    if !ring.enclosesLand {
      geometryWarning(
        "zero-area", "a ring of zero area: it encloses nothing",
        "it counts for nothing: remove it", location: location, coordinate: ring.coordinates.first)
    } else if area != 0, (area > 0) == isHole {
      warn(
        "winding", isHole ? "a hole runs counter-clockwise" : "an exterior ring runs clockwise",
        "frontline ignores winding: position decides, the first ring is the exterior; by RFC 7946 §3.1.6 exteriors run "
          + "counter-clockwise and holes clockwise, and some programs depend on that", location: location,
        coordinate: ring.coordinates.first)
    }
  }

  /// Reports repeated positions, and spikes: vertices at which the border turns back at less than half a degree,
  /// along more than a hundred metres.
  private mutating func checkVertices(_ ring: Ring, location: GeoJSONLocation) {
    let positions = ring.coordinates
    var repeated: (first: Int, count: Int)?
    let metersPerDegree = 111_320.0
    let shrink = cos(positions[0].y * .pi / 180)
    // The first vertex lies between the last edge and the first.
    var before = positions.count > 2 ? positions[positions.count - 2] : positions[0]
    for (index, here) in positions.dropLast().enumerated() {
      let next = positions[index + 1]
      if next == here {
        repeated = (repeated?.first ?? index + 1, (repeated?.count ?? 0) + 1)
        continue
      }
      let (ax, ay) = ((before.x - here.x) * shrink, before.y - here.y)
      let (bx, by) = ((next.x - here.x) * shrink, next.y - here.y)
      before = here
      let dot = ax * bx + ay * by
      guard dot > 0 else { continue }
      let cross = ax * by - ay * bx
      let shorter = min(ax * ax + ay * ay, bx * bx + by * by).squareRoot() * metersPerDegree
      // The tangent of half a degree is 0.0087.
      guard abs(cross) < 0.0087 * dot, shorter > 100 else { continue }
      var location = location
      location.position = index
      let heldSquareKilometers = abs(cross) / 2 * metersPerDegree * metersPerDegree / 1e6
      geometryWarning(
        "spike", "a spike: the border runs \(Int(min(shorter, 1e9))) m out and back",
        heldSquareKilometers < 1
          ? "it lengthens the front line and bounds hardly any land: remove the position"
          : "the land in it counts, some \(roundedForMessage(heldSquareKilometers.rounded())) km²: check the "
            + "position",
        location: location, coordinate: here)
    }
    guard let repeated else { return }
    var repeatedLocation = location
    repeatedLocation.position = repeated.first
    geometryWarning(
      "repeated-position",
      repeated.count == 1
        ? "a position repeats the one before" : "\(repeated.count) positions repeat the one before",
      repeated.count == 1 ? "it is ignored" : "they are ignored", location: repeatedLocation,
      coordinate: positions[repeated.first])
  }
}

/// The identity of a ring, whichever position it begins with and whichever way it runs: the sums of two hashes of its
/// edges.
///
/// Rings that differ have different sums but for a chance of 2⁻¹²⁸, or an attack, which gains a wrong warning.
private struct RingKey: Hashable {
  private var first: UInt64 = 0
  private var second: UInt64 = 0
  private let count: Int

  init(_ ring: Ring) {
    count = ring.coordinates.count
    for (a, b) in zip(ring.coordinates, ring.coordinates.dropFirst()) {
      let (low, high) = a < b ? (a, b) : (b, a)
      var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
      func mix(_ number: Double) {
        hash = (hash ^ number.bitPattern) &* 0xBF58_476D_1CE4_E5B9
        hash ^= hash >> 31
      }
      mix(low.x)
      mix(low.y)
      mix(high.x)
      mix(high.y)
      first = first &+ hash
      second = second &+ (hash ^ (hash >> 29)) &* 0x94D0_49BB_1331_11EB
    }
  }
}

extension Ring {
  /// Whether the ring encloses land. A ring of zero signed area may, such as a figure of eight; one that only runs
  /// out and back does not.
  var enclosesLand: Bool {
    if doubledSignedArea != 0 { return true }
    let chain = EdgeChain(boundariesOf: CollectionOfOne(Polygon(exterior: self)))
    // A line that runs out and back has fewer meetings.
    if EdgeMeeting.isCount(among: chain.edges, above: 4 * chain.edges.count) { return true }
    guard let arrangement = try? Arrangement(chain) else { return true }
    return !arrangement.boundary { $0 != 0 }.isEmpty
  }
}
