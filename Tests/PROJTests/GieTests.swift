import Foundation
import GeoTypes
import Geodesics
import PROJ
import Testing

/// PROJ's own checks of its projections, run through the public interface: each operation becomes the
/// coordinate reference system `+type=crs`, and the transformation is from its own geographic base.
@Suite("PROJ's own checks of its projections", .enabled(if: Shared.isThere, "skipped: no ../shared"))
struct GieTests {
  struct Tally {
    var passed = 0
    var failures: [Int: String] = [:]
  }

  struct File: Sendable {
    var name: String
    /// How many checks pass with PROJ 9.1, so that a check that gets lost is noticed.
    var passing: Int
    /// Lines whose answers are newer than PROJ 9.1, which ships a `gie` that fails on each of them: ellipsoidal
    /// eqc and gnom, inverse authalic latitudes, repairs to cass, eck4, isea, merc, ortho, tmerc and wag6.
    var newer: Set<Int> = []
    /// Lines that mean something else in a coordinate reference system than in a bare operation: a prime
    /// meridian, longitudes beyond 180 (`+over`), two shapes at once, and what isn't a projection at all. And the pole
    /// from rounded figures of eqearth, which misses it by 0.7 m: `gie` measures NaN there and lets it pass.
    var different: Set<Int> = []
  }

  static let files = [
    File(
      name: "builtins",
      passing: 0,
      newer: [
        937, 1036, 1531, 1537, 1558, 1564, 1671, 1675, 1687, 1691, 1707, 1711, 1715, 1719, 1727, 1730, 1733,
        1736, 1748, 1756, 1760, 1766, 1781, 1785, 1792, 1795, 2302, 2305, 2308, 2311, 2314, 2317, 2320, 2323,
        2326, 2329, 2364, 2367, 2370, 2402, 2405, 2408, 2441, 2444, 2447, 3294, 3298, 3302, 3306, 3316, 3320,
        3594, 4488, 5941, 5948, 7366, 8262, 8264, 8266, 8268, 8272, 8274, 8276, 8278,
      ],
      different: [3491, 3500, 7980, 7984, 7988, 7992]
    ),
    File(name: "more_builtins", passing: 37, different: [616, 619, 622, 665, 668, 671, 701, 711, 747, 810]),
    File(name: "ellipsoid", passing: 21, different: [167]),
    File(name: "adams_hemi", passing: 315),
    File(name: "adams_ws1", passing: 646),
    File(name: "adams_ws2", passing: 656),
    File(name: "guyou", passing: 319),
    File(name: "peirce_q", passing: 465),
  ]

  @Test("Forward and inverse, to the tolerance that each check states", arguments: files)
  func file(_ file: File) throws {
    let text = String(decoding: try Shared.data("geodesic/gie/\(file.name).gie"), as: UTF8.self)
    var transformations: [String: Transformation?] = [:]
    var tally = Tally()
    for check in GieFile(text).checks {
      // What PROJ 9.1 doesn't know, or isn't a projection, is no coordinate reference system.
      let known = transformations[check.operation] ?? (try? Self.transformation(check.operation))
      transformations[check.operation] = known
      if let known { Self.run(check, known, &tally) }
    }
    for (line, failure) in tally.failures where !file.newer.union(file.different).contains(line) {
      Issue.record("\(file.name).gie:\(line): \(failure)")
    }
    #expect(tally.passed >= file.passing)
  }

  static func transformation(_ operation: String) throws(PROJError) -> Transformation {
    var definition = operation
    // A bare operation is on GRS 80, a coordinate reference system on WGS 84.
    let shapes = ["ellps=", "datum=", "R=", "a=", "b="]
    let words = operation.split(separator: " ").map { $0.drop { $0 == "+" } }
    if !words.contains(where: { word in shapes.contains(where: word.hasPrefix) }) {
      definition += " +ellps=GRS80"
    }
    let crs = try CoordinateReferenceSystem(definition)
    guard crs.kind == .projected else {
      throw PROJError(operation: "", message: "not a projection", advice: "")
    }
    return try Transformation(from: crs.geographicBase(), to: crs)
  }

  static func run(_ check: GieFile.Check, _ transformation: Transformation, _ tally: inout Tally) {
    do {
      let found = try transformation.apply(check.isInverse ? .inverse : .forward, to: check.accept)
      let error: Double
      if check.isInverse {
        let geodesic = Geodesic(transformation.target.ellipsoid ?? .wgs84)
        error = geodesic.distance(from: found, to: check.expect)
      } else {
        error = hypot(found.x - check.expect.x, found.y - check.expect.y) * transformation.target.unit.factor
      }
      if error <= check.tolerance {
        tally.passed += 1
      } else {
        tally.failures[check.line] =
          "\(check.operation): \(check.accept) gives \(found), \(error) m from \(check.expect)"
      }
    } catch {
      tally.failures[check.line] = "\(check.operation): \(error)"
    }
  }
}
