import FrontLine
public import FrontLineAnalysis
import GeoJSON

/// What `frontline area` says.
public struct AreaDocument: TextDocument, Sendable {
  public struct Entry: Sendable {
    public var file: Provenance.File
    public var report: AreaReport
    /// Messages about the file, one line each.
    public var warnings: [String]
    /// The figures by region, where they are asked for.
    public var regions: (report: RegionReport, source: RegionSource)?

    public init(
      file: Provenance.File, report: AreaReport, warnings: [String],
      regions: (report: RegionReport, source: RegionSource)? = nil
    ) {
      self.regions = regions
      self.file = file
      self.report = report
      self.warnings = warnings
    }
  }

  public var entries: [Entry]
  public var provenance: Provenance

  public init(entries: [Entry], provenance: Provenance) {
    self.entries = entries
    self.provenance = provenance
  }

  /// `frontline.area/1`.
  public var json: [UInt8] {
    jsonDocument(schema: "frontline.area/1", provenance, sentence: sentence) { writer in
      writer.key("snapshots")
      writer.array { writer in
        for entry in entries { writer.object { write(entry, to: &$0) } }
      }
    }
  }

  private func write(_ entry: Entry, to writer: inout JSONWriter) {
    writer.member("path", entry.file.path)
    writer.member("source", entry.file.source.name)
    writer.member("date", entry.file.date?.description)
    writer.member("published_at", entry.file.publishedAt?.description)
    writer.key("statuses")
    writer.array { writer in
      for area in entry.report.statuses {
        writer.object { writer in
          writer.member("status", area.status.rawValue)
          writer.member("part", area.part?.rawValue)
          writer.member("km2", area.squareKilometers)
          writer.member("sum_of_features_km2", area.sumOfFeaturesSquareKilometers)
          writer.member("features", area.featureCount)
        }
      }
    }
    writer.key("territory")
    writer.object { writer in
      writer.member("name", entry.report.territory.name)
      writer.key("statuses")
      writer.array(inline: true) { writer in
        for status in entry.report.territory.sortedStatuses { writer.write(status.rawValue) }
      }
      writer.member("km2", entry.report.territorySquareKilometers)
      writer.member("percent", percent(entry))
    }
    if let regions = entry.regions { writer.members(regions.report, source: regions.source) }
    writer.key("warnings")
    writer.array { writer in for warning in entry.warnings { writer.write(warning) } }
  }

  /// One line for each status of each snapshot, and one for its territory.
  public var csv: String {
    if entries.contains(where: { $0.regions != nil }) { return regionCSV }
    var csv = CSV(header: [
      "path", "source", "date", "published_at", "status", "part", "km2", "sum_of_features_km2", "features",
      "percent",
    ])
    for entry in entries {
      let start = [
        entry.file.path, entry.file.source.name, entry.file.date?.description ?? "",
        entry.file.publishedAt?.description ?? "",
      ]
      for area in entry.report.statuses {
        csv.append(
          start + [
            area.status.rawValue, area.part?.rawValue ?? "", field(area.squareKilometers),
            field(area.sumOfFeaturesSquareKilometers), String(area.featureCount),
            field(provenance.denominator.percent(ofSquareKilometers: area.squareKilometers)),
          ])
      }
      csv.append(
        start + [
          "territory", entry.report.territory.name, field(entry.report.territorySquareKilometers), "", "",
          field(percent(entry)),
        ])
    }
    return csv.text
  }

  /// A table for each snapshot and the sentence of the last.
  public var text: TextReport {
    var text = TextReport()
    for entry in entries {
      text += heading(entry) + "\n\n"
      var table = TextTable([
        ("status", .left), ("part", .left), ("km²", .right), ("%", .right), ("sum of features", .right),
        ("features", .right),
      ])
      for area in entry.report.statuses {
        let percent = provenance.denominator.percent(ofSquareKilometers: area.squareKilometers)
        table.append([
          area.part == nil ? area.status.rawValue : "", area.part?.rawValue ?? "",
          decimal(area.squareKilometers, 3), decimal(percent, 3),
          decimal(area.sumOfFeaturesSquareKilometers, 3), String(area.featureCount),
        ])
      }
      table.append([
        "territory", entry.report.territory.name, decimal(entry.report.territorySquareKilometers, 3),
        decimal(percent(entry), 3),
      ])
      text += TextReport(table) + "\n"
      if let regions = entry.regions { text += regions.report.text }
    }
    return text + sentence + "\n"
  }

  private func heading(_ entry: Entry) -> String {
    let date = entry.file.date.map { " · \($0)" } ?? ""
    let note = entry.file.isIllustration ? " · illustration" : ""
    return "\(displayName(ofPath: entry.file.path)) · \(entry.file.source)\(date)\(note)"
  }

  private func percent(_ entry: Entry) -> Double {
    provenance.denominator.percent(ofSquareKilometers: entry.report.territorySquareKilometers)
  }

  /// About the last snapshot.
  public var sentence: String {
    guard let last = entries.last else { return "" }
    let area = last.report.territorySquareKilometers
    let figure = "\(provenance.words.area(area)), \(provenance.share(ofSquareKilometers: area))"
    return provenance.sentence(
      dates: provenance.language.date(last.file.date), several: false, figure: figure)
  }
}
