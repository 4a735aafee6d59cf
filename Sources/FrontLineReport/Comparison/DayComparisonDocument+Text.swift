import FrontLine
import FrontLineKit
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
      Figure(title: "A", file: figures.a, squareKilometers: figures.aSquareKilometers),
      Figure(title: "B", file: figures.b, squareKilometers: figures.bSquareKilometers),
      Figure(title: "agreed", squareKilometers: figures.agreedSquareKilometers),
      Figure(title: "only A", squareKilometers: figures.onlyASquareKilometers),
      Figure(title: "only B", squareKilometers: figures.onlyBSquareKilometers),
    ]
    return TextReport(figureTable.table(of: rows)) + "\n" + Self.disagreementTable(figures)
      + (regions?.text ?? TextReport()) + nearbyTable + closestTable + "\(sentence)\n"
  }

  /// A line of the first table.
  private struct Figure {
    let title: String
    var file: Provenance.File?
    let squareKilometers: Double
  }

  private var figureTable: [Column<Figure>] {
    [
      .note { $0.title }, .note("source") { $0.file?.source.name ?? "" },
      .note("date") { $0.file.map { "\(Self.date($0)) (\(Self.meaning($0)))" } ?? "" },
      .note("km²", alignment: .right) { decimal($0.squareKilometers, 3) },
      .note("%", alignment: .right) { [denominator = provenance.denominator] in
        decimal(denominator.percent(ofSquareKilometers: $0.squareKilometers), 3)
      },
    ]
  }

  private static func date(_ file: Provenance.File) -> String { file.date?.description ?? "undated" }

  private static func meaning(_ file: Provenance.File) -> String {
    switch file.source.profile.dateMeaning {
    case .publication: "date of publication"
    case .download: "file date"
    case .assessment: "date of assessment"
    case .asGiven: "as given"
    }
  }

  private static func disagreementTable(_ figures: ComparisonFigures) -> TextReport {
    if figures.disagreements.isEmpty { return TextReport() }
    return TextReport(Disagreement.columns.table(of: figures.disagreements)) + "\n"
  }

  private var nearbyTable: TextReport {
    if nearby.isEmpty { return TextReport() }
    let columns: [Column<ComparisonFigures>] = [
      .note("A of") { Self.date($0.a) }, .note("B of") { Self.date($0.b) },
    ]
    let closestColumn = Column<ComparisonFigures>.note {
      $0.a.path == closest?.a.path && $0.b.path == closest?.b.path ? "closest" : ""
    }
    let table = (columns + ComparisonFigures.partColumns + [closestColumn]).table(of: [figures] + nearby)
    return TextReport(table) + "\n"
  }

  /// The part of the disagreement that different dates explain, and a table of the rest.
  private var closestTable: TextReport {
    guard let closest else { return TextReport() }
    let explained = figures.disputedSquareKilometers - closest.disputedSquareKilometers
    return
      "maps of other days agree better: A of \(Self.date(closest.a)) and B of \(Self.date(closest.b)) disagree on "
      + "\(decimal(closest.disputedSquareKilometers, 3)) km², \(decimal(explained, 3)) km² less than the maps above; "
      + "this disagreement remains:\n\n"
      + Self.disagreementTable(closest)
  }
}
