import FrontLine
import GeoTypes
import Measurement
import PROJ
import Proximity
import TestSupport
import Testing

@Suite("The border belongs to the land, on every side of it; what only comes up to it touches")
struct BorderTests {
  private static func ring(_ coordinates: (Double, Double)...) -> Ring {
    Ring((coordinates + [coordinates[0]]).map { Coordinate(x: $0.0, y: $0.1) })
  }

  private static func square(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> Polygon {
    Polygon(exterior: ring((west, south), (east, south), (east, north), (west, north)))
  }

  private static func line(_ coordinates: (Double, Double)...) -> Geometry {
    .lineString(LineString(coordinates.map { Coordinate(x: $0.0, y: $0.1) }))
  }

  /// A square with a square hole.
  private static let territory = Polygon(
    exterior: square(37, 48, 38, 49).exterior, holes: [square(37.4, 48.4, 37.6, 48.6).exterior])

  private enum Answer { case inside, touches, apart }

  private func answer(
    _ geometry: Geometry, _ model: EdgeModel = .straight, to polygons: [Polygon] = [territory]
  ) throws -> Answer {
    let found = try #require(
      GeodesicProximity(model: model).nearest(
        try DistanceTarget(geometry, model: model), to: try Material.land(polygons)))
    #expect(!found.isInside || found.meters == 0)
    return found.isInside ? .inside : found.touches ? .touches : .apart
  }

