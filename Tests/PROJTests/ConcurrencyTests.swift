import GeoTypes
import Geodesics
import PROJ
import Testing

@Suite("Many tasks")
struct ConcurrencyTests {
  static func grid(_ seed: Int) -> [Coordinate] {
    (0..<500).map { Coordinate(x: 22 + Double($0 % 25) * 0.7, y: 44 + Double(($0 + seed) % 90) * 0.1) }
  }

  @Test("Each with its clone, all with the figures of the original", arguments: ["EPSG:6933", "EPSG:5564"])
  func clones(_ code: String) async throws {
    let original = try Transformation(from: .wgs84, to: CoordinateReferenceSystem(code))
    var expected: [[Coordinate]] = []
    for seed in 0..<32 {
      var coordinates = Self.grid(seed)
      try original.forward(&coordinates)
      expected.append(coordinates)
    }
    let found = try await withThrowingTaskGroup(of: (Int, [Coordinate], Bool).self) { group in
      for seed in 0..<32 {
        let worker = try original.clone()
        group.addTask {
          var coordinates = Self.grid(seed)
          var failed = false
          for _ in 0..<10 {
            coordinates = Self.grid(seed)
            try worker.forward(&coordinates)
            // Failures log: each to its own context.
            do { _ = try worker.forward(Coordinate(x: 0, y: 99)) } catch { failed = true }
          }
          return (seed, coordinates, failed)
        }
      }
      return try await group.reduce(into: [Int: ([Coordinate], Bool)]()) { $0[$1.0] = ($1.1, $1.2) }
    }
    for seed in 0..<32 {
      let (coordinates, failed) = try #require(found[seed])
      #expect(coordinates == expected[seed])
      #expect(failed)
    }
  }

  @Test("Clones outlive the original, and clones of clones work")
  func lifetimes() throws {
    var original: Transformation? = try Transformation(
      from: .wgs84,
      to: CoordinateReferenceSystem("EPSG:3035")
    )
    let expected = try #require(original).forward(Coordinate(x: 30, y: 50))
    let clone = try #require(original).clone()
    original = nil
    #expect(try clone.forward(Coordinate(x: 30, y: 50)) == expected)
    #expect(try clone.clone().forward(Coordinate(x: 30, y: 50)) == expected)
  }

  @Test("Systems and transformations built side by side")
  func building() async throws {
    let expected = try Transformation(from: .wgs84, to: CoordinateReferenceSystem("EPSG:32637"))
      .forward(Coordinate(x: 37, y: 48))
    try await withThrowingTaskGroup(of: Coordinate.self) { group in
      for _ in 0..<16 {
        group.addTask {
          try Transformation(from: .wgs84, to: CoordinateReferenceSystem("EPSG:32637"))
            .forward(Coordinate(x: 37, y: 48))
        }
      }
      for try await found in group { #expect(found == expected) }
    }
  }

  @Test("One geodesic shared by all")
  func geodesics() async {
    let geodesic = Geodesic(.grs80)
    let edges = Self.grid(7)
    @Sendable func sum() -> Double {
      zip(edges, edges.dropFirst()).reduce(0) { $0 + geodesic.areaUnder(from: $1.0, to: $1.1) }
    }
    let expected = sum()
    await withTaskGroup(of: Double.self) { group in
      for _ in 0..<16 { group.addTask { sum() } }
      for await found in group { #expect(found == expected) }
    }
  }
}
