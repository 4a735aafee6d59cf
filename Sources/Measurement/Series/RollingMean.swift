import FrontLine

/// The mean change a day over the last days of a series.
///
/// The changes that end in the last *n* days are summed and divided by the days that they cover. Where the day *n* days
/// before has no map, they begin at the last map before it: nothing is interpolated, and the mean is that of more days.
public struct RollingMean: Hashable, Sendable {
  /// The land gained a day, on the average.
  public let gainedSquareKilometersPerDay: Double
  /// The land lost a day, on the average.
  public let lostSquareKilometersPerDay: Double
  /// The difference of the areas a day, on the average.
  public let netSquareKilometersPerDay: Double
  /// The days that the changes cover: as many as were asked for, or more.
  public let days: Int

  init(of changes: some Collection<ChangeFigures>, days: Int) {
    func mean(_ figure: (ChangeFigures) -> Double) -> Double {
      changes.reduce(0) { $0 + figure($1) } / Double(days)
    }
    gainedSquareKilometersPerDay = mean(\.gainedSquareKilometers)
    lostSquareKilometersPerDay = mean(\.lostSquareKilometers)
    netSquareKilometersPerDay = mean(\.netSquareKilometers)
    self.days = days
  }
}

extension StepRows {
  /// Returns the mean over the last days at each row; nil where the series does not reach back so far.
  ///
  /// The changes of steps without a row count too.
  public func rollingMeans(ofDays length: Int) -> [RollingMean?] {
    let all = withAllSteps
    var means: [RollingMean?] = []
    var changes: [ChangeFigures] = []
    var starts: [CalendarDate] = []
    // The index of the first change that counts.
    var first = 0
    for row in all {
      guard let change = row.change, let start = row.previousDate else {
        // Nothing is known of what changed before this map.
        (changes, starts, first) = ([], [], 0)
        means.append(nil)
        continue
      }
      changes.append(change)
      starts.append(start)
      while first + 1 < starts.count, starts[first + 1].days(to: row.date) >= length { first += 1 }
      let days = starts[first].days(to: row.date)
      means.append(days >= length ? RollingMean(of: changes[first...], days: days) : nil)
    }
    return indices.map { means[stepIndex(ofRow: $0)] }
  }
}
