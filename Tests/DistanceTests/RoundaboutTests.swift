import GeoTypes
import Geodesics
import Proximity
import Testing

@Suite("A road goes round its roundabouts")
struct RoundaboutTests {
  /// West, south, east, north of a place, and on to the west: as traffic on the right goes.
  private static func ring(_ x: Double, from start: Int = 0, radius: Double = 0.002) -> [(Double, Double)] {
    let corners = [(x - radius, 47.5), (x, 47.5 - radius), (x + radius, 47.5), (x, 47.5 + radius)]
    // As decimals are read: a sum may differ from them in the last bit.
    func decimal(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
    return (0...4).map { corners[(start + $0) % 4] }.map { (decimal($0.0), decimal($0.1)) }
  }

  private func line(_ coordinates: [(Double, Double)]) -> LineString {
    LineString(coordinates.map { Coordinate(x: $0.0, y: $0.1) })
  }

  private func route(_ lines: [[(Double, Double)]]) throws -> Route {
    try Route(lines.map(line), model: .geodesic)
  }

  private func meters(_ coordinates: [(Double, Double)]) -> Double {
    Geodesic.wgs84.length(of: line(coordinates))
  }

  private let west: [(Double, Double)] = [(35, 47.5), (35.598, 47.5)]
  private let east: [(Double, Double)] = [(35.602, 47.5), (36.4, 47.5)]
  private var through: Double {
    meters(west + [(35.6, 47.498)] + east)
  }

  @Test("Wherever the ring begins, and whichever of the ways comes first", arguments: 0..<4)
  func oneRing(start: Int) throws {
    let ring = Self.ring(35.6, from: start)
    for lines in [
      [west, ring, east], [ring, west, east], [west, east, ring], [west, ring, east.reversed()],
    ] {
      let route = try route(lines)
      #expect(route.gaps.isEmpty && route.sideWays.isEmpty)
      #expect(abs(route.meters - through) < 1e-6)
    }
    // From the east the other half is gone along, and the same length.
    let back = try route([east.reversed(), ring, west.reversed()])
    #expect(
      back.gaps.isEmpty
        && abs(back.meters - meters(east.reversed() + [(35.6, 47.502)] + west.reversed())) < 1e-6)
  }

  @Test("Several rings, one after the other and touching")
  func severalRings() throws {
    let last = [(36.402, 47.5), (36.8, 47.5)]
    let middle = [(35.602, 47.5), (36.398, 47.5)]
    let two = try route([west, Self.ring(35.6), middle, Self.ring(36.4, from: 3), last])
    #expect(two.gaps.isEmpty)
    #expect(abs(two.meters - meters(west + [(35.6, 47.498)] + middle + [(36.4, 47.498)] + last)) < 1e-6)
    let beyond = [(35.606, 47.5), (36.4, 47.5)]
    let touching = try route([west, Self.ring(35.6), Self.ring(35.604, from: 1), beyond])
    #expect(touching.gaps.isEmpty)
    let line = west + [(35.6, 47.498), (35.602, 47.5), (35.604, 47.498)] + beyond
    #expect(abs(touching.meters - meters(line)) < 1e-6)
  }

  @Test("A way that leaves by the first exit goes a quarter round, by the last three quarters")
  func exits() throws {
    let south = [(35.6, 47.498), (35.6, 47)]
    let first = try route([west, Self.ring(35.6), south])
    #expect(first.gaps.isEmpty && abs(first.meters - meters(west + south)) < 1e-6)
    let north = [(35.6, 47.502), (35.6, 48)]
    let third = try route([west, Self.ring(35.6), north])
    #expect(abs(third.meters - meters(west + [(35.6, 47.498), (35.602, 47.5)] + north)) < 1e-6)
  }

  @Test("A ring at the end of a road is gone round once")
  func endOfRoad() throws {
    let end = try route([west, Self.ring(35.6, from: 2)])
    #expect(end.gaps.isEmpty && abs(end.meters - meters(west) - meters(Self.ring(35.6))) < 1e-6)
    let start = try route([Self.ring(35.6), east])
    #expect(start.gaps.isEmpty && abs(start.meters - meters(east) - meters(Self.ring(35.6))) < 1e-6)
    // A road that is a ring by itself stays one.
    let alone = try route([Self.ring(35.6)])
    #expect(abs(alone.meters - meters(Self.ring(35.6))) < 1e-6)
  }

  @Test("A ring in two ways, and two carriageways: the second is told apart")
  func sideWays() throws {
    let south = [(35.598, 47.5), (35.6, 47.498), (35.602, 47.5)]
    let north = [(35.602, 47.5), (35.6, 47.502), (35.598, 47.5)]
    for lines in [[west, south, north, east], [west, south, east, north]] {
      let route = try route(lines)
      #expect(route.gaps.isEmpty && abs(route.meters - through) < 1e-6)
      #expect(route.sideWays.map(\.coordinates) == [line(north).coordinates])
      #expect(abs(try #require(route.sideWays.first).meters - meters(north)) < 1e-6)
    }
    // Carriageways that part before the roundabout and meet it apart from each other.
    let ring = [(35.6, 47.499), (35.602, 47.499), (35.602, 47.501), (35.6, 47.501), (35.6, 47.499)]
    let lines = [
      [(35.0, 47.5), (35.5, 47.5)], [(35.5, 47.5), (35.6, 47.499)], [(35.6, 47.501), (35.5, 47.5)], ring,
      [(35.602, 47.499), (35.7, 47.5)], [(35.7, 47.5), (35.602, 47.501)], [(35.7, 47.5), (36, 47.5)],
    ]
    let route = try route(lines)
    #expect(route.gaps.isEmpty && route.sideWays.count == 2)
    let way = [(35, 47.5), (35.5, 47.5), (35.6, 47.499), (35.602, 47.499), (35.7, 47.5), (36, 47.5)]
    #expect(abs(route.meters - meters(way)) < 1e-6)
  }

  @Test("A distance is measured to all of a file's lines, those beside the route too")
  func distances() throws {
    let south = [(35.598, 47.5), (35.6, 47.498), (35.602, 47.5)]
    let north = [(35.602, 47.5), (35.6, 47.502), (35.598, 47.5)]
    let field = Polygon(
      exterior: Ring(
        [(35.5, 47.503), (35.7, 47.503), (35.7, 47.6), (35.5, 47.6), (35.5, 47.503)].map {
          Coordinate(x: $0.0, y: $0.1)
        }))
    let land = try Material.land([field])
    for lines in [[west, south, east, north], [west, Self.ring(35.6), east]] {
      let target = try DistanceTarget(.multiLineString(lines.map(line)), model: .straight)
      let found = try #require(GeodesicProximity(model: .straight).nearest(target, to: land))
      #expect(found.target == Coordinate(x: 35.6, y: 47.502) && found.chainageMeters == nil)
    }
  }
}
