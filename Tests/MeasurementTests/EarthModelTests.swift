import EdgeChains
import GeoTypes
import Measurement
import TestSupport
import Testing

@Suite("Earth models")
struct EarthModelTests {
  static let all: [EarthModel] = [.wgs84, .wgs84Straight, .deepState, .turf, .epsg(6933), .epsg(32637)]

  /// A star around a place in Ukraine, its coordinates on a grid of 2⁻²⁰ degrees: sums and halves of such
  /// coordinates are exact.
  static func star(seed: UInt64, positions: Int = 24) -> Polygon {
    var random = SeededGenerator(seed: seed)
    let grid = 1_048_576.0
    var ring: [Coordinate] = []
    for index in 0..<positions {
      let direction = directions[index * directions.count / positions]
      let reach = Double.random(in: 0.2...1.5, using: &random)
      ring.append(
        Coordinate(
          x: ((37 + direction.x * reach) * grid).rounded() / grid,
          y: ((48.5 + direction.y * reach) * grid).rounded() / grid))
    }
    return Polygon(exterior: Ring(ring + ring.prefix(1)))
  }

  /// Around the compass by repeated turns of an eighth of a right angle.
  private static let directions: [Coordinate] = {
    var directions = [Coordinate(x: 1, y: 0)]
    let (c, s) = (0.980_785_280_403_230_4, 0.195_090_322_016_128_3)
    for _ in 1..<32 {
      let last = directions[directions.count - 1]
      directions.append(Coordinate(x: last.x * c - last.y * s, y: last.x * s + last.y * c))
    }
    return directions
  }()

  static func area(_ polygon: Polygon, _ terms: EdgeTerms) throws -> (sum: Double, largest: Double) {
    let edges = EdgeChain(boundariesOf: [polygon]).edges
    let values = zip(edges, try terms.squareMeters(of: edges)).map { Double($0.weight) * $1 }
    return (values.reduce(0, +), values.map(abs).max() ?? 0)
  }

  @Test("A ring run through backwards has the opposite terms, bit for bit", arguments: all)
  func opposite(model: EarthModel) throws {
    let terms = try EdgeTerms(model)
    for seed in 1...20 as ClosedRange<UInt64> {
      let polygon = Self.star(seed: seed)
      let there = EdgeChain(boundariesOf: [polygon])
      let back = EdgeChain(boundariesOf: [Polygon(exterior: polygon.exterior.reversed)])
      // Which way the file winds it says nothing: the chains are the same, and their difference is empty.
      #expect(there.subtracting(back).isEmpty)
      for (edge, term) in zip(there.edges, try terms.squareMeters(of: there.edges)) {
        let other = try terms.squareMeters(of: [Edge(from: edge.high, to: edge.low)])
        #expect(other == [term])
      }
    }
  }

  @Test("Turned around the axis, land keeps its area bit for bit", arguments: all.dropLast(2))
  func rotation(model: EarthModel) throws {
    let terms = try EdgeTerms(model)
    for seed in 1...20 as ClosedRange<UInt64> {
      let polygon = Self.star(seed: seed)
      let area = try Self.area(polygon, terms).sum
      for degrees in [-210.0, -37, -0.5, 64, 140] {
        let turned = Polygon(
          exterior: Ring(polygon.exterior.coordinates.map { Coordinate(x: $0.x + degrees, y: $0.y) }))
        // The grid makes the turn exact, and a term knows longitudes only by their difference.
        #expect(try Self.area(turned, terms).sum == area, "seed \(seed), \(degrees)°")
      }
    }
  }

  @Test("Both sides of a cut add up", arguments: all)
  func cut(model: EarthModel) throws {
    let terms = try EdgeTerms(model)
    for seed in 1...20 as ClosedRange<UInt64> {
      let ring = Self.star(seed: seed).exterior.coordinates.dropLast()
      // Through the middle, which a star's every position sees.
      let middle = Coordinate(x: 37, y: 48.5)
      let first = Array(ring.prefix(12)) + [ring[11], middle, ring[0]]
      let second = Array(ring.dropFirst(11)) + [ring[0], middle, ring[11]]
      let whole = try Self.area(Polygon(exterior: Ring(Array(ring) + ring.prefix(1))), terms)
      let parts =
        try Self.area(Polygon(exterior: Ring(first)), terms).sum
        + Self.area(Polygon(exterior: Ring(second)), terms).sum
      // Equal terms cancel exactly; some fifty sums round at half an ulp of the largest term or less.
      #expect(abs(parts - whole.sum) <= 50 * whole.largest.ulp, "seed \(seed): \(parts), \(whole.sum)")
    }
  }

