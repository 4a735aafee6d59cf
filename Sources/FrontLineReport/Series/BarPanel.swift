import FrontLine
import FrontLineKit
import Measurement

/// The bars of the whole or of a region.
struct BarPanel {
  /// The name of the region; empty for the whole.
  var name = ""
  let words: SeriesChartWords
  var panel: Chart.Panel
  /// The rolling means of the net change.
  var means: [Chart.Line.Point] = []
  /// The weeks or months; none for a series by map.
  var periods: [PeriodFigures] = []
  /// The sums of the bars, as they were measured.
  var gained = 0.0
  var lost = 0.0
  var change: Double { gained + lost }

  init(_ result: SeriesResult, _ words: SeriesChartWords) {
    switch result.rows {
    case .steps(let steps, _): self.init(steps: StepRows(steps), result, words)
    case .periods(let periods, _, let published): self.init(periods, published, words)
    }
  }

  /// Returns the bars of each region, and of the land outside; those of the whole where there are no regions.
  static func ofRegions(_ result: SeriesResult, _ words: SeriesChartWords) -> [BarPanel] {
    func named<Rows>(_ region: RegionSeries<Rows>, _ panel: BarPanel) -> BarPanel {
      var panel = panel
      panel.name = words.title(of: region)
      return panel
    }
    switch result.rows {
    case .steps(_, let regions?):
      return regions.series.map { named($0, BarPanel(steps: $0.rows, result, words)) }
    case .periods(_, let regions?, _):
      return regions.series.map { named($0, BarPanel($0.rows, [:], words)) }
    case .steps, .periods: return [BarPanel(result, words)]
    }
  }

  /// Makes a bar for each day that has a map with one before it.
  ///
  /// A bar stands on the days that its change covers, and its height is the change a day, so that its area is the land.
  private init(steps: StepRows, _ result: SeriesResult, _ words: SeriesChartWords) {
    self.words = words
    var bars: [Chart.Bar] = []
    var gaps: [ClosedRange<Int>] = []
    var sums = (gained: 0.0, lost: 0.0)
    var rows = steps[...]
    while let row = rows.first {
      // Several maps of a day have one bar.
      let same = rows.prefix { $0.date == row.date }
      rows = rows.dropFirst(same.count)
      let changes = same.compactMap(\.change)
      guard let previous = row.previousDate, !changes.isEmpty else { continue }
      let days = max(1, previous.days(to: row.date))
      let gained = changes.reduce(0) { $0 + $1.gainedSquareKilometers }
      let lost = changes.reduce(0) { $0 + $1.lostSquareKilometers }
      let net = changes.reduce(0) { $0 + $1.netSquareKilometers }
      sums = (sums.gained + gained, sums.lost + lost)
      bars.append(
        Chart.Bar(
          days: (row.date.dayNumber - days + 1)...row.date.dayNumber, gained: gained / Double(days),
          lost: lost / Double(days), net: net / Double(days), figure: "",
          tip: words.tip(words.language.date(row.date), gained, lost, days: days)))
      if days > 1 { gaps.append((previous.dayNumber + 1)...(row.date.dayNumber - 1)) }
    }
    (gained, lost) = sums
    if let length = result.rollingDays {
      means = zip(steps, steps.rollingMeans(ofDays: length)).compactMap { row, mean in
        mean.map { words.point(row.date, $0, isAfterGap: row.missingDays ?? 0 > 0) }
      }
    }
    let first = bars.first?.days.lowerBound ?? steps.first?.date.dayNumber ?? 0
    let last = bars.last?.days.upperBound ?? steps.last?.date.dayNumber ?? first
    panel = Chart.Panel(
      days: first...max(first, last), values: Self.values(of: bars, []), gaps: gaps, bars: bars)
    // Marks on more bars than these would only be specks, and a mean shows net already.
    if bars.count > 60 || !means.isEmpty {
      for bar in bars.indices { panel.bars[bar].net = nil }
    }
    panel.placeholder = placeholder
  }

  /// Makes a bar for each week or month that has a map with one before it; it stands on the days of the calendar.
  private init(_ periods: [PeriodFigures], _ published: [String: Double], _ words: SeriesChartWords) {
    self.words = words
    self.periods = periods
    let bars = periods.indices.compactMap { index -> Chart.Bar? in
      let period = periods[index]
      guard let change = period.change else { return nil }
      let (gained, lost) = (change.gainedSquareKilometers, change.lostSquareKilometers)
      return Chart.Bar(
        days: Self.days(ofPeriod: index, of: periods), gained: gained,
        lost: lost, net: change.netSquareKilometers, isPart: period.isPart,
        published: period.publishedGain(in: published), figure: words.figure(change.netSquareKilometers),
        tip: words.tip(of: period, gained, lost))
    }
    gained = periods.reduce(0) { $0 + ($1.change?.gainedSquareKilometers ?? 0) }
    lost = periods.reduce(0) { $0 + ($1.change?.lostSquareKilometers ?? 0) }
    means = periods.compactMap { period in period.rolling.map { words.point(period.lastDate, $0) } }
    // A period without any map leaves a hole between its neighbours.
    let gaps = zip(periods, periods.dropFirst()).compactMap { earlier, later -> ClosedRange<Int>? in
      let hole = (earlier.days.upperBound.dayNumber + 1, later.days.lowerBound.dayNumber - 1)
      return hole.0 <= hole.1 ? hole.0...hole.1 : nil
    }
    let first = bars.first?.days.lowerBound ?? periods.first?.days.lowerBound.dayNumber ?? 0
    let last = bars.last?.days.upperBound ?? periods.first?.days.upperBound.dayNumber ?? first
    panel = Chart.Panel(
      days: first...max(first, last), unit: words.step == .month ? .month : .week,
      values: Self.values(of: bars, []), gaps: gaps.filter { $0.lowerBound > first }, bars: bars)
    panel.placeholder = placeholder
  }

  /// Returns the days that a bar stands on: those of the calendar, of which two sources that meet in a period have a part
  /// each.
  private static func days(ofPeriod index: Int, of periods: [PeriodFigures]) -> ClosedRange<Int> {
    let period = periods[index]
    let (first, last) = (period.days.lowerBound.dayNumber, period.days.upperBound.dayNumber)
    let hasEarlier = index > 0 && periods[index - 1].name == period.name
    let hasLater = index + 1 < periods.count && periods[index + 1].name == period.name
    let start = hasEarlier ? min(last, period.firstDate.dayNumber + 1) : first
    return start...max(start, hasLater ? period.lastDate.dayNumber : last)
  }

  private var placeholder: String {
    panel.bars.isEmpty ? words.tooFewMaps : change == 0 ? words.noChange : ""
  }

  /// The values of bars, and of a line over them.
  static func values(of bars: [Chart.Bar], _ points: [Chart.Line.Point]) -> ClosedRange<Double> {
    let low = (bars.map { -$0.lost } + points.map(\.value)).min() ?? 0
    let high = (bars.flatMap { [$0.gained, $0.published ?? 0] } + points.map(\.value)).max() ?? 0
    return min(0, low)...(max(0, high) - min(0, low) < 1e-9 ? 1 : max(0, high))
  }

  func values(with points: [Chart.Line.Point]) -> ClosedRange<Double> { Self.values(of: panel.bars, points) }

  /// A panel of the rolling means alone.
  var panelOfMeans: Chart.Panel {
    Chart.Panel(
      title: words.titleOfMeans, days: panel.days, unit: panel.unit, values: Self.values(of: [], means),
      gaps: panel.gaps,
      lines: [Chart.Line(ink: .mean, points: means)])
  }
}