  @Test("Points on every side, at every corner, of the hole too")
  func points() throws {
    let places = [
      (37.0, 48.5), (38, 48.5), (37.5, 48), (37.5, 49), (37, 48), (38, 48), (38, 49), (37, 49), (37.4, 48.5),
      (37.6, 48.5), (37.5, 48.4), (37.5, 48.6), (37.4, 48.4), (37.6, 48.4), (37.6, 48.6), (37.4, 48.6),
    ]
    for (x, y) in places { #expect(try answer(.point(Coordinate(x: x, y: y))) == .inside, "\(x), \(y)") }
    #expect(try answer(.multiPoint([Coordinate(x: 30, y: 40), Coordinate(x: 38, y: 48.5)])) == .inside)
    // A millimetre off it is not on it.
    for (x, y) in [
      (37 - 2e-8, 48.5), (38 + 2e-8, 48.5), (37.5, 49 + 1e-8), (37.5, 48 - 1e-8), (37.6 - 2e-8, 48.5),
    ] {
      #expect(try answer(.point(Coordinate(x: x, y: y))) == .apart, "\(x), \(y)")
    }
    // Meridians and corners are the same for both kinds of edges.
    for (x, y) in [(37.0, 48.5), (38, 48.5), (37, 48), (38, 49), (37.4, 48.5), (37.6, 48.5)] {
      #expect(try answer(.point(Coordinate(x: x, y: y)), .geodesic) == .inside, "\(x), \(y)")
    }
  }

  @Test("Points on slanted edges, and on a border that two polygons share")
  func slanted() throws {
    let diamond = Polygon(exterior: Self.ring((37, 48.5), (37.5, 48), (38, 48.5), (37.5, 49)))
    for (x, y) in [(37.25, 48.25), (37.75, 48.25), (37.75, 48.75), (37.25, 48.75)] {
      #expect(try answer(.point(Coordinate(x: x, y: y)), to: [diamond]) == .inside)
    }
    let halves = [Self.square(37, 48, 37.5, 49), Self.square(37.5, 48, 38, 49)]
    for y in [48, 48.5, 49] {
      #expect(try answer(.point(Coordinate(x: 37.5, y: y)), to: halves) == .inside)
      #expect(try answer(.point(Coordinate(x: 37.5, y: y)), to: halves.reversed()) == .inside)
    }
    #expect(try answer(Self.line((37.5, 48.2), (37.5, 48.8)), to: halves) == .inside)
  }

  @Test("Lines that touch, run along, enter and start on the border, from all sides")
  func lines() throws {
    let touching = [
      Self.line((36.5, 48.5), (37, 48.5)), Self.line((37, 48.5), (36.5, 48.5)),
      Self.line((38.5, 48.5), (38, 48.5)),
      Self.line((37.5, 49.5), (37.5, 49)), Self.line((37.5, 47.5), (37.5, 48)),
      Self.line((36.5, 47.5), (37, 48)),
      Self.line((38, 49), (39, 50)), Self.line((36, 49), (37, 48), (37, 47)), Self.line((36, 48), (38, 50)),
      Self.line((37.5, 48.5), (37.6, 48.5)), Self.line((37.4, 48.5), (37.6, 48.5)),
      Self.line((38, 48.5), (38.5, 48.6), (38, 48.7)),
    ]
    for (number, line) in touching.enumerated() { #expect(try answer(line) == .touches, "\(number)") }
    let inside = [
      Self.line((38, 48.2), (38, 48.8)), Self.line((37, 48.8), (37, 48.2)), Self.line((37.2, 48), (37.8, 48)),
      Self.line((37.2, 49), (37.8, 49)), Self.line((37.4, 48.45), (37.4, 48.55)),
      Self.line((37.6, 48.3), (37.6, 48.7)), Self.line((36.5, 49), (37.1, 49)),
      Self.line((37, 48.5), (37.1, 48.5)),
      Self.line((38, 48.5), (37.9, 48.5)), Self.line((36, 47), (37, 48), (37.3, 48.3)),
      Self.line((38, 49), (37, 48)), Self.line((37.6, 48.5), (37.7, 48.5)),
    ]
    for (number, line) in inside.enumerated() { #expect(try answer(line) == .inside, "\(number)") }
    for line in [touching[0], touching[2], touching[5]] { #expect(try answer(line, .geodesic) == .touches) }
    for line in [inside[0], inside[1], inside[4]] { #expect(try answer(line, .geodesic) == .inside) }
  }

  @Test("Polygons beside, upon and around the land")
  func polygons() throws {
    for beside in [
      Self.square(36, 48, 37, 49), Self.square(38, 48.2, 39, 48.8), Self.square(37.2, 49, 37.8, 50),
      Self.square(36, 47, 37, 48), Self.square(37.4, 48.4, 37.6, 48.6), Self.square(37.4, 48.45, 37.5, 48.55),
    ] {
      #expect(try answer(.polygon(beside)) == .touches)
    }
    for upon in [
      Self.square(37, 48, 38, 49), Self.territory, Self.square(37, 48, 37.2, 48.2),
      Self.square(36, 47, 39, 50),
      Self.square(37, 48, 39, 50), Self.square(36.5, 48.2, 37.1, 48.3), Self.square(37.1, 48.1, 37.2, 48.2),
    ] {
      #expect(try answer(.polygon(upon)) == .inside)
    }
    // One of two islands lies in it, whichever comes first.
    let islands = [Self.square(30, 48, 31, 49), Self.square(37.1, 48.1, 37.2, 48.2)]
    #expect(try answer(.polygon(Self.square(37, 48, 38, 49)), to: islands) == .inside)
  }

  @Test("A route that touches crosses nothing; one along the border lies in the territory")
  func routes() throws {
    func report(_ coordinates: (Double, Double)...) throws -> RouteReport {
      let snapshot = Snapshot(
        path: "x", source: .generic,
        features: [StatusFeature(index: 0, name: nil, status: .occupied, polygons: [Self.territory])])
      let survey = try Surveyor().survey(snapshot)
      let line = LineString(coordinates.map { Coordinate(x: $0.0, y: $0.1) })
      return try RouteSurveyor(try Route([line], model: .straight)).report(
        on: survey, territory: survey.land(of: .allOccupied))
    }
    let touching = try report((36, 49), (37, 48), (36, 47))
    #expect(touching.nearest?.touches == true && touching.crossings.isEmpty)
    #expect(touching.stretches.map(\.statusName) == ["free"])
    for along in [try report((38, 48.2), (38, 48.8)), try report((37, 48.8), (37, 48.2))] {
      #expect(along.nearest?.isInside == true && along.stretches.map(\.statusName) == ["occupied"])
    }
  }

  @Test("A place deep inside, beside a slit, is inside or as far from the front as without the slit")
  func besideSlits() throws {
    let halves = [Self.square(37, 48, 37.5, 49), Self.square(37.500004, 48, 38, 49)]
    let land = try Material.land(halves)
    let target = try DistanceTarget(.point(Coordinate(x: 37.500002, y: 48.5)), model: .straight)
    #expect(GeodesicProximity(model: .straight).nearest(target, to: land)?.isInside == false)
    let closed = try GapCloser().close(land).land
    #expect(GeodesicProximity(model: .straight).nearest(target, to: closed)?.isInside == true)
  }

  @Test("A route goes through a gap without a stutter, and through one between two statuses")
  func stutter() throws {
    let line = LineString([Coordinate(x: 36.5, y: 48.5), Coordinate(x: 38.5, y: 48.5)])
    func report(_ second: ControlStatus, gap: Double) throws -> RouteReport {
      let snapshot = Snapshot(
        path: "x", source: .generic,
        features: [
          StatusFeature(index: 0, name: nil, status: .occupied, polygons: [Self.square(37, 48, 37.5, 49)]),
          StatusFeature(index: 1, name: nil, status: second, polygons: [Self.square(37.500004, 48, 38, 49)]),
        ])
      let survey = try Surveyor().survey(snapshot)
      let land = try GapCloser(limitMeters: gap).close(survey.land(of: .allOccupied)).land
      return try RouteSurveyor(try Route([line], model: .straight), gapMeters: gap).report(
        on: survey, territory: land)
    }
    #expect(try report(.occupied, gap: 0).stretches.count == 5)
    let one = try report(.occupied, gap: 2)
    #expect(one.stretches.map(\.statusName) == ["free", "occupied", "free"] && one.crossings.count == 2)
    #expect(try report(.contested, gap: 0).stretches.count == 5)
    let two = try report(.contested, gap: 2)
    #expect(two.stretches.map(\.statusName) == ["free", "occupied", "contested", "free"])
    // The contested land is no part of the territory, and neither is what lies between.
    #expect(two.crossings.count == 2)
    #expect(abs(two.stretches[1].toMeters - two.crossings[1].chainageMeters) < 1e-3)
  }
}
