import FrontLine
import FrontLineKit
import TestSupport
import Testing

/// Reports as values: the results of other jobs, to the last digit.
@Suite("Jobs of reports")
struct ReportJobTests {
  @Test("The parts of a report are the results of the jobs")
  func parts() async throws {
    let report = try await ReportJob(inputs: [], to: ["Dobropillia"], along: ["T-05-14"]).run()
    let change = try await ChangeJob().run()
    #expect(report.change?.gained == change.gained && report.change?.lost == change.lost)
    #expect(report.change?.patches.map(\.patch) == change.patches.map(\.patch))
    #expect(
      report.provenance.sentence(in: .ukrainian) == change.provenance.sentence(in: .ukrainian))
    guard case .steps(let steps, nil) = try await SeriesJob(inputs: []).run().rows else {
      Issue.record("no steps")
      return
    }
    #expect(report.steps.map(\.row) == steps.map(\.row))
    let distance = try await DistanceJob(inputs: [], to: ["Dobropillia"]).run()
    #expect(
      report.distances?.answers[0].entries.map(\.proximity.kilometers)
        == distance.answers[0].entries.map(\.proximity.kilometers))
    #expect(report.routes.count == 1 && report.zones?.entries.count == 1 && report.comparison == nil)
    #expect(report.provenance.files.allSatisfy { $0.sha256?.count == 64 })
  }

  @Test("The border of every day is that of its map", arguments: [1, 3])
  func borders(threads: Int) async throws {
    let report = try await ReportJob(inputs: []).run(Execution(threads: threads))
    let single = try await ReportJob(inputs: []).run(Execution(threads: 1))
    #expect(report.borders == single.borders)
    #expect(report.map.layers.map(\.squareKilometers).count == 3)
  }

  @Test("From the last map up to one day to the last up to another")
  func range() async throws {
    let (since, until) = (CalendarDate("2025-07-10"), CalendarDate("2025-08-12"))
    let report = try await ReportJob(inputs: [], range: DateRange(since: since, until: until)).run()
    // The sample has maps of 8 July and of 11 August.
    #expect(report.firstDate == CalendarDate("2025-07-08"))
    #expect(report.lastDate.map { $0 <= CalendarDate("2025-08-12")! } == true)
    let early = try await ReportJob(inputs: [], range: DateRange(since: CalendarDate("2020-01-01"))).run()
    #expect(early.firstDate == CalendarDate("2025-07-01"))
    await #expect(throws: JobError.self) {
      try await ReportJob(inputs: [], range: DateRange(since: CalendarDate("2030-01-01"))).run()
    }
  }

  @Test("One map has its areas, no change and no series")
  func oneDay() async throws {
    let report = try await ReportJob(inputs: [], range: DateRange(until: CalendarDate("2025-07-01"))).run()
    #expect(report.isOfOneDay && report.change == nil && report.series == nil)
    let area = try await AreaJob().run()
    #expect(
      report.area.entries[0].report.territorySquareKilometers
        == area.entries[0].report.territorySquareKilometers)
    #expect(report.map.content == .status && !report.map.layers.isEmpty)
  }

  @Test("What contradicts itself is refused before a file is opened")
  func refused() {
    let jobs = [
      ReportJob(inputs: ["-"]), ReportJob(inputs: [], every: .snapshot),
      ReportJob(inputs: [], to: [""]), ReportJob(inputs: [], along: [""]),
      ReportJob(inputs: [], withinKilometers: [-1]), ReportJob(inputs: [], sections: []),
      ReportJob(inputs: [], sections: [.distances]), ReportJob(inputs: [], sections: [.regions]),
      ReportJob(inputs: [], sections: [.comparison]), ReportJob(inputs: [], sections: [.roads]),
      ReportJob(
        inputs: [], range: DateRange(since: CalendarDate("2025-02-01"), until: CalendarDate("2025-01-01"))),
    ]
    for job in jobs { #expect(throws: JobError.self) { try job.validate() } }
  }

  @Test("Sections that are not asked for are not measured")
  func sections() async throws {
    let report = try await ReportJob(
      inputs: [], to: ["Dobropillia"], along: ["T-05-14"], sections: [.summary]
    ).run()
    #expect(report.distances == nil && report.routes.isEmpty && report.zones == nil)
  }
}
