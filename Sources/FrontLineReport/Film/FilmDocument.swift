import FrontLine
public import FrontLineKit
import GeoTypes

/// The pictures of a ``FilmJob``: the map of a day, and below it a chart that grows until that day.
public struct FilmDocument: Sendable, ResultDocument {
  let result: FilmResult
  let style: DocumentStyle
  private var options: MapOptions
  private let panel: Chart.Panel

  /// The share of the page that the chart has.
  private static let chartShare = 0.22

  /// - Parameter options: How the maps are drawn. Their title stands before the date. Where the legend has no corner, it
  ///   has the one that is best for the last day.
  ///
  /// Throws as ``MapDocument/svg`` and ``FilmReader/map(ofFrame:)`` do.
  public init(_ result: FilmResult, _ style: DocumentStyle = .init(), _ options: MapOptions = .init()) throws
  {
    self.result = result
    self.style = style
    let words = SeriesChartWords(result: result.series, style: style)
    var panel = BarPanel(result.series, words).panel
    (panel.title, panel.subtitle) = (
      style.language.say("Gained and lost, \(words.unit)", "Приріст і зменшення, \(words.unit)"), ""
    )
    self.panel = panel
    var options = options
    options.hasPlainLegend = true
    // Labels of patches would come and go from frame to frame.
    options.labelSquareKilometers = .infinity
    self.options = options
    if options.legendCorner == nil {
      let last = result.frames.count - 1
      let map = try result.reader().map(ofFrame: last)
      self.options.legendCorner = try MapDrawing(document(map, ofFrame: last)).legendCorner
    }
  }

  /// Returns the picture of a frame.
  ///
  /// - Parameter map: What ``FilmReader/map(ofFrame:)`` gives for it.
  ///
  /// Throws as ``MapDocument/svg`` does.
  public func svg(ofFrame index: Int, _ map: MapResult) throws -> String {
    let document = try document(map, ofFrame: index)
    var svg = try SVG(
      options.page, title: document.title, description: document.sentence, theme: options.theme,
      hasOutlines: options.hasOutlines)
    try MapDrawing(document).draw(into: &svg)
    try drawChart(until: result.frames[index].dates.upperBound, below: document.options.page, into: &svg)
    return svg.document
  }

  /// Returns the map of a frame as a document of its own, whose picture is the upper part of the frame.
  func document(_ map: MapResult, ofFrame index: Int) throws(MapError) -> MapDocument {
    let frame = result.frames[index]
    var options = options
    // On whole points, so that the map has the same pixels as alone.
    let height = (options.page.height * (1 - Self.chartShare)).rounded()
    guard let page = PicturePage(width: options.page.width, height: height) else { throw .pageTooSmall }
    options.page = page
    let dates =
      frame.dates.lowerBound == frame.dates.upperBound
      ? language.date(frame.dates.lowerBound)
      : language.dates(from: frame.dates.lowerBound, to: frame.dates.upperBound)
    options.title = options.title.map { "\($0), \(dates)" } ?? dates
    if result.content == .change { options.subtitle = subtitle(of: map) }
    return MapDocument(map, style, options)
  }

  /// What is held on the day, and what was gained and lost since the map that it is compared with.
  private func subtitle(of map: MapResult) -> String {
    let words = SentenceWords(language: language)
    func area(_ kind: MapResult.Layer.Kind) -> Double {
      map.layers.first { $0.kind == kind }?.squareKilometers ?? 0
    }
    let (gained, lost) = (area(.gained), area(.lost))
    let held = words.area(area(.held) + gained - lost)
    let whole = language.say("held \(held)", "захоплено \(held)")
    guard let since = map.files.first?.date, since != map.files.last?.date else { return whole }
    let parts = "\(language.say(.gained)) \(words.area(gained)), \(language.say(.lost)) \(words.area(lost))"
    return "\(whole) · \(language.say("since", "з")) \(language.date(since)): \(parts)"
  }

  private func drawChart(
    until day: CalendarDate, below map: PicturePage, into svg: inout SVG
  ) throws(MapError) {
    let scale = max(0.8, map.scale)
    let style = ChartStyle(theme: options.theme, scale: scale)
    var panel = panel
    panel.bars.removeAll { $0.days.upperBound > day.dayNumber }
    panel.gaps.removeAll { $0.upperBound > day.dayNumber }
    let chart = Chart(
      title: "", subtitle: "", panels: [panel], sentence: "", options: .init(page: options.page),
      language: language)
    let room = Box(
      minX: style.margin, minY: map.height, maxX: options.page.width - style.margin,
      maxY: options.page.height - 0.6 * style.margin)
    do {
      for plot in try ChartPlot.plots(chart, in: room, style) {
        svg.group("panel", PlotDrawing(plot: plot, style: style, language: language).draw)
      }
    } catch {
      throw .pageTooSmall
    }
  }
}
