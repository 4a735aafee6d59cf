import EdgeChains
import FrontLine
import GeoTypes
import Geodesics
import TestSupport
import Testing

@testable import Measurement

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Lands with edges so long that the line which an earth model means and the one that is straight on the map part.
@Suite("Long edges")
struct LongEdgeTests {
  static let models: [EarthModel] = [.wgs84, .wgs84Straight, .deepState, .turf, .epsg(6933), .epsg(32636)]

  static func land(_ rings: [[Coordinate]], _ surveyor: Surveyor) throws -> Land {
    let features = rings.enumerated().map {
      StatusFeature(
        index: $0, name: nil, status: .occupied, part: nil, polygons: [Polygon(exterior: Ring($1 + [$1[0]]))])
    }
    let snapshot = Snapshot(path: "map", source: .generic, features: features)
    return try surveyor.survey(snapshot).land(of: .allOccupied)
  }

  static func ring(_ positions: [(Double, Double)]) -> [Coordinate] {
    positions.map { Coordinate(x: $0, y: $1) }
  }

  static let square = ring([(37, 48), (38, 48), (38, 49), (37, 49)])

  /// The square with something done to its long side in the north.
  static let altered: [(name: String, ring: [Coordinate])] = {
    let straight = (0...20).map { (38 - Double($0) / 20, 49.0) }
    let saw = (1..<20).map { (38 - Double($0) / 20, $0.isMultiple(of: 2) ? 49.000_01 : 48.999_99) }
    func north(_ positions: [(Double, Double)]) -> [Coordinate] {
      ring([(37, 48), (38, 48)] + positions)
    }
    return [
      ("a vertex on the straight line", north([(38, 49), (37.5, 49), (37, 49)])),
      ("a centimetre in", north([(38, 49), (37.5, 48.999_999_9), (37, 49)])),
      ("a centimetre out", north([(38, 49), (37.5, 49.000_000_1), (37, 49)])),
      ("off the middle", north([(38, 49), (37.07, 49.000_000_1), (37, 49)])),
      ("many vertices on the straight line", north(straight)),
      ("a saw of a metre", north([(38, 49)] + saw + [(37, 49)])),
      ("a kilometre out", north([(38, 49), (37.5, 49.01), (37, 49)])),
      ("within the lens", north([(38, 49), (37.5, 49.001), (37, 49)])),
      ("on the other side too", ring([(37, 48), (37.4, 48), (38, 48), (38, 49), (37.6, 49), (37, 49)])),
      ("wider", ring([(37, 48), (38.3, 48), (38.3, 49), (37, 49)])),
    ]
  }()

