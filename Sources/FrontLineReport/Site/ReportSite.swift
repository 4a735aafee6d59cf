import Digests
public import FrontLine
public import FrontLineKit
import GeoJSON
import Measurement

/// A folder of pages that any web server serves: an index with all days, a page for each week or month and for each
/// region, the data as files, a feed and a map of the site.
///
/// What has not changed since last time is neither measured nor written again: a new day costs the series, the page of
/// its week or month, and the files that say something of all days.
public struct ReportSite: Sendable {
  /// Of all days.
  let job: ReportJob
  /// Weeks or months.
  let every: SeriesJob.Step
  let style: DocumentStyle
  /// Where the folder will be served, with a slash at its end; nil where it is not known.
  let address: String?

  /// What came of it.
  public struct Outcome: Sendable {
    /// What the site remembers for the next run.
    public let memory: SiteMemory
    /// What is to be known.
    public let diagnostics: Diagnostics
    /// How many pages of weeks or months were made, and how many there are.
    public let made: Int
    /// The number of pages that were made anew.
    public let pages: Int
  }

  /// Prepares a folder of pages.
  public init(
    _ job: ReportJob, every: SeriesJob.Step = .month, _ style: DocumentStyle = .init(), address: String? = nil
  ) {
    var job = job
    job.every = every.isPeriod ? every : .month
    self.job = job
    self.every = every.isPeriod ? every : .month
    self.style = style
    self.address = address.map { $0.hasSuffix("/") ? $0 : $0 + "/" }
  }

  var language: Language { style.language }

  /// Makes the files.
  ///
  /// Throws as the job and the documents do, and what `write` throws.
  ///
  /// - Parameters:
  ///   - memory: What the folder holds from last time.
  ///   - others: The addresses of files of data that are written elsewhere.
  ///   - isThere: Whether a file of last time is still there.
  ///   - write: Is given each file by its address within the folder.
  public func make(
    _ execution: Execution, remembering memory: SiteMemory, others: [String] = [], isThere: (String) -> Bool,
    write: (String, [UInt8]) throws -> Void
  ) async throws -> Outcome {
    var execution = execution
    execution.parts.formUnion([.details, .digests])
    let whole = try await job.run(execution)
    var (next, made) = (SiteMemory(), 0)
    func put(_ address: String, _ bytes: [UInt8]) throws {
      next.files.append(address)
      try write(address, bytes)
    }
    let periods = whole.periods
    for period in periods {
      let address = "\(period.name).html"
      let key = try key(of: period, whole)
      if let key, let known = memory.pages[address], known.key == key, isThere(address) {
        next.pages[address] = known
        next.files.append(address)
        continue
      }
      let document = ReportDocument(try await part(of: period).run(execution), style)
      var page = try document.page
      page.links = [(siteTitle, [indexLink])]
      try put(address, Array(page.html.utf8))
      next.pages[address] = .init(
        key: key ?? "", title: document.title, sentence: document.sentence,
        updated: period.lastDate.description)
      made += 1
    }
    let regions = try await regionPages(execution)
    for region in regions { try put(region.address, Array(region.page.html.utf8)) }
    for file in try data(of: whole, regions.first?.series) { try put(file.address, file.bytes) }
    next.files += others
    var index = try ReportDocument(whole, style).page
    index.feed = "feed.xml"
    index.links = [
      (
        language.say("By time", "За часом"),
        periods.reversed().map { Page.Link(title: $0.name, address: "\($0.name).html") }
      ),
      (
        language.say(ReportSection.regions.title),
        regions.map { Page.Link(title: $0.name, address: $0.address) }
      ),
      (
        language.say("Data", "Дані"),
        next.files.filter { $0.hasPrefix("data/") }.map {
          Page.Link(title: String($0.dropFirst(5)), address: $0)
        }
          + [Page.Link(title: "Atom", address: "feed.xml")]
      ),
    ]
    try put("index.html", Array(index.html.utf8))
    try put("feed.xml", Array(feed(next, whole).utf8))
    if let address { try put("sitemap.xml", Array(sitemap(next, address, whole).utf8)) }
    return Outcome(memory: next, diagnostics: whole.diagnostics, made: made, pages: periods.count)
  }

  var siteTitle: String { language.say("All days", "Усі дні") }

  private var indexLink: Page.Link { Page.Link(title: siteTitle, address: "index.html") }

  /// The job of one week or month: from the last map before it to the last in it.
  private func part(of period: PeriodFigures) -> ReportJob {
    var job = job
    job.range = DateRange(since: period.firstDate, until: period.lastDate)
    job.every = nil
    return job
  }

  /// A digest of all that a page is made of: the maps by their digests, the job, and what draws it. Nil where that is
  /// not known, and the page is made each time.
  private func key(of period: PeriodFigures, _ whole: ReportResult) throws -> String? {
    guard let job = try part(of: period).digest() else { return nil }
    let days = period.firstDate...period.lastDate
    var parts = [Tool.name, Tool.proj, language.rawValue, PageFiles.script, PageFiles.styles, job]
    parts.append(whole.change?.regions?.source.sha256 ?? "")
    for (step, file) in zip(whole.steps, whole.provenance.files) where days.contains(step.date) {
      parts.append(file.sha256 ?? file.path)
    }
    return SHA256Digest(ofText: parts.joined(separator: "\n")).description
  }
}

extension SHA256Digest {
  init(ofText text: String) {
    var text = text
    self = text.withUTF8 { SHA256Digest(of: UnsafeRawBufferPointer($0)) }
  }
}

extension ReportResult {
  /// The weeks or months of the series that have a change.
  fileprivate var periods: [PeriodFigures] {
    guard let series, case .periods(let periods, _, _) = series.rows else { return [] }
    return periods.filter { $0.change != nil }
  }
}
