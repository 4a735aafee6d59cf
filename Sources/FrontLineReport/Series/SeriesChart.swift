import FrontLine
public import FrontLineKit
import Measurement

/// What a chart of a series shows.
public enum SeriesChart: String, Hashable, Sendable, CaseIterable {
  /// Bars of what was gained and lost in each row.
  case bars
  /// A line of the area.
  case area
  /// Bars for each of the regions that changed most.
  case regions
}

extension Chart {
  /// Makes a chart of a series.
  ///
  /// A result without regions has one panel in a chart of ``SeriesChart/regions``: that of the whole.
  public init(
    _ result: SeriesResult, _ kind: SeriesChart = .bars, _ style: DocumentStyle = .init(),
    _ options: Options = .init()
  ) {
    let words = SeriesChartWords(result: result, style: style)
    self.init(
      title: words.title(kind), subtitle: words.subtitle(kind),
      panels: [], sentence: words.sentence, options: options, language: style.language)
    switch kind {
    case .bars: add(BarPanel(result, words))
    case .area: addArea(result, words)
    case .regions: addRegions(result, words)
    }
  }

  // MARK: Bars

  /// Adds the bars of the whole.
  private mutating func add(_ found: BarPanel) {
    let words = found.words
    panels = [found.panel]
    key = [
      KeyEntry(sign: .fill(.gained), text: language.say(.gained)),
      KeyEntry(sign: .fill(.lost), text: language.say(.lost)),
    ]
    if panels[0].bars.contains(where: { $0.net != nil }) {
      key.append(KeyEntry(sign: .net, text: language.say(.net), textWithFigures: words.netAndFigures))
    }
    if !found.means.isEmpty {
      if words.step.isPeriod {
        isStacked = true
        panels[0].title = words.unit
        panels.append(found.panelOfMeans)
      } else {
        panels[0].lines = [Line(ink: .mean, points: found.means, hasDots: false)]
        panels[0].values = found.values(with: found.means)
        key.append(KeyEntry(sign: .line(.mean), text: words.nameOfMeans))
      }
    }
    if found.panel.bars.contains(where: { $0.published != nil }) {
      key.append(KeyEntry(sign: .published, text: words.published))
    }
    addKeyOfParts()
    notes += words.parts(found.periods)
  }

  /// Adds to the key what hatched bars and shaded days are, where there are any.
  private mutating func addKeyOfParts() {
    if panels.contains(where: { $0.bars.contains(where: \.isPart) }) {
      key.append(KeyEntry(sign: .part, text: language.say(.partPeriod)))
    }
    if panels.contains(where: { !$0.gaps.isEmpty }) {
      key.append(KeyEntry(sign: .gap, text: language.say(.withoutMap)))
    }
  }

  // MARK: Regions

  /// The most panels that a page has room for.
  private var mostRegions: Int {
    let area = options.page.width * options.page.height / (options.scale * options.scale)
    return max(1, min(12, Int(area / 45_000)))
  }

  private mutating func addRegions(_ result: SeriesResult, _ words: SeriesChartWords) {
    let found = BarPanel.ofRegions(result, words)
    let all = found.enumerated().filter { $0.element.change >= 0.05 }.sorted { first, second in
      first.element.change == second.element.change
        ? first.offset < second.offset : first.element.change > second.element.change
    }.map(\.element)
    let shown = all.prefix(mostRegions)
    let values = BarPanel.values(of: shown.flatMap(\.panel.bars), shown.flatMap(\.means))
    let whole = BarPanel(result, words)
    panels = shown.map { found in
      var panel = found.panel
      // Rows of a region in which nothing changed may be left out.
      (panel.days, panel.gaps, panel.values) = (whole.panel.days, whole.panel.gaps, values)
      (panel.title, panel.subtitle) = (found.name, words.sums(found))
      if !words.step.isPeriod, !found.means.isEmpty {
        panel.lines = [Line(ink: .mean, points: found.means, hasDots: false)]
      }
      for bar in panel.bars.indices { (panel.bars[bar].figure, panel.bars[bar].net) = ("", nil) }
      return panel
    }
    if panels.isEmpty {
      panels = [whole.panel]
      panels[0].bars = []
      panels[0].placeholder = whole.panel.placeholder.isEmpty ? words.noChange : whole.panel.placeholder
    }
    key = [
      KeyEntry(sign: .fill(.gained), text: language.say(.gained)),
      KeyEntry(sign: .fill(.lost), text: language.say(.lost)),
    ]
    if panels.contains(where: { !$0.lines.isEmpty }) {
      key.append(KeyEntry(sign: .line(.mean), text: words.nameOfMeans))
    }
    addKeyOfParts()
    if all.count > shown.count { notes.append(words.others(Array(all.dropFirst(shown.count)))) }
    notes += words.parts(whole.periods)
  }

  // MARK: Area

  private mutating func addArea(_ result: SeriesResult, _ words: SeriesChartWords) {
    let points: [Line.Point]
    // Where another source begins the line is broken: what lies between is no change on the ground.
    let seams: [Int]
    switch result.rows {
    case .steps(let steps, _):
      seams = steps.indices.filter { steps[$0].seam != nil }
      points = steps.map { step in
        Line.Point(
          day: step.date.dayNumber, value: step.squareKilometers,
          isAfterGap: step.missingDays ?? 0 > 0, tip: words.tip(step.date, step.squareKilometers))
      }
    case .periods(let periods, _, _):
      seams = periods.indices.filter { periods[$0].seam != nil }
      points = periods.map { period in
        Line.Point(
          day: period.lastDate.dayNumber, value: period.squareKilometers,
          tip: words.tip(period.lastDate, period.squareKilometers))
      }
    }
    guard let first = points.first, let last = points.last else { return }
    let values = points.map(\.value)
    let (low, high) = (values.min() ?? 0, values.max() ?? 0)
    // Areas that hardly differ are not drawn as if they did.
    let margin = max(0, max(1e-3 * high, 1e-3) - (high - low)) / 2
    panels = [
      Panel(
        days: first.day...last.day, values: max(0, low - margin)...(high + margin),
        lines: zip([0] + seams, seams + [points.count]).map { start, end in
          Line(ink: .course, points: Array(points[start..<end]))
        })
    ]
    if points.contains(where: \.isAfterGap) {
      key = [
        KeyEntry(sign: .line(.course), text: words.areaInKey),
        KeyEntry(sign: .gapInLine, text: language.say(.withoutMap)),
      ]
    }
    if low - margin > 0 { notes.append(words.scaleWithoutZero) }
  }
}
