import GeoTypes
import Geodesics
import Proximity
import TestSupport
import Testing

/// The router against Dijkstra's algorithm in its plainest form.
struct NetworkTests {
  @Test("Lines that meet at their ends, and lines that share corners", arguments: [false, true])
  func shortestWays(sharesCorners: Bool) throws {
    var (blockedCount, lostCount) = (0, 0)
    for seed in 0..<200 {
      let world = RandomNetwork(seed: UInt64(seed), sharesCorners: sharesCorners)
      let network = try RoadNetwork(world.network, model: .geodesic)
      let land = try Material.land([world.land])
      let clearance = Double(seed % 3) * 700
      let proximity = GeodesicProximity(model: .geodesic)
      let isOpen = try world.lines.map { line in
        let found = try #require(
          proximity.nearest(try DistanceTarget(.lineString(line), model: .geodesic), to: land))
        return !found.isInside && (clearance == 0 || found.meters > clearance)
      }
      blockedCount += isOpen.count { !$0 }
      for (start, goal) in world.trips {
        let (from, to) = (
          network.location(nearestTo: world.nodes[start]), network.location(nearestTo: world.nodes[goal])
        )
        #expect(from.metersOff == 0 && to.metersOff == 0)
        let free = network.shortestWay(from: from, to: to) { _ in true }
        check(free, world.distance(from: start, to: goal) { _ in true }, world, start, goal, seed)
        let careful = try network.shortestWay(
          from: from, to: to, avoiding: land, clearanceMeters: clearance)
        let wanted = world.distance(from: start, to: goal) { isOpen[$0] }
        // A trip from or to a node in the land is closed at once, and so is every line that meets there.
        check(careful, wanted, world, start, goal, seed)
        if free != nil, careful == nil { lostCount += 1 }
      }
    }
    #expect(blockedCount > 200, "lines are blocked in enough of the networks")
    #expect(lostCount > 20, "some ways are lost")
  }

  private func check(
    _ way: RoadNetwork.Way?, _ wanted: Double?, _ world: RandomNetwork, _ start: Int, _ goal: Int, _ seed: Int
  ) {
    guard let way, let wanted else {
      #expect(
        way == nil && wanted == nil,
        "seed \(seed): \(String(describing: way)), wanted \(String(describing: wanted))")
      return
    }
    // Sums of the same geodesics in another order.
    #expect(abs(way.meters - wanted) < 1e-6, "seed \(seed)")
    #expect(abs(Geodesic.wgs84.length(of: LineString(way.coordinates)) - wanted) < 1e-6, "seed \(seed)")
    #expect(way.coordinates.first == world.nodes[start] && way.coordinates.last == world.nodes[goal])
  }

  @Test("A crossroads of OpenStreetMap is a corner of both ways, a bridge is of neither")
  func corners() throws {
    func c(_ x: Double, _ y: Double) -> Coordinate { Coordinate(x: x, y: y) }
    let across = LineString([c(37, 48), c(37.1, 48), c(37.2, 48)])
    let network = try RoadNetwork(
      [
        across, LineString([c(37.1, 47.9), c(37.1, 48), c(37.1, 48.1)]),
        // Passes itself at a corner, and a line that is there twice.
        LineString([c(37.1, 48.1), c(37.3, 48.1), c(37.3, 48.3), c(37.2, 48.2), c(37.3, 48.1), c(37.4, 48.1)]
        ),
        across,
      ], model: .geodesic)
    #expect(network.componentCount == 1)
    func way(_ from: Coordinate, _ to: Coordinate) -> [Coordinate]? {
      network.shortestWay(from: network.location(nearestTo: from), to: network.location(nearestTo: to)) { _ in
        true
      }?
      .coordinates
    }
    #expect(way(c(37, 48), c(37.1, 47.9)) == [c(37, 48), c(37.1, 48), c(37.1, 47.9)])
    #expect(way(c(37.1, 48.1), c(37.4, 48.1)) == [c(37.1, 48.1), c(37.3, 48.1), c(37.4, 48.1)])
    let bridge = try RoadNetwork(
      [across, LineString([c(37.1, 47.9), c(37.1, 48.1)])], model: .geodesic)
    #expect(bridge.componentCount == 2)
  }

  @Test func endsThatMeetCorners() throws {
    let network = try RoadNetwork(
      [
        LineString([.init(x: 37, y: 48), .init(x: 37.1, y: 48), .init(x: 37.2, y: 48)]),
        LineString([.init(x: 37.1, y: 48.1), .init(x: 37.1, y: 48)]),
        LineString([.init(x: 37.05, y: 47.9), .init(x: 37.05, y: 48.2)]),
      ], model: .geodesic)
    // The third line crosses the first on a bridge.
    #expect(network.componentCount == 2)
    let from = network.location(nearestTo: .init(x: 37.02, y: 48))
    let way = try #require(
      network.shortestWay(from: from, to: network.location(nearestTo: .init(x: 37.1, y: 48.1))) { _ in true })
    #expect(way.coordinates.count == 3)
    #expect(
      network.shortestWay(from: from, to: network.location(nearestTo: .init(x: 37.05, y: 48.2))) { _ in true }
        == nil)
  }
}

