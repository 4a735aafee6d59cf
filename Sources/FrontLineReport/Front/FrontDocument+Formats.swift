import FrontLine
import FrontLineKit
import GeoJSON
import GeoTypes
import Proximity

extension FrontDocument {
  /// `frontline.front/1`.
  public var json: [UInt8] {
    jsonDocument(schema: "frontline.front/1") { writer in
      writer.key("fronts")
      writer.array { writer in
        for side in sides {
          writer.object { writer in
            writer.member("path", side.file.path)
            writer.member("date", side.file.date?.description)
            writer.member("front_km", side.front.kilometers)
            writer.member("border_km", side.front.borderKilometers)
            writer.member("near_border_km", side.front.nearBorderKilometers)
            writer.member("lines", side.front.lines.count)
          }
        }
      }
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
        for (name, place) in [("before", extreme.before), ("after", extreme.after)] {
          writer.key(name)
          writer.array(inline: true) { writer in
            writer.write(place.x)
            writer.write(place.y)
          }
        }
      }
    }
  }

  /// A line for each snapshot; the displacement stands with the later one.
  public var csv: String {
    var csv = CSV(header: [
      "path", "date", "front_km", "border_km", "near_border_km", "lines", "mean_displacement_km",
      "largest_advance_km",
      "largest_retreat_km",
    ])
    for (place, side) in sides.enumerated() {
      let moved = place == 1 ? displacement : nil
      csv.append([
        side.file.path, side.file.date?.description ?? "", field(side.front.kilometers),
        field(side.front.borderKilometers), field(side.front.nearBorderKilometers),
        String(side.front.lines.count), field(moved?.meanKilometers),
        field(moved?.largestAdvance?.kilometers), field(moved?.largestRetreat?.kilometers),
      ])
    }
    return csv.text
  }

  public var text: TextReport {
    var table = TextTable([
      ("date", .left), ("front km", .right), ("border km", .right), ("lines", .right),
    ])
    for side in sides {
      table.append([
        side.file.date?.description ?? "undated", decimal(side.front.kilometers, 1),
        decimal(side.front.borderKilometers, 1), String(side.front.lines.count),
      ])
    }
    return TextReport(table) + "\n" + displacementTable + "\(gapLine)\(sentence)\n"
  }

  private var displacementTable: TextReport {
    guard let displacement else { return TextReport() }
    var table = TextTable([("moved", .left), ("km", .right), ("longitude", .right), ("latitude", .right)])
    table.append(["mean", signedDecimal(displacement.meanKilometers, 3)])
    let extremes = [
      ("largest advance", displacement.largestAdvance), ("largest retreat", displacement.largestRetreat),
    ]
    for case (let title, let extreme?) in extremes {
      table.append([
        title, decimal(extreme.kilometers, 3), decimal(extreme.after.x, 4), decimal(extreme.after.y, 4),
      ])
    }
    return TextReport(table) + "\n"
  }
}
