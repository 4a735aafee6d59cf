import FrontLine
import FrontLineKit
import GeoJSON
import Measurement
import Proximity

extension JSONWriter {
  /// Writes a provenance, with the sentence fit for print.
  mutating func member(_ name: String, _ provenance: Provenance, _ style: DocumentStyle) {
    key(name)
    object { writer in
      writer.member("source", provenance.sources.map(\.name).joined(separator: ","))
      writer.key("files")
      writer.array { writer in
        for file in provenance.files {
          writer.object { writer in
            writer.member("path", file.path)
            writer.member("sha256", file.sha256)
            writer.member("date", file.date?.description)
            writer.member("published_at", file.publishedAt?.description)
          }
        }
      }
      writer.member("territory", provenance.territory.name)
      writer.key("statuses")
      writer.array(inline: true) { writer in
        for status in provenance.territory.sortedStatuses { writer.write(status.rawValue) }
      }
      writer.member("earth", provenance.earth.description)
      writer.member("edges", provenance.earth.edges)
      writer.key("denominator")
      writer.object { writer in
        writer.member("name", provenance.denominator.name)
        writer.member("km2", provenance.denominator.squareKilometers)
      }
      writer.key("repairs")
      writer.array { writer in
        for repair in provenance.repairs {
          writer.object { writer in
            writer.member("path", repair.path)
            writer.member("feature", repair.feature)
            writer.member("method", repair.method)
            writer.member("changed_km2", repair.changedSquareKilometers)
          }
        }
      }
      writer.key("slivers")
      if let slivers = provenance.slivers {
        writer.object { writer in
          writer.member("below_km2", slivers.belowSquareKilometers)
          writer.member("count", slivers.count)
          writer.member("km2", slivers.squareKilometers)
          writer.member("gained_km2", slivers.squareKilometers(of: .gained))
          writer.member("lost_km2", slivers.squareKilometers(of: .lost))
        }
      } else {
        writer.writeNull()
      }
      if let gaps = provenance.gaps {
        writer.key("gaps")
        writer.object { writer in
          writer.member("below_m", gaps.belowMeters)
          writer.member("count", gaps.count)
          writer.member("km2", gaps.squareKilometers)
          writer.member("maps", gaps.maps)
        }
      }
      writer.key("notices")
      writer.array { writer in
        for notice in provenance.notices { writer.write(notice.wording.text(naming: style.naming)) }
      }
      writer.member("tool", Tool.name)
      writer.member("geos", Tool.geos)
      writer.member("proj", Tool.proj)
      writer.member("sentence", provenance.sentence(in: style.language))
    }
  }
}
