import Testing

@testable import FrontLine

@Suite struct SeriesTests {
  private func entry(_ path: String, _ date: String, _ seconds: Int64? = nil) throws -> SnapshotSeries.Entry {
    SnapshotSeries.Entry(
      path: path,
      date: try #require(CalendarDate(date)),
      instant: seconds.flatMap { Instant(unixSeconds: $0) }
    )
  }

  @Test func `order, gaps, repeated dates`() throws {
    let series = SnapshotSeries([
      try entry("d", "2025-01-05"), try entry("b", "2025-01-02", 2), try entry("a", "2025-01-02", 3),
      try entry("c", "2025-01-01"), try entry("e", "2025-01-02"), try entry("f", "2025-01-06"),
    ])
    #expect(series.entries.map(\.path) == ["c", "e", "b", "a", "d", "f"])
    #expect(series.gaps.map(\.missingDays) == [2])
    #expect(series.gaps.first?.before.description == "2025-01-02")
    #expect(series.gaps.first?.after.description == "2025-01-05")
    #expect(series.repeatedDates.map(\.description) == ["2025-01-02"])
    let part = series.restricted(since: CalendarDate("2025-01-02"), until: CalendarDate("2025-01-05"))
    #expect(part.entries.map(\.path) == ["e", "b", "a", "d"])
    #expect(series.restricted().entries == series.entries)
    #expect(series.first?.path == "c")
    #expect(series.last?.path == "f")
  }

  @Test func `only undated files are read`() throws {
    let directory = try TemporaryDirectory()
    let dated = try directory.write("20250102.json", "")
    let undated = try directory.write("a.json", "")
    var asked: [String] = []
    let day = try #require(CalendarDate("2025-01-01"))
    let series = SnapshotSeries(try InputList(expanding: [dated, undated])) { entry in
      asked.append(entry.path)
      return day
    }
    #expect(asked == [undated])
    #expect(series.entries.map(\.path) == [undated, dated])
  }
}
