import FFmpeg
import FrontLine
import FrontLineReport

/// Pages about what comes out.
extension HelpTopic {
  static let formats = HelpTopic(
    name: "formats", abstract: "What is written, and the endings of -o that choose it."
  ) {
    var page = HelpPage(
      "-f sets the format; without it the ending of -o does; without both it is a table. A command's help lists its "
        + "formats.")
    page.heading("figures")
    page.table(
      DocumentFormat.allCases.map { ($0.rawValue, meaning($0) + endings($0.endings)) }, hasHeading: true)
    page.heading("layers (frontline export)")
    page.table(
      ExportFormat.allCases.map {
        ($0.rawValue, ($0.isText ? "written as it is" : "through GDAL's ogr2ogr") + endings($0.endings))
      }, hasHeading: true)
    page.heading("pictures (frontline map, --plot)")
    page.table(
      PictureFormat.allCases.map {
        ($0.rawValue, ($0 == .svg ? "written as it is" : "through librsvg") + endings([".\($0.rawValue)"]))
      }, hasHeading: true)
    page.heading("films (frontline map)")
    page.table(
      FilmFormat.allCases.map { ($0.rawValue, "through ffmpeg" + endings([".\($0.rawValue)"])) }
        + [("png-sequence", "a folder of a picture for each frame" + endings([".png-sequence"]))],
      hasHeading: true)
    page.paragraph(
      "CSV has full digits and a point; --csv excel writes what Excel opens in Europe: semicolons, decimal commas and a "
        + "byte-order mark. Numbers never follow the locale.")
    return page
  }

  private static func endings(_ endings: [String]) -> String { ": \(list(endings))" }

  private static func meaning(_ format: DocumentFormat) -> String {
    switch format {
    case .table: "for the screen, rounded"
    case .json: "all figures with their provenance"
    case .csv: "rows for a spreadsheet"
    case .geojson: "RFC 7946, for maps"
    case .github: "annotations for GitHub's checks"
    case .markdown: "for a page or an article"
    }
  }

  static let exitStatus = HelpTopic(name: "exit-status", abstract: "What the exit status of a command says.")
  {
    var page = HelpPage("An error is one line on standard error, and then one of these statuses.")
    page.table(ExitStatus.meanings.map { ("\($0.status)", $0.meaning) })
    page.paragraph(
      "Warnings and notices go to standard error too, and leave the status at 0 unless --strict is given.")
    return page
  }
}
