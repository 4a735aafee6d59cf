import GEOS
import GEOSOracle
import GeoTypes
import Testing

@Suite("Sessions and errors")
struct SessionTests {
  @Test("The version is the one that runs, without that of the C interface")
  func version() throws {
    _ = try GEOSSession()
    let parts = GEOSSession.version.split(separator: ".").compactMap { Int($0) }
    #expect(parts.count == 3)
    #expect(parts.lexicographicallyPrecedes([3, 11]) == false)
  }

  @Test("A geometry keeps its session alive")
  func lifetime() throws {
    func area() throws -> Double {
      let geometry = try GEOSGeometry(Support.square(0, 0, 2), in: GEOSSession())
      return try geometry.area
    }
    #expect(try area() == 4)
    weak var session: GEOSSession?
    var geometry: GEOSGeometry?
    do {
      let strong = try GEOSSession()
      session = strong
      geometry = try GEOSGeometry(Support.square(0, 0, 2), in: strong)
    }
    #expect(session != nil)
    #expect(try geometry?.area == 4)
    geometry = nil
    #expect(session == nil)
  }

  @Test("An error names the operation, the C function, the message, the place and the advice")
  func parts() throws {
    let session = try GEOSSession()
    let mixed = try GEOSGeometry(wkt: "GEOMETRYCOLLECTION (POINT (1 1), LINESTRING (0 0, 2 2))", in: session)
    let found = try #require(error { () throws(GEOSError) in _ = try mixed.boundary })
    #expect(found.operation == "boundary")
    #expect(found.function == "GEOSBoundary_r")
    #expect(found.message.contains("GeometryCollection"))
    #expect(found.advice.contains("parts"))
    #expect("\(found)".hasPrefix("boundary: GEOSBoundary_r: "))
  }

  @Test("An error says where on the map, where GEOS knows it")
  func location() throws {
    let session = try GEOSSession()
    let bowTie = try GEOSGeometry(Support.bowTie, in: session)
    let square = try GEOSGeometry(Support.square(0, 0, 3), in: session)
    let found = try #require(error { () throws(GEOSError) in _ = try bowTie.intersection(square) })
    #expect(found.operation == "intersection")
    #expect(found.function == "GEOSIntersection_r")
    #expect(found.message.contains("TopologyException"))
    #expect(found.location == Coordinate(x: 1, y: 1))
    #expect(found.advice.contains("repaired"))
  }

  @Test("The message of one failure does not stick to the next")
  func messagesAreCleared() throws {
    let session = try GEOSSession()
    #expect(throws: GEOSError.self) { try GEOSGeometry(wkt: "POINT (1", in: session) }
    let found = try #require(
      error { () throws(GEOSError) in _ = try GEOSGeometry(Coordinate(x: .nan, y: 0), in: session) }
    )
    #expect(!found.message.contains("Parse"))
    #expect(try GEOSGeometry(wkt: "POINT (1 2)", in: session).centroid == Coordinate(x: 1, y: 2))
  }

  @Test("Geometries of two sessions work together")
  func twoSessions() throws {
    let result = try {
      let first = try GEOSGeometry(Support.square(0, 0, 2), in: GEOSSession())
      let second = try GEOSGeometry(Support.square(1, 1, 2), in: GEOSSession())
      return try first.union(second)
    }()
    #expect(try result.area == 7)
  }
}
