import FrontLine
public import FrontLineKit
import GeoJSON
import Measurement

/// What is to be said of the areas of snapshots.
public struct AreaDocument: TextDocument, ResultDocument {
  let result: AreaResult
  let style: DocumentStyle

  public init(_ result: AreaResult, _ style: DocumentStyle = .init()) {
    self.result = result
    self.style = style
  }

  var entries: [AreaResult.Entry] { result.entries }

  /// `frontline.area/1`.
  public var json: [UInt8] {
    jsonDocument(schema: "frontline.area/1") { writer in
      writer.key("snapshots")
      writer.array { writer in
        for entry in entries { writer.object { write(entry, to: &$0) } }
      }
    }
  }

  private func write(_ entry: AreaResult.Entry, to writer: inout JSONWriter) {
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
      writer.member("percent", result.percent(entry))
    }
    if let regions = entry.regions { writer.members(regions.report, source: regions.source) }
    writer.key("warnings")
    writer.array { writer in
      for warning in entry.warnings { writer.write(warning.wording.text(naming: style.settingName)) }
    }
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
          field(result.percent(entry)),
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
        decimal(result.percent(entry), 3),
      ])
      text += TextReport(table) + "\n"
      if let regions = entry.regions { text += regions.report.text }
    }
    return text + sentence + "\n"
  }

  private func heading(_ entry: AreaResult.Entry) -> String {
    let date = entry.file.date.map { " · \($0)" } ?? ""
    let note = entry.file.isIllustration ? " · illustration" : ""
    return "\(displayName(ofPath: entry.file.path)) · \(entry.file.source)\(date)\(note)"
  }
}

extension AreaDocument: FormattedDocument {
  public static var renderings: [Rendering<AreaDocument>] {
    [.table, .json { $0.json }, .csv { $0.csv }, .markdown]
  }
}
