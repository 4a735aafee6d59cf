import FrontLine
import Testing

@testable import FrontLineKit

/// Distances by week and month.
@Suite("Distances by week and month")
struct DistancePeriodTests {
  private func distances(_ values: [(String, Double)]) -> [(date: CalendarDate, kilometers: Double)] {
    values.compactMap { day, kilometers in CalendarDate(day).map { ($0, kilometers) } }
  }

  @Test("The mean is that of days, of which the last map counts; the nearest is that of any map")
  func months() throws {
    let periods = DistancePeriod.periods(
      of: distances([
        ("2025-07-30", 10), ("2025-07-31", 2), ("2025-07-31", 6), ("2025-08-01", 5), ("2025-08-20", 5),
      ]), by: .month)
    #expect(periods.map(\.name) == ["2025-07", "2025-08"])
    #expect(periods.map(\.snapshotCount) == [3, 2])
    #expect(periods.map(\.nearestKilometers) == [2, 5])
    #expect(periods.map(\.nearestDate.description) == ["2025-07-31", "2025-08-01"])
    #expect(periods.map(\.meanKilometers) == [8, 5])
    #expect(periods.map(\.lastKilometers) == [6, 5])
  }

  @Test("A week or month without a map is not listed")
  func gaps() {
    let periods = DistancePeriod.periods(
      of: distances([("2024-12-31", 1), ("2025-01-20", 3)]), by: .week)
    #expect(periods.map(\.name) == ["2025-W01", "2025-W04"])
    #expect(DistancePeriod.periods(of: [], by: .month).isEmpty)
  }

  @Test("Several targets are answered each, as each alone is")
  func targets() async throws {
    let names = ["Dobropillia", "37.5,48.7", "T-05-14"]
    let together = try await DistanceJob(inputs: [], to: names, withinKilometers: [5, 15], every: .month)
      .run()
    #expect(together.answers.map(\.target.kind) == [.place, .coordinate, .road])
    for (name, answer) in zip(names, together.answers) {
      let alone = try await DistanceJob(inputs: [], to: [name]).run().answers[0]
      #expect(alone.entries.map(\.proximity) == answer.entries.map(\.proximity))
      #expect(
        answer.spells(withinKilometers: 1e6) == [
          .init(
            first: answer.entries.first?.file.date, last: answer.entries.last?.file.date,
            snapshots: answer.entries.count)
        ])
      #expect(answer.spells(withinKilometers: -1).isEmpty)
      #expect(answer.periods(by: .month).map(\.name) == ["2025-07", "2025-08", "2025-09"])
    }
  }
}
