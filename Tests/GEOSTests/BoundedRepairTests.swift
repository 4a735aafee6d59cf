import GEOS
import GEOSOracle
import GeoTypes
import Testing

@Suite("Repair within a bound of time", .serialized)
struct BoundedRepairTests {
  /// A star that linework repair takes minutes for.
  static let star: Polygon = {
    let count = 301
    // Points of a circle by its rational parametrization: (1 − t²) / (1 + t²), 2t / (1 + t²).
    let circle = (0..<count).map { place -> Coordinate in
      let t = Double(2 * place - count) / 100
      return Coordinate(x: 32 + 3 * (1 - t * t) / (1 + t * t), y: 48.5 + 2 * 2 * t / (1 + t * t))
    }
    return Polygon(exterior: Ring((0...count).map { circle[$0 * (count / 2) % count] }))
  }()

  static let bowTie = Polygon(
    exterior: Ring(
      [(0, 0), (2, 2), (2, 0), (0, 2), (0, 0)].map { Coordinate(x: $0.0, y: $0.1) }))

  @Test("What takes too long is given up, and GEOS works on afterwards")
  func tooLong() throws {
    #expect(try BoundedRepair.polygons([Self.star], repairedBy: .linework, within: 0.05) == nil)
    let session = try GEOSSession()
    let area = try GEOSGeometry(Self.bowTie, in: session).repaired().area
    #expect(area == 2)
  }

  @Test("In time it is the repair itself", arguments: [RepairMethod.linework, .structure()])
  func inTime(method: RepairMethod) throws {
    let session = try GEOSSession()
    let expected = try GEOSGeometry(Self.bowTie, in: session).repaired(by: method).polygons
    #expect(try BoundedRepair.polygons([Self.bowTie], repairedBy: method, within: 60) == expected)
  }

  @Test("Several polygons are united where they overlap")
  func several() throws {
    func square(_ x: Double) -> Polygon {
      Polygon(
        exterior: Ring(
          [(x, 0), (x + 2, 0), (x + 2, 2), (x, 2), (x, 0)].map { Coordinate(x: $0.0, y: $0.1) }))
    }
    let united = try #require(
      try BoundedRepair.polygons([square(0), square(1)], repairedBy: .structure(), within: 60))
    #expect(united.count == 1 && united.first?.exterior.doubledSignedArea.magnitude == 12)
  }
}
