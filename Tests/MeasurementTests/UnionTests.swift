import FrontLine
import GEOS
import GEOSOracle
import GeoTypes
import Measurement
import TestSupport
import Testing

@Suite("Much that lies on one another")
struct UnionTests {
  /// Some six hundred, so that neighbours are united first.
  @Test(
    "Squares that overlap by the dozen are the land that GEOS's union is", arguments: 0..<3 as Range<UInt64>)
  func squares(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let squares = (0..<600).map { _ in
      let (x, y) = (Double.random(in: 35...37, using: &random), Double.random(in: 47...49, using: &random))
      let side = Double.random(in: 0.05...0.3, using: &random)
      return Polygon(
        exterior: Ring(
          [(0, 0), (side, 0), (side, side), (0, side), (0, 0)].map { Coordinate(x: x + $0, y: y + $1) }))
    }
    // Straight edges: the same land has the same area, wherever its edges are parted.
    let surveyor = try Surveyor(earth: .wgs84Straight)
    let land = try surveyor.survey(snapshot(squares)).land(of: .occupied)
    let session = try GEOSSession()
    let united = try GEOSGeometry(squares, in: session).unaryUnion()
    let expected = try surveyor.survey(snapshot(united.polygons)).land(of: .occupied)
    // Thousands of crossings, each rounded to 2⁻⁵³ of its coordinates along edges of 0.3°.
    #expect(abs(land.squareMeters / expected.squareMeters - 1) < 1e-12, "seed \(seed)")
    let again = try surveyor.survey(snapshot(squares.reversed())).land(of: .occupied)
    #expect(abs(land.squareMeters / again.squareMeters - 1) < 1e-12, "seed \(seed)")
  }

  private func snapshot(_ polygons: [Polygon]) -> Snapshot {
    Snapshot(
      path: "squares", source: .generic,
      features: polygons.enumerated().map {
        StatusFeature(index: $0, name: nil, status: .occupied, polygons: [$1])
      })
  }
}
