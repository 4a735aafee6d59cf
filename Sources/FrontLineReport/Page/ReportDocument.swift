import FrontLine
public import FrontLineKit
import GeoJSON
import Measurement

/// The report of a `ReportJob`: a page that is one file, or Markdown with pictures beside it.
public struct ReportDocument: Sendable, ResultDocument {
  let result: ReportResult
  let style: DocumentStyle

  /// Makes the document of a result.
  public init(_ result: ReportResult, _ style: DocumentStyle = .init()) {
    self.result = result
    self.style = style
  }

  /// What the report is about: `What changed hands, 2025-01-02 to 2025-08-12`.
  var title: String {
    result.isOfOneDay
      ? language.say(
        "The front on \(language.date(result.lastDate))", "Фронт станом на \(language.date(result.lastDate))")
      : language.say(
        "What changed hands, \(language.dates(from: result.firstDate, to: result.lastDate))",
        "Що змінило господаря, \(language.dates(from: result.firstDate, to: result.lastDate))")
  }

  /// The sections that have something to say.
  ///
  /// Throws as ``MapDocument/svg`` and ``Chart/svg`` do.
  func parts() throws -> [ReportPart] {
    try result.sections.compactMap { section in
      let blocks =
        switch section {
        case .summary: summary
        case .map: try map
        case .chart: try chart
        case .regions: regions
        case .patches: patches
        case .settlements: settlements
        case .distances: try distances
        case .roads: roads
        case .zones: zones
        case .transitions: transitions
        case .comparison: comparison
        case .method: method
        }
      return blocks.isEmpty
        ? nil : ReportPart(section: section, title: language.say(section.title), blocks: blocks)
    }
  }

  /// The page: one file, which needs no network and makes no request.
  ///
  /// Throws as ``MapDocument/svg`` and ``Chart/svg`` do.
  public var html: String { get throws { try page.html } }

  var page: Page {
    get throws {
      let parts = try parts()
      let hasMap = parts.contains { $0.section == .map }
      return Page(
        language: language, title: title, sentence: sentence, isIllustration: provenance.isIllustration,
        parts: parts, map: hasMap ? PageMap(result, result.map, language) : nil)
    }
  }

  /// The documents of the jobs that the report is made of.
  var changeDocument: ChangeDocument? { result.change.map { ChangeDocument($0, style) } }
  var areaDocument: AreaDocument { AreaDocument(result.area, style) }
}

extension ReportSection {
  /// The heading.
  var title: BilingualText {
    switch self {
    case .summary: BilingualText("In short", "Стисло")
    case .map: BilingualText("Map", "Карта")
    case .chart: BilingualText("Over time", "У часі")
    case .regions: BilingualText("By region", "За регіонами")
    case .patches: BilingualText("Largest patches", "Найбільші ділянки")
    case .settlements: BilingualText("Settlements", "Населені пункти")
    case .distances: BilingualText("Distances from the front", "Відстані до лінії фронту")
    case .roads: BilingualText("Roads", "Дороги")
    case .zones: BilingualText("Near the front", "Поблизу фронту")
    case .transitions: BilingualText("Changes of status", "Зі статусу в статус")
    case .comparison: BilingualText("Comparison with another source", "Порівняння з іншим джерелом")
    case .method: BilingualText("How this is measured", "Як це виміряно")
    }
  }
}
