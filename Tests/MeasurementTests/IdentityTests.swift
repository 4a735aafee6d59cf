import EdgeChains
import FrontLine
import GeoTypes
import Measurement
import TestSupport
import Testing

/// What must hold between figures, whatever the land; each failure names the seed that makes it again.
@Suite("Identities")
struct IdentityTests {
  private static let seeds = 0..<40 as Range<UInt64>
  /// Some 1e12 m² of terms right to 2⁻⁵⁰, and crossings rounded to 1e-14 degrees, a nanometre, along 1e6 m.
  private static let squareMeters = 1e-2

  @Test("Gained less lost is net, and net is after less before", arguments: seeds)
  func net(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let (before, after) = (Self.polygons(using: &random), Self.polygons(using: &random))
    let surveyor = try Surveyor(earth: .wgs84Straight)
    let lands = try [before, after].map { try surveyor.survey(Self.snapshot($0)).land(of: .allOccupied) }
    let change = try surveyor.change(from: lands[0], to: lands[1])
    let net = change.gainedSquareMeters - change.lostSquareMeters
    #expect(abs(net - change.netSquareMeters) <= Self.squareMeters, "seed \(seed)")
    #expect(
      abs(change.netSquareMeters - (lands[1].squareMeters - lands[0].squareMeters)) <= Self.squareMeters,
      "seed \(seed)")
  }

  @Test("The order of the features, and of the polygons in them, changes nothing", arguments: seeds)
  func order(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let polygons = Self.polygons(using: &random)
    let surveyor = try Surveyor(earth: .wgs84Straight)
    let area = try surveyor.survey(Self.snapshot(polygons)).land(of: .allOccupied).squareMeters
    let shuffled = polygons.shuffled(using: &random)
    let other = try Surveyor(earth: .wgs84Straight)
    let again = try other.survey(Self.snapshot(shuffled)).land(of: .allOccupied).squareMeters
    #expect(abs(area - again) <= Self.squareMeters, "seed \(seed): \(area), \(again)")
    var joined = Self.snapshot(polygons)
    joined.features = [
      StatusFeature(index: 0, name: nil, status: .occupied, part: nil, polygons: shuffled)
    ]
    let one = try other.survey(joined).land(of: .allOccupied).squareMeters
    #expect(abs(area - one) <= Self.squareMeters, "seed \(seed): \(area), \(one)")
  }

  @Test("Parts and outside are the whole, whatever the regions and however they overlap", arguments: seeds)
  func parts(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let surveyor = try Surveyor(earth: .wgs84Straight)
    let regions = (0..<Int.random(in: 1...4, using: &random)).map { place in
      Region(id: "\(place)", name: "region \(place)", polygons: Self.polygons(using: &random))
    }
    let divider = try RegionDivider(try RegionMap(regions), surveyor: surveyor)
    let lands = try [Self.polygons(using: &random), Self.polygons(using: &random)].map {
      try surveyor.survey(Self.snapshot($0)).land(of: .allOccupied)
    }
    let change = try surveyor.change(from: lands[0], to: lands[1])
    let areas = try [
      divider.divide(lands[0]), divider.divide(lands[1]),
      divider.divide(change.gained, squareMeters: change.gainedSquareMeters),
      divider.divide(change.lost, squareMeters: change.lostSquareMeters),
    ]
    for area in areas {
      #expect(abs(area.residualSquareMeters) <= Self.squareMeters, "seed \(seed): \(area)")
      #expect(area.outsideSquareMeters >= -Self.squareMeters, "seed \(seed): \(area)")
    }
    // Region by region, what was gained less what was lost is what there is more.
    for region in regions.indices {
      let (before, after) = (areas[0].regionSquareMeters[region], areas[1].regionSquareMeters[region])
      let net = areas[2].regionSquareMeters[region] - areas[3].regionSquareMeters[region]
      #expect(abs(net - (after - before)) <= Self.squareMeters, "seed \(seed), region \(region)")
    }
  }

  @Test("Exchanged, gained and lost are exchanged to the last bit", arguments: seeds)
  func reversal(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let (before, after) = (Self.polygons(using: &random), Self.polygons(using: &random))
    for earth in [EarthModel.wgs84, .wgs84Straight, .deepState] {
      let surveyor = try Surveyor(earth: earth)
      let lands = try [before, after].map { try surveyor.survey(Self.snapshot($0)).land(of: .allOccupied) }
      let forth = try surveyor.change(from: lands[0], to: lands[1])
      let back = try surveyor.change(from: lands[1], to: lands[0])
      #expect(forth.gainedSquareMeters == back.lostSquareMeters, "seed \(seed), \(earth)")
      #expect(forth.lostSquareMeters == back.gainedSquareMeters, "seed \(seed), \(earth)")
      #expect(forth.netSquareMeters == -back.netSquareMeters, "seed \(seed), \(earth)")
    }
  }

  @Test("The order in which maps are surveyed changes nothing", arguments: seeds)
  func orderOfMaps(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    // Each map has most of the one before, as those of a series have.
    var maps = [Self.polygons(using: &random)]
    for _ in 0..<4 {
      maps.append(Array(maps[maps.count - 1].dropFirst()) + Self.polygons(using: &random).prefix(1))
    }
    func areas(_ order: [Int]) throws -> [Int: Double] {
      let surveyor = try Surveyor(earth: .wgs84Straight)
      return try order.reduce(into: [:]) {
        $0[$1] = try surveyor.survey(Self.snapshot(maps[$1])).land(of: .allOccupied).squareMeters
      }
    }
    let sorted = try areas(Array(maps.indices))
    let shuffled = try areas(maps.indices.shuffled(using: &random))
    for map in maps.indices {
      let (a, b) = (try #require(sorted[map]), try #require(shuffled[map]))
      #expect(abs(a - b) <= Self.squareMeters, "seed \(seed), map \(map): \(a), \(b)")
    }
  }

  @Test("Turned around the axis, land keeps its area", arguments: seeds)
  func rotation(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let polygons = Self.polygons(using: &random)
    // A power of two moves a coordinate between 32 and 64 to one between 0 and 32 without a rounding.
    let turned = polygons.map { polygon in
      Polygon(exterior: Ring(polygon.exterior.coordinates.map { Coordinate(x: $0.x - 32, y: $0.y) }))
    }
    for earth in [EarthModel.wgs84, .wgs84Straight, .deepState, .turf] {
      let areas = try [polygons, turned].map {
        try Surveyor(earth: earth).survey(Self.snapshot($0)).land(of: .allOccupied).squareMeters
      }
      #expect(abs(areas[0] - areas[1]) <= Self.squareMeters, "seed \(seed), \(earth): \(areas)")
    }
  }

  @Test("Land that is split adds up where edges are straight on the map", arguments: seeds)
  func splitting(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let center = Coordinate(x: 35, y: 48.5)
    let ring = Self.star(around: center, vertices: 40, using: &random)
    let cut = Int.random(in: 2..<38, using: &random)
    // From the centre to two of the vertices: the star lies around it.
    let halves = [
      [center] + ring[0...cut] + [center], [center] + ring[cut...] + [center],
    ]
    for earth in [EarthModel.wgs84Straight, .deepState] {
      let areas = try ([ring] + halves).map { ring in
        let snapshot = Self.snapshot([Polygon(exterior: Ring(ring))])
        return try Surveyor(earth: earth).survey(snapshot).land(of: .allOccupied).squareMeters
      }
      #expect(abs(areas[0] - areas[1] - areas[2]) <= Self.squareMeters, "seed \(seed), \(earth): \(areas)")
    }
  }

  @Test("The number of threads changes no bit", arguments: [2, 3, 8])
  func threads(count: Int) throws {
    // Enough edges that each thread has its share.
    var random = SeededGenerator(seed: 5)
    let ring = Self.star(around: Coordinate(x: 35, y: 48.5), vertices: 100_000, using: &random)
    let edges = EdgeChain(boundariesOf: [Polygon(exterior: Ring(ring))]).edges
    for earth in [EarthModel.wgs84, .wgs84Straight, .deepState] {
      let single = try EdgeTerms(earth).squareMeters(of: edges)
      #expect(try EdgeTerms(earth, threads: count).squareMeters(of: edges) == single, "\(earth)")
    }
  }

  @Test("Refined, geodesic edges go to straight ones with the square of their length")
  func refinement() throws {
    func area(_ ring: [Coordinate], _ earth: EarthModel) throws -> Double {
      let snapshot = Self.snapshot([Polygon(exterior: Ring(ring))])
      return try Surveyor(earth: earth).survey(snapshot).land(of: .allOccupied).squareMeters
    }
    var counted = 0
    for seed in Self.seeds {
      var random = SeededGenerator(seed: seed)
      let ring = Self.star(around: Coordinate(x: 35, y: 48.5), vertices: 7, using: &random)
      let limit = try area(ring, .wgs84Straight)
      let errors = try [1, 2, 4, 8].map { try area(Self.divided(ring, into: $0), .wgs84) - limit }
      // Edges of up to 2° differ by 1e6 m² and more, unless west and east cancel.
      if abs(errors[0]) <= 1e4 { continue }
      counted += 1
      for (coarse, fine) in zip(errors, errors.dropFirst()) {
        // A quarter each time, but for the next term of the series, some hundredths for edges of 2°.
        #expect(abs(coarse / fine - 4) < 0.2, "seed \(seed): \(errors)")
      }
    }
    // Of the others nothing was shown.
    #expect(counted * 10 >= Self.seeds.count * 9, "\(counted) of \(Self.seeds.count) seeds counted")
  }

  // MARK: Land

  private static func snapshot(_ polygons: [Polygon]) -> Snapshot {
    Snapshot(
      path: "map", source: .generic,
      features: polygons.enumerated().map {
        StatusFeature(index: $0, name: nil, status: .occupied, part: nil, polygons: [$1])
      })
  }

  /// Stars that overlap, some of them twice there.
  private static func polygons(using random: inout SeededGenerator) -> [Polygon] {
    var polygons = (0..<Int.random(in: 1...6, using: &random)).map { _ in
      let center = Coordinate(
        x: Double.random(in: 32...38, using: &random), y: Double.random(in: 46.5...51, using: &random))
      return Polygon(exterior: Ring(star(around: center, vertices: 40, using: &random)))
    }
    if Bool.random(using: &random) { polygons.append(polygons[0]) }
    return polygons
  }

  private static func star(
    around center: Coordinate, vertices: Int, using random: inout SeededGenerator
  ) -> [Coordinate] {
    let ring = (0..<vertices).map { vertex in
      // By a rational parametrisation of the circle, so that no library's sine decides.
      let turn = 4 * Double(vertex) / Double(vertices)
      let t = turn - turn.rounded(.down)
      let (x, y) = ((1 - t * t) / (1 + t * t), 2 * t / (1 + t * t))
      let (dx, dy) = [(x, y), (-y, x), (-x, -y), (y, -x)][Int(turn)]
      let reach = Double.random(in: 0.5...1.5, using: &random)
      return Coordinate(x: center.x + dx * reach, y: center.y + dy * reach)
    }
    return ring + ring.prefix(1)
  }

  private static func divided(_ ring: [Coordinate], into parts: Int) -> [Coordinate] {
    let pieces = zip(ring, ring.dropFirst()).flatMap { a, b in
      (0..<parts).map { part in
        let share = Double(part) / Double(parts)
        return Coordinate(x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share)
      }
    }
    return pieces + pieces.prefix(1)
  }
}
