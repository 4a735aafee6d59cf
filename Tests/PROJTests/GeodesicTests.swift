import Foundation
import GeoTypes
import Geodesics
import PROJ
import Testing

@Suite("Geodesics")
struct GeodesicTests {
  let wgs84 = Geodesic.wgs84

  func ring(_ points: (Double, Double)...) -> Ring { Ring(points.map { Coordinate(x: $0.0, y: $0.1) }) }

  /// The surface as a formula and as eight octants of PROJ's, over shapes flat, round and tall.
  @Test("The surface of an ellipsoid", arguments: [0.0, 1e-12, 1 / 298.257223563, 0.02, -0.02])
  func surface(_ flattening: Double) throws {
    let ellipsoid = try Ellipsoid(equatorialRadiusMeters: 6_378_137, flattening: flattening)
    let octant = Geodesic(ellipsoid).ringArea(ring((0, 0), (90, 0), (0, 90))).squareMeters
    // Each of the two keeps 14 digits; the series of geodesic.h keep them up to f = 0.02.
    #expect(abs(ellipsoid.squareMeters / (8 * octant) - 1) < 1e-13)
  }

  /// The area of the earth that GeographicLib's Planimeter tests state for WGS 84.
  @Test("The surface of WGS 84")
  func surfaceOfWGS84() {
    #expect(abs(Ellipsoid.wgs84.squareMeters - 510_065_621_724_088.5093) < 1)
    #expect(abs(Ellipsoid.wgs84.polarRadiusMeters - 6_356_752.314245) < 1e-6)
    #expect(abs(Ellipsoid.grs80.polarRadiusMeters - 6_356_752.314140) < 1e-6)
  }

