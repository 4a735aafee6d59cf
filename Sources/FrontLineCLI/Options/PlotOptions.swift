import ArgumentParser
import FrontLineReport
import GeoJSON
import RSVG

/// The file that a chart or a map is drawn to beside the result, and how it looks.
struct PlotOptions: ParsableArguments {
  @Option(
    name: .customLong("plot"),
    help: ArgumentHelp("Also draw a picture, as the ending says: SVG, PNG or PDF.", valueName: "FILE.svg"),
    completion: .file())
  var file: String?

  @Option(
    help: "The page of the picture: 1600x900 in points, a4, square, or 180x120mm. (default: 1600x900)",
    completion: .pageSize, transform: PicturePage.init(argument:))
  var size: PicturePage?

  @Option(help: ArgumentHelp("The title of the picture. (default: what it shows)", valueName: "TEXT"))
  var title: String?

  @OptionGroup var look: StyleOptions

  /// Throws if the ending of the file is of no picture, or if there is none and an option says how it looks.
  func check() throws {
    _ = try PictureFormat(file, option: "--plot")
    guard file == nil else { return }
    let given = [
      ("--size", size != nil), ("--title", title != nil), ("--theme", look.theme != nil),
      ("--style", look.style != nil), ("--outlines", look.outlines),
    ]
    if let first = given.first(where: \.1) { throw Self.unused(first.0) }
  }

  /// Returns the error of an option about a picture where none is drawn.
  static func unused(_ option: String) -> ValidationError {
    ValidationError("\(option) is about the picture: name its file with --plot")
  }

  /// Draws a chart where a file is named.
  func write(_ writing: OutputOptions, _ chart: (DocumentStyle, Chart.Options) throws -> Chart) throws {
    try write(writing, svg: { try chart($0, $1).svg })
  }

  /// Draws a picture where a file is named.
  func write(_ writing: OutputOptions, svg: (DocumentStyle, Chart.Options) throws -> String) throws {
    guard let file else { return }
    do {
      let house = try look.house()
      let options = Chart.Options(
        page: size ?? .standard, theme: house.theme, hasOutlines: look.outlines, title: title,
        credit: house.credit)
      let format = try PictureFormat(file, option: "--plot")
      if let notice = try look.fontNotice(house.theme, format) { writing.messages.report(notice: notice) }
      let svg = try svg(writing.style(in: house.language), options)
      try Output.write(format.bytes(of: svg, options.page), to: file, overwrite: writing.overwrite)
    } catch let error as ChartError {
      throw Failure(message: "--size: \(error.description)", status: ExitStatus.usage)
    } catch let error as MapError {
      throw Failure(message: "--size: \(error.description)", status: ExitStatus.usage)
    } catch let error as RSVGError {
      throw Failure(message: error.description, status: ExitStatus.computationFailed)
    }
  }
}
