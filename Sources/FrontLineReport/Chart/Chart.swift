import FrontLine
public import FrontLineKit
import Measurement

/// Bars of gained and lost land over time.
///
/// A bar stands on the days that its figure covers, so its width is its duration; days without a map are shaded.
public struct Chart: Sendable {
  struct Bar: Sendable {
    /// Day numbers: the day from which the figure runs, and the one to which.
    var from: Int
    var to: Int
    var gained: Double
    var lost: Double
    var name: String
    var net: Double { gained - lost }
  }

  var title: String
  var bars: [Bar]
  /// Days without a map, first and last.
  var gaps: [ClosedRange<Int>]
  /// Whether each bar carries its net figure: where there is room for it.
  var labelsBars: Bool
  var source: String

  /// Of a series.
  public init(_ result: SeriesResult, _ style: DocumentStyle = .init()) {
    let source = result.provenance.sentence(in: style.language)
    switch result.rows {
    case .steps(let steps, _): self.init(steps, source)
    case .periods(let periods, _, _): self.init(periods, source)
    }
  }

  /// By snapshot.
  private init(_ steps: [SeriesStep], _ source: String) {
    title = "Gained and lost by snapshot, km²"
    bars = steps.compactMap { step in
      guard let previous = step.previousDate, let change = step.change else { return nil }
      return Bar(
        from: previous.dayNumber, to: step.date.dayNumber, gained: change.gainedSquareKilometers,
        lost: change.lostSquareKilometers, name: step.date.description)
    }
    gaps = steps.compactMap { step in
      guard let previous = step.previousDate, let missing = step.missingDays, missing > 0 else { return nil }
      return (previous.dayNumber + 1)...(step.date.dayNumber - 1)
    }
    labelsBars = false
    self.source = source
  }

  /// By week or month.
  private init(_ periods: [PeriodFigures], _ source: String) {
    title = "Gained and lost by period, km² (above the bars: net)"
    bars = periods.compactMap { period in
      guard let change = period.change else { return nil }
      return Bar(
        from: period.firstDate.dayNumber, to: period.lastDate.dayNumber,
        gained: change.gainedSquareKilometers, lost: change.lostSquareKilometers, name: period.name)
    }
    // A period without any map leaves a hole between the bars around it: they don't meet.
    gaps = zip(bars, bars.dropFirst()).compactMap { $0.to < $1.from ? ($0.to + 1)...($1.from - 1) : nil }
    labelsBars = bars.count <= 16
    self.source = source
  }
}
