import Foundation
import FrontLine
import GeoTypes
import Measurement
import TestSupport
import Testing

@testable import FrontLineKit
@testable import FrontLineReport

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Charts as values, and the boxes of what is written on them.
@Suite("Charts")
struct ChartTests {
  private static let pages = [(1600.0, 900.0), (800, 450), (390, 520)].map {
    PicturePage(width: $0, height: $1) ?? .standard
  }

  /// A series by month of made-up figures, the last month of which is not whole, by region where regions are named.
  private func months(
    _ count: Int, regions names: [String] = [], published: [String: Double] = [:]
  ) throws -> SeriesResult {
    var steps = [
      SeriesStep(
        date: try #require(CalendarDate("2024-12-31")), squareKilometers: 1000, previousDate: nil, change: nil
      )
    ]
    var months: [PeriodFigures] = []
    var parts = names.map { _ in [PeriodFigures]() }
    for month in 0..<count {
      let start = try #require(CalendarDate(year: 2025 + month / 12, month: 1 + month % 12, day: 1))
      let end =
        month + 1 == count ? start.adding(days: 9) : start.adding(days: 31).firstDayOfMonth.adding(days: -1)
      let change = ChangeFigures(
        gained: 100 + 40 * Double(month % 7), lost: Double(month % 3), net: 100 + 39 * Double(month % 5))
      let last = try #require(steps.last)
      steps.append(
        SeriesStep(
          date: end, squareKilometers: last.squareKilometers + change.netSquareKilometers,
          previousDate: last.date, change: change))
      let period = try #require(
        SeriesPeriod.periods(of: steps.map(\.date), from: steps.count - 1, by: .month).first)
      months.append(PeriodFigures(period, steps: StepRows(steps), change: change))
      for region in names.indices {
        let share = 1 / Double(region + 2)
        let part = ChangeFigures(
          gained: change.gainedSquareKilometers * share, lost: change.lostSquareKilometers * share,
          net: change.netSquareKilometers * share)
        parts[region].append(PeriodFigures(period, steps: StepRows(steps), change: part))
      }
    }
    let regions = SeriesRegions(
      series: zip(names, parts).map { RegionSeries(name: $0, id: nil, rows: $1) },
      source: RegionSource(path: "r.geojson", sha256: nil, nameProperty: "name", idProperty: nil),
      largestResidualSquareKilometers: 0)
    let snapshot = Snapshot(path: "a", source: .deepStateUnion, date: steps.last?.date)
    return SeriesResult(
      rows: .periods(months, regions: names.isEmpty ? nil : regions, published: published), every: .month,
      rollingDays: nil, diagnostics: .init(),
      provenance: Provenance(
        files: [Provenance.File(snapshot, sha256: nil)], territory: .allOccupied, earth: .wgs84,
        denominator: .ukraine, statement: SeriesStatement(months, by: .month)))
  }

  /// Checks that all texts lie on the page, and that no two meet.
  private func checkBoxes(_ chart: Chart, _ comment: Comment) throws {
    let texts = try ChartDrawing(chart).svg().texts
    let page = chart.options.page
    #expect(!texts.isEmpty)
    for (index, text) in texts.enumerated() {
      #expect(
        text.box.minX >= 0 && text.box.minY >= 0 && text.box.maxX <= page.width
          && text.box.maxY <= page.height, "\(text.text) leaves the page: \(comment)")
      for other in texts[..<index] where text.box.intersects(other.box) {
        Issue.record("\(text.text) meets \(other.text): \(comment)")
      }
    }
  }

  @Test("No two texts of a chart meet, and none leaves the page", arguments: SeriesJob.Step.allCases)
  func boxes(every step: SeriesJob.Step) async throws {
    let material = try UkrainianMaterial()
    defer { material.remove() }
    let result = try await SeriesJob(
      inputs: [], every: step, regions: .init(path: material.path + "/regions.geojson"), rollingDays: 14
    ).run()
    for (kind, page) in SeriesChart.allCases.flatMap({ kind in Self.pages.map { (kind, $0) } }) {
      for language in Language.allCases {
        try checkBoxes(
          Chart(result, kind, .init(language: language), .init(page: page)),
          "\(step), \(kind), \(page.width), \(language)")
      }
    }
  }

  @Test("Nor do they on charts of many months, of published figures and of long names")
  func crowds() throws {
    let name = String(repeating: "Дніпропетровська ", count: 600)
    let published = ["2025-01": 120.0, "2025-02": 160, "2025-03": 500, "2025-04": 219]
    for (count, page) in [1, 2, 9, 17, 40, 300].flatMap({ count in Self.pages.map { (count, $0) } }) {
      let regions = (0..<15).map { $0 == 3 ? name : "регіон \($0)" }
      let result = try months(count, regions: regions, published: published)
      for kind in SeriesChart.allCases {
        try checkBoxes(
          Chart(result, kind, .init(language: .ukrainian), .init(page: page)),
          "\(count) months, \(kind), \(page.width)")
      }
    }
  }

  @Test("Nor do they on charts of a distance with limits that lie close together")
  func limits() async throws {
    for limits in [[15], [5, 5.05, 5.1, 10, 10.01], (1...80).map { 0.25 * Double($0) }] {
      let result = try await DistanceJob(inputs: [], to: ["Dobropillia"], withinKilometers: limits).run()
      for page in Self.pages {
        try checkBoxes(Chart(result, .init(), .init(page: page)), "\(limits.count) limits, \(page.width)")
      }
    }
  }

  @Test("Of a file of several features the first is drawn, with a point for each day")
  func features() async throws {
    let material = try UkrainianMaterial()
    defer { material.remove() }
    let result = try await DistanceJob(inputs: [], to: [material.path + "/places.geojson"], each: true).run()
    let answer = try #require(result.answers.first)
    let points = Chart(result).panels[0].lines[0].points
    let first = answer.entries.indices.filter { answer.feature(ofEntry: $0)?.index == 0 }
    #expect(points.map(\.value) == first.map { answer.entries[$0].proximity.kilometers })
    #expect(points.map(\.day) == first.compactMap { answer.entries[$0].file.date?.dayNumber })
    #expect(zip(points, points.dropFirst()).allSatisfy { ($1.day - $0.day > 1) == $1.isAfterGap })
  }

  @Test("The label of a month stands under its bar, and the bar of a part of it is hatched and said")
  func months() throws {
    let chart = Chart(try months(9), .bars)
    let panel = chart.panels[0]
    let axis = TimeAxis(panel.days, from: panel.unit, pointsPerDay: 5, in: .english) {
      FontMetrics.width($0, size: 12)
    }
    #expect(axis.lower.map(\.days) == panel.bars.map(\.days))
    #expect(axis.lower.map(\.label) == ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep"])
    #expect(axis.upper.map(\.label) == ["2025"])
    #expect(panel.bars.map(\.isPart) == Array(repeating: false, count: 8) + [true])
    #expect(chart.notes == ["2025-09: last map is of 10 September, 20 days before the month ends"])
    #expect(chart.key.map(\.text).contains("not the whole period"))
    let svg = try chart.svg
    #expect(svg.components(separatedBy: "<g class=\"bar\">").count == 10)
    // The bar, its sign in the key, and what was lost.
    #expect(svg.components(separatedBy: "fill=\"url(#hatch-").count == 4)
  }

  @Test("The sentence has the figures of the bars, and of the panels")
  func sums() throws {
    let result = try months(9, regions: ["a", "b"])
    let chart = Chart(result, .bars)
    let gained = chart.panels[0].bars.reduce(0) { $0 + $1.gained }
    let lost = chart.panels[0].bars.reduce(0) { $0 + $1.lost }
    #expect(
      chart.sentence.contains(
        "gained \(Language.english.number(gained, decimals: 0)) km² and lost \(Language.english.number(lost, decimals: 0)) km² as sums of months"
      ))
    let regions = Chart(result, .regions)
    #expect(regions.panels.map(\.title) == ["a", "b"])
    for panel in regions.panels {
      let gained = panel.bars.reduce(0) { $0 + $1.gained }
      #expect(panel.subtitle.hasPrefix("+" + Language.english.number(gained, decimals: 0)))
      #expect(panel.values == regions.panels[0].values)
    }
  }

  @Test("What the source published stands beside whole months alone, with its name")
  func published() throws {
    let chart = Chart(
      try months(3, published: ["2025-01": 325, "2025-02": 192, "2025-03": 133]), .bars)
    #expect(chart.panels[0].bars.map(\.published) == [325, 192, nil])
    #expect(chart.panels[0].values.upperBound == 325)
    #expect(chart.key.map(\.text).contains("gained, as DeepState published"))
    #expect(!Chart(try months(3), .bars).key.map(\.text).contains { $0.contains("published") })
  }

  @Test("A bar of several days shows their land by its area, and its tip the whole")
  func days() async throws {
    let result = try await SeriesJob(inputs: []).run()
    guard case .steps(let steps, _) = result.rows else { return #expect(Bool(false)) }
    let bars = Chart(result, .bars).panels[0].bars
    let gained = bars.reduce(0) { $0 + $1.gained * Double($1.days.count) }
    #expect(abs(gained - steps.reduce(0) { $0 + ($1.change?.gainedSquareKilometers ?? 0) }) < 1e-9)
    #expect(zip(bars, bars.dropFirst()).allSatisfy { $0.days.upperBound + 1 == $1.days.lowerBound })
    #expect(bars.allSatisfy { ($0.days.count > 1) == $0.tip.contains(" days)") })
    let svg = try Chart(result, .bars).svg
    #expect(svg.components(separatedBy: "<g class=\"bar\">\n<title>").count == bars.count + 1)
  }

  @Test("Titles say who gained what, and per what; of maps that leave it open they name nobody")
  func titles() throws {
    var result = try months(3, regions: ["a"])
    #expect(Chart(result, .bars).title == "Land gained and lost by Russian forces, per month")
    #expect(Chart(result, .regions).title == "Land gained and lost by Russian forces, per month and region")
    #expect(Chart(result, .area).title == "Land held by Russian forces")
    var provenance = result.provenance
    provenance.files[0].source = .generic
    result = SeriesResult(
      rows: result.rows, every: .month, rollingDays: nil, diagnostics: .init(), provenance: provenance)
    #expect(Chart(result, .bars).title == "Land gained and lost, per month")
  }

  @Test("A chart of one map, and one without a change, say so")
  func nothing() throws {
    let date = try #require(CalendarDate("2025-08-02"))
    func chart(_ change: ChangeFigures?) throws -> Chart {
      let step = SeriesStep(
        date: date, squareKilometers: 10, previousDate: change.map { _ in date.adding(days: -1) },
        change: change)
      var result = try months(1)
      result = SeriesResult(
        rows: .steps([step], regions: nil), every: .day, rollingDays: 30, diagnostics: .init(),
        provenance: result.provenance)
      for kind in SeriesChart.allCases { try checkBoxes(Chart(result, kind), "\(kind)") }
      return Chart(result, .bars)
    }
    #expect(try chart(nil).svg.contains("fewer than two maps"))
    #expect(try chart(.zero).svg.contains("Nothing was gained or lost."))
  }

  @Test(
    "Names from outside do no harm, and the picture is XML",
    arguments: ["<img src=x onerror=alert(1)>", "]]>", "&#0;", "\u{202E}bidi\u{1B}[31m", "\"'&\u{0}"])
  func hostile(name: String) throws {
    let svg = try Chart(try months(4, regions: [name]), .regions).svg
    let parser = XMLParser(data: Data(svg.utf8))
    parser.shouldResolveExternalEntities = false
    #expect(parser.parse(), "\(parser.parserError.map { "\($0)" } ?? "")")
    #expect(!svg.contains("<img") && !svg.unicodeScalars.contains { $0.value < 10 || $0 == "\u{202E}" })
    #expect(svg.contains("role=\"img\" aria-labelledby=\"title description\""))
    #expect(svg.contains("<desc id=\"description\">DeepState, 2024-12-31 to "))
  }

  @Test("The same result has the same bytes")
  func sameBytes() throws {
    let result = try months(9, regions: (0..<5).map { "r\($0)" })
    for kind in SeriesChart.allCases {
      #expect(try Chart(result, kind).svg == Chart(result, kind).svg)
    }
  }

  @Test("A page without room for a chart is refused")
  func smallPage() throws {
    let page = try #require(PicturePage(width: 100, height: 100))
    #expect(throws: ChartError.pageTooSmall) {
      try Chart(try months(9), .bars, .init(), .init(page: page)).svg
    }
  }

  // MARK: Axes

  @Test("Ticks are round, lie in the range at equal steps, and differ as printed")
  func valueAxis() throws {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<2000 {
      let size = Double(sign: .plus, exponent: Int.random(in: -12...40, using: &random), significand: 1)
      let low = Double.random(in: -1...1, using: &random) * size
      let range = low...(low + Double.random(in: 0.001...1, using: &random) * size)
      let most = Int.random(in: 2...8, using: &random)
      let axis = ValueAxis(range, most: most)
      #expect(axis.ticks.count <= max(most + 1, 5) && axis.ticks.count >= 2, "\(range)")
      let slack = 1e-6 * (range.upperBound - range.lowerBound)
      for tick in axis.ticks {
        #expect(tick >= range.lowerBound - slack && tick <= range.upperBound + slack, "\(range)")
      }
      let texts = axis.ticks.map { Language.english.number($0, decimals: axis.decimals) }
      #expect(Set(texts).count == texts.count, "\(range): \(texts)")
    }
  }

  @Test("The segments of a time axis cover its days once, and their labels have room")
  func timeAxis() throws {
    var random = SeededGenerator(seed: 8)
    for _ in 0..<500 {
      let first = Int.random(in: -200_000...200_000, using: &random)
      let days = first...(first + Int.random(in: 0...5000, using: &random))
      let points = Double.random(in: 0.02...60, using: &random)
      func width(_ label: String) -> Double { FontMetrics.width(label, size: 11.5) + 5 }
      let axis = TimeAxis(days, pointsPerDay: points, in: .ukrainian, width: width)
      for row in [axis.lower, axis.upper] where !row.isEmpty {
        #expect(row.first?.days.lowerBound == days.lowerBound && row.last?.days.upperBound == days.upperBound)
        #expect(zip(row, row.dropFirst()).allSatisfy { $0.days.upperBound + 1 == $1.days.lowerBound })
        for segment in row where !segment.label.isEmpty {
          #expect(width(segment.label) <= Double(segment.days.count) * points)
        }
      }
    }
  }

  @Test("Weeks begin on Monday, quarters in January, April, July and October")
  func units() throws {
    let first = try #require(CalendarDate("2025-07-30")).dayNumber
    let weeks = TimeAxis(first...(first + 20), from: .week, pointsPerDay: 10, in: .english) { _ in 1 }
    #expect(weeks.lower.map(\.label) == ["30–3", "4–10", "11–17", "18–19"])
    #expect(weeks.upper.map(\.label) == ["Jul 2025", "Aug 2025"])
    let quarters = TimeAxis(first...(first + 300), from: .quarter, pointsPerDay: 10, in: .ukrainian) { _ in 1
    }
    #expect(quarters.lower.map(\.label) == ["III\u{A0}кв.", "IV\u{A0}кв.", "I\u{A0}кв.", "II\u{A0}кв."])
    #expect(quarters.upper.map(\.label) == ["2025", "2026"])
  }

  // MARK: Colours

  @Test(
    "The colours are those of maps, which their tests compare in each colour blindness and in grey",
    arguments: PictureTheme.Name.allCases)
  func colors(name: PictureTheme.Name) {
    let theme = PictureTheme(name)
    let style = ChartStyle(theme: theme, scale: 1)
    #expect(style.fill(.gained) == theme.fill(of: .gained) && style.fill(.lost) == theme.fill(of: .lost))
    #expect(style.fill(.gained, isPart: true) == PictureFill(theme.fill(of: .gained).color, hatch: .rising))
    #expect(style.fill(.lost, isPart: true).hatch != style.fill(.lost).hatch)
  }
}
