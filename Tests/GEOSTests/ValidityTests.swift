import GEOS
import GEOSOracle
import GeoTypes
import Testing

@Suite("Validity and repair")
struct ValidityTests {
  let session: GEOSSession

  init() throws(GEOSError) { session = try GEOSSession() }

  @Test("A fault is named, with its place")
  func reasons() throws {
    #expect(try GEOSGeometry(Support.square(0, 0, 1), in: session).validity == .valid)
    #expect(
      try GEOSGeometry(Support.bowTie, in: session).validity
        == .invalid(reason: "Self-intersection", location: Coordinate(x: 1, y: 1))
    )
    let outside = Polygon(
      exterior: Support.square(0, 0, 1).exterior,
      holes: [Support.square(5, 5, 1).exterior]
    )
    #expect(
      try GEOSGeometry(outside, in: session).validity
        == .invalid(reason: "Hole lies outside shell", location: Coordinate(x: 5, y: 5))
    )
    let overlapping = try GEOSGeometry([Support.square(0, 0, 2), Support.square(1, 1, 2)], in: session)
    #expect(try overlapping.validity.isValid == false)
    #expect(try GEOSGeometry([Polygon](), in: session).validity.isValid)
  }

  @Test("Both methods mend a bow tie, to the same two triangles")
  func bowTie() throws {
    let bowTie = try GEOSGeometry(Support.bowTie, in: session)
    for method in [RepairMethod.linework, .structure(), .structure(keepCollapsed: true)] {
      let repaired = try bowTie.repaired(by: method)
      #expect(try repaired.validity.isValid)
      #expect(try repaired.area == 2)
      #expect(try repaired.polygons.count == 2)
    }
  }

  @Test("The methods differ where a ring runs over an area twice")
  func difference() throws {
    // Two squares, one after the other in one ring, which share the square from (1, 1) to (2, 2).
    let twice = Polygon(
      exterior: Support.ring([
        (0, 0), (2, 0), (2, 2), (0, 2), (0, 0), (1, 1), (3, 1), (3, 3), (1, 3), (1, 1), (0, 0),
      ])
    )
    let geometry = try GEOSGeometry(twice, in: session)
    #expect(try geometry.validity.isValid == false)
    #expect(try geometry.repaired(by: .linework).area == 6)
    #expect(try geometry.repaired(by: .structure()).area == 7)
  }

  @Test("A ring without area collapses, and stays as a line only where asked")
  func collapse() throws {
    let flat = try GEOSGeometry(
      Polygon(exterior: Support.ring([(0, 0), (1, 0), (2, 0), (0, 0)])),
      in: session
    )
    #expect(try flat.repaired().isEmpty)
    #expect(try flat.repaired(by: .structure(keepCollapsed: true)).lineStrings.isEmpty == false)
  }

  @Test("Lines that cross themselves are not simple")
  func simple() throws {
    #expect(try GEOSGeometry(Support.line([(0, 0), (2, 2), (2, 0), (0, 2)]), in: session).isSimple == false)
    #expect(try GEOSGeometry(Support.line([(0, 0), (2, 2), (2, 0)]), in: session).isSimple)
  }
}
