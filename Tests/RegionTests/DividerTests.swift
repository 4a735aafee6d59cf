import EdgeChains
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

@Suite("Areas by region")
struct DividerTests {
  private func divider(_ regions: [[Polygon]], _ earth: EarthModel = .wgs84Straight) throws -> (
    RegionDivider, Surveyor
  ) {
    let surveyor = try Surveyor(earth: earth)
    let map = try RegionMap(
      regions.enumerated().map { Region(id: "\($0)", name: "region \($0)", polygons: $1) })
    return (try RegionDivider(map, surveyor: surveyor), surveyor)
  }

  private func land(_ polygons: [Polygon], _ surveyor: Surveyor) throws -> Land {
    try surveyor.survey(snapshot([(.occupied, polygons)])).land(of: .since2022)
  }

  @Test("Land across two regions and the outside is parted, and the parts add up")
  func parts() throws {
    let (divider, surveyor) = try divider([[box(30, 46, 32, 48)], [box(32, 46, 34, 48)]])
    let area = try divider.divide(land([box(31, 45, 33, 47)], surveyor))
    let quarter = try divider.divide(land([box(31, 46, 32, 47)], surveyor)).wholeSquareMeters
    // Equal boxes side by side; sums of terms of 10¹² m² in doubles.
    #expect(abs(area.regionSquareMeters[0] - quarter) < 1e-3)
    #expect(abs(area.regionSquareMeters[1] - quarter) < 1e-3)
    #expect(area.outsideSquareMeters > 2 * quarter)
    #expect(abs(area.residualSquareMeters) < 1e-9 * area.wholeSquareMeters)
  }

  @Test("Regions that overlap are found, and what they count twice is told")
  func overlap() throws {
    let (divider, surveyor) = try divider([
      [box(30, 46, 33, 48)], [box(32, 46, 34, 48)], [box(35, 46, 36, 48)],
    ])
    let overlaps = try divider.overlaps()
    #expect(overlaps.map(\.regions) == [[0, 1]])
    let common = try divider.divide(land([box(32, 46, 33, 48)], surveyor))
    #expect(abs((overlaps.first?.squareMeters ?? 0) - common.wholeSquareMeters) < 1e-3)
    #expect(common.regionSquareMeters[0] == common.regionSquareMeters[1])
    #expect(common.repeatedSquareMeters == common.regionSquareMeters[0])
    #expect(abs(common.residualSquareMeters) < 1e-9 * common.wholeSquareMeters)
    let all = try divider.divide(land([box(29, 45, 37, 49)], surveyor))
    #expect(abs(all.repeatedSquareMeters - common.wholeSquareMeters) < 1e-3)
    #expect(abs(all.residualSquareMeters) < 1e-9 * all.wholeSquareMeters)
  }

  @Test("Land that is a region, and land that lies along a border, are not cut")
  func coincidence() throws {
    let (divider, surveyor) = try divider([[box(30, 46, 32, 48)], [box(32, 46, 34, 48)]])
    let same = try divider.divide(land([box(32, 46, 34, 48)], surveyor))
    #expect(same.regionSquareMeters == [0, same.wholeSquareMeters])
    #expect(same.outsideSquareMeters == 0)
    let inner = try divider.divide(land([box(32, 46.5, 33, 47.5)], surveyor))
    #expect(inner.regionSquareMeters[0] == 0)
    #expect(inner.outsideSquareMeters == 0)
    #expect(abs(inner.residualSquareMeters) < 1e-9 * inner.wholeSquareMeters)
  }

