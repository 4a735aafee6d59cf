import FrontLine
import FrontLineKit
import Measurement
import Proximity

extension ChangeDocument {
  /// One line of figures; with regions a line for each region and one for the land outside.
  public func csv(in dialect: CSV.Dialect) -> String {
    if csvListsPatches { return PatchReport.Entry.columns.csv(of: topPatches, in: dialect) }
    return regions.map { regionCSV($0.report, dialect) } ?? wholeCSV(dialect)
  }

  /// The patches, or the largest of each kind where so many are asked for.
  private var topPatches: [PatchReport.Entry] {
    guard let top else { return result.patches }
    return [Patch.Kind.gained, .lost].flatMap { kind in
      result.patches.filter { $0.patch.kind == kind }.prefix(top)
    }
  }

  private func regionCSV(_ report: RegionReport, _ dialect: CSV.Dialect) -> String {
    regionColumns(report).csv(of: report.rows, in: dialect)
  }

  private func regionColumns(_ report: RegionReport) -> [Column<RegionRow>] {
    let dates: [Column<RegionRow>] = [
      .text("before_date") { _ in before.file.date?.description },
      .text("after_date") { _ in after.file.date?.description },
    ]
    return RegionRow.nameColumns + dates + [
      report.regionColumn, report.occupiedColumn, report.occupiedPercentColumn, report.gainedColumn,
      report.lostColumn, report.netColumn, report.freeColumn,
    ] + report.statusColumns + report.heldColumns()
  }

  /// The table of a page by region; nil where there are no regions.
  var regionTable: ReportTable? {
    regions.map { regions in
      var table = regions.report.screenColumns(provenance).reportTable(
        "regions", language.say("By region", "За регіонами"), of: regions.report.rowsByFigures,
        data: regionColumns(regions.report), in: language)
      table.shownRows = regions.report.rowsWithFigures.count
      return table
    }
  }

  private func wholeCSV(_ dialect: CSV.Dialect) -> String {
    let columns: [Column<ChangeResult>] = [
      .text("before") { $0.before.file.path }, .text("after") { $0.after.file.path },
      .text("before_date") { $0.before.file.date?.description },
      .text("after_date") { $0.after.file.date?.description },
      .number("before_km2") { $0.before.squareKilometers },
      .number("after_km2") { $0.after.squareKilometers },
    ]
    return (columns + Self.figureColumns).csv(of: [result], in: dialect)
  }

  /// The figures of the change in CSV and JSON.
  static var figureColumns: [Column<ChangeResult>] {
    [
      .number("gained_km2") { $0.change.gainedSquareKilometers },
      .number("lost_km2") { $0.change.lostSquareKilometers },
      .number("net_km2") { $0.change.netSquareKilometers }, .number("net_percent") { $0.netPercent },
      .number("gained_percent") {
        $0.provenance.denominator.percent(ofSquareKilometers: $0.change.gainedSquareKilometers)
      },
      .number("lost_percent") {
        $0.provenance.denominator.percent(ofSquareKilometers: $0.change.lostSquareKilometers)
      },
    ]
  }

  /// The figures, the largest patches, settlements, transitions and regions, then the sentence.
  public var text: TextReport {
    let net = netSquareKilometers
    let figures: [Figure] = [
      Figure(title: .before, date: before.file.date, squareKilometers: before.squareKilometers),
      Figure(title: .after, date: after.file.date, squareKilometers: after.squareKilometers),
      Figure(title: .gained, squareKilometers: change.gainedSquareKilometers),
      Figure(title: .lost, squareKilometers: change.lostSquareKilometers),
      Figure(title: .net, squareKilometers: net, isSigned: true),
    ]
    return TextReport(figureTable.table(of: figures, in: language)) + "\n" + patchTable + settlementTable
      + transitionTable + (regions?.report.text(in: language, provenance) ?? TextReport())
      + "\(sentence)\n"
  }

  /// A line of the first table.
  private struct Figure {
    let title: BilingualText
    var date: CalendarDate?
    let squareKilometers: Double
    var isSigned = false

    func text(of number: Double, in language: Language) -> String {
      isSigned ? language.signedNumber(number, decimals: 3) : language.number(number, decimals: 3)
    }
  }

  private var figureTable: [Column<Figure>] {
    [
      .note { figure, language in language.say(figure.title) },
      .note(.date) { figure, _ in figure.date?.description ?? "" },
      .note(.squareKilometers, alignment: .right) { $0.text(of: $0.squareKilometers, in: $1) },
      .note(.percent, alignment: .right) { [denominator = provenance.denominator] figure, language in
        figure.text(of: denominator.percent(ofSquareKilometers: figure.squareKilometers), in: language)
      },
    ]
  }
}