  @Test(
    "Ellipsoids that aren't",
    arguments: [(0, 0), (-1, 0), (Double.nan, 0), (.infinity, 0), (1, .nan), (1, 1)]
  )
  func refused(radius: Double, flattening: Double) {
    #expect(throws: EllipsoidError.self) {
      try Ellipsoid(equatorialRadiusMeters: radius, flattening: flattening)
    }
  }

  @Test("A sphere's geodesics are great circles")
  func sphere() throws {
    let radius = 6_371_008.8
    let sphere = Geodesic(try .sphere(radiusMeters: radius))
    let quarter = sphere.inverse(from: Coordinate(x: 10, y: 0), to: Coordinate(x: 100, y: 0))
    // Rounding of ten million metres.
    #expect(abs(quarter.meters - radius * .pi / 2) < 1e-8)
    #expect(quarter.startAzimuthDegrees == 90 && quarter.endAzimuthDegrees == 90)
    let octant = sphere.ringArea(ring((0, 0), (90, 0), (0, 90), (0, 0)))
    #expect(abs(octant.squareMeters / (.pi / 2 * radius * radius) - 1) < 1e-15)
  }

  @Test("Signs and conventions")
  func conventions() {
    let square = ring((30, 48), (31, 48), (31, 49), (30, 49), (30, 48))
    let area = wgs84.ringArea(square)
    let reversed = wgs84.ringArea(square.reversed)
    #expect(area.squareMeters > 0)
    #expect(reversed.squareMeters == -area.squareMeters)
    #expect(reversed.perimeterMeters == area.perimeterMeters)
    #expect(wgs84.ringArea(square, .left) == area)
    let rest = wgs84.ringArea(square.reversed, .left).squareMeters
    #expect(abs(rest + area.squareMeters - Ellipsoid.wgs84.squareMeters) < 1)
    // The closing coordinate may be left out.
    #expect(wgs84.ringArea(Ring(square.coordinates.dropLast())) == area)
    let edges = zip(square.coordinates, square.coordinates.dropFirst())
    let sum = edges.reduce(0) { $0 + wgs84.areaUnder(from: $1.0, to: $1.1) }
    // Terms of 6e11 m², whose last digit is 1e-4.
    #expect(abs(-sum - area.squareMeters) < 1e-3)
    let length = edges.reduce(0) { $0 + wgs84.distance(from: $1.0, to: $1.1) }
    #expect(abs(length - area.perimeterMeters) < 1e-9)
    #expect(wgs84.length(of: LineString(square.coordinates)) == area.perimeterMeters)
  }

  @Test("Polygons lose their holes, however these run")
  func polygons() {
    let exterior = ring((30, 48), (31, 48), (31, 49), (30, 49), (30, 48))
    let hole = ring((30.2, 48.2), (30.4, 48.2), (30.4, 48.4), (30.2, 48.2))
    let expected = wgs84.ringArea(exterior).squareMeters - wgs84.ringArea(hole).squareMeters
    for outer in [exterior, exterior.reversed] {
      for inner in [hole, hole.reversed] {
        let polygon = Polygon(exterior: outer, holes: [inner])
        #expect(wgs84.area(of: polygon) == expected)
        #expect(wgs84.area(of: MultiPolygon([polygon, polygon])) == 2 * expected)
      }
    }
    #expect(wgs84.area(of: MultiPolygon()) == 0)
  }

  @Test("There along a line and back by the inverse")
  func lines() throws {
    let kyiv = Coordinate(x: 30.5234, y: 50.4501)
    let kramatorsk = Coordinate(x: 37.5848, y: 48.7389)
    let inverse = wgs84.inverse(from: kyiv, to: kramatorsk)
    let line = wgs84.line(from: kyiv, to: kramatorsk)
    #expect(line.meters == inverse.meters)
    #expect(line.start == kyiv)
    #expect(abs(line.startAzimuthDegrees - inverse.startAzimuthDegrees) < 1e-13)
    let end = line.position(atMeters: inverse.meters)
    #expect(wgs84.distance(from: end.coordinate, to: kramatorsk) < 15e-9)
    #expect(abs(end.azimuthDegrees - inverse.endAzimuthDegrees) < 1e-12)
    let half = line.position(atMeters: inverse.meters / 2).coordinate
    #expect(abs(wgs84.distance(from: kyiv, to: half) - wgs84.distance(from: half, to: kramatorsk)) < 30e-9)
    let ray = wgs84.line(from: kyiv, azimuthDegrees: inverse.startAzimuthDegrees)
    #expect(ray.meters == nil)
    #expect(wgs84.distance(from: ray.position(atMeters: 1000).coordinate, to: kyiv).rounded() == 1000)
    let back = wgs84.direct(from: kyiv, azimuthDegrees: 77, meters: -5000).coordinate
    let there = wgs84.direct(from: kyiv, azimuthDegrees: 77 - 180, meters: 5000).coordinate
    #expect(wgs84.distance(from: back, to: there) < 15e-9)
  }

  @Test("Nonsense gives NaN and nothing worse", arguments: [Double.nan, .infinity, -.infinity, 91, -1e300])
  func nonsense(_ number: Double) {
    let good = Coordinate(x: 1, y: 2)
    let bad = Coordinate(x: 1, y: number)
    for (a, b) in [(good, bad), (bad, good), (bad, bad)] {
      #expect(wgs84.distance(from: a, to: b).isNaN)
      #expect(wgs84.areaUnder(from: a, to: b).isNaN)
      let both = wgs84.inverseWithArea(from: a, to: b)
      #expect(both.inverse.meters.isNaN && both.squareMeters.isNaN)
      #expect(wgs84.length(of: LineString([a, b])).isNaN)
      #expect(wgs84.ringArea(Ring([a, b, Coordinate(x: 5, y: 5), a])).squareMeters.isNaN)
    }
    #expect(wgs84.direct(from: bad, azimuthDegrees: 1, meters: 1).coordinate.y.isNaN)
    #expect(wgs84.line(from: bad, azimuthDegrees: 1).position(atMeters: 1).coordinate.y.isNaN)
    if !number.isFinite {
      #expect(wgs84.distance(from: good, to: Coordinate(x: number, y: 2)).isNaN)
      #expect(wgs84.direct(from: good, azimuthDegrees: number, meters: 1).coordinate.x.isNaN)
      #expect(wgs84.direct(from: good, azimuthDegrees: 1, meters: number).coordinate.x.isNaN)
    }
  }

  @Test("Nothing has no length and no area")
  func nothing() {
    #expect(wgs84.length(of: LineString([])) == 0)
    #expect(wgs84.ringArea(Ring([])) == wgs84.ringArea(ring((1, 1))))
    #expect(wgs84.ringArea(ring((1, 1), (1, 1))).perimeterMeters == 0)
    #expect(wgs84.distance(from: Coordinate(x: 7, y: 8), to: Coordinate(x: 7, y: 8)) == 0)
  }
}
