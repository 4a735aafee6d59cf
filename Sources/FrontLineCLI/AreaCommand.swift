import ArgumentParser
import FrontLineKit
import FrontLineReport

struct AreaCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "area",
    abstract: "Square kilometres by status and for the territory, and their share of the country.",
    discussion: """
      Land that several features hold counts once; the plain sum of the features is shown beside it. Land \
      outside Ukraine (foreign) has its own line and never counts as territory.

      Examples:
        frontline area maps/20250812.geojson --territory since-2022
        frontline area maps/ --by oblasts.geojson -f csv -o area.csv
      """)

  @Argument(
    help: "Files, folders of snapshots, or - for standard input. (default: the embedded sample)",
    completion: .file())
  var inputs: [String] = []

  @OptionGroup(title: "Regions") var regions: RegionOptions
  @OptionGroup(title: "Output") var formatting: FormatOption<AreaDocument>
  @OptionGroup(title: "Output") var writing: OutputOptions
  @OptionGroup(title: "Measuring") var measuring: MeasureOptions
  @OptionGroup(title: "Reading") var reading: InputOptions

  private var format: DocumentFormat { formatting.format(for: writing.output) }

  private func job() throws -> AreaJob {
    AreaJob(
      inputs: inputs, regions: regions.input, reading: reading.reading, measuring: try measuring.measuring())
  }

  func validate() throws {
    try formatting.check(writing.output)
    try job().checkOptions()
  }

  func run() async throws {
    let result = try await job().run(
      writing.execution(threads: measuring.jobs.count, AreaDocument.parts(for: format)))
    let document = AreaDocument(result, writing.style)
    writing.report(result.diagnostics)
    try writing.write(document, formatting)
    try writing.finish(result.diagnostics)
  }
}
