import FrontLine
public import FrontLineAnalysis
import GeoJSON

/// What `frontline series` says, snapshot by snapshot.
public struct SeriesDocument: Sendable {
  public var steps: [SeriesStep]
  public var provenance: Provenance

  public init(steps: [SeriesStep], provenance: Provenance) {
    self.steps = steps
    self.provenance = provenance
  }

  private static let columns = [
    "date", "previous_date", "gap_days", "area_km2", "gained_km2", "lost_km2", "net_km2", "changed_edges",
  ]

  public var csv: String {
    var csv = CSV(header: Self.columns)
    for step in steps {
      csv.append([
        step.date.description, step.previousDate?.description ?? "", step.missingDays.map(String.init) ?? "",
        field(step.squareKilometers), field(step.change?.gainedSquareKilometers),
        field(step.change?.lostSquareKilometers), field(step.change?.netSquareKilometers),
        step.change.map { String($0.changedEdgeCount) } ?? "",
      ])
    }
    return csv.text
  }

  /// `frontline.series/1`.
  public var json: [UInt8] {
    jsonDocument(schema: "frontline.series/1", provenance, sentence: sentence) { writer in
      writer.key("rows")
      writer.array { writer in
        for step in steps {
          writer.object { writer in
            writer.member("date", step.date.description)
            writer.member("previous_date", step.previousDate?.description)
            writer.member("gap_days", step.missingDays)
            writer.member("area_km2", step.squareKilometers)
            writer.member("gained_km2", step.change?.gainedSquareKilometers)
            writer.member("lost_km2", step.change?.lostSquareKilometers)
            writer.member("net_km2", step.change?.netSquareKilometers)
            writer.member("changed_edges", step.change?.changedEdgeCount)
          }
        }
      }
    }
  }

  public var table: String {
    var table = TextTable([
      ("date", .left), ("km²", .right), ("gained", .right), ("lost", .right), ("net", .right), ("", .left),
    ])
    for step in steps {
      let gap = step.missingDays ?? 0
      table.append([
        step.date.description, decimal(step.squareKilometers, 3),
        step.change.map { decimal($0.gainedSquareKilometers, 3) } ?? "",
        step.change.map { decimal($0.lostSquareKilometers, 3) } ?? "",
        step.change.map { signedDecimal($0.netSquareKilometers, 3) } ?? "",
        gap == 0 ? "" : gap == 1 ? "after 1 day without a map" : "after \(gap) days without a map",
      ])
    }
    return table.text + "\n" + sentence + "\n"
  }

  public var sentence: String {
    provenance.sentence(
      over: steps.first.map { $0.previousDate ?? $0.date }, to: steps.last?.date,
      squareKilometers: steps.last?.squareKilometers,
      dailyGained: steps.compactMap { $0.change?.gainedSquareKilometers },
      dailyLost: steps.compactMap { $0.change?.lostSquareKilometers })
  }
}
