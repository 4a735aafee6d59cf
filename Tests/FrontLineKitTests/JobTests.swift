import FoundationEssentials
import FrontLine
import FrontLineKit
import GeoData
import GeoJSON
import GeoTypes
import Measurement
import Proximity
import TestSupport
import Testing

/// Jobs as a Swift program runs them: on the embedded sample, and on published maps where they are at hand.
@Suite("Jobs")
struct JobTests {
  /// Maps in the embedded sample.
  private static let sampleCount = EmbeddedData.sampleSnapshots.count

  /// The five lines of the design: gained, patches with places, and the sentence.
  @Test("Five lines measure a change", .enabled(if: SharedMaterial.isPresent, "\(SharedMaterial.absence)"))
  func fiveLines() async throws {
    let maps = SharedMaterial.folder + "/corpus/union/deepstatemap_data_"
    let result = try await ChangeJob(before: maps + "20250102.geojson", after: maps + "20250803.geojson")
      .run()
    print(
      result.gained.squareKilometers, result.patches[0].nearestPlace as Any,
      result.provenance.sentence(in: .english))
    // domain.md: 2,409.336 gained, 7.956 lost.
    #expect(abs(result.gained.squareKilometers - 2409.336) < 0.0005)
    #expect(abs(result.lost.squareKilometers - 7.956) < 0.0005)
    #expect(result.net.squareKilometers == result.change.netSquareKilometers)
    #expect(result.patches.count > 10 && result.patches.allSatisfy { $0.nearestPlace != nil })
    #expect(
      result.provenance.sentence(in: .english).hasPrefix(
        "DeepState, 2025-01-02 to 2025-08-03 (file dates, a day or two after the maps): gained 2,409 km², lost 8 km², net 2,401 km², 0.40 % of Ukraine"
      ))
    #expect(result.provenance.files.allSatisfy { $0.sha256?.count == 64 })
  }

  @Test("Each job runs on the sample, and leaves out parts that are not asked for")
  func sample() async throws {
    let area = try await AreaJob().run()
    #expect(area.entries.count == Self.sampleCount && area.diagnostics.notices.map(\.code) == [.sample])
    let change = try await ChangeJob().run(Execution(parts: []))
    #expect(change.details == nil && change.patches.isEmpty && change.gained.squareMeters > 0)
    #expect(change.provenance.files.allSatisfy { $0.sha256 == nil })
    guard case .steps(let steps, nil) = try await SeriesJob(inputs: []).run().rows else {
      Issue.record("no steps")
      return
    }
    // The net changes of all days are that from the first to the last.
    let net = steps.compactMap(\.change).reduce(0) { $0 + $1.netSquareKilometers }
    #expect(abs(net - change.net.squareKilometers) < 1e-9)
    guard
      case .periods(let months, nil, let published) = try await SeriesJob(inputs: [], every: .month).run()
        .rows
    else {
      Issue.record("no periods")
      return
    }
    #expect(months.count == 3 && published.isEmpty)
    let distance = try await DistanceJob(inputs: [], to: ["Dobropillia"], withinKilometers: [15]).run()
    #expect(
      distance.answers[0].entries.count == Self.sampleCount && distance.answers[0].target.kind == .place)
    let zones = try await ZonesJob(inputs: []).run()
    #expect(zones.entries.count == Self.sampleCount && zones.entries.last?.places?.isEmpty == false)
    let route = try await RouteJob(inputs: [], along: "T-05-14").run()
    #expect(route.entries.count == Self.sampleCount && (route.meters ?? 0) > 40_000)
    let front = try await FrontJob().run()
    #expect(front.sides.count == 2 && front.displacement != nil)
    #expect(front.diagnostics.notices.contains { $0.code == .noBorder })
    let layer = try await ExportJob(inputs: [], layer: .change).run()
    #expect(layer.features.count > 1 && layer.features[0].properties["kind"] != nil)
    let check = try await CheckJob().run()
    #expect(check.entries.count == Self.sampleCount && check.failures.isEmpty)
  }

  @Test(
    "A comparison has its pieces, and both sides add up",
    .enabled(if: SharedMaterial.isPresent, "\(SharedMaterial.absence)"))
  func comparison() async throws {
    let maps = SharedMaterial.folder + "/corpus/union/deepstatemap_data_"
    let result = try await CompareJob(maps + "20250701.geojson", with: maps + "20250715.geojson").run()
    guard case .day(let day) = result.rows else {
      Issue.record("several days")
      return
    }
    let figures = day.figures
    // The sum of three overlays against one area: some rounding of 1e5 km² is left.
    #expect(
      abs(figures.agreedSquareKilometers + figures.onlyASquareKilometers - figures.aSquareKilometers) < 1e-6)
    let pieces = try #require(day.pieces)
    let sum = pieces.onlyB.reduce(0) { $0 + $1.squareKilometers }
    #expect(abs(sum - figures.onlyBSquareKilometers) < 1e-6)
    #expect(result.diagnostics.warnings.map(\.code) == [.days])
  }

  @Test("Everything that is known about a figure is a value")
  func values() async throws {
    var job = AreaJob()
    job.measuring.earth = .epsg(3857)
    let warning = try #require(try await job.run().diagnostics.warnings.first)
    #expect(warning.code == .earth && warning.severity == .warning)
    #expect((warning.values["times"]?.doubleValue ?? 0) > 2)
    #expect(warning.advice?.description.contains("`earth` wgs84") == true)
    #expect(warning.advice?.text { "<\($0.member)>" }.contains("<`earth`> wgs84") == true)
  }

  @Test("A job that contradicts itself is refused before a file is opened")
  func contradictions() async throws {
    func refusal(_ job: some Job) async -> String? {
      do {
        _ = try await job.run()
        return nil
      } catch let error as JobError {
        return error.kind == .request ? error.description : "\(error.kind)"
      } catch {
        return "\(error)"
      }
    }
    #expect(await refusal(ChangeJob(before: "a", after: nil))?.contains("needs two snapshots") == true)
    #expect(
      await refusal(ChangeJob(before: nil, after: nil, sliverSquareKilometers: .nan))?
        .hasPrefix("`sliver_km2` nan is no area") == true)
    #expect(await refusal(DistanceJob())?.hasPrefix("`to` names nothing") == true)
    #expect(
      await refusal(ZonesJob(inputs: [], withinKilometers: [10, 5]))
        == "`within` 10,5: give each distance once, the nearest first: 5,10")
    #expect(await refusal(ZonesJob(inputs: [], withinKilometers: [0]))?.contains("from 0.1 to 500") == true)
    #expect(await refusal(ZonesJob(inputs: [], withinKilometers: []))?.contains("names no distance") == true)
    #expect(
      await refusal(ZonesJob(inputs: [], areas: false, clip: "c.geojson"))?.contains("leaves out") == true)
    #expect(
      await refusal(ZonesJob(inputs: [], carry: ["x"]))?.hasPrefix("no place has the property x") == true)
    #expect(await refusal(RouteJob())?.hasPrefix("name one route: `along` ROAD") == true)
    #expect(
      await refusal(RouteJob(inputs: [], via: ["Kyiv"])) == "`via` names one place, and a route needs two")
    #expect(await refusal(CompareJob())?.contains("needs two maps") == true)
    let sector = Box(minX: 36, minY: 47, maxX: 38, maxY: 49)
    #expect(await refusal(FrontJob(before: "a", sector: sector))?.contains("needs two snapshots") == true)
    var series = SeriesJob()
    series.range = DateRange(since: CalendarDate("2025-02-01"), until: CalendarDate("2025-01-01"))
    #expect(
      await refusal(series) == "`until` 2025-01-01 is before `since` 2025-02-01: swap them")
    var export = ExportJob()
    export.border = "border.geojson"
    #expect(await refusal(export)?.hasPrefix("`border` is of the front line") == true)
    #expect(
      await refusal(CheckJob(inputs: ["a", "b"], repair: .init())) == "`repair` mends one file: name one")
  }
}
