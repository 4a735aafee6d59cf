import FrontLine
import FrontLineKit
public import GeoJSON
import GeoTypes
import Proximity

extension RouteDocument {
  /// The JSON document, whose schema is `frontline.route/1`.
  ///
  /// It is about the last snapshot. A series adds a report on each snapshot, and what changed between them.
  public var json: [UInt8] {
    jsonDocument(schema: "frontline.route/1") { writer in
      writer.members(of: target, official)
      writer.member("km", meters.map { $0 / 1000 })
      if let detour { write(detour, to: &writer) }
      writer.key("gaps")
      writer.array { writer in
        for gap in route?.gaps ?? [] {
          writer.object { writer in
            writer.member("at_km", gap.chainageMeters / 1000)
            writer.member("km", gap.meters / 1000)
          }
        }
      }
      // The keys are there even where no way was found.
      write(entries.last?.report ?? .empty, to: &writer)
      if let periods = result.periods { writer.member("periods", periods, Self.columns(of: periods)) }
      if entries.count > 1 { writeSeries(to: &writer) }
    }
  }

  private func write(_ detour: RouteResult.Detour, to writer: inout JSONWriter) {
    writer.key("network")
    writer.object { writer in
      writer.member("has_way", meters != nil)
      writer.member("unrestricted_km", detour.unrestrictedMeters / 1000)
      writer.member("detour_km", meters.map { ($0 - detour.unrestrictedMeters) / 1000 })
      writer.member("clearance_km", detour.clearanceKilometers)
      writer.member("from_off_km", detour.startMetersOff / 1000)
      writer.member("to_off_km", detour.goalMetersOff / 1000)
    }
  }

  private func write(_ report: RouteReport, to writer: inout JSONWriter) {
    writer.key("stretches")
    Self.stretchColumns.write(report.stretches, to: &writer)
    writer.key("crossings")
    writer.array { writer in
      for crossing in report.crossings {
        writer.object { writer in
          writer.member("at_km", crossing.chainageMeters / 1000)
          writer.member("enters", crossing.enters)
          writer.member("place", position: crossing.coordinate)
        }
      }
    }
    writer.key("nearest")
    if let nearest = report.nearest {
      writer.object { writer in
        writer.member("km", nearest.kilometers)
        writer.member("at_km", nearest.chainageMeters.map { $0 / 1000 })
        writer.member("front", position: nearest.front)
        writer.member("route", position: nearest.target)
        writer.member("inside", nearest.isInside)
        writer.member("touches", nearest.touches)
      }
    } else {
      writer.writeNull()
    }
    writer.key("within")
    writer.array { writer in
      for nearness in report.within {
        writer.object { writer in
          writer.member("km", nearness.kilometers)
          writer.member("length_km", nearness.lengthMeters / 1000)
        }
      }
    }
    writer.key("profile")
    Self.profileColumns.write(report.profile, to: &writer)
  }

  private func writeSeries(to writer: inout JSONWriter) {
    writer.key("snapshots")
    writer.array { writer in
      for entry in entries {
        writer.object { writer in
          writer.member("path", entry.file.path)
          writer.member("date", entry.file.date?.description)
          write(entry.report, to: &writer)
        }
      }
    }
    writer.key("changes")
    Self.changeColumns.write(changes, to: &writer)
  }

  /// Returns the stretches of every snapshot as features.
  public func geoJSON(_ options: GeoJSONWriter.Options = .init()) throws(GeoJSONError) -> [UInt8] {
    var features: [GeoJSONFeature] = []
    for entry in entries {
      for stretch in entry.report.stretches {
        let lines = route?.lines(fromMeters: stretch.fromMeters, toMeters: stretch.toMeters) ?? []
        features.append(
          GeoJSONFeature(
            geometry: lines.count == 1 ? .lineString(lines[0]) : .multiLineString(lines),
            properties: [
              "name": .string(target.name),
              "date": entry.file.date.map { .string($0.description) } ?? .null,
              "status": .string(stretch.statusName), "from_km": .number(stretch.fromMeters / 1000),
              "to_km": .number(stretch.toMeters / 1000), "km": .number(stretch.meters / 1000),
              "uncertainty_m": target.uncertaintyMeters.map { .number($0) } ?? .null,
            ], index: features.count))
      }
    }
    return try GeoJSONWriter(options: options).featureCollection(
      features, members: ["sentence": .string(sentence)])
  }
}