  static func expectPossible(
    _ before: Land, _ after: Land, _ surveyor: Surveyor, _ note: Comment, tolerance: Double = 12_000
  ) throws {
    let change = try surveyor.change(from: before, to: after)
    let back = try surveyor.change(from: after, to: before)
    #expect(change.gainedSquareMeters >= 0 && change.lostSquareMeters >= 0, note)
    #expect(
      back.gainedSquareMeters == change.lostSquareMeters
        && back.lostSquareMeters == change.gainedSquareMeters, note)
    #expect(abs(change.netSquareMeters - (after.squareMeters - before.squareMeters)) < 1e-2, note)
    let identity = change.gainedSquareMeters - change.lostSquareMeters - change.netSquareMeters
    // Long edges are laid out where it would be missed by more than a thousandth of what changed.
    let share = 1e-3 * (change.gainedSquareMeters + change.lostSquareMeters)
    #expect(abs(identity) < max(tolerance, share), "\(note): \(identity) m²")
    #expect(abs(identity) < tolerance || change.straight != nil, "\(note): not a word of \(identity) m²")
    let patches = try surveyor.patches(of: change)
    #expect(patches.allSatisfy { $0.squareKilometers >= 0 }, note)
    for (kind, whole) in [(Patch.Kind.gained, change.gainedSquareMeters), (.lost, change.lostSquareMeters)] {
      let sum = patches.reduce(0) { $1.kind == kind ? $0 + $1.squareKilometers * 1e6 : $0 }
      // Slivers that are less than nothing are in the figure, and no patches: where edges are long 0.001 km² of them
      // at most, else what may part without a word.
      #expect(sum - whole > -1 && sum - whole < FigureGuard.unreportedSquareMeters, note)
    }
  }

  @Test("Nothing is less than nothing, and what was gained less what was lost is net", arguments: models)
  func altered(model: EarthModel) throws {
    let surveyor = try Surveyor(earth: model)
    let before = try Self.land([Self.square], surveyor)
    for (name, ring) in Self.altered {
      try Self.expectPossible(before, try Self.land([ring], surveyor), surveyor, "\(model), \(name)")
    }
  }

  @Test(
    "A vertex on the straight line moves a border made of geodesics, and is lost land; straight lines know better"
  )
  func vertex() throws {
    let geodesic = try Surveyor()
    let change = try geodesic.change(
      from: Self.land([Self.square], geodesic), to: Self.land([Self.altered[0].ring], geodesic))
    // Karney's areas of the two rings.
    let expected =
      Geodesic.wgs84.ringArea(Ring(Self.square + [Self.square[0]])).squareMeters
      - Geodesic.wgs84.ringArea(Ring(Self.altered[0].ring + [Self.altered[0].ring[0]])).squareMeters
    #expect(abs(change.lostSquareMeters - expected) < 1 && change.gainedSquareMeters == 0)
    #expect(abs(expected - 4.408e6) < 1e3)
    let straight = try #require(change.straight)
    #expect(straight.gainedSquareMeters == 0 && straight.lostSquareMeters == 0)
    // Of what the geodesics enclose that which lies between the straight lines of their parts.
    #expect(abs(straight.partingSquareMeters - expected) < 1e-3 * expected)
    let flat = try Surveyor(earth: .wgs84Straight)
    let none = try flat.change(
      from: Self.land([Self.square], flat), to: Self.land([Self.altered[0].ring], flat))
    #expect(none.gainedSquareMeters == 0 && none.lostSquareMeters == 0 && none.straight == nil)
  }

  @Test("Edges of some hundred metres stay what a planar overlay makes of them")
  func short() throws {
    let terms = try EdgeTerms(.wgs84)
    let edges = (0..<100).map { number in
      let x = 37 + Double(number) * 0.01
      return Edge(from: Coordinate(x: x, y: 48), to: Coordinate(x: x + 0.01, y: 48.005))
    }
    let chain = EdgeChain(noded: edges)
    #expect(try terms.densified(chain) == chain)
  }

  /// Rings around a centre, with edges of up to tens of degrees.
  private static func country(using random: inout SeededGenerator, width: Double) -> [Coordinate] {
    let center = Coordinate(
      x: Double.random(in: 0...60, using: &random), y: Double.random(in: -20...50, using: &random))
    let count = Int.random(in: 3...7, using: &random)
    let turn = Double.random(in: 0...1, using: &random)
    return (0..<count).map { corner in
      let angle = 2 * Double.pi * (Double(corner) + turn) / Double(count)
      let reach = width * Double.random(in: 0.5...1, using: &random)
      return Coordinate(x: center.x + reach * cos(angle), y: center.y + reach * 0.6 * sin(angle))
    }
  }

  @Test("Random countries with edges of 2 to 30 degrees, on every earth", arguments: 0..<8 as Range<UInt64>)
  func countries(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let width = [2.0, 6, 15, 25][Int(seed % 4)]
    let first = Self.country(using: &random, width: width)
    // The next day some corners moved, some a little, and some edges have a vertex on them.
    var second: [Coordinate] = []
    for (corner, next) in zip(first, first.dropFirst() + [first[0]]) {
      second.append(corner)
      switch Int.random(in: 0...3, using: &random) {
      case 0: second.append(Coordinate(x: (corner.x + next.x) / 2, y: (corner.y + next.y) / 2))
      case 1:
        second[second.count - 1].x += 1e-7
      case 2: second[second.count - 1].y += width / 50
      default: break
      }
    }
    let third = Self.country(using: &random, width: width)
    for model in Self.models where model != .epsg(32636) {
      let surveyor = try Surveyor(earth: model)
      let lands = try [[first], [second], [third], [first, third]].map { try Self.land($0, surveyor) }
      // A part of a longest edge is worth a square metre or two; some edges of thousands of kilometres are capped.
      let tolerance = width > 10 ? 3e4 : 12_000.0
      for (before, after) in [(0, 1), (1, 2), (0, 2), (0, 3), (3, 2)] {
        try Self.expectPossible(
          lands[before], lands[after], surveyor, "seed \(seed), \(model), \(before) to \(after)",
          tolerance: tolerance)
      }
      let (a, b, union) = (lands[0].squareMeters, lands[2].squareMeters, lands[3].squareMeters)
      #expect(union >= max(a, b) - tolerance && union <= a + b + tolerance, "seed \(seed), \(model)")
      // What both have by inclusion and exclusion is what comparing them leaves.
      let comparison = try surveyor.comparison(of: lands[0], with: lands[2])
      #expect(
        abs(comparison.onlyASquareKilometers * 1e6 - (union - b)) < tolerance + 2e-4 * union,
        "seed \(seed), \(model)")
    }
  }

  @Test("The parts of a line add up to it, and each is short", arguments: models)
  func parts(model: EarthModel) throws {
    let terms = try EdgeTerms(model)
    var random = SeededGenerator(seed: 7)
    for _ in 0..<40 {
      func place() -> Coordinate {
        Coordinate(
          x: Double.random(in: 31...39, using: &random), y: Double.random(in: 44...52, using: &random))
      }
      let edge = Edge(from: place(), to: place())
      let chain = EdgeChain(noded: [edge])
      let parts = try terms.densified(chain)
      let (whole, sum) = (try terms.area(of: chain), try terms.area(of: parts))
      // PROJ's way back from the plane of equal areas is good to a millimetre or so.
      #expect(abs(whole - sum) < (model == .epsg(6933) ? 500 : 0.5), "\(model): \(edge)")
      // Laid out again, nothing is left to do.
      #expect(try terms.densified(parts) == parts)
      #expect(try terms.densified(chain.negated) == parts.negated)
    }
  }

  @Test(
    "Two features that share a long side, one with a vertex on it, are no smaller than the larger of them")
  func union() throws {
    let surveyor = try Surveyor()
    for (name, ring) in Self.altered {
      let land = try Self.land([Self.square, ring], surveyor)
      let single = try [Self.square, ring].map { try Self.land([$0], surveyor).squareMeters }
      #expect(land.squareMeters >= (single.max() ?? 0) - 1_000, "\(name)")
      #expect(land.squareMeters <= single.reduce(0, +), "\(name)")
    }
  }

  @Test("A strip that is less than nothing between geodesics is land, and is told of")
  func strip() throws {
    // Its long side in the south bulges over the vertices in the north.
    let ring = Self.ring([
      (37, 48), (38, 48), (38, 48.000_1), (37.75, 48.000_1), (37.5, 48.000_1), (37.25, 48.000_1),
      (37, 48.000_1),
    ])
    let surveyor = try Surveyor()
    let features = [
      StatusFeature(
        index: 0, name: nil, status: .occupied, part: nil,
        polygons: [Polygon(exterior: Ring(ring + [ring[0]]))])
    ]
    let survey = try surveyor.survey(Snapshot(path: "map", source: .generic, features: features))
    #expect(try survey.land(of: .allOccupied).squareMeters > 0)
    #expect(survey.repairs.count == 1)
    #expect(Geodesic.wgs84.ringArea(Ring(ring + [ring[0]])).squareMeters < 0)
  }

  @Test("What became of land is never less than nothing, and the margins hold")
  func transitions() throws {
    let surveyor = try Surveyor()
    func lands(_ ring: [Coordinate]) throws -> StatusLands {
      let features = [
        StatusFeature(
          index: 0, name: nil, status: .occupied, part: nil,
          polygons: [Polygon(exterior: Ring(ring + [ring[0]]))])
      ]
      return try surveyor.survey(Snapshot(path: "map", source: .generic, features: features)).statusLands()
    }
    let before = try lands(Self.square)
    for (name, ring) in Self.altered {
      let after = try lands(ring)
      for (early, late) in [(before, after), (after, before)] {
        let matrix = try surveyor.transitions(from: early, to: late)
        #expect(matrix.entries.allSatisfy { $0.squareMeters > -1e-3 }, "\(name)")
        #expect(
          abs(matrix.squareMeters(from: .occupied) / 1e6 - early.squareKilometers(of: .occupied)) < 1e-6,
          "\(name)")
        #expect(
          abs(matrix.squareMeters(to: .occupied) / 1e6 - late.squareKilometers(of: .occupied)) < 1e-6,
          "\(name)")
      }
    }
  }
}
