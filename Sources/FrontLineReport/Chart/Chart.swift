import FrontLine
public import FrontLineKit
import Measurement

/// Bars of gained and lost land over time.
///
/// A bar spans the days that its figure covers, so its width shows their number; days without a map are shaded.
public struct Chart: Sendable {
  struct Bar: Sendable {
    /// The day number of the earlier map.
    var from: Int
    /// The day number of the later map.
    var to: Int
    var gained: Double
    var lost: Double
    var name: String
    var net: Double { gained - lost }
  }

  var title: String
  var bars: [Bar]
  /// Runs of days without a map, from the first such day to the last.
  var gaps: [ClosedRange<Int>]
  /// Whether each bar carries its net figure; false where there is no room.
  var labelsBars: Bool
  var sentence: String
  let language: Language

  /// Creates the chart of a series.
  public init(_ result: SeriesResult, _ style: DocumentStyle = .init()) {
    let sentence = result.provenance.sentence(in: style.language)
    switch result.rows {
    case .steps(let steps, _): self.init(steps, sentence, style.language)
    case .periods(let periods, _, _): self.init(periods, sentence, style.language)
    }
  }

  /// Creates a chart with a bar for each snapshot that has one before it.
  private init(_ steps: [SeriesStep], _ sentence: String, _ language: Language) {
    self.language = language
    title = language.say("Gained and lost by snapshot, km²", "Приріст і зменшення за знімками, км²")
    bars = steps.compactMap { step in
      guard let previous = step.previousDate, let change = step.change else { return nil }
      return Bar(
        from: previous.dayNumber, to: step.date.dayNumber, gained: change.gainedSquareKilometers,
        lost: change.lostSquareKilometers, name: language.date(step.date))
    }
    gaps = steps.compactMap { step in
      guard let previous = step.previousDate, let missing = step.missingDays, missing > 0 else { return nil }
      return (previous.dayNumber + 1)...(step.date.dayNumber - 1)
    }
    labelsBars = false
    self.sentence = sentence
  }

  /// Creates a chart with a bar for each week or month.
  private init(_ periods: [PeriodFigures], _ sentence: String, _ language: Language) {
    self.language = language
    title = language.say(
      "Gained and lost by period, km² (above the bars: net)",
      "Приріст і зменшення за періодами, км² (над стовпцями – чиста зміна)")
    bars = periods.compactMap { period in
      guard let change = period.change else { return nil }
      return Bar(
        from: period.firstDate.dayNumber, to: period.lastDate.dayNumber,
        gained: change.gainedSquareKilometers, lost: change.lostSquareKilometers, name: period.name)
    }
    // A period without any map leaves a hole between its neighbours' bars.
    gaps = zip(bars, bars.dropFirst()).compactMap { $0.to < $1.from ? ($0.to + 1)...($1.from - 1) : nil }
    labelsBars = bars.count <= 16
    self.sentence = sentence
  }
}
