import FrontLine
public import FrontLineKit
import GeoJSON
import Measurement

/// The report of a `SeriesJob`: area, gained and lost over time.
public struct SeriesDocument: TextDocument, CSVDocument, ResultDocument {
  let result: SeriesResult
  let style: DocumentStyle

  /// Makes the document of a result.
  public init(_ result: SeriesResult, _ style: DocumentStyle = .init()) {
    self.result = result
    self.style = style
  }

  private enum Document {
    case steps(StepDocument)
    case periods(PeriodDocument)
  }

  private var document: Document {
    switch result.rows {
    case .steps(let steps, let regions):
      .steps(StepDocument(result: result, style: style, steps: steps, regions: regions))
    case .periods(let periods, let regions, let published):
      .periods(
        PeriodDocument(
          result: result, style: style, periods: periods, regions: regions, published: published))
    }
  }

  /// The JSON document, whose schema is `frontline.series/1`.
  public var json: [UInt8] {
    switch document {
    case .steps(let document): document.json
    case .periods(let document): document.json
    }
  }

  /// Returns the rows as CSV.
  public func csv(in dialect: CSV.Dialect) -> String {
    String(decoding: csv(in: dialect, threads: 1), as: UTF8.self)
  }

  /// Returns the table in UTF-8, written on several threads; the bytes don't depend on their number.
  public func csv(in dialect: CSV.Dialect, threads: Int) -> [UInt8] {
    switch document {
    case .steps(let document): document.csv(in: dialect, threads: threads)
    case .periods(let document): Array(document.csv(in: dialect).utf8)
    }
  }

  /// The table of a page.
  var reportTable: ReportTable {
    switch document {
    case .steps(let document): document.reportTable
    case .periods(let document): document.reportTable
    }
  }

  /// The rows as text.
  public var text: TextReport {
    switch document {
    case .steps(let document): document.text
    case .periods(let document): document.text
    }
  }
}

extension SeriesDocument: FormattedDocument {
  public static var renderings: [Rendering<SeriesDocument>] {
    [.table, .json { $0.json }, Rendering(.csv) { $0.csv(in: $1.csv, threads: $1.threads) }, .markdown]
  }
}

extension SeriesRegions {
  /// Returns the line that says how far the regions add up to the whole.
  func closure(in language: Language) -> String {
    let limit = language.withUnit(
      language.figures(limitOfDeviation(largestResidualSquareKilometers)), "km²", "км²")
    return language.say(
      "regions and outside add up to the whole of each snapshot within \(limit)\n\n",
      "сума за регіонами та поза ними на кожному знімку збігається із загальною площею з точністю до \(limit)\n\n"
    )
  }
}

extension ResultDocument where Result == SeriesResult {
  /// The line that says what rolling means are of; empty where there are none.
  var rollingLine: String {
    guard let days = result.rollingDays else { return "" }
    let count = CountedNoun.day.counted(days, in: language)
    return language.say(
      "mean: km² a day over the last \(count); if the day before them has no map, since the last map before it\n\n",
      "середнє: км² на день за останні \(count); якщо карти за день перед ними немає – від останньої давнішої\n\n"
    )
  }

  /// A line for each place where the series goes from one source to another; empty where there is none.
  var seamLines: String {
    let words = SentenceWords(language: language)
    let lines = result.seams.map { seam in
      let (plus, minus) = (
        language.squareKilometers(seam.onlyAfterSquareKilometers, decimals: 3),
        language.squareKilometers(seam.onlyBeforeSquareKilometers, decimals: 3)
      )
      return language.say(
        "\(words.seam(seam)); only on the later map \(plus), only on the earlier \(minus)\n",
        "\(words.seam(seam)); лише на пізнішій карті \(plus), лише на давнішій \(minus)\n")
    }
    return lines.isEmpty ? "" : lines.joined() + "\n"
  }

  /// Returns the name of a region above its table.
  func title<Rows>(of region: RegionSeries<Rows>) -> String {
    region.name == outsideRegionsName
      ? language.say(.outsideRegions) : printable(language.say(region.title), limit: .max)
  }
}

extension JSONWriter {
  /// Writes the member `seams`, if there are any.
  mutating func members(_ seams: [Seam]) {
    if seams.isEmpty { return }
    key("seams")
    array { writer in
      for seam in seams {
        writer.object { writer in
          writer.member("from", seam.from.name)
          writer.member("to", seam.to.name)
          writer.member("from_date", seam.fromDate.description)
          writer.member("to_date", seam.toDate.description)
          writer.member("before_km2", seam.squareKilometersBefore)
          writer.member("after_km2", seam.squareKilometersAfter)
          writer.member("only_before_km2", seam.onlyBeforeSquareKilometers)
          writer.member("only_after_km2", seam.onlyAfterSquareKilometers)
          writer.member("step_km2", seam.stepSquareKilometers)
        }
      }
    }
  }

  /// Writes the members `region_closure` and `region_source`.
  mutating func members<Rows>(_ regions: SeriesRegions<Rows>) {
    key("region_closure")
    object { $0.member("largest_residual_km2", regions.largestResidualSquareKilometers) }
    member(regions.source)
  }
}
