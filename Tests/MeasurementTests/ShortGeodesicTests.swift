import EdgeChains
import GeoTypes
import Geodesics
import TestSupport
import Testing

@testable import Measurement

@Suite("Areas under short geodesics")
struct ShortGeodesicTests {
  /// GeographicLib rounds these areas of up to 5·10¹¹ m² to some 10⁻⁵ m²: its sum of an excess of 10⁻³ and a
  /// series is multiplied by c², 4·10¹³ m², with an error of 10⁻¹⁸.
  @Test(
    "Equal to GeographicLib's over the whole range", arguments: [0.0, 1, 20, 48, 60, 75, 85, 89, -33, -80])
  func equalsGeographicLib(latitude: Double) throws {
    var random = SeededGenerator(seed: 7)
    var taken = 0
    for _ in 0..<4_000 {
      let start = Coordinate(
        x: Double.random(in: -180..<179, using: &random),
        y: latitude + Double.random(in: -0.4...0.4, using: &random))
      let length =
        40_000 * Double.random(in: 0..<1, using: &random) * Double.random(in: 0..<1, using: &random)
      let end = Geodesic.wgs84.direct(
        from: start, azimuthDegrees: Double.random(in: 0..<360, using: &random), meters: length
      ).coordinate
      let edge = Edge(from: start, to: end)
      guard edge.high.x - edge.low.x < 90, let area = ShortGeodesic.squareMeters(under: edge) else {
        continue
      }
      taken += 1
      let expected = Geodesic.wgs84.areaUnder(from: edge.low, to: edge.high)
      #expect((area - expected).magnitude < 2e-4 + 1e-15 * expected.magnitude, "\(edge)")
    }
    #expect(taken > 200)
  }

  @Test("Nothing where nothing is passed over, and opposite south of the equator")
  func limits() throws {
    let meridian = Edge(from: Coordinate(x: 37, y: 48), to: Coordinate(x: 37, y: 48.1))
    #expect(ShortGeodesic.squareMeters(under: meridian) == 0)
    let edge = Edge(from: Coordinate(x: 37, y: 48), to: Coordinate(x: 37.1, y: 48.05))
    let mirrored = Edge(from: Coordinate(x: 37, y: -48), to: Coordinate(x: 37.1, y: -48.05))
    let area = try #require(ShortGeodesic.squareMeters(under: edge))
    #expect(ShortGeodesic.squareMeters(under: mirrored) == -area)
    let long = Edge(from: Coordinate(x: 37, y: 48), to: Coordinate(x: 38, y: 48))
    #expect(ShortGeodesic.squareMeters(under: long) == nil)
  }
}
