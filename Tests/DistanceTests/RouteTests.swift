import FrontLine
import GeoTypes
import Measurement
import Proximity
import TestSupport
import Testing

struct RouteTests {
  @Test(
    .enabled(if: SharedMaterial.isPresent, "skipped: no ../shared"),
    arguments: [EarthModel.wgs84, .wgs84Straight])
  func testLine(earth: EarthModel) throws {
    let model = try EdgeModel(earth)
    let route = try Route(Material.testLine().lineStrings, model: model)
    let path = "\(SharedMaterial.folder)/corpus/union/deepstatemap_data_20250812.geojson"
    let survey = try Surveyor(earth: earth).survey(SnapshotReader().read(path: path))
    let land = try survey.land(of: .allOccupied)
    let report = try RouteSurveyor(route).report(on: survey, territory: land)
    // Four decimals are given; an arc of the straight line is up to 1.3 mm longer than the geodesic.
    #expect(abs(route.meters - 48296.7) < 0.1)
    let occupied = report.stretches.filter { $0.status == .occupied }.reduce(0) { $0 + $1.meters }
    #expect(abs(occupied - 498) < (model == .straight ? 0.5 : 2))
    #expect(abs(report.stretches.reduce(0) { $0 + $1.meters } - route.meters) < 1e-6)
    #expect(report.crossings.map(\.enters) == [true, false])
    for nearness in report.within {
      let sampled = try sampledLength(route, land, within: nearness.kilometers * 1000)
      // Each end of a near part is found to a sample, and there are at most four parts.
      #expect(abs(sampled - nearness.lengthMeters) < 8, "\(nearness)")
    }
  }

  /// Samples at 1 m; where the distance is far from the limit the samples that can't matter are passed over.
  private func sampledLength(_ route: Route, _ land: Land, within limit: Double) throws -> Double {
    let proximity = GeodesicProximity(model: route.model)
    var (place, count) = (0, 0)
    let last = Int(route.meters)
    while place <= last {
      let point = route.coordinate(atMeters: Double(place))
      let found = try #require(
        proximity.nearest(try DistanceTarget(.point(point), model: route.model), to: land))
      let steps = max(1, min(Int(abs(found.meters - limit)) - 1, last + 1 - place))
      if found.meters <= limit { count += steps }
      place += steps
    }
    return Double(count)
  }

  @Test("Within nothing is what lies in the territory, and within a millimetre hardly more")
  func withinNothing() throws {
    func c(_ x: Double, _ y: Double) -> Coordinate { Coordinate(x: x, y: y) }
    let square = Polygon(
      exterior: Ring([c(37, 48), c(37.01, 48), c(37.011, 48.01), c(37, 48.01), c(37, 48)]))
    let survey = try Surveyor().survey(
      Snapshot(
        path: "test", source: .generic,
        features: [StatusFeature(index: 0, name: nil, status: .occupied, polygons: [square])]))
    let lines = [
      [c(36.99, 48.002), c(37.02, 48.007)],
      // Along an edge, through a corner and past one.
      [c(36.99, 48), c(37.005, 48), c(37.02, 48)], [c(36.99, 47.99), c(37.02, 48.02)],
      [c(36.99, 48.01), c(37.01, 47.99)], [c(37.004, 48.004), c(37.005, 48.005)],
    ]
    for (number, line) in lines.enumerated() {
      let route = try Route([LineString(line)], model: .straight)
      let report = try RouteSurveyor(route, RouteQuestions(withinKilometers: [0, 1e-6])).report(
        on: survey, territory: try survey.land(of: .allOccupied))
      let held = report.stretches.filter { $0.status == .occupied }.reduce(0) { $0 + $1.meters }
      #expect(abs(report.within[0].lengthMeters - held) < 1e-6, "line \(number)")
      #expect(report.within[1].lengthMeters >= report.within[0].lengthMeters, "line \(number)")
      // Along an edge all of it lies within any distance.
      let spare = number == 1 ? 800.0 : 0.02
      #expect(report.within[1].lengthMeters < held + spare, "line \(number)")
    }
  }

  @Test func partsAreJoined() throws {
    func c(_ x: Double) -> Coordinate { Coordinate(x: x, y: 48) }
    let route = try Route(
      [LineString([c(37), c(37.1)]), LineString([c(37.3), c(37.2)]), LineString([c(37.1), c(37.2)])],
      model: .geodesic)
    #expect(route.gaps.isEmpty)
    #expect(
      route.lines(fromMeters: 0, toMeters: route.meters) == [LineString([c(37), c(37.1), c(37.2), c(37.3)])])
    let broken = try Route(
      [LineString([c(37), c(37.1)]), LineString([c(37.3), c(37.2)])], model: .geodesic)
    #expect(broken.gaps.count == 1)
    #expect(broken.gaps.first?.from == c(37.1) && broken.gaps.first?.to == c(37.2))
    // Three equal steps along a parallel, one of them a gap.
    #expect(abs((broken.gaps.first?.meters ?? 0) + broken.meters - route.meters) < 1e-6)
  }

  @Test func emptyAndSingle() throws {
    #expect(throws: DistanceError.singlePosition) {
      try Route([LineString([.init(x: 1, y: 2)])], model: .geodesic)
    }
    #expect(throws: DistanceError.emptyTarget) { try Route([], model: .geodesic) }
    #expect(throws: DistanceError.emptyTarget) { try DistanceTarget(.collection([]), model: .geodesic) }
    #expect(throws: DistanceError.areaModel(.turf)) { try EdgeModel(.turf) }
  }
}
