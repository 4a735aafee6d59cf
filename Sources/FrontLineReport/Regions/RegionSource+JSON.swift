import FrontLineKit
import GeoJSON
import Measurement

extension JSONWriter {
  /// Writes the member `region_source`: the file that the regions came from.
  mutating func member(_ source: RegionSource) {
    key("region_source")
    object { writer in
      writer.member("path", source.path)
      writer.member("sha256", source.sha256)
      writer.member("name_property", source.nameProperty)
      writer.member("id_property", source.idProperty)
    }
  }

  /// Writes the member `region_closure`: how far the parts of each area are from the whole.
  mutating func memberClosure(of areas: [(name: String, area: DividedArea)]) {
    key("region_closure")
    array { writer in
      for (name, area) in areas {
        writer.object { writer in
          writer.member("of", name)
          writer.member("whole_km2", area.wholeSquareKilometers)
          writer.member("repeated_km2", area.repeatedSquareKilometers)
          writer.member("residual_km2", area.residualSquareKilometers)
        }
      }
    }
  }
}
