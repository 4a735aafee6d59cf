import Conversions
import FrontLine
import FrontLineFeeds
import FrontLineKit

/// Pages about what is read: files, sources, statuses, dates.
extension HelpTopic {
  static let inputs = HelpTopic(
    name: "inputs", abstract: "What commands read, and how one day of many is named."
  ) {
    var page = HelpPage(
      "An input is recognised by its content, whatever its name. Without one, a command that needs maps runs on the "
        + "embedded sample, and says so.")
    page.table([
      (
        "FILE",
        "GeoJSON: a FeatureCollection, a Feature, a bare geometry, or the envelope of a source; text sequences "
          + "of it, a feature on each line; each also gzipped. A ZIP of maps is read like a folder."
      ),
      (
        "DIR", "All maps in a folder and the folders in it, each with the date of its content or of its name."
      ),
      ("-", "Standard input."),
      ("FILE.gpkg", "An archive that 'frontline archive' made: a series in one file."),
      ("postgresql://…", "A database that 'frontline export --to' filled."),
      (
        "INPUT@YYYY-MM-DD",
        "The map of one day of a folder, a file of several days, an archive or a database."
      ),
    ])
    page.paragraph(
      "Read through GDAL's ogr2ogr, where it is installed (apt install gdal-bin): "
        + ForeignFormat.allCases.map(\.title).joined(separator: ", ") + ".")
    return page
  }

  static let sources = HelpTopic(
    name: "sources", abstract: "Who publishes maps: what their files can answer, and on what terms."
  ) {
    var page = HelpPage(
      "frontline recognises the source of a file by its content. Where it can't, --source names it."
    )
    for source in Source.builtIn {
      let profile = source.profile
      page.heading(source.name)
      var rows = [
        ("called", profile.displayName ?? "by the name that --name gives"),
        ("statuses", list(profile.statuses.sorted().map(\.rawValue))),
        ("its dates", meaning(profile.dateMeaning)),
      ]
      if let omission = profile.omission { rows.append(("omits", omission.english)) }
      if let terms = profile.terms { rows.append(("terms", terms)) }
      page.table(rows, hasHeading: true)
    }
    page.heading("your own")
    page.table(
      [
        (
          "FILE.json",
          "describes a source: how its files are known, and what status its values mean (frontline.source/1, "
            + "in the documentation)."
        ),
        (
          "once",
          "--status says that all land of a file has one status; --status-property and --map VALUE=STATUS read "
            + "it from a property."
        ),
      ], hasHeading: true)
    page.heading("to download")
    page.table(
      Feed.builtIn.map { ("fetch \($0.name)", $0.title + ($0.terms.map { ": \($0)" } ?? "")) },
      hasHeading: true)
    return page
  }

  static let statuses = HelpTopic(
    name: "statuses", abstract: "What a map says of a piece of land, and which sources say it."
  ) {
    var page = HelpPage(
      "The words of --status, --statuses, --map and all output. Land to which a map gives no status is free.")
    for status in ControlStatus.allCases {
      page.heading(status.rawValue)
      let sources = Source.builtIn.filter { $0 != .generic && $0.profile.statuses.contains(status) }
      let territories = Territory.named.filter { $0.statuses.contains(status) }
      var rows = [
        ("means", meaning(status)), ("shown by", sources.isEmpty ? "generic" : list(sources.map(\.name))),
      ]
      if !territories.isEmpty { rows.append(("counted in", list(territories.map(\.name)))) }
      page.table(rows, hasHeading: true)
    }
    return page
  }

