import FrontLine
import FrontLineKit
import GeoJSON
import GeoTypes
import Proximity

extension FrontDocument {
  /// The JSON document, whose schema is `frontline.front/1`.
  public var json: [UInt8] {
    jsonDocument(schema: "frontline.front/1") { writer in
      writer.key("fronts")
      Self.columns.write(rows, to: &writer)
      writer.key("border")
      if let border {
        writer.object { writer in
          writer.member("path", border.path)
          writer.member("tolerance_m", border.toleranceMeters)
        }
      } else {
        writer.writeNull()
      }
      writer.key("displacement")
      if let displacement {
        writer.object { write(displacement, to: &$0) }
      } else {
        writer.writeNull()
      }
    }
  }

  private func write(_ displacement: FrontDisplacement, to writer: inout JSONWriter) {
    writer.key("sector")
    if let sector {
      writer.array(inline: true) { writer in
        for limit in [sector.minX, sector.minY, sector.maxX, sector.maxY] { writer.write(limit) }
      }
    } else {
      writer.writeNull()
    }
    writer.member("step_m", displacement.stepMeters)
    writer.member("samples", displacement.sampleCount)
    writer.member("mean_km", displacement.meanKilometers)
    let extremes = [
      ("largest_advance", displacement.largestAdvance), ("largest_retreat", displacement.largestRetreat),
    ]
    for (name, extreme) in extremes {
      writer.key(name)
      guard let extreme else {
        writer.writeNull()
        continue
      }
      writer.object { writer in
        writer.member("km", extreme.kilometers)
        for (name, position) in [("before", extreme.before), ("after", extreme.after)] {
          writer.key(name)
          writer.array(inline: true) { writer in
            writer.write(position.x)
            writer.write(position.y)
          }
        }
      }
    }
  }

  /// The front of a snapshot; the later one of two has the displacement.
  private typealias Row = (side: FrontResult.Side, moved: FrontDisplacement?)

  private var rows: [Row] {
    sides.enumerated().map { index, side in (side, index == 1 ? displacement : nil) }
  }

  /// The columns of the front of a snapshot.
  private static var columns: [Column<Row>] {
    [
      .text("path") { $0.side.file.path },
      .text(
        "date", .date,
        cell: { row, language in row.side.file.date?.description ?? language.say(.undated) }
      ) {
        $0.side.file.date?.description
      },
      .number("front_km", .frontKilometers, decimals: 1) { $0.side.front.kilometers },
      .number("border_km", .borderKilometers, decimals: 1) { $0.side.front.borderKilometers },
      .number("near_border_km") { $0.side.front.nearBorderKilometers },
      .count("lines", .lines) { $0.side.front.lines.count },
    ]
  }

  private static var displacementColumns: [Column<Row>] {
    [
      .number("mean_displacement_km") { $0.moved?.meanKilometers },
      .number("largest_advance_km") { $0.moved?.largestAdvance?.kilometers },
      .number("largest_retreat_km") { $0.moved?.largestRetreat?.kilometers },
    ]
  }

  /// Returns the figures as CSV.
  public func csv(in dialect: CSV.Dialect) -> String {
    (Self.columns + Self.displacementColumns).csv(of: rows, in: dialect)
  }

  /// The figures as text.
  public var text: TextReport {
    TextReport(Self.columns.table(of: rows, in: language)) + "\n" + displacementTable
      + "\(gapLine)\(sentence)\n"
  }

  private var displacementTable: TextReport {
    guard let displacement else { return TextReport() }
    let headings: [(BilingualText, TextTable.Alignment)] = [
      (.moved, .left), (.kilometers, .right), (.longitude, .right), (.latitude, .right),
    ]
    var table = TextTable(headings.map { (language.say($0), $1) })
    table.append([language.say(.mean), language.signedNumber(displacement.meanKilometers, decimals: 3)])
    let extremes: [(BilingualText, FrontDisplacement.Extreme?)] = [
      (.largestAdvance, displacement.largestAdvance), (.largestRetreat, displacement.largestRetreat),
    ]
    for case (let title, let extreme?) in extremes {
      table.append([
        language.say(title), language.number(extreme.kilometers, decimals: 3),
        language.number(extreme.after.x, decimals: 4), language.number(extreme.after.y, decimals: 4),
      ])
    }
    return TextReport(table) + "\n"
  }
}
