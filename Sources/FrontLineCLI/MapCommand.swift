import ArgumentParser
import FrontLineKit
import FrontLineReport
import GeoJSON
import GeoTypes
import PROJ
import RSVG

struct MapCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "map",
    abstract: "A map of a day, of a change, or of the share of regions that is held, as SVG, PNG or PDF.",
    discussion: """
      Of one map it shows the land of each status; of several what was held on the first and what was gained and lost \
      until the last, with the area of larger patches; with --by and --content share how much of each region is held. \
      The projection is an equal-area conic fitted to what is shown, unless --projection names another. The foot has the \
      sentence fit for print and the sources.

      Examples:
        frontline map 20250812.geojson -o front.svg
        frontline map maps/ --since 2025-01-02 --until 2025-08-12 -o change.png
        frontline map maps/ --around Dobropillia --radius 40 -o sector.pdf
        frontline map maps@2025-08-12 --by oblasts.geojson --content share -o a.svg
      """)

  @Argument(help: "Files or folders of snapshots. (default: the embedded sample)")
  var inputs: [String] = []

  @Option(
    help: "What is shown. (default: a change where there are several maps, else statuses)")
  var content: MapJob.Content?

  @Option(help: ArgumentHelp("Show what lies around a place or LON,LAT.", valueName: "PLACE"))
  var around: String?

  @Option(
    help: ArgumentHelp("How far around it, in kilometres. (default: 40)", valueName: "KM"),
    transform: number(argument:))
  var radius: Double?

  @Option(help: ArgumentHelp("Show this box, in degrees.", valueName: "W,S,E,N"), transform: Box.degrees)
  var bbox: Box?

  @Option(help: ArgumentHelp("Show this region of --by.", valueName: "NAME"))
  var region: String?

  @Option(help: ArgumentHelp("Draw the lines of a file as roads; may be given again.", valueName: "FILE"))
  var roads: [String] = []

  @Option(
    help: ArgumentHelp("Draw the features of a file over the map; may be given again.", valueName: "FILE"))
  var overlay: [String] = []

  @Option(help: "The page: 1600x900 in points, a4, square, or 180x120mm.")
  var size = MapPage.standard

  @Option(help: "The colours.")
  var theme = MapTheme.light

  @Option(
    help: ArgumentHelp(
      "The projection: EPSG:n or webmercator. (default: an equal-area conic)", valueName: "CRS"))
  var projection: String?

  @Option(help: ArgumentHelp("The title. (default: what is shown, and of when)", valueName: "TEXT"))
  var title: String?

  @Option(
    name: .customLong("label-km2"),
    help: ArgumentHelp("Label patches from this area on.", valueName: "KM2"), transform: number(argument:))
  var labelSquareKilometers = 1.0

  @OptionGroup var known: PlacesOption

  @OptionGroup(title: "Series") var dates: DateRangeOptions
  @OptionGroup(title: "Regions") var regions: RegionOptions
  @OptionGroup(title: "Reading") var reading: InputOptions
  @OptionGroup(title: "Measuring") var measuring: MeasureOptions
  @OptionGroup(title: "Output") var writing: OutputOptions

  private var view: MapView? {
    if let around { return .around(around, radiusKilometers: radius ?? 40) }
    return bbox.map { .box($0) } ?? region.map { .region($0) }
  }

  private func job() throws -> MapJob {
    MapJob(
      inputs: inputs, content: content, view: view, regions: regions.input, roads: roads, overlays: overlay,
      range: dates.range, places: known.input, reading: reading.reading, measuring: try measuring.measuring())
  }

  func validate() throws {
    if [around, bbox.map { _ in "" }, region].compactMap(\.self).count > 1 {
      throw ValidationError("--around, --bbox and --region all say what is shown: give one of them")
    }
    if radius != nil, around == nil {
      throw ValidationError("--radius says how far around a place: name it with --around")
    }
    if labelSquareKilometers < 0 {
      throw ValidationError("--label-km2 \(labelSquareKilometers) is no area: give 0 or more")
    }
    _ = try PictureFormat(writing.output)
    try job().checkOptions()
  }

  func run() async throws {
    let format = try PictureFormat(writing.output)
    let result = try await job().run(writing.execution(threads: measuring.jobs.count, []))
    let options = MapOptions(
      page: size, theme: theme, projection: projection, title: title,
      labelSquareKilometers: labelSquareKilometers)
    writing.report(result.diagnostics)
    do {
      try writing.write(format.bytes(of: MapDocument(result, writing.style, options).svg, size))
    } catch let error as MapError {
      throw Failure(message: error.description, status: ExitStatus.usage)
    } catch let error as PROJError {
      throw Failure(
        message: "--projection \(printable(projection ?? "")): \(error.message): \(error.advice)",
        status: ExitStatus.usage)
    } catch let error as RSVGError {
      throw Failure(message: error.description, status: ExitStatus.computationFailed)
    }
    try writing.finish(result.diagnostics)
  }
}

extension MapJob.Content: ExpressibleByArgument {}
extension MapTheme: ExpressibleByArgument {}

extension MapPage: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
  public var defaultValueDescription: String { "1600x900" }
}
