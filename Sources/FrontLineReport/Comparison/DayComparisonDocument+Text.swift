import FrontLine
import FrontLineKit
import GeoJSON
import Measurement

extension DayComparisonDocument {
  /// One line of figures for the two snapshots, and one for each pair of maps of the days around.
  func csv(in dialect: CSV.Dialect) -> String {
    let columns: [Column<ComparisonFigures>] = [
      .text("a") { $0.a.path }, .text("b") { $0.b.path }, .text("a_source") { $0.a.source.name },
      .text("b_source") { $0.b.source.name }, .text("a_date") { $0.a.date?.description },
      .text("b_date") { $0.b.date?.description },
    ]
    return (columns + ComparisonFigures.columns).csv(of: [figures] + nearby, in: dialect)
  }

  /// The figures, the status of the disputed land in each map, regions, the days around, and the sentence.
  var text: TextReport {
    let rows: [Figure] = [
      Figure(title: .sideA, file: figures.a, squareKilometers: figures.aSquareKilometers),
      Figure(title: .sideB, file: figures.b, squareKilometers: figures.bSquareKilometers),
      Figure(title: .agreed, squareKilometers: figures.agreedSquareKilometers),
      Figure(title: .onlyA, squareKilometers: figures.onlyASquareKilometers),
      Figure(title: .onlyB, squareKilometers: figures.onlyBSquareKilometers),
    ]
    return TextReport(figureTable.table(of: rows, in: language)) + "\n" + disagreementTable(figures)
      + (regions?.text(in: language) ?? TextReport()) + nearbyTable + closestTable + "\(sentence)\n"
  }

  /// A line of the first table.
  private struct Figure {
    let title: BilingualText
    var file: Provenance.File?
    let squareKilometers: Double
  }

  private var figureTable: [Column<Figure>] {
    [
      .note { figure, language in language.say(figure.title) },
      .note(.source) { figure, _ in
        figure.file.map { $0.sourceName.map { printable($0) } ?? $0.source.name } ?? ""
      },
      .note(.date) { figure, language in
        figure.file.map { "\(Self.date($0, language)) (\(language.say(Self.meaning($0))))" } ?? ""
      },
      .note(.squareKilometers, alignment: .right) { $1.number($0.squareKilometers, decimals: 3) },
      .note(.percent, alignment: .right) { [denominator = provenance.denominator] in
        $1.number(denominator.percent(ofSquareKilometers: $0.squareKilometers), decimals: 3)
      },
    ]
  }

  private static func date(_ file: Provenance.File, _ language: Language) -> String {
    file.date?.description ?? language.say(.undated)
  }

  private static func meaning(_ file: Provenance.File) -> BilingualText {
    switch file.source.profile.dateMeaning {
    case .publication: .dateOfPublication
    case .download: .dateOfFile
    case .assessment: .dateOfAssessment
    case .asGiven: .dateAsGiven
    }
  }

  private func disagreementTable(_ figures: ComparisonFigures) -> TextReport {
    if figures.disagreements.isEmpty { return TextReport() }
    return TextReport(Disagreement.columns.table(of: figures.disagreements, in: language)) + "\n"
  }

  private var nearbyTable: TextReport {
    if nearby.isEmpty { return TextReport() }
    let columns: [Column<ComparisonFigures>] = [
      .note(.dateOfA) { Self.date($0.a, $1) }, .note(.dateOfB) { Self.date($0.b, $1) },
    ]
    let closestColumn = Column<ComparisonFigures>.note { figures, language in
      figures.a.path == closest?.a.path && figures.b.path == closest?.b.path ? language.say(.closest) : ""
    }
    let table = (columns + ComparisonFigures.partColumns + [closestColumn])
      .table(of: [figures] + nearby, in: language)
    return TextReport(table) + "\n"
  }

  /// The part of the disagreement that different dates explain, and a table of the rest.
  private var closestTable: TextReport {
    guard let closest else { return TextReport() }
    let explained = figures.disputedSquareKilometers - closest.disputedSquareKilometers
    let (disputed, less) = (
      language.squareKilometers(closest.disputedSquareKilometers, decimals: 3),
      language.squareKilometers(explained, decimals: 3)
    )
    let (a, b) = (language.date(closest.a.date), language.date(closest.b.date))
    return language.say(
      "maps of other days agree better: A of \(a) and B of \(b) disagree on \(disputed), \(less) less than the maps "
        + "above; this disagreement remains:\n\n",
      "карти інших днів збігаються краще: A за \(a) та B за \(b) розходяться на \(disputed), це на \(less) менше, ніж у "
        + "карт вище; залишаються такі розбіжності:\n\n")
      + disagreementTable(closest)
  }
}
