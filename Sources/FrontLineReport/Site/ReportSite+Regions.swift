import FrontLine
import FrontLineKit
import GeoJSON
import Measurement

extension ReportSite {
  struct RegionPage {
    let name: String
    let address: String
    let page: Page
    /// Of all regions.
    let series: SeriesResult
  }

  /// A page for each region that has land of the territory on any day.
  func regionPages(_ execution: Execution) async throws -> [RegionPage] {
    guard let regions = job.regions else { return [] }
    let result = try await SeriesJob(
      inputs: job.inputs, every: every, range: job.range, keepsGoing: job.keepsGoing, regions: regions,
      reading: job.reading, measuring: job.measuring
    ).run(execution)
    guard case .periods(_, let found?, _) = result.rows else { return [] }
    var taken: Set<String> = []
    return try found.series.filter { $0.rows.contains { $0.squareKilometers >= 0.0005 } }.map { region in
      let isOutside = region.name == outsideRegionsName
      let name = isOutside ? language.say(.outsideRegions) : printable(language.say(region.title), limit: 200)
      var address = "regions/\(Self.slug(isOutside ? "outside" : region.id ?? region.name)).html"
      while !taken.insert(address).inserted { address = address.dropLast(5) + "-2.html" }
      return RegionPage(
        name: name, address: address, page: try page(of: region, name, result), series: result)
    }
  }

  private func page(
    of region: RegionSeries<[PeriodFigures]>, _ name: String, _ result: SeriesResult
  ) throws -> Page {
    let own = result.restricted(to: region)
    let document = SeriesDocument(own, style)
    let words = SentenceWords(language: language)
    var chart = Chart(own, .bars, style, Chart.Options(page: .chart))
    chart.subtitle = "\(name) · \(chart.subtitle)"
    let sums = [
      (
        BilingualText.gained, region.rows.reduce(0) { $0 + ($1.change?.gainedSquareKilometers ?? 0) },
        "gained"
      ),
      (BilingualText.lost, region.rows.reduce(0) { $0 + ($1.change?.lostSquareKilometers ?? 0) }, "lost"),
    ]
    // As in the chart and in the sentence below it.
    let sumNote =
      own.every == .week
      ? language.say("as a sum of weeks", "як сума за тижнями")
      : language.say("as a sum of months", "як сума за місяцями")
    var figures = sums.map { title, value, kind in
      ReportPart.Figure(
        title: language.say(title), note: sumNote,
        text: words.area(value),
        value: value, kind: kind)
    }
    if let last = region.rows.last {
      figures.append(
        ReportPart.Figure(
          title: language.say(.territory), note: language.date(last.lastDate),
          text: words.area(last.squareKilometers), value: last.squareKilometers))
    }
    let parts = [
      ReportPart(
        section: .summary, title: language.say(ReportSection.summary.title), blocks: [.figures(figures)]),
      ReportPart(
        section: .chart, title: language.say(ReportSection.chart.title),
        blocks: [
          .picture(
            InlinePicture(
              name: "chart", alternative: "\(name): \(chart.title)", svg: try chart.svg, page: .chart)),
          .table(document.reportTable),
        ]),
    ]
    return Page(
      language: language, title: name, sentence: "\(name): \(document.sentence)",
      isIllustration: result.provenance.isIllustration, parts: parts,
      links: [(siteTitle, [Page.Link(title: siteTitle, address: "../index.html")])])
  }

  /// Returns what a name is called in an address: ASCII letters and digits, with hyphens between words.
  static func slug(_ name: String) -> String {
    var words: [String] = [""]
    for scalar in name.lowercased().unicodeScalars.prefix(400) {
      if ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) {
        words[words.count - 1].unicodeScalars.append(scalar)
      } else if words[words.count - 1] != "" {
        words.append("")
      }
    }
    let slug = words.filter { !$0.isEmpty }.joined(separator: "-").prefix(60)
    return slug.isEmpty ? "region" : String(slug)
  }
}
