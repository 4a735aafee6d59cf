import GEOS
import GEOSOracle
import GeoTypes
import TestSupport
import Testing

@Suite("Many tasks, each with its own session")
struct ConcurrencyTests {
  @Test("Tasks that work at once get what one gets alone, and only values cross")
  func tasks() async throws {
    @Sendable func work(_ seed: UInt64) throws -> [Polygon] {
      var generator = SeededGenerator(seed: seed)
      let session = try GEOSSession()
      var result: [Polygon] = []
      for _ in 0..<5 {
        let (a, b) = try PropertyTests.pair(using: &generator, in: session)
        let prepared = try a.prepared()
        let index = SpatialIndex(try b.polygons, box: \.box, in: session)
        for candidate in try index.elements(intersecting: a.box) {
          let part = try GEOSGeometry(candidate, in: session)
          if try prepared.intersects(part) { result += try a.intersection(part).polygons }
        }
        // Failures write to the log of their own session.
        #expect(throws: GEOSError.self) { try GEOSGeometry(wkt: "POLYGON ((\(seed)", in: session) }
      }
      return result
    }
    let expected = try (0..<64).map { try work(UInt64($0)) }
    let found = try await withThrowingTaskGroup(of: (Int, [Polygon]).self) { group in
      for seed in 0..<64 { group.addTask { (seed, try work(UInt64(seed))) } }
      var found = [[Polygon]](repeating: [], count: 64)
      for try await (seed, polygons) in group { found[seed] = polygons }
      return found
    }
    #expect(found == expected)
    #expect(expected.contains { !$0.isEmpty })
  }

  @Test("A session can move to the task that goes on with it")
  func actor() async throws {
    let worker = try Worker()
    try await worker.add(Support.square(0, 0, 2))
    try await worker.add(Support.square(1, 1, 2))
    #expect(try await worker.area() == 7)
  }

  /// Handles that live in an actor stay there.
  private actor Worker {
    let session: GEOSSession
    var sum: GEOSGeometry?

    init() throws(GEOSError) { session = try GEOSSession() }

    func add(_ polygon: Polygon) throws {
      let part = try GEOSGeometry(polygon, in: session)
      sum = try sum?.union(part) ?? part
    }

    func area() throws -> Double? { try sum?.area }
  }
}