  @Test("An edge cut in its middle adds up where edges are straight in longitude and latitude")
  func middles() throws {
    let terms = try EdgeTerms(.wgs84Straight)
    for seed in 1...20 as ClosedRange<UInt64> {
      let ring = Self.star(seed: seed).exterior.coordinates
      var finer: [Coordinate] = []
      for (a, b) in zip(ring, ring.dropFirst()) {
        finer += [a, Coordinate(x: (a.x + b.x) / 2, y: (a.y + b.y) / 2)]
      }
      let coarse = try Self.area(Polygon(exterior: Ring(ring)), terms)
      let fine = try Self.area(Polygon(exterior: Ring(finer + finer.prefix(1))), terms)
      // Terms round at a few ulps each, 48 and 24 of them.
      #expect(abs(coarse.sum - fine.sum) <= 100 * coarse.largest.ulp, "seed \(seed)")
    }
  }

  @Test(
    "Planes: areas as pyproj projects them",
    arguments: [
      (6933, 2_579_725_731.065_771), (3035, 2_580_769_049.528_905), (32637, 2_580_363_594.909_648),
      (3857, 5_876_253_833.589_687),
      // In US survey feet: 1200/3937 of a metre.
      (2227, 28_837_451_103.582_04 * (1200.0 / 3937) * (1200.0 / 3937)),
    ])
  func planes(code: Int, expected: Double) throws {
    let ring = [
      Coordinate(x: 37, y: 48.3), Coordinate(x: 37.75, y: 48.25), Coordinate(x: 37.5, y: 48.875),
      Coordinate(x: 37.25, y: 48.625), Coordinate(x: 36.875, y: 48.75), Coordinate(x: 37, y: 48.3),
    ]
    let area = try Self.area(Polygon(exterior: Ring(ring)), try EdgeTerms(.epsg(code)))
    // Eastings and northings up to 1e7 m agree to 1e-9 m or so between versions of PROJ, on 3e5 m of border.
    #expect(abs(area.sum - expected) <= 1e-2, "\(area.sum)")
  }

  @Test("Codes that are no plane are the user's mistake, each with its words")
  func codes() {
    #expect(throws: EarthError.unknownCode(999_999)) { try EdgeTerms(.epsg(999_999)) }
    #expect(throws: EarthError.notProjected(4326, name: "WGS 84")) { try EdgeTerms(.epsg(4326)) }
    #expect(EarthError.unknownCode(1).isUsage && EarthError.notProjected(4326, name: "").isUsage)
  }

  @Test("Edges that span half the earth or more", arguments: all.dropLast(2))
  func wideEdges(model: EarthModel) throws {
    let terms = try EdgeTerms(model)
    let wide = Edge(from: Coordinate(x: -100, y: 10), to: Coordinate(x: 100, y: 20))
    #expect(throws: EarthError.edgeOutOfRange(wide.low, wide.high)) { try terms.squareMeters(of: [wide]) }
    let beyond = Edge(from: Coordinate(x: 1, y: 10), to: Coordinate(x: 2, y: 90.5))
    #expect(throws: EarthError.edgeOutOfRange(beyond.low, beyond.high)) {
      try terms.squareMeters(of: [beyond])
    }
    let half = Edge(from: Coordinate(x: -90, y: 10), to: Coordinate(x: 90, y: 20))
    if model == .wgs84 {
      // The shortest way runs over the pole: not what was drawn.
      #expect(throws: EarthError.edgeOutOfRange(half.low, half.high)) { try terms.squareMeters(of: [half]) }
    } else {
      #expect(try terms.squareMeters(of: [half])[0] < 0)
    }
  }
}
