import FrontLine
import FrontLineKit
import GeoJSON
import Measurement

extension ComparisonRegions {
  private typealias Part = (DividedArea) -> Double

  /// The figures of one region, or outside all.
  private func figures(_ part: Part) -> [(name: String, squareKilometers: Double)] {
    [
      ("a_km2", part(a)), ("b_km2", part(b)), ("agreed_km2", part(agreed)),
      ("only_a_km2", part(onlyA)), ("only_b_km2", part(onlyB)),
    ]
  }

  func write(to writer: inout JSONWriter) {
    writer.key("regions")
    writer.array { writer in
      for (place, region) in map.regions.enumerated() {
        writer.object { writer in
          writer.member("id", region.id)
          writer.member("name", region.name)
          for (name, area) in figures({ $0.squareKilometers(ofRegion: place) }) { writer.member(name, area) }
        }
      }
    }
    writer.key("outside_regions")
    writer.object { writer in
      for (name, area) in figures(\.outsideSquareKilometers) { writer.member(name, area) }
    }
    writer.memberClosure(of: [("a", a), ("b", b), ("agreed", agreed), ("only_a", onlyA), ("only_b", onlyB)])
    writer.member(source)
  }

  /// The regions that have a figure other than 0, and the land outside.
  var text: TextReport {
    var table = TextTable([
      ("region", .left), ("A km²", .right), ("B km²", .right), ("agreed", .right), ("only A", .right),
      ("only B", .right),
    ])
    func append(_ name: String, _ part: Part) {
      table.append([name] + figures(part).map { decimal($0.squareKilometers, 3) })
    }
    for (place, region) in map.regions.enumerated() {
      let part: Part = { $0.squareKilometers(ofRegion: place) }
      if part(a) >= 0.0005 || part(b) >= 0.0005 { append(region.name, part) }
    }
    append(outsideRegionsName, \.outsideSquareKilometers)
    return TextReport(table) + "\n"
  }
}
