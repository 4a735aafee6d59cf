import EdgeChains
import Foundation
import FrontLine
import GeoTypes
import Geodesics
import Measurement
import TestSupport
import Testing

@testable import Proximity

/// The borders of buffers against distances measured by themselves.
@Suite("Buffers")
struct BufferTests {
  private static let metersPerDegree = 111_200.0

  /// A rectangle of so many metres about a centre at 48° N.
  private static func rectangle(
    _ west: Double, _ south: Double, _ east: Double, _ north: Double, hole: [Double]? = nil
  ) -> Polygon {
    func ring(_ limits: [Double]) -> Ring {
      func corner(_ x: Double, _ y: Double) -> Coordinate {
        Coordinate(
          x: 37 + x / (metersPerDegree * 0.669), y: 48 + y / metersPerDegree)
      }
      return Ring([
        corner(limits[0], limits[1]), corner(limits[2], limits[1]), corner(limits[2], limits[3]),
        corner(limits[0], limits[3]), corner(limits[0], limits[1]),
      ])
    }
    return Polygon(exterior: ring([west, south, east, north]), holes: hole.map { [ring($0)] } ?? [])
  }

  private static func area(_ chain: EdgeChain) throws -> Double {
    try EdgeTerms(.wgs84).area(of: chain) / 1e6
  }

  /// The greatest difference of a chain's points from a distance to the land's border.
  private static func worst(_ chain: EdgeChain, _ land: Land, meters: Double, _ model: EdgeModel) -> Double {
    let border = Buffers(land, model: model)
    var worst = 0.0
    for edge in chain.edges {
      let middle = Coordinate(x: (edge.low.x + edge.high.x) / 2, y: (edge.low.y + edge.high.y) / 2)
      for point in [edge.low, middle] {
        worst = max(worst, abs(border.meters(toBorderFrom: point) - meters))
      }
    }
    return worst
  }

