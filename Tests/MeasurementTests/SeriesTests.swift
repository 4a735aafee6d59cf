import FrontLine
import Measurement
import TestSupport
import Testing

@Suite("Periods of a series")
struct SeriesPeriodTests {
  private func dates(_ texts: String...) -> [CalendarDate] { texts.compactMap { CalendarDate($0) } }

  @Test("A period runs from the last snapshot before it; one without a snapshot is not listed")
  func months() {
    let days = dates("2024-12-30", "2024-12-31", "2025-01-02", "2025-01-31", "2025-03-30", "2025-03-31")
    let periods = SeriesPeriod.periods(of: days, from: 0, by: .month)
    #expect(periods.map(\.name) == ["2024-12", "2025-01", "2025-03"])
    #expect(periods.map(\.snapshots) == [0..<2, 2..<4, 4..<6])
    // The first has none before it and runs from its own first.
    #expect(periods.map(\.start) == [0, 1, 3])
    #expect(periods.map(\.end) == [1, 3, 5])
  }

  @Test("A snapshot before the first row serves as baseline and has no period")
  func baseline() {
    let periods = SeriesPeriod.periods(of: dates("2024-12-31", "2025-01-02"), from: 1, by: .month)
    #expect(periods.map(\.name) == ["2025-01"])
    #expect(periods.map(\.start) == [0])
  }

  @Test("One snapshot alone has nothing to compare, and weeks are those of ISO 8601")
  func single() {
    let periods = SeriesPeriod.periods(of: dates("2024-12-31"), from: 0, by: .week)
    #expect(periods.map(\.name) == ["2025-W01"])
    #expect(periods.map(\.start) == [nil])
    #expect(SeriesPeriod.periods(of: [], from: 0, by: .week).isEmpty)
  }
}

@Suite(
  "Series against the reference",
  .enabled(if: SharedMaterial.isPresent, Comment(rawValue: SharedMaterial.absence)))
struct SeriesReferenceTests {
  @Test("Every column of every day, and the months of 2025")
  func union() throws {
    let measurer = try SeriesMeasurer(earth: .wgs84, territory: .allOccupied)
    let steps = try UnionArchive.snapshots.map { try measurer.step(to: $0).step }
    let rows = try Reference.rows("union-daily.csv")
    #expect(steps.count == rows.count)
    for (step, row) in zip(steps, rows) {
      #expect(step.date.description.filter { $0 != "-" } == row.text("date"))
      #expect((step.previousDate?.description ?? "").filter { $0 != "-" } == row.text("previous_date"))
      #expect(relativeError(step.squareKilometers, try #require(row["area_km2"])) < 1e-13)
      guard let change = step.change else { continue }
      // The reference is printed to nine decimals: half a unit of the last is 5e-10. It sums the inverse
      // problem's areas, each rounded by up to 3e-5 m²: 3e-11 km² times the root of their number.
      let tolerance = 5.1e-10 + 3e-11 * Double(change.changedEdgeCount).squareRoot()
      #expect(
        abs(change.gainedSquareKilometers - (try #require(row["gained_km2"]))) < tolerance, "\(step.date)")
      #expect(abs(change.lostSquareKilometers - (try #require(row["lost_km2"]))) < tolerance, "\(step.date)")
      #expect(abs(change.netSquareKilometers - (try #require(row["net_km2"]))) < tolerance, "\(step.date)")
    }

    // The golden months of domain.md, as differences of the areas at their ends: given to one decimal.
    let golden = [320.5, 203.5, 118.6, 192.7, 419.3, 513.0, 601.4, 483.9, 268.3]
    let months = SeriesPeriod.periods(of: steps.map(\.date), from: 1, by: .month)
    for (month, expected) in zip(months, golden) {
      let start = try #require(month.start)
      let net = steps[month.end].squareKilometers - steps[start].squareKilometers
      #expect(abs(net - expected) <= 0.05 + 1e-9, "\(month.name): \(net)")
    }
  }
}
