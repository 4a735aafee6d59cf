import ArgumentParser
import Chromium
import FrontLine
import FrontLineArchive
import FrontLineKit
import FrontLineReport
import GeoJSON
import Interruptions

struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "A page in one file: what changed, where, and a map with a slider for the days.",
    discussion: """
      The page opens from a USB stick, on a phone and without a network: it makes no request. Its figures are those of \
      the other commands, and its map has every day in it. It covers the time from the last map up to --since to the \
      last up to --until; from a single map it shows that day. Empty sections are left out. A name that ends in .md \
      gives the same text with pictures beside it. --site writes a folder of pages, which any web server serves.

      Examples:
        frontline report maps/ -o report.html
        frontline report maps/ --since 2025-01-02 --by oblasts.geojson -o a.html
        frontline report maps/ --to Dobropillia --along T-05-14 -o week.md
        frontline report maps/ --by oblasts.geojson --site public/
      """)

  @Argument(help: "Files or folders of snapshots. (default: the embedded sample)", completion: .file())
  var inputs: [String] = []

  @Option(help: "What a bar of the chart stands for. (default: by the number of days)")
  var every: SeriesJob.Step?

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Report the distance of this place, road, LON,LAT or file from the front; may be given again.",
      valueName: "TARGET"), completion: .target)
  var to: [String] = []

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Report the stretches of this road, or file with lines, by status; may be given again.",
      valueName: "ROAD"), completion: .road)
  var along: [String] = []

  @Option(
    help: ArgumentHelp(
      "Say when the front came within so many kilometres of a target. (default: 5,10,20,50)",
      valueName: "KM,…"),
    transform: kilometers(argument:))
  var within: [Double]?

  @Option(
    help: ArgumentHelp(
      "A map, or a folder of maps, of another source to compare the last day with; --source-b, --status-b, --name-b … "
        + "say how it is read.", valueName: "OTHER"),
    completion: .file())
  var compare: String?

  @Option(
    help: ArgumentHelp(
      "The sections: \(ReportSection.allCases.map(\.rawValue).joined(separator: ", ")). (default: all)",
      valueName: "a,b"), completion: .commaSeparated(ReportSection.allCases.map(\.rawValue)),
    transform: ReportSection.list(argument:))
  var sections: [ReportSection]?

  @Flag(help: "Leave out files that can't be read, with a warning, instead of stopping.")
  var keepGoing = false

  @Option(
    help: ArgumentHelp(
      "Write a folder of pages: all days, each month (or --every week), each region, data, a feed. What has not changed "
        + "is not made again.", valueName: "DIR"), completion: .directory)
  var site: String?

  @Option(
    help: ArgumentHelp("Where the folder will be served, for its feed and sitemap.xml.", valueName: "URL"))
  var baseURL: String?

  @OptionGroup(title: "Front line") var gap: GapOption
  @OptionGroup(title: "Places") var known: PlacesOption
  @OptionGroup(title: "Series") var dates: DateRangeOptions
  @OptionGroup(title: "Regions") var regions: RegionOptions
  @OptionGroup(title: "Output") var writing: OutputOptions
  @OptionGroup(title: "Measuring") var measuring: MeasureOptions
  @OptionGroup(title: "Reading") var reading: InputOptions
  @OptionGroup var second: SecondSideOptions

  private func job() throws -> ReportJob {
    ReportJob(
      inputs: inputs, every: every, range: dates.range, keepsGoing: keepGoing, regions: regions.input, to: to,
      along: along, withinKilometers: within ?? [5, 10, 20, 50], compare: compare, sections: sections,
      gapMeters: gap.meters, places: known.input, reading: reading.reading, readingB: second.reading,
      measuring: try measuring.measuring())
  }

  func validate() throws {
    try refuseOptionsAsValues(of: "--to", "TARGET", to)
    try refuseOptionsAsValues(of: "--along", "ROAD", along)
    if site != nil { return try checkSite() }
    if baseURL != nil { throw ValidationError("--base-url is of a folder of pages: name it with --site") }
    let format = try ReportFormat(writing.output)
    if format == .markdown, writing.output?.hasPrefix("/dev/") ?? true {
      throw ValidationError("Markdown has pictures beside it: name its file with -o")
    }
    try job().checkOptions()
  }

  private func checkSite() throws {
    if writing.output != nil {
      throw ValidationError("-o names a file and --site a folder: give one of them")
    }
    if every == .day { throw ValidationError("--every day makes no pages of a folder: give week or month") }
    if let baseURL, !baseURL.hasPrefix("https://"), !baseURL.hasPrefix("http://") {
      throw ValidationError(
        "--base-url \(printable(baseURL)) is no address: write it as https://example.org/front/")
    }
    try job().checkOptions()
  }

  private func writeSite(to path: String) async throws {
    let folder = try SiteFolder(path, overwrite: writing.overwrite)
    try job().checkNames()
    let archive = try await addToArchive(of: folder)
    let site = ReportSite(try job(), every: every ?? .month, writing.style, address: baseURL)
    let outcome = try await site.make(
      writing.execution(threads: measuring.jobs.count, []), remembering: folder.memory,
      others: archive, isThere: folder.isThere, write: folder.write)
    try folder.finish(outcome)
    writing.report(outcome.diagnostics)
    writing.messages.report(
      notice:
        "\(displayName(ofPath: path)): \(outcome.made) of \(outcome.pages) month or week pages rewritten")
    try writing.finish(outcome.diagnostics)
  }

  /// Adds the maps to the folder's GeoPackage, which holds those of last time; none where days are left out, which it
  /// would have. Returns its address.
  private func addToArchive(of folder: SiteFolder) async throws -> [String] {
    guard dates.since == nil, dates.until == nil else { return [] }
    let (address, now) = ("data/front.gpkg", try Instant.noted())
    let path = try folder.path(of: address)
    var execution = writing.execution(threads: measuring.jobs.count, [])
    execution.progress = nil
    func job(_ archive: String) -> ArchiveAddJob {
      ArchiveAddJob(
        archive: archive, shownAs: path, inputs: inputs, keepsGoing: keepGoing, reading: reading.reading,
        now: now)
    }
    if folder.isThere(address) {
      _ = try await job(path).run(execution)
      return [address]
    }
    let new = try NewArchive(path: path, overwrite: false)
    let companions = [new.temporaryJournalPath]
    try Interruption.making(new.temporaryPath, companions: companions) { try new.make(now: now) }
    do {
      _ = try await job(new.temporaryPath).run(execution)
    } catch {
      Interruption.finishing(new.temporaryPath, companions: companions) { new.discard() }
      throw error
    }
    try Interruption.finishing(new.temporaryPath, companions: companions) { try new.publish() }
    return [address]
  }

  func run() async throws {
    if let site { return try await writeSite(to: site) }
    let format = try ReportFormat(writing.output)
    if format == .pdf, PagePrinter.browser == nil { _ = try printed("") }
    let result = try await job().run(
      writing.execution(threads: measuring.jobs.count, [.details, .digests]))
    writing.report(result.diagnostics)
    let document = ReportDocument(result, writing.style)
    do {
      switch format {
      case .html: try writing.write(Array(document.html.utf8))
      case .pdf: try writing.write(printed(document.html))
      case .markdown: try writeMarkdown(document)
      }
    } catch let error as MapError {
      throw Failure(message: error.description, status: ExitStatus.computationFailed)
    }
    try writing.finish(result.diagnostics)
  }

  private func printed(_ html: String) throws -> [UInt8] {
    do {
      return try PagePrinter.pdf(of: html)
    } catch {
      throw Failure(message: error.description, status: ExitStatus.computationFailed)
    }
  }

  /// Writes the pictures beside the text, which comes last: where it is there, all is.
  private func writeMarkdown(_ document: ReportDocument) throws {
    guard let output = writing.output else { return }
    let folder = output.lastIndex(of: "/").map { String(output[...$0]) } ?? ""
    let name = output.dropFirst(folder.count)
    let base = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? String(name)
    let (text, pictures) = try document.markdown(picturesNamed: base)
    let files =
      pictures.map { (path: folder + $0.name, bytes: Array($0.svg.utf8)) } + [
        (path: output, bytes: Array(text.utf8))
      ]
    // Nothing is written where one of them is in the way.
    for file in files { try OutputFile(path: file.path, overwrite: writing.overwrite).check() }
    for file in files { try Output.write(file.bytes, to: file.path, overwrite: writing.overwrite) }
  }
}

/// The format of a report, which the ending of its file tells.
enum ReportFormat {
  case html, markdown, pdf

  /// Throws if the ending is of none. Without a file, or an ending, it is HTML.
  init(_ path: String?) throws {
    guard let name = path?.split(separator: "/").last, let dot = name.lastIndex(of: "."),
      dot > name.startIndex
    else {
      self = .html
      return
    }
    switch name[name.index(after: dot)...].lowercased() {
    case "html", "htm": self = .html
    case "md", "markdown": self = .markdown
    case "pdf": self = .pdf
    default:
      throw ValidationError("-o \(printable(String(name))): end the name in .html, .md or .pdf")
    }
  }
}

extension ReportSection {
  /// Parses `summary,map`.
  static func list(argument: String) throws -> [ReportSection] {
    try argument.split(separator: ",").map { word in
      guard let section = ReportSection(rawValue: String(word)) else {
        throw ValidationError(
          "there is no section '\(printable(String(word)))'"
            + suggestion(for: String(word), in: allCases.map(\.rawValue)) + ": give some of "
            + allCases.map(\.rawValue).joined(separator: ", "))
      }
      return section
    }
  }
}