  @Test(
    "The distance of a point from the border is that of the geodesic",
    arguments: [EdgeModel.geodesic, .straight])
  func field(model: EdgeModel) throws {
    for seed in 0..<60 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let land = try Material.land([Self.star(&random, meters: .random(in: 2e3...3e5, using: &random))])
      let buffers = Buffers(land, model: model)
      let proximity = GeodesicProximity(model: model)
      for _ in 0..<20 {
        let point = Coordinate(
          x: 37 + .random(in: -3...3, using: &random), y: 48 + .random(in: -2...2, using: &random))
        let found = try #require(proximity.nearest(DistanceTarget(.point(point), model: model), to: land))
        if found.isInside { continue }
        // Two centimetres between an edge and its chord, and of the excess of an arc over its chord a hundredth, which
        // grows with the third power.
        let limit = 0.03 + found.meters * pow(found.meters / 6.4e6, 2) / 24 * 0.02
        #expect(abs(buffers.meters(toBorderFrom: point) - found.meters) < limit, "seed \(seed), \(point)")
      }
    }
  }

  /// A star of nine to forty corners, as ragged as a front.
  private static func star(_ random: inout SeededGenerator, meters: Double) -> Polygon {
    let count = Int.random(in: 9...40, using: &random)
    let corners = (0..<count).map { corner in
      let angle = 2 * Double.pi * Double(corner) / Double(count)
      let radius = meters * .random(in: 0.3...1, using: &random)
      return Coordinate(
        x: 37 + radius * cos(angle) / (metersPerDegree * 0.669), y: 48 + radius * sin(angle) / metersPerDegree
      )
    }
    return Polygon(exterior: Ring(corners + [corners[0]]))
  }

  @Test("Every point of a border lies within a metre of the distance, on either side of ragged land")
  func random() throws {
    for seed in 0..<40 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let model: EdgeModel = Bool.random(using: &random) ? .geodesic : .straight
      let size = Double.random(in: 2e3...6e4, using: &random)
      let land = try Material.land([Self.star(&random, meters: size)])
      let meters = Double.random(in: 0.05...1, using: &random) * size
      let buffers = Buffers(land, model: model)
      let around = try buffers.around(meters: meters)
      #expect(Self.worst(around, land, meters: meters, model) < 0.8, "seed \(seed)")
      let core = try buffers.core(meters: meters)
      #expect(Self.worst(core, land, meters: meters, model) < 0.8, "seed \(seed)")
      // A point lies in the buffer where its distance says so.
      let (outer, inner) = (EdgeTree(around, model: .straight), EdgeTree(core, model: .straight))
      let degrees = (size + meters) * 1.2 / Self.metersPerDegree
      for _ in 0..<300 {
        let point = Coordinate(
          x: 37 + .random(in: -degrees...degrees, using: &random) * 1.5,
          y: 48 + .random(in: -degrees...degrees, using: &random))
        let distance = buffers.meters(toBorderFrom: point)
        if abs(distance - meters) < 1 { continue }
        let isInLand = EdgeTree(land.boundary, model: model).winding(around: point) > 0
        #expect(
          (outer.winding(around: point) > 0) == (isInLand || distance < meters), "seed \(seed), \(point)")
        #expect(
          (inner.winding(around: point) > 0) == (isInLand && distance > meters), "seed \(seed), \(point)")
      }
    }
  }

  @Test("A channel as wide as a few metres stays open, and is closed where the buffers meet")
  func channel() throws {
    for gap in [10_004.0, 10_060, 9_990] {
      let land = try Material.land([
        Self.rectangle(-20_000, -30_000, 0, 30_000), Self.rectangle(gap, -30_000, gap + 20_000, 30_000),
      ])
      // Meridians converge, so the channel is narrower in the north and may be closed there; the south decides.
      let around = try Buffers(land, model: .geodesic).around(meters: 5000)
      let tree = EdgeTree(around, model: .straight)
      let middle = Coordinate(
        x: 37 + gap / 2 / (Self.metersPerDegree * 0.669), y: 48 - 30_000 / Self.metersPerDegree)
      let distance = Buffers(land, model: .geodesic).meters(toBorderFrom: middle)
      #expect((tree.winding(around: middle) > 0) == (distance < 5000), "\(gap): \(distance)")
      #expect(Self.worst(around, land, meters: 5000, .geodesic) < 0.8)
    }
  }

  @Test("A hole in land is filled where it is narrow, and keeps an island where it is wide")
  func hole() throws {
    let land = try Material.land([
      Self.rectangle(-40_000, -40_000, 40_000, 40_000, hole: [-12_000, -12_000, 12_000, 12_000])
    ])
    let buffers = Buffers(land, model: .geodesic)
    let wide = try buffers.around(meters: 5000)
    let narrow = try buffers.around(meters: 13_000)
    #expect(wide.polygons().reduce(0) { $0 + $1.holes.count } == 1)
    #expect(narrow.polygons().allSatisfy { $0.holes.isEmpty })
    // What is left is a rectangle 10 km narrower on both sides: the corners of a hole are not rounded. The sides of
    // the hole itself differ by 0.3 %, for meridians converge.
    func holes(_ chain: EdgeChain) throws -> Double {
      try Self.area(
        EdgeChain(boundariesOf: chain.polygons().flatMap(\.holes).map { Polygon(exterior: $0) }))
    }
    let left = try holes(land.boundary).squareRoot() - 10
    #expect(abs(try holes(wide) / (left * left) - 1) < 0.003)
  }

  @Test("The zones of both sides add up to what the farthest limits bound")
  func sum() throws {
    var random = SeededGenerator(seed: 5)
    let land = try Material.land([Self.star(&random, meters: 40_000)])
    let buffers = Buffers(land, model: .geodesic)
    let limits = [1.0, 3, 8]
    let zones = Zone.zones(limits, side: .territory).reversed() + Zone.zones(limits)
    for threads in [1, 3] {
      let areas = try buffers.boundaries(of: zones, threads: threads).map(Self.area)
      #expect(areas.allSatisfy { $0 > 0 })
      let whole = try Self.area(buffers.around(meters: 8000)) - Self.area(buffers.core(meters: 8000))
      // Sums of the same terms: they differ by rounding alone.
      #expect(abs(areas.reduce(0, +) - whole) < 1e-6)
    }
  }

  @Test("The buffer of a point is a disc on the ellipsoid")
  func disc() throws {
    let land = try Material.land([Self.rectangle(0, 0, 0.5, 0.5)])
    for meters in [200.0, 5000, 50_000] {
      let area = try Self.area(Buffers(land, model: .geodesic).around(meters: meters))
      // A cap of a sphere of the Gaussian radius at 48° N, π r² (1 - r²/12 R²); the chords take s²/12 r² of it.
      let cap = Double.pi * meters * meters * (1 - meters * meters / 12 / 6.38e6 / 6.38e6) / 1e6
      #expect(abs(area / cap - 1) < 0.004 * 200 / meters + 1e-4, "\(meters): \(area), \(cap)")
    }
  }

  @Test("Land that is empty has no buffer, and one beyond the map is refused")
  func limits() throws {
    #expect(try Buffers(.none, model: .geodesic).around(meters: 1000).isEmpty)
    let north = try Material.land([
      Polygon(
        exterior: Ring([
          Coordinate(x: 10, y: 84.9), Coordinate(x: 11, y: 84.9), Coordinate(x: 11, y: 84.95),
          Coordinate(x: 10, y: 84.9),
        ]))
    ])
    #expect(throws: ZoneError.self) { try Buffers(north, model: .geodesic).around(meters: 50_000) }
  }

  @Test("Positions that cost the change are those of a first look")
  func positions() throws {
    var random = SeededGenerator(seed: 11)
    let places = (0..<400).map { number in
      Place(
        name: "P\(number)",
        coordinate: Coordinate(
          x: 37 + .random(in: -1...1, using: &random), y: 48 + .random(in: -0.7...0.7, using: &random)))
    }
    let walking = try PlacePositions(PlaceList(places), model: .geodesic, mostMeters: 15_000)
    var polygon = Self.star(&random, meters: 40_000)
    for day in 0..<30 {
      var corners = Array(polygon.exterior.coordinates.dropLast())
      let moved = Int.random(in: 0..<corners.count, using: &random)
      corners[moved].x += .random(in: -0.05...0.05, using: &random)
      corners[moved].y += .random(in: -0.05...0.05, using: &random)
      polygon = Polygon(exterior: Ring(corners + [corners[0]]))
      // Now and then a day without land.
      let land = day == 17 ? Land.none : try Material.land([polygon])
      let fresh = try PlacePositions(PlaceList(places), model: .geodesic, mostMeters: 15_000)
      #expect(walking.positions(in: land, threads: 1) == fresh.positions(in: land, threads: 2), "day \(day)")
    }
  }
}
