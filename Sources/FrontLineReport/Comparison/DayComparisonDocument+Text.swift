import FrontLine
import FrontLineKit
import Measurement

extension DayComparisonDocument {
  /// One line of figures for the snapshots, and one for each of their neighbours.
  var csv: String {
    var csv = CSV(header: [
      "a", "b", "a_source", "b_source", "a_date", "b_date", "a_km2", "b_km2", "agreed_km2", "only_a_km2",
      "only_b_km2",
    ])
    for row in [figures] + nearby {
      csv.append([
        row.a.path, row.b.path, row.a.source.name, row.b.source.name, row.a.date?.description ?? "",
        row.b.date?.description ?? "", field(row.aSquareKilometers), field(row.bSquareKilometers),
        field(row.agreedSquareKilometers), field(row.onlyASquareKilometers), field(row.onlyBSquareKilometers),
      ])
    }
    return csv.text
  }

  /// The figures, what each says of the disputed land, the days around, and the sentence.
  var text: TextReport {
    var table = TextTable([
      ("", .left), ("source", .left), ("date", .left), ("km²", .right), ("%", .right),
    ])
    func row(_ title: String, _ file: Provenance.File? = nil, _ area: Double) {
      let percent = provenance.denominator.percent(ofSquareKilometers: area)
      let date = file.map { "\(Self.date($0)) (\(Self.meaning($0)))" } ?? ""
      table.append([title, file?.source.name ?? "", date, decimal(area, 3), decimal(percent, 3)])
    }
    row("A", figures.a, figures.aSquareKilometers)
    row("B", figures.b, figures.bSquareKilometers)
    row("agreed", nil, figures.agreedSquareKilometers)
    row("only A", nil, figures.onlyASquareKilometers)
    row("only B", nil, figures.onlyBSquareKilometers)
    return TextReport(table) + "\n" + Self.disagreementTable(figures) + (regions?.text ?? TextReport())
      + nearbyTable + closestTable + "\(sentence)\n"
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
    var table = TextTable([("in A", .left), ("in B", .left), ("km²", .right)])
    for row in figures.disagreements {
      table.append([row.inA.title, row.inB.title, decimal(row.squareKilometers, 3)])
    }
    return TextReport(table) + "\n"
  }

  private var nearbyTable: TextReport {
    if nearby.isEmpty { return TextReport() }
    var table = TextTable([
      ("A of", .left), ("B of", .left), ("agreed", .right), ("only A", .right), ("only B", .right),
      ("", .left),
    ])
    for row in [figures] + nearby {
      let isClosest = row.a.path == closest?.a.path && row.b.path == closest?.b.path
      table.append([
        Self.date(row.a), Self.date(row.b), decimal(row.agreedSquareKilometers, 3),
        decimal(row.onlyASquareKilometers, 3), decimal(row.onlyBSquareKilometers, 3),
        isClosest ? "closest" : "",
      ])
    }
    return TextReport(table) + "\n"
  }

  /// What of the disagreement the dates explain, and what remains.
  private var closestTable: TextReport {
    guard let closest else { return TextReport() }
    let explained = figures.disputedSquareKilometers - closest.disputedSquareKilometers
    return "dates: A of \(Self.date(closest.a)) and B of \(Self.date(closest.b)) disagree on "
      + "\(decimal(closest.disputedSquareKilometers, 3)) km², \(decimal(explained, 3)) km² less; what remains is\n\n"
      + Self.disagreementTable(closest)
  }
}
