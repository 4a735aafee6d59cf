import Foundation
import GeoTypes
import Geodesics
import Testing

@Suite(
  "Geodesics against the suites of their inventor",
  .enabled(if: Shared.isThere, "skipped: no ../shared")
)
struct GeodesicSuiteTests {
  /// One line of GeodTest: computed by Karney with 100-digit series, then rounded.
  struct Line {
    let start, end: Coordinate
    let azimuth1, azimuth2, meters, reducedLength, squareMeters: Double

    init?(_ text: Substring) {
      let n = text.split(separator: " ").compactMap { Double($0) }
      guard n.count == 10 else { return nil }
      start = Coordinate(x: n[1], y: n[0])
      end = Coordinate(x: n[4], y: n[3])
      (azimuth1, azimuth2, meters, reducedLength, squareMeters) = (n[2], n[5], n[6], n[8], n[9])
    }
  }

  /// Karney's own claim for the double precision code on WGS 84.
  let claim = 15e-9

  func lines() throws -> [Line] {
    let lines = try Shared.lines("geodesic/GeodTest-short.dat").compactMap(Line.init)
    try #require(lines.count == 10_000)
    return lines
  }

  /// How far apart two places are that lie next to each other: on a sphere of the equatorial radius, since an
  /// ellipsoidal distance of nanometres would itself be rounded.
  func apart(_ a: Coordinate, _ b: Coordinate) -> Double {
    let north = a.y - b.y
    let east = (a.x - b.x).remainder(dividingBy: 360) * cos(b.y * .pi / 180)
    return (north * north + east * east).squareRoot() * .pi / 180 * 6_378_137
  }

  @Test("Distances of 10,000 inverse problems within 15 nm")
  func inverseDistances() throws {
    var worst = 0.0
    for line in try lines() {
      let inverse = Geodesic.wgs84.inverse(from: line.start, to: line.end)
      worst = max(worst, abs(inverse.meters - line.meters))
      #expect(inverse.meters == Geodesic.wgs84.distance(from: line.start, to: line.end))
    }
    #expect(worst < claim)
  }

  @Test("Ends of 10,000 direct problems within 15 nm, and the same along a prepared line")
  func directPositions() throws {
    var worst = 0.0
    var worstLine = 0.0
    var worstAzimuth = 0.0
    for line in try lines() {
      let direct = Geodesic.wgs84.direct(
        from: line.start,
        azimuthDegrees: line.azimuth1,
        meters: line.meters
      )
      worst = max(worst, apart(direct.coordinate, line.end))
      let prepared = Geodesic.wgs84.line(from: line.start, azimuthDegrees: line.azimuth1)
      let along = prepared.position(atMeters: line.meters)
      worstLine = max(worstLine, apart(along.coordinate, line.end))
      // Near a pole the azimuth turns with the longitude: the angle counts by the distance from the pole.
      let turn = (direct.azimuthDegrees - line.azimuth2).remainder(dividingBy: 360) * .pi / 180
      worstAzimuth = max(worstAzimuth, abs(turn) * cos(line.end.y * .pi / 180) * 6_378_137)
    }
    #expect(worst < claim)
    #expect(worstLine < claim)
    #expect(worstAzimuth < claim)
  }

  /// The area is c²(α₂ − α₁) and smaller terms, with 4πc² the surface of the earth. Its own arithmetic loses
  /// some 0.1 m² (Karney's figure). The directions at both ends are lost to the distance's 15 nm over the
  /// reduced length m₁₂, all of the digits between antipodes, where m₁₂ goes to 0 and every direction is as
  /// good: the suite has cases with 0.1 mm.
  @Test("Areas under 10,000 geodesics within 0.1 m² + 2c² · 15 nm / m₁₂")
  func areas() throws {
    let surface = Ellipsoid.wgs84.squareMeters
    var worst = 0.0
    var worstPlain = 0.0
    for line in try lines() {
      let area = Geodesic.wgs84.areaUnder(from: line.start, to: line.end)
      #expect(area == Geodesic.wgs84.inverseWithArea(from: line.start, to: line.end).squareMeters)
      let error = abs(area - line.squareMeters)
      let bound = 0.1 + 2 * surface / (4 * .pi) * claim / abs(line.reducedLength)
      worst = max(worst, error / bound)
      // As far from antipodal as any edge of a map: half of the cases.
      if line.reducedLength > 1e6 { worstPlain = max(worstPlain, error) }
    }
    #expect(worst < 1)
    #expect(worstPlain < 0.25)
  }

  struct Case: Decodable {
    let name: String
    let latlon: [[Double]]
    let perimeter_m, area_m2, tol_perimeter_m, tol_area_m2: Double?
    let polyline: Bool
  }

  @Test("The planimeter's cases: poles, the antimeridian, rounding, nothing at all")
  func planimeter() throws {
    let lines = try Shared.lines("geodesic/planimeter.jsonl")
    try #require(lines.count == 19)
    for line in lines {
      let item = try JSONDecoder().decode(Case.self, from: Data(line.utf8))
      let points = item.latlon.map { Coordinate(x: $0[1], y: $0[0]) }
      let area = Geodesic.wgs84.ringArea(Ring(points))
      if let expected = item.area_m2 {
        #expect(abs(area.squareMeters - expected) <= item.tol_area_m2 ?? 0, "\(item.name)")
      }
      if let expected = item.perimeter_m {
        let meters = item.polyline ? Geodesic.wgs84.length(of: LineString(points)) : area.perimeterMeters
        #expect(abs(meters - expected) <= item.tol_perimeter_m ?? 0, "\(item.name)")
      }
    }
  }
}