  @Test("Cutting edge by edge gives what noding everything together gives", arguments: 0..<60)
  func againstArrangement(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let onGrid = seed.isMultiple(of: 2)
    func polygon() -> Polygon { onGrid ? gridBox(using: &random) : star(using: &random) }
    let regions = (0..<Int.random(in: 1...20, using: &random)).map { _ in [polygon()] }
    let (divider, surveyor) = try divider(regions)
    let land = try land((0..<3).map { _ in polygon() }, surveyor)
    let area = try divider.divide(land)
    var expected = CellSums(cellCount: divider.map.holders.count)
    var isCut = true
    for piece in land.pieces {
      let sums = try divider.sumsByArrangement(of: piece.boundary)
      expected.add(PartSums(sums))
      let again = try CutBoundary(of: piece.boundary, using: divider.cuts)
      isCut = isCut && again != nil
    }
    // The quick way may only give up where rounding stands in its way, which these cases don't do.
    #expect(isCut, "seed \(seed)")
    let other = expected.divided(divider.map, whole: land.squareMeters)
    // Crossings are rounded to 7e-15°, 1e-9 m, on borders of 10⁶ m: 1e-3 m², and sums of 10¹² m² terms.
    for (a, b) in zip(area.regionSquareMeters, other.regionSquareMeters) {
      #expect(abs(a - b) < 0.05, "seed \(seed)")
    }
    #expect(abs(area.outsideSquareMeters - other.outsideSquareMeters) < 0.05, "seed \(seed)")
    #expect(abs(area.residualSquareMeters) < 1e-9 * area.wholeSquareMeters, "seed \(seed)")
    #expect(abs(other.residualSquareMeters) < 1e-9 * other.wholeSquareMeters, "seed \(seed)")
    // The same again, from memory.
    #expect(try divider.divide(land) == area)
  }

  @Test("Land that changes a little is divided by the change, to the same bits", arguments: 0..<20)
  func byDifference(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let regions = (0..<8).map { _ in [star(using: &random)] }
    let (remembering, surveyor) = try divider(regions)
    var ring = (0..<240).map { place in
      let angle = Double(place) * .pi / 120
      return Coordinate(x: 34.5 + 2 * cos(angle), y: 47.5 + 1.5 * sin(angle))
    }
    var derived = 0
    for _ in 0..<12 {
      // A stretch moves in or out, never so far that it meets another.
      let first = Int.random(in: 0..<230, using: &random)
      let factor = Double.random(in: 0.7...1.1, using: &random)
      for place in first..<(first + Int.random(in: 1...10, using: &random)) {
        let angle = Double(place) * .pi / 120
        ring[place] = Coordinate(x: 34.5 + 2 * factor * cos(angle), y: 47.5 + 1.5 * factor * sin(angle))
      }
      let land = try land([Polygon(exterior: Ring(ring + [ring[0]]))], surveyor)
      derived += land.pieces.count { $0.origin != nil }
      let (fresh, _) = try divider(regions)
      #expect(try remembering.divide(land) == fresh.divide(land), "seed \(seed)")
    }
    #expect(derived > 6)
  }

  private func gridBox(using random: inout SeededGenerator) -> Polygon {
    let x = Double(Int.random(in: 30...36, using: &random))
    let y = Double(Int.random(in: 44...49, using: &random))
    return box(
      x, y, x + Double(Int.random(in: 1...4, using: &random)),
      y + Double(Int.random(in: 1...4, using: &random)))
  }

  /// A ring around a centre, its corners at four directions each with seven decimals.
  private func star(using random: inout SeededGenerator) -> Polygon {
    let (x, y) = (Double.random(in: 33...36, using: &random), Double.random(in: 46...49, using: &random))
    let directions: [(Double, Double)] = [
      (1, 0), (0.8, 0.6), (0.6, 0.8), (0, 1), (-0.6, 0.8), (-0.8, 0.6), (-1, 0), (-0.8, -0.6), (-0.6, -0.8),
      (0, -1), (0.6, -0.8), (0.8, -0.6),
    ]
    var ring = directions.map { dx, dy in
      let radius = Double.random(in: 0.3...2, using: &random)
      return Coordinate(
        x: ((x + dx * radius) * 1e7).rounded() / 1e7, y: ((y + dy * radius) * 1e7).rounded() / 1e7)
    }
    ring.append(ring[0])
    return Polygon(exterior: Ring(ring))
  }
}
