import FrontLine
import GeoTypes
import TestSupport
import Testing

@testable import Measurement

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a day takes over from the day before is what it would measure itself, to the last bit.
@Suite("Regions at the cost of the change")
struct CarriedRegionTests {
  /// A net of four-sided regions whose corners are shaken: neighbours share their borders.
  private static func net(_ side: Int, using random: inout SeededGenerator) -> [Region] {
    let corners = (0...side).map { row in
      (0...side).map { column in
        Coordinate(
          x: rounded(31 + 7 * (Double(column) + .random(in: -0.3...0.3, using: &random)) / Double(side)),
          y: rounded(45 + 5 * (Double(row) + .random(in: -0.3...0.3, using: &random)) / Double(side)))
      }
    }
    return (0..<side * side).map { number in
      let (row, column) = (number / side, number % side)
      let ring = [(0, 0), (0, 1), (1, 1), (1, 0), (0, 0)].map { corners[row + $0.0][column + $0.1] }
      return Region(id: nil, name: "\(number)", polygons: [Polygon(exterior: Ring(ring))])
    }
  }

  private static func rounded(_ degrees: Double) -> Double { (degrees * 1e7).rounded() / 1e7 }

  /// Land around a centre that changes from day to day.
  private struct Walk {
    private var radii = (0..<300).map { _ in 1.0 }
    private var first = 0
    private var islands: [Polygon] = []

    /// Moves some stretches, begins the ring elsewhere now and then, and lets islands come and go.
    mutating func advance(using random: inout SeededGenerator) {
      for _ in 0..<Int.random(in: 0...3, using: &random) {
        let start = Int.random(in: 0..<290, using: &random)
        let factor = Double.random(in: 0.8...1.1, using: &random)
        for place in start..<(start + Int.random(in: 1...10, using: &random)) { radii[place] = factor }
      }
      if Int.random(in: 0..<5, using: &random) == 0 { first = Int.random(in: 0..<300, using: &random) }
      if Int.random(in: 0..<3, using: &random) == 0 {
        let (x, y) = (
          rounded(.random(in: 36.8...37.5, using: &random)), rounded(.random(in: 45...50, using: &random))
        )
        islands = Bool.random(using: &random) ? [box(x, y, x + 0.2, y + 0.2)] : []
      }
    }

    var snapshot: Snapshot {
      var ring = radii.indices.map { place in
        let turn = (place + first) % radii.count
        let angle = Double(turn) * 2 * .pi / Double(radii.count)
        return Coordinate(
          x: rounded(34.2 + 2 * radii[turn] * cos(angle)), y: rounded(47.5 + 1.7 * radii[turn] * sin(angle)))
      }
      ring.append(ring[0])
      return RegionTests.snapshot([(.occupied, [Polygon(exterior: Ring(ring))] + islands)])
    }
  }

  @Test("A walk over a hundred regions", arguments: 0..<12, [EarthModel.wgs84, .wgs84Straight])
  func walk(seed: Int, earth: EarthModel) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    var regions = Self.net(10, using: &random)
    if seed.isMultiple(of: 3) {
      // A region over others, and one of no area.
      regions.append(Region(id: nil, name: "over", polygons: [box(33, 46, 35, 47.8)]))
      regions.append(Region(id: nil, name: "line", polygons: [box(33, 47, 35, 47)]))
    }
    let surveyor = try Surveyor(earth: earth)
    let map = try MeasuredRegions(RegionMap(regions), surveyor: surveyor)
    let series = try SeriesMeasurer(earth: earth, territory: .allOccupied, regions: map)
    var (walk, previous) = (Walk(), Snapshot?.none)
    for day in 1...15 {
      walk.advance(using: &random)
      var snapshot = walk.snapshot
      snapshot.date = CalendarDate(year: 2025, month: 1, day: day)
      let step = try series.step(to: snapshot).step
      // Nothing is remembered, and then only the day before.
      let alone = try SeriesMeasurer(earth: earth, territory: .allOccupied, regions: map)
      if let previous { try alone.start(with: previous) }
      #expect(try alone.step(to: snapshot).step == step, "seed \(seed), day \(day)")
      if earth == .wgs84Straight {
        #expect(abs(step.regionResidualSquareKilometers) < 1e-9 * step.squareKilometers)
      }
      previous = snapshot
    }
  }

  @Test("Only regions with a change have one, and the others have zeros")
  func sparse() throws {
    var random = SeededGenerator(seed: 7)
    let series = try SeriesMeasurer(
      earth: .wgs84, territory: .allOccupied, regions: RegionMap(Self.net(10, using: &random)))
    let steps = try [30.5, 30.5, 33].enumerated().map { day, west in
      var made = snapshot([(.occupied, [box(west, 45.2, 37.3, 49.7)])])
      made.date = CalendarDate(year: 2025, month: 1, day: day + 1)
      return try series.step(to: made).step
    }
    #expect(steps[0].regions.count == 101 && steps[0].regions.allSatisfy { $0.change == nil })
    #expect(steps[1].regions.allSatisfy { $0.change == ChangeFigures(gained: 0, lost: 0, net: 0) })
    let changed = steps[2].regions.indices.filter { steps[2].regions[$0].change?.isOfLand == true }
    #expect((10...60).contains(changed.count))
    for (region, rows) in steps[2].regions.indices.map({ ($0, StepRows(steps, ofRegion: $0)) }) {
      #expect(rows.map(\.squareKilometers) == steps.map { $0.regions[region].squareKilometers })
      #expect(rows.changed.map(\.date) == (changed.contains(region) ? [steps[2].date] : []))
    }
    #expect(StepRows(steps).changed.map(\.date) == [steps[2].date])
  }

  @Test("A region of no area has none of the land, and takes none from others")
  func noArea() throws {
    let surveyor = try Surveyor(earth: .wgs84Straight)
    let regions = try RegionMap([
      Region(id: nil, name: "a", polygons: [box(30, 46, 32, 48)]),
      Region(id: nil, name: "none", polygons: [box(31, 47, 31, 48)]),
      Region(id: nil, name: "b", polygons: [box(32, 46, 34, 48)]),
    ])
    let divider = try RegionDivider(regions, surveyor: surveyor)
    let land = try surveyor.survey(snapshot([(.occupied, [box(30.5, 46.5, 33, 47.5)])])).land(of: .since2022)
    let area = try divider.divide(land)
    #expect(area.regionSquareMeters[1] == 0 && abs(area.outsideSquareMeters) < 1e-3)
    #expect(abs(area.residualSquareMeters) < 1e-9 * area.wholeSquareMeters)
    #expect(try divider.squareMeters(ofRegion: 1) == 0 && divider.overlaps().isEmpty)
  }

  @Test("The threads that prepare regions change no figure")
  func threads() throws {
    var random = SeededGenerator(seed: 3)
    let regions = Self.net(40, using: &random)
    let land = snapshot([(.occupied, [box(31.7, 45.7, 36.1, 49.1)])])
    let reports = try [1, 2, 5].map { threads in
      let surveyor = try Surveyor(earth: .wgs84, threads: threads)
      let measured = try MeasuredRegions(RegionMap(regions, threads: threads), surveyor: surveyor)
      let divider = RegionDivider(measured, surveyor: surveyor)
      let report = try surveyor.survey(land).regionReport(territory: .allOccupied, divider: divider)
      return (report.regionSquareKilometers, report.territory)
    }
    #expect(reports.allSatisfy { $0 == reports[0] })
  }
}