  static let territories = HelpTopic(
    name: "territories", abstract: "Which statuses are counted together, and what is never added."
  ) {
    var page = HelpPage("A territory is a set of statuses whose land is counted together, each place once.")
    page.table(
      Territory.named.map { territory in
        let isDefault = territory == .allOccupied ? " (default)" : ""
        return (territory.name, list(territory.sortedStatuses.map(\.rawValue)) + isDefault)
      })
    page.paragraph(
      "--statuses a,b counts others instead. Land with the status \(ControlStatus.foreign) never enters a total, and "
        + "what is assessed or claimed (\(list(Self.countedAlone.map(\.rawValue)))) is only ever counted alone."
    )
    let refusals = Source.builtIn.flatMap { source in
      Territory.named.compactMap { territory -> (String, String)? in
        do throws(TerritoryError) {
          try territory.validate(for: source)
          return nil
        } catch {
          return (source.name, error.wording.text(naming: \.typed))
        }
      }
    }
    if !refusals.isEmpty {
      page.heading("what a source can't answer")
      page.table(refusals, hasHeading: true)
    }
    return page
  }

  /// The statuses that are never added to others.
  private static var countedAlone: [ControlStatus] {
    ControlStatus.allCases.filter { status in
      status != .foreign && (try? Territory(statuses: [.occupied, status])) == nil
    }
  }

  static let dates = HelpTopic(
    name: "dates", abstract: "How dates are written, and where the date of a map comes from."
  ) {
    var page = HelpPage(
      "Options take dates as YYYY-MM-DD only. Any other form is refused, with the right one:")
    page.table(
      ["12.08.2025", "2025/8/12", "20250812", "12 Aug 2025", "12/08/2025", "8-12-2025"].map { text in
        let days = CalendarDate.days(meantBy: text).map(\.description)
        return (text, days.isEmpty ? "is no date" : "write \(days.joined(separator: " or "))")
      })
    page.paragraph("The date of a map is the first of these that there is:")
    page.table([
      ("--date", "what you say"),
      (
        "content",
        "the envelope of the source, or the day that features state in a property (--date-property)"
      ),
      ("file name", "YYYYMMDD, YYYY-MM-DD, seconds since 1970, or folders by year, month and day"),
    ])
    page.paragraph("None of these is an error. What the date of a map means is up to its source:")
    page.table(
      Source.builtIn.map { ($0.name, meaning($0.profile.dateMeaning)) })
    page.paragraph("In dates of a file such as 12/08/2025, --date-format says which comes first:")
    page.table(DateOrder.allCases.map { ($0.rawValue, $0 == .dayFirst ? "the day" : "the month") })
    page.paragraph("Features of several days in one file are, by --dates:")
    page.table(DaysMeaning.allCases.map { ($0.rawValue, meaning($0)) })
    return page
  }

  static func list(_ words: [String]) -> String { words.joined(separator: ", ") }

  private static func meaning(_ date: SourceProfile.DateMeaning) -> String {
    switch date {
    case .publication: "the day (UTC) on which the map was published"
    case .download: "the day on which the file was downloaded; the map may be a day or two older"
    case .assessment: "the day of the assessment: that of the last edit, or that in the name of the layer"
    case .asGiven: "whatever the maker of the file means by it"
    }
  }

  private static func meaning(_ days: DaysMeaning) -> String {
    switch days {
    case .states: "whole maps: the features of a day are the map of that day"
    case .events: "events: each feature is land that was taken on its day, and held from then on"
    case .ignore: "nothing: all features together are one map"
    }
  }

  private static func meaning(_ status: ControlStatus) -> String {
    switch status {
    case .occupied:
      "occupied since 24 February 2022; on maps that draw both as one (deepstate-union, nzz, ISW's control layer): occupied at any time"
    case .occupiedBefore2022:
      "Crimea, Tuzla, and parts of the Donetsk and Luhansk oblasts, occupied since 2014"
    case .contested: "the grey zone: neither side is known to hold it"
    case .liberated: "occupied once and taken back"
    case .foreign: "outside Ukraine, or on the map for another reason; never part of a total"
    case .advance: "ISW: assessed Russian advance"
    case .infiltration: "ISW: assessed Russian infiltration, since December 2025"
    case .claimed: "ISW: claimed by Russian sources"
    case .counteroffensive: "ISW: claimed Ukrainian counter-offensives"
    }
  }
}
