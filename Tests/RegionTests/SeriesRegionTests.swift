import FrontLine
import GeoTypes
import Measurement
import TestSupport
import Testing

@Suite("Series by region")
struct SeriesRegionTests {
  private func dated(_ day: Int, _ polygons: [Polygon]) throws -> Snapshot {
    var made = snapshot([(.occupied, polygons)])
    made.date = CalendarDate("2025-01-0\(day)")
    return made
  }

  @Test("Each region has its own area, gained, lost and net; edges are not counted by region")
  func steps() throws {
    let map = try RegionMap([
      Region(id: nil, name: "west", polygons: [box(30, 46, 32, 48)]),
      Region(id: nil, name: "east", polygons: [box(32, 46, 34, 48)]),
    ])
    let measurer = try SeriesMeasurer(earth: .wgs84Straight, territory: .allOccupied, regions: map)
    let first = try measurer.step(to: dated(1, [box(31, 46, 32.5, 47)])).step
    #expect(first.regions.count == 3)
    #expect(first.regions.allSatisfy { $0.change == nil })
    let second = try measurer.step(to: dated(2, [box(31.5, 46, 33, 47)])).step
    let changes = try second.regions.map { try #require($0.change) }
    let half = first.regions[0].squareKilometers / 2
    // Equal boxes on one parallel; sums of terms of 10⁶ km².
    #expect(abs(changes[0].lostSquareKilometers - half) < 1e-6)
    #expect(changes[0].gainedSquareKilometers == 0)
    #expect(abs(changes[0].netSquareKilometers + half) < 1e-6)
    #expect(abs(changes[1].gainedSquareKilometers - half) < 1e-6)
    #expect(changes[2].gainedSquareKilometers == 0)
    #expect(second.restricted(toRegion: 1).squareKilometers == second.regions[1].squareKilometers)
  }

  @Test(
    "Days of the corpus: what is remembered changes no figure, and the parts add up",
    .enabled(if: SharedMaterial.isPresent, "skipped: no ../shared"))
  func corpus() throws {
    let map = try RegionMap(RegionFile.read(path: oblastsPath).regions)
    let reader = try SnapshotReader()
    let days = ["20250808", "20250809", "20250810", "20250811", "20250812", "20250813"]
    let series = try SeriesMeasurer(earth: .wgs84Straight, territory: .allOccupied, regions: map)
    var previous: Snapshot?
    for day in days {
      let snapshot = try reader.read(path: unionPath(day))
      let step = try series.step(to: snapshot).step
      #expect(abs(step.regionResidualSquareKilometers) < 1e-9 * step.squareKilometers)
      let alone = try SeriesMeasurer(earth: .wgs84Straight, territory: .allOccupied, regions: map)
      if let previous { try alone.start(with: previous) }
      #expect(try alone.step(to: snapshot).step == step, "\(day)")
      previous = snapshot
    }
  }
}
