import FrontLine
public import FrontLineKit
import GeoTypes

/// How a map is drawn, which changes nothing that is on it.
public struct MapOptions: Sendable {
  /// The page that the map fills.
  public var page: PicturePage
  /// Colours, patterns and fonts.
  public var theme: PictureTheme
  /// The code of a projected reference system, or `webmercator`; nil: an equal-area conic fitted to the map.
  public var projection: String?
  /// The title; nil: what the map shows, and of when.
  public var title: String?
  /// What stands below the title; nil: the areas.
  public var subtitle: String?
  /// The area in km² from which a patch of a change is labelled.
  public var labelSquareKilometers: Double
  /// The corner of the legend; nil: the one in which the fewest borders lie.
  public var legendCorner: MapCorner?
  /// Whether parallels and meridians are drawn.
  public var hasGraticule: Bool
  /// Whether letters are drawn as paths, for programs that lack the font.
  public var hasOutlines: Bool
  /// Stands first in the last line of the foot; nil for none.
  public var credit: String?
  /// Whether the legend has the kinds of land alone, all of them, which keeps it as it is from frame to frame.
  var hasPlainLegend = false
  /// The rows that text has, which keep the frame of the map where it is from frame to frame; nil: as many as it needs.
  var rows: MapLayout.Rows?

  /// Creates options; without arguments, those of the command line.
  public init(
    page: PicturePage = .standard, theme: PictureTheme = .light, projection: String? = nil,
    title: String? = nil,
    subtitle: String? = nil, labelSquareKilometers: Double = 1, legendCorner: MapCorner? = nil,
    hasGraticule: Bool = false, hasOutlines: Bool = false, credit: String? = nil
  ) {
    self.page = page
    self.theme = theme
    self.projection = projection
    self.title = title
    self.subtitle = subtitle
    self.labelSquareKilometers = labelSquareKilometers
    self.legendCorner = legendCorner
    self.hasGraticule = hasGraticule
    self.hasOutlines = hasOutlines
    self.credit = credit
  }
}

extension MapOptions {
  /// What a picture of another kind looks like, as a map.
  public init(_ options: Chart.Options) {
    self.init(
      page: options.page, theme: options.theme, title: options.title, hasOutlines: options.hasOutlines,
      credit: options.credit)
  }
}

/// A corner of the map.
public enum MapCorner: String, Hashable, Sendable, CaseIterable {
  // In the order in which they are preferred.
  /// Below, on the left.
  case bottomLeft = "bottom-left"
  /// Above, on the left.
  case topLeft = "top-left"
  /// Above, on the right.
  case topRight = "top-right"
  /// Below, on the right.
  case bottomRight = "bottom-right"
}

/// The picture of a `MapJob`.
public struct MapDocument: Sendable, ResultDocument {
  let result: MapResult
  let style: DocumentStyle
  var options: MapOptions

  /// Makes the document of a result.
  public init(_ result: MapResult, _ style: DocumentStyle = .init(), _ options: MapOptions = .init()) {
    self.result = result
    self.style = style
    self.options = options
  }

  /// The map as a scalable picture.
  ///
  /// Throws ``MapError`` if the page is too small or the projection can't show the map, a `PROJError` if the projection
  /// is not known, and a `NodingError` if borders still cross after many rounds.
  public var svg: String { get throws { try MapDrawing(self).svg } }

  var title: String {
    if let title = options.title { return title }
    switch result.view {
    case .around(let text, let radius)?:
      let place = result.viewTitle.map(language.say) ?? text
      let limit = language.withUnit(language.plainNumber(radius), "km", "км")
      return language.say("\(content), \(limit) around \(place)", "\(content), \(limit) навколо: \(place)")
    case .region(let name)?: return "\(content): \(result.viewTitle.map(language.say) ?? name)"
    case .box?, nil: return content
    }
  }

  /// What the map shows, and of when.
  private var content: String {
    let dates = result.files.map(\.date)
    if dates.last ?? nil == nil, result.content == .status {
      return language.say("The front, on a day that is not known", "Фронт, день невідомий")
    }
    switch result.content {
    case .change:
      return language.say(
        "What changed hands, \(language.dates(from: dates.first ?? nil, to: dates.last ?? nil))",
        "Що змінило господаря, \(language.dates(from: dates.first ?? nil, to: dates.last ?? nil))")
    case .status:
      return language.say(
        "The front on \(language.date(dates.last ?? nil))",
        "Фронт станом на \(language.date(dates.last ?? nil))")
    case .share:
      return language.say(
        "How much of each region is held, \(language.date(dates.last ?? nil))",
        "Яку частину кожного регіону захоплено, \(language.date(dates.last ?? nil))")
    }
  }

  /// The areas, in the figures of the sentence; those in the region where one is in view.
  var subtitle: String {
    if let subtitle = options.subtitle { return subtitle }
    return result.layers.filter { $0.shownSquareKilometers > 0 && $0.kind != .held }.map(text).joined(
      separator: " · ")
  }

  /// What stands above the legend; nil where its entries say it.
  var legendTitle: String? {
    result.content == .share ? language.say("share held", "захоплена частка") : nil
  }

  /// Returns what the legend says of a kind of land.
  func legendText(of layer: MapResult.Layer) -> String {
    options.hasPlainLegend ? layer.title(in: language) : text(of: layer)
  }

  /// Returns a kind of land with its area.
  private func text(of layer: MapResult.Layer) -> String {
    let area = SentenceWords(language: language).area(layer.shownSquareKilometers)
    // Other figures are of the whole map, of which a part is in view.
    let isWhole = result.view != nil && layer.regionSquareKilometers == nil
    let whole = isWhole ? language.say(" in all", " усього") : ""
    return "\(layer.title(in: language)), \(area)\(whole)"
  }

  /// The sources of what lies under the map.
  ///
  /// - Parameter isBeyond: Whether the map reaches beyond what is known of land and sea.
  func credit(_ projection: (english: String, ukrainian: String), isBeyond: Bool) -> String {
    let names = language.say(projection.english, projection.ukrainian)
    let roads =
      result.hasApproximateRoads
      ? language.say(" Roads, where shown: approximate courses.", " Дороги, де є: приблизно.") : ""
    let beyond =
      isBeyond
      ? language.say(
        " It ends at 20° and 43° E, 43° and 54° N.", " Її межі: 20° і 43° сх. д., 43° і 54° пн. ш.") : ""
    let house = options.credit.map { "\($0). " } ?? ""
    return house
      + language.say(
        "Base map: Natural Earth.\(beyond) Places: GeoNames (CC BY 4.0).\(roads) Projection: \(names).",
        "Основа: Natural Earth.\(beyond) Населені пункти: GeoNames (CC BY 4.0).\(roads) Проєкція: \(names).")
  }
}

extension MapResult.Layer {
  /// The area in the region that is in view, else that of the whole map.
  fileprivate var shownSquareKilometers: Double { regionSquareKilometers ?? squareKilometers }

  /// What the legend calls it.
  func title(in language: Language) -> String {
    switch kind {
    case .held: language.say("held before", "захоплено раніше")
    case .gained: language.say(.gained)
    case .lost: language.say(.lost)
    case .status(let status): language.say(.status(status))
    }
  }
}
