import FrontLine
public import FrontLineKit
import GeoTypes

/// The pictures of a `FilmJob`: the map of a day, and below it a chart that grows until that day.
public struct FilmDocument: Sendable, ResultDocument {
  let result: FilmResult
  let style: DocumentStyle
  private var options: MapOptions
  private let panel: Chart.Panel

  /// The share of the page that the chart has, and the rows of type that it has at least.
  private static let chartShare = 0.22
  private static let chartRows = 7.0

  private static func chartScale(_ page: PicturePage) -> Double { max(0.8, page.scale) }

  /// - Parameter options: How the maps are drawn. Their title stands before the date. Where the legend has no corner, it
  ///   has the one that is best for the last day.
  ///
  /// Throws as ``MapDocument/svg`` and `FilmReader.map(ofFrame:)` do.
  public init(_ result: FilmResult, _ style: DocumentStyle = .init(), _ options: MapOptions = .init()) throws
  {
    self.result = result
    self.style = style
    let words = SeriesChartWords(result: result.series, style: style)
    var panel = BarPanel(result.series, words).panel
    panel.title = Self.title(of: panel, words)
    panel.subtitle = ""
    self.panel = panel
    var options = options
    options.hasPlainLegend = true
    // Labels of patches would come and go from frame to frame.
    options.labelSquareKilometers = .infinity
    self.options = options
    let last = result.frames.count - 1
    let document = try document(result.reader().map(ofFrame: last), ofFrame: last)
    self.options.rows = try rows(of: document)
    if options.legendCorner == nil {
      var document = document
      document.options.rows = self.options.rows
      self.options.legendCorner = try MapDrawing(document).legendCorner
    }
  }

  /// The heading of the chart, which has no key beside it.
  private static func title(of panel: Chart.Panel, _ words: SeriesChartWords) -> String {
    let language = words.language
    var parts = [language.say("Gained and lost, \(words.unit)", "Приріст і зменшення, \(words.unit)")]
    if panel.bars.contains(where: { $0.net != nil }) {
      parts.append(language.say("line: net", "риска: чиста зміна"))
    }
    if !panel.gaps.isEmpty { parts.append(language.say("grey: no map", "сіре: немає карти")) }
    return parts.joined(separator: " · ")
  }

  /// Returns the rows that the text of every frame has room in, so that the map does not jump.
  private func rows(of last: MapDocument) throws(MapError) -> MapLayout.Rows {
    let layout = try MapLayout(last)
    let titles = result.frames.indices.map { title(ofFrame: $0) }
    return MapLayout.Rows(
      title: titles.map { title in
        FontMetrics.lines(title, size: layout.titleSize, width: layout.width, isBold: true, most: 3).count
      }.max() ?? 1, subtitle: min(1, layout.rows.subtitle),
      // The figures of other days have more digits, but never so many.
      sentence: FontMetrics.lines(last.sentence, size: layout.footSize, width: layout.width * 0.93).count,
      credit: layout.rows.credit)
  }

  /// Returns the picture of a frame.
  ///
  /// - Parameter map: What `FilmReader.map(ofFrame:)` gives for it.
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
    var options = options
    let row = ChartStyle(theme: options.theme, scale: Self.chartScale(options.page)).row
    let chart = max(options.page.height * Self.chartShare, Self.chartRows * row)
    // On whole points, so that the map has the same pixels as alone.
    let height = (options.page.height - chart).rounded()
    guard let page = PicturePage(width: options.page.width, height: height) else { throw .pageTooSmall }
    options.page = page
    options.title = title(ofFrame: index)
    if result.content == .change, options.subtitle == nil { options.subtitle = subtitle(of: map) }
    return MapDocument(map, style, options)
  }

  /// The title that was asked for, if any, and the days.
  private func title(ofFrame index: Int) -> String {
    let days = result.frames[index].dates
    let dates =
      days.lowerBound == days.upperBound
      ? language.date(days.lowerBound) : language.dates(from: days.lowerBound, to: days.upperBound)
    return options.title.map { "\($0), \(dates)" } ?? dates
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
    let style = ChartStyle(theme: options.theme, scale: Self.chartScale(options.page))
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