private struct RandomNetwork {
  var nodes: [Coordinate]
  var lines: [LineString] = []
  /// The same lines as they are given to the router.
  var network: [LineString] = []
  var ends: [(Int, Int)] = []
  var trips: [(Int, Int)] = []
  var land: Polygon

  /// - Parameter sharesCorners: Whether lines lead over further nodes, as the ways of OpenStreetMap do. What the
  ///   reference knows as lines are then the steps from node to node, which `network` has joined.
  init(seed: UInt64, sharesCorners: Bool) {
    var random = SeededGenerator(seed: seed)
    func coordinate() -> Coordinate {
      Coordinate(x: .random(in: 37...37.4, using: &random), y: .random(in: 48...48.3, using: &random))
    }
    let count = Int.random(in: 8...25, using: &random)
    let nodes = (0..<count).map { _ in coordinate() }
    self.nodes = nodes
    for _ in 0..<Int(Double(count) * Double.random(in: 1...1.8, using: &random)) {
      let (a, b) = (Int.random(in: 0..<count, using: &random), Int.random(in: 0..<count, using: &random))
      guard a != b else { continue }
      let corners = (0..<Int.random(in: 0...2, using: &random)).map { _ in
        Coordinate(
          x: (nodes[a].x + nodes[b].x) / 2 + .random(in: -0.02...0.02, using: &random),
          y: (nodes[a].y + nodes[b].y) / 2 + .random(in: -0.02...0.02, using: &random))
      }
      lines.append(LineString([nodes[a]] + corners + [nodes[b]]))
      ends.append((a, b))
      network.append(lines[lines.count - 1])
      var last = b
      for _ in 0..<(sharesCorners ? Int.random(in: 0...3, using: &random) : 0) {
        let next = Int.random(in: 0..<count, using: &random)
        guard next != last else { continue }
        lines.append(LineString([nodes[last], nodes[next]]))
        ends.append((last, next))
        network[network.count - 1].coordinates.append(nodes[next])
        last = next
      }
    }
    let used = Set(ends.flatMap { [$0.0, $0.1] }).sorted()
    for _ in 0..<5 {
      guard let start = used.randomElement(using: &random), let goal = used.randomElement(using: &random),
        start != goal
      else { continue }
      trips.append((start, goal))
    }
    let corner = coordinate()
    let (w, h) = (
      Double.random(in: 0.02...0.1, using: &random), Double.random(in: 0.02...0.1, using: &random)
    )
    land = Polygon(
      exterior: Ring([
        corner, .init(x: corner.x + w, y: corner.y), .init(x: corner.x + w, y: corner.y + h),
        .init(x: corner.x, y: corner.y + h), corner,
      ]))
  }

  func distance(from start: Int, to goal: Int, isOpen: (Int) -> Bool) -> Double? {
    var distances = [Double](repeating: .infinity, count: nodes.count)
    var open = Set(nodes.indices)
    distances[start] = 0
    while let nearest = open.min(by: { distances[$0] < distances[$1] }), distances[nearest] < .infinity {
      if nearest == goal { return distances[goal] }
      open.remove(nearest)
      for (index, (a, b)) in ends.enumerated() where (a == nearest || b == nearest) && isOpen(index) {
        let next = a == nearest ? b : a
        distances[next] = min(distances[next], distances[nearest] + Geodesic.wgs84.length(of: lines[index]))
      }
    }
    return nil
  }
}
