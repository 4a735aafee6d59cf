import ArgumentParser
import FrontLineReport
import GeoJSON
import RSVG

/// The file that a chart is drawn to, and how it looks.
struct PlotOptions: ParsableArguments {
  @Option(
    name: .customLong("plot"),
    help: ArgumentHelp("Also draw a chart, as the ending says: SVG, PNG or PDF.", valueName: "FILE.svg"))
  var file: String?

  @Option(help: "The page of the chart: 1600x900 in points, a4, square, or 180x120mm.")
  var size: MapPage?

  @Option(help: "The colours of the chart.")
  var theme: MapTheme?

  /// Throws if the ending of the file is of no picture, or if there is none and an option says how it looks.
  func check() throws {
    _ = try PictureFormat(file, option: "--plot")
    if file == nil, size != nil { throw Self.unused("--size") }
    if file == nil, theme != nil { throw Self.unused("--theme") }
  }

  /// Returns the error of an option about a chart where none is drawn.
  static func unused(_ option: String) -> ValidationError {
    ValidationError("\(option) is about the chart: name its file with --plot")
  }

  /// Draws a chart where a file is named.
  func write(_ chart: (Chart.Options) -> Chart, overwrite: Bool) throws {
    guard let file else { return }
    let options = Chart.Options(page: size ?? .standard, theme: theme ?? .light)
    do {
      let bytes = try PictureFormat(file, option: "--plot").bytes(of: chart(options).svg, options.page)
      try Output.write(bytes, to: file, overwrite: overwrite)
    } catch let error as ChartError {
      throw Failure(message: "--size: \(error.description)", status: ExitStatus.usage)
    } catch let error as RSVGError {
      throw Failure(message: error.description, status: ExitStatus.computationFailed)
    }
  }
}
