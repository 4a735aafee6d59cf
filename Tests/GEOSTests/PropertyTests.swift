import GEOS
import GEOSOracle
import GeoTypes
import TestSupport
import Testing

@Suite("Identities on random polygons")
struct PropertyTests {
  static let seeds: [UInt64] = [1, 2, 3, .random(in: 4 ... .max)]

  // Overlay computes each crossing to about an ulp of the coordinates (1.1e-14 for those near 64) and the areas sum
  // some hundred such edges of a length of up to 60: 100 · 60 · 1.1e-14 = 7e-11 bounds what the identities may miss.
  static let tolerance = 7e-11

  @Test("area(A) + area(B) = area(A ∪ B) + area(A ∩ B), and the like", arguments: seeds)
  func areas(seed: UInt64) throws {
    let session = try GEOSSession()
    var generator = SeededGenerator(seed: seed)
    for round in 0..<100 {
      let comment: Comment = "seed \(seed), round \(round)"
      let (a, b) = try Self.pair(using: &generator, in: session)
      let union = try a.union(b)
      let common = try a.intersection(b)
      let onlyA = try a.subtracting(b)
      let onlyB = try b.subtracting(a)
      let either = try a.symmetricDifference(b)
      let tolerance = Self.tolerance
      #expect(abs(try a.area + b.area - union.area - common.area) < tolerance, comment)
      #expect(abs(try either.area - onlyA.area - onlyB.area) < tolerance, comment)
      #expect(abs(try a.area - common.area - onlyA.area) < tolerance, comment)
      // What was gained less what was lost is the net change.
      #expect(abs(try (b.area - a.area) - (onlyB.area - onlyA.area)) < tolerance, comment)
      for result in [union, common, onlyA, onlyB, either] { #expect(try result.validity == .valid, comment) }
      #expect(try onlyA.union(onlyB).symmetricDifference(either).area < tolerance, comment)
    }
  }

  @Test("Repair gives valid areas, and repairing again changes nothing", arguments: seeds)
  func repair(seed: UInt64) throws {
    let session = try GEOSSession()
    var generator = SeededGenerator(seed: seed)
    for round in 0..<40 {
      let comment: Comment = "seed \(seed), round \(round)"
      let tangle = try GEOSGeometry(
        Star.tangle(size: .random(in: 4...25, using: &generator), using: &generator),
        in: session
      )
      for method in [RepairMethod.linework, .structure()] {
        let repaired = try tangle.repaired(by: method)
        #expect(try repaired.validity == .valid, comment)
        #expect(try repaired.repaired(by: method).normalized().equalsExact(repaired.normalized()), comment)
        #expect(try tangle.convexHull.buffered(by: 1e-9).covers(repaired), comment)
      }
    }
  }

  /// Two multipolygons that overlap.
  static func pair(
    using generator: inout SeededGenerator,
    in session: GEOSSession
  ) throws -> (GEOSGeometry, GEOSGeometry) {
    func side() throws -> GEOSGeometry {
      let stars = (0..<4).map { _ in
        Star.random(
          center: (.random(in: 10...50, using: &generator), .random(in: 10...50, using: &generator)),
          radius: .random(in: 2...10, using: &generator),
          spikes: .random(in: 3...30, using: &generator),
          using: &generator
        )
      }
      return try GEOSGeometry(stars, in: session).unaryUnion()
    }
    return (try side(), try side())
  }
}
