import ArgumentParser
import FFmpeg
import FrontLine
import FrontLineKit
import FrontLineReport
import GeoJSON
import GeoTypes
import PROJ
import RSVG

struct MapCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "map",
    abstract:
      "A map of one day, of a change, or of the share of each region that is held; a film of many days.",
    discussion: """
      From one map it draws the land of each status; from several what was held on the first, and what was gained and \
      lost until the last, with the area of larger patches; with --by and --content share how much of each region is held. \
      The projection is an equal-area conic fitted to what is shown, unless --projection names another. The foot has the \
      sentence fit for print and the sources.

      A name that ends in .mp4, .webm, .gif, .webp or .png-sequence makes a film of the maps, a frame a day, with a \
      chart that grows below: what was held, and what was gained and lost in the days before. All frames show the same \
      part of the earth, and days without a map, or without a change, prolong the frame before them.

      Examples:
        frontline map 20250812.geojson -o front.svg
        frontline map maps/ --since 2025-01-02 --until 2025-08-12 -o change.png
        frontline map maps/ --around Dobropillia --radius 40 -o sector.pdf
        frontline map maps@2025-08-12 --by oblasts.geojson --content share -o a.svg
        frontline map maps/ --since 2025-01-02 -o film.mp4 --size 1280x720
      """)

  @Argument(help: "Files or folders of snapshots. (default: the embedded sample)", completion: .file())
  var inputs: [String] = []

  @Option(
    help: "What is shown. (default: a change where there are several maps, else statuses)")
  var content: MapJob.Content?

  @Option(
    help: ArgumentHelp("Show what lies around a place or LON,LAT.", valueName: "PLACE"), completion: .target)
  var around: String?

  @Option(
    help: ArgumentHelp("How far around it, in kilometres. (default: 40)", valueName: "KM"),
    transform: NumberUnit.kilometers.number)
  var radius: Double?

  @Option(help: ArgumentHelp("Show this box, in degrees.", valueName: "W,S,E,N"), transform: Box.degrees)
  var bbox: Box?

  @Option(
    help: ArgumentHelp("Show this region of --by.", valueName: "NAME"), completion: .regions(ofOption: "--by")
  )
  var region: String?

  @Option(
    help: ArgumentHelp(
      "Draw the lines of a file as roads, in place of the built-in ones; may be given again.",
      valueName: "FILE"), completion: .file())
  var roads: [String] = []

  @Option(
    help: ArgumentHelp(
      "Mark a road by number or name, or the lines of a file; may be given again.", valueName: "ROAD|FILE"),
    completion: .road)
  var route: [String] = []

  @Option(
    help: ArgumentHelp("Draw the features of a file over the map; may be given again.", valueName: "FILE"),
    completion: .file())
  var overlay: [String] = []

  @Option(
    help: "The page: 1600x900 in points, a4, square, or 180x120mm. (default: 1600x900)",
    completion: .pageSize,
    transform: PicturePage.init(argument:))
  var size = PicturePage.standard

  @Flag(help: "Draw parallels and meridians.")
  var graticule = false

  @OptionGroup var look: StyleOptions

  @Option(
    help: ArgumentHelp(
      "The projection: EPSG:n or webmercator. (default: an equal-area conic)", valueName: "CRS"),
    completion: .list(["webmercator"]))
  var projection: String?

  @Option(help: ArgumentHelp("The title. (default: what is shown, with its dates)", valueName: "TEXT"))
  var title: String?

  @Option(help: ArgumentHelp("The line below the title. (default: the areas)", valueName: "TEXT"))
  var subtitle: String?

  @Option(
    name: .customLong("legend"), help: "The corner of the legend. (default: where it hides least)")
  var legendCorner: MapCorner?

  @Option(
    name: .customLong("label-km2"),
    help: ArgumentHelp("Label patches from this area on. (default: 1)", valueName: "KM2"),
    transform: NumberUnit.squareKilometers.number)
  var labelSquareKilometers = 1.0

  @OptionGroup(title: "Film") var film: FilmOptions
  @OptionGroup(title: "Places") var known: PlacesOption
  @OptionGroup(title: "Series") var dates: DateRangeOptions
  @OptionGroup(title: "Regions") var regions: RegionOptions
  @OptionGroup(title: "Output") var writing: OutputOptions
  @OptionGroup(title: "Measuring") var measuring: MeasureOptions
  @OptionGroup(title: "Reading") var reading: InputOptions

  private var view: MapView? {
    if let around { return .around(around, radiusKilometers: radius ?? 40) }
    return bbox.map { .box($0) } ?? region.map { .region($0) }
  }

  private func job() throws -> MapJob {
    MapJob(
      inputs: inputs, content: content, view: view, regions: regions.input, roads: roads, routes: route,
      overlays: overlay,
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
    let output = FilmOutput(writing.output)
    if output == nil {
      _ = try PictureFormat(
        writing.output, orElse: ", or for a film in .mp4, .webm, .gif, .webp or .png-sequence")
    }
    try film.check(hasFilm: output != nil)
    try output == nil && film.frame == nil ? job().checkOptions() : filmJob().checkOptions()
  }

  private func filmJob() throws -> FilmJob {
    try FilmJob(job(), recentDays: film.recent ?? FilmJob().recentDays)
  }

  /// Returns how the map is drawn, and says where its font does not fit.
  private func look(in format: PictureFormat?) throws -> (style: DocumentStyle, options: MapOptions) {
    let house = try look.house()
    if let notice = try look.fontNotice(house.theme, format) { writing.messages.report(notice: notice) }
    let options = MapOptions(
      page: size, theme: house.theme, projection: projection, title: title, subtitle: subtitle,
      labelSquareKilometers: labelSquareKilometers, legendCorner: legendCorner, hasGraticule: graticule,
      hasOutlines: look.outlines,
      credit: house.credit)
    return (writing.style(in: house.language), options)
  }

  func run() async throws {
    PROJLibrary.openAhead()
    do {
      if let output = FilmOutput(writing.output) {
        try await writeFilm(output)
      } else if let day = film.frame {
        try await writeFrame(of: day)
      } else {
        try await writeMap()
      }
    } catch let error as MapError {
      throw Failure(message: error.description, status: ExitStatus.usage)
    } catch let error as PROJError {
      throw Failure(
        message: "--projection \(printable(projection ?? "")): \(error.message): \(error.advice)",
        status: ExitStatus.usage)
    } catch let error as RSVGError {
      throw Failure(message: error.description, status: ExitStatus.computationFailed)
    } catch let error as FFmpegError {
      throw Failure(
        message: printable(error.description, limit: 400),
        status: error.kind == .missing ? ExitStatus.computationFailed : ExitStatus.inputOutput)
    }
  }

  private func writeMap() async throws {
    let format = try PictureFormat(writing.output)
    let result = try await job().run(writing.execution(threads: measuring.jobs.count, []))
    writing.report(result.diagnostics)
    let (style, options) = try look(in: format)
    try writing.write(format.bytes(of: MapDocument(result, style, options).svg, size))
    try writing.finish(result.diagnostics)
  }

  private func writer(
    of result: FilmResult, _ execution: Execution, _ format: PictureFormat?
  ) throws -> FilmWriter {
    let (style, options) = try look(in: format)
    return FilmWriter(
      film: result, document: try FilmDocument(result, style, options), page: size,
      execution: execution, overwrite: writing.overwrite)
  }

  private func writeFilm(_ output: FilmOutput) async throws {
    let path = writing.output ?? ""
    switch output {
    case .film: try OutputFile(path: path, overwrite: writing.overwrite).check()
    case .pictures: try FilmWriter.folder(path, overwrite: writing.overwrite).check()
    }
    if let poster = film.poster { try OutputFile(path: poster, overwrite: writing.overwrite).check() }
    let execution = writing.execution(threads: measuring.jobs.count, .digests)
    // The bar is that of the frames, which take nearly all of the time.
    let result = try await filmJob().run(Execution(threads: execution.threads, parts: .digests))
    let speed = try film.daysPerSecond(of: result, output)
    writing.report(result.diagnostics)
    let writer = try writer(of: result, execution, nil)
    switch output {
    case .film(let format):
      try await writer.write(
        format, to: path, daysPerSecond: speed, timesHeld: film.timesHeld(daysPerSecond: speed))
    case .pictures: try await writer.writePictures(to: path)
    }
    if let poster = film.poster {
      let bytes = try writer.picture(
        ofFrame: result.frames.count - 1, PictureFormat(poster, option: "--poster"))
      try Output.write(bytes, to: poster, overwrite: writing.overwrite)
    }
    try writing.finish(result.diagnostics)
  }

  private func writeFrame(of day: CalendarDate) async throws {
    let format = try PictureFormat(writing.output)
    let execution = writing.execution(threads: measuring.jobs.count, .digests)
    let result = try await filmJob().run(execution)
    writing.report(result.diagnostics)
    guard let index = result.frames.lastIndex(where: { $0.dates.lowerBound <= day }),
      result.frames[index].dates.lowerBound.days(to: day) < result.frames[index].days
    else {
      let (first, last) = (result.frames[0].dates, result.frames[result.frames.count - 1].dates)
      throw Failure(
        message:
          "--frame \(day): the film is of \(first.lowerBound) to \(last.upperBound): choose one of its days",
        status: ExitStatus.usage)
    }
    try writing.write(writer(of: result, execution, format).picture(ofFrame: index, format))
    try writing.finish(result.diagnostics)
  }
}

extension MapCorner: ExpressibleByArgument {}
extension MapJob.Content: ExpressibleByArgument {}
