import ArgumentParser
import FrontLineKit
import FrontLineReport
import GeoJSON
import GeoTypes

struct FrontCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "front",
    abstract: "The front line: its length, its course, and how it moved between two snapshots.",
    discussion: """
      The front is the border between the territory and free land. Coast and state border are not front: give \
      their lines, or polygons of the country or of its oblasts, with --border, and what runs along them within \
      --border-tolerance is left out. Lengths are geodesic. Gaps narrower than --gap, such as those between polygons \
      drawn side by side, are closed, because they are not front.

      For two snapshots the distance to the later front is measured at every step along the earlier one; where the \
      territory advanced it is positive. --sector measures only a part of the front.

      Examples:
        frontline front 20250812.geojson --border border.geojson -f geojson
        frontline front 20250801.geojson 20250812.geojson --sector 36.5,48,38,49
      """)

  @Argument(
    help: "A snapshot. (default: the first and the last of the embedded sample)", completion: .file())
  var before: String?
  @Argument(help: "A later snapshot.", completion: .file()) var after: String?

  @Option(
    help: ArgumentHelp("Measure the displacement in this box alone, in degrees.", valueName: "W,S,E,N"),
    transform: Box.degrees)
  var sector: Box?

  @Option(
    help: ArgumentHelp("The step along the earlier front, in metres. (default: 250)", valueName: "M"),
    transform: NumberUnit.meters.number)
  var step = 250.0

  @OptionGroup(title: "Front line") var border: BorderOptions
  @OptionGroup(title: "Front line") var gap: GapOption
  @OptionGroup(title: "Output") var formatting: FormatOption<FrontDocument>
  @OptionGroup(title: "Output") var writing: OutputOptions
  @OptionGroup(title: "Output") var precision: PrecisionOption
  @OptionGroup(title: "Measuring") var measuring: MeasureOptions
  @OptionGroup(title: "Reading") var reading: InputOptions

  private var format: DocumentFormat { formatting.format(for: writing.output) }

  private func job() throws -> FrontJob {
    FrontJob(
      before: before, after: after, border: border.border, gapMeters: gap.meters, sector: sector,
      stepMeters: step, reading: reading.reading, measuring: try measuring.measuring())
  }

  func validate() throws {
    try formatting.check(writing.output)
    try job().checkOptions()
  }

  func run() async throws {
    let result = try await job().run(
      writing.execution(threads: measuring.jobs.count, FrontDocument.parts(for: format)))
    let document = FrontDocument(result, writing.style)
    writing.report(result.diagnostics)
    try writing.write(document, formatting, .init(geoJSON: .init(precision: precision.ofWriter)))
    try writing.finish(result.diagnostics)
  }
}
