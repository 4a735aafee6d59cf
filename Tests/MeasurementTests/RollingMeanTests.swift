import FrontLine
import Measurement
import TestSupport
import Testing

/// Rolling means against sums that are searched for anew at each row.
@Suite("Rolling means")
struct RollingMeanTests {
  /// A map of a series: its day, and what was gained and lost since the one before.
  private struct Map {
    var day: Int
    var gained: Double
    var lost: Double
  }

  private func steps(_ maps: [Map]) -> [SeriesStep] {
    var area = 1000.0
    return maps.indices.map { index in
      let map = maps[index]
      if index > 0 { area += map.gained - map.lost }
      return SeriesStep(
        date: CalendarDate(dayNumber: map.day) ?? .earliest, squareKilometers: area,
        previousDate: index == 0 ? nil : CalendarDate(dayNumber: maps[index - 1].day),
        change: index == 0
          ? nil : ChangeFigures(gained: map.gained, lost: map.lost, net: map.gained - map.lost))
    }
  }

  @Test("Means of random series with gaps and several maps a day agree", arguments: [2, 7, 30])
  func bruteForce(length: Int) throws {
    var random = SeededGenerator(seed: UInt64(length))
    for _ in 0..<50 {
      var (maps, day): ([Map], Int) = ([], 20_000)
      for _ in 0..<80 {
        // Mostly daily; some days have several maps, some have none for up to weeks.
        let roll = Int.random(in: 0..<20, using: &random)
        day += roll == 0 ? 0 : roll < 16 ? 1 : roll < 19 ? 3 : Int.random(in: 5...40, using: &random)
        maps.append(
          Map(
            day: day, gained: .random(in: 0...20, using: &random), lost: .random(in: 0...5, using: &random)))
      }
      let steps = steps(maps)
      let means = StepRows(steps).rollingMeans(ofDays: length)
      #expect(means.count == maps.count)
      for (index, mean) in means.enumerated() {
        // The last map that is at least so many days older.
        guard let start = maps.indices.last(where: { $0 < index && maps[$0].day <= maps[index].day - length })
        else {
          #expect(mean == nil)
          continue
        }
        let mean = try #require(mean)
        let days = maps[index].day - maps[start].day
        let later = maps[(start + 1)...index]
        #expect(mean.days == days && days >= length)
        #expect(
          abs(mean.gainedSquareKilometersPerDay - later.reduce(0) { $0 + $1.gained } / Double(days)) < 1e-9)
        #expect(
          abs(mean.lostSquareKilometersPerDay - later.reduce(0) { $0 + $1.lost } / Double(days)) < 1e-9)
        // The net change is that of the areas at both ends.
        let net = steps[index].squareKilometers - steps[start].squareKilometers
        #expect(abs(mean.netSquareKilometersPerDay - net / Double(days)) < 1e-9)
      }
    }
  }

  @Test("A day without a map lengthens the mean, and nothing is interpolated")
  func gap() throws {
    let maps = [(0, 0.0), (1, 4), (4, 6), (5, 2)].map { Map(day: 20_000 + $0.0, gained: $0.1, lost: 0) }
    let means = StepRows(steps(maps)).rollingMeans(ofDays: 2)
    #expect(means.map { $0?.days } == [nil, nil, 3, 4])
    #expect(means.map { $0?.gainedSquareKilometersPerDay } == [nil, nil, 2, 2])
  }

  @Test("Rows that are left out count in the means of the others")
  func changedOnly() {
    let maps = [0.0, 4, 0, 2, 0, 0].enumerated().map { Map(day: 20_000 + $0, gained: $1, lost: 0) }
    let rows = StepRows(steps(maps))
    let all = rows.rollingMeans(ofDays: 2)
    #expect(rows.changed.rollingMeans(ofDays: 2) == [all[1], all[3]])
    #expect(all[3]?.gainedSquareKilometersPerDay == 1)
  }

  @Test("A map with nothing before it begins the means anew")
  func restart() {
    var steps = steps([0.0, 1, 1, 1, 1, 1].enumerated().map { Map(day: 20_000 + $0, gained: $1, lost: 0) })
    steps[3] = SeriesStep(date: steps[3].date, squareKilometers: 1, previousDate: nil, change: nil)
    #expect(
      StepRows(steps).rollingMeans(ofDays: 2).map { $0 == nil } == [true, true, false, true, true, false])
  }
}
