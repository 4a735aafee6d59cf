import FrontLine
import FrontLineKit
import GeoData
import GeoJSON
import GeoTypes
import Measurement

/// What the map of a page is drawn from: the borders of every day, and what lies under and over them.
struct PageMap {
  let result: ReportResult
  let language: Language
  private let conic: MapConic
  private let map: MapResult

  /// The map begins with what its picture shows.
  init(_ result: ReportResult, _ map: MapResult, _ language: Language) {
    (self.result, self.map, self.language) = (result, map, language)
    conic = MapConic(showing: map.extent)
  }

  /// The layers that are written: the statuses that occur, then the territory.
  private var statuses: [ControlStatus] {
    let present = Set(result.borders.spells.flatMap { $0.map(\.layer) })
    return ControlStatus.allCases.enumerated().filter { present.contains($0.offset) }.map(\.element)
  }

  func write(to writer: inout JSONWriter) throws {
    let statuses = statuses
    let numbers = statuses.compactMap { ControlStatus.allCases.firstIndex(of: $0) }
    // With one status the territory is its land, or nothing.
    let isSame = statuses.count == 1 && result.provenance.territory.statuses.contains(statuses[0])
    let layers = numbers + (isSame ? [] : [ControlStatus.allCases.count])
    writer.member(
      "conic", numbers: [conic.firstParallel, conic.secondParallel, conic.center.y, conic.center.x])
    let extent = map.extent.atLeast(degrees: 0.02)
    writer.member("extent", numbers: [extent.minX, extent.minY, extent.maxX, extent.maxY])
    // Nil where the days have several.
    let sources = result.provenance.sources
    writer.member("source", sources.count == 1 ? sources[0].name : nil)
    writer.key("days")
    writer.array(inline: true) { writer in for step in result.steps { writer.write(step.date.description) } }
    writer.key("layers")
    writer.array { writer in
      for status in statuses {
        writer.object { writer in
          writer.member("name", status.rawValue)
          writer.member("title", language.say(.status(status)))
        }
      }
    }
    writer.member("territory", isSame ? 0 : statuses.count)
    writer.member("borders", result.borders.data(layers: layers))
    writeThemes(statuses, to: &writer)
    try writeBase(to: &writer)
    writePlaces(to: &writer)
    writer.key("targets")
    writer.array { writer in
      for answer in result.distances?.answers ?? [] {
        writer.write(SentenceWords(language: language).name(of: answer.target))
      }
    }
    writer.key("patches")
    writer.array { writer in
      for entry in result.patchEntries { writer.write(entry.patch.data) }
    }
  }

  private func writeThemes(_ statuses: [ControlStatus], to writer: inout JSONWriter) {
    writer.key("themes")
    writer.object { writer in
      for (name, theme) in [("light", PictureTheme.light), ("dark", .dark), ("print", .print)] {
        writer.key(name)
        writer.object { writer in
          for (key, color) in [
            ("sea", theme.sea), ("land", theme.land), ("river", theme.river), ("border", theme.border),
            ("region", theme.regionBorder), ("road", theme.road), ("text", theme.text),
            ("halo", theme.halo), ("paper", theme.paper), ("faint", theme.faint),
            ("overlay", theme.overlay),
          ] {
            writer.member(key, color)
          }
          let kinds: [MapResult.Layer.Kind] = [.held, .gained, .lost] + statuses.map { .status($0) }
          for (key, kind) in zip(["held", "gained", "lost"] + statuses.map(\.rawValue), kinds) {
            let fill = theme.fill(of: kind)
            writer.key(key)
            writer.array(inline: true) { writer in
              writer.write(fill.color)
              if let hatch = fill.hatch { writer.write(hatch.rawValue) }
            }
          }
        }
      }
    }
  }

  /// A hundred metres: what a page can show of the base map, which is drawn for smaller scales.
  private static let baseTolerance = 0.0005

  private func writeBase(to writer: inout JSONWriter) throws {
    let base = try BaseMap.read()
    writer.key("base")
    writer.object { writer in
      for layer in BaseMap.Layer.allCases {
        let geometries = base.features.filter { $0.layer == layer }.map(\.geometry)
        var lines: [[Coordinate]] =
          layer == .land || layer == .lake
          ? geometries.flatMap(\.polygons).flatMap(\.rings).map(\.coordinates)
          : geometries.flatMap(\.lineStrings).map(\.coordinates)
        if layer == .land { lines.insert(BaseMap.outline.exterior.coordinates, at: 0) }
        writer.member(
          layer.rawValue,
          LineData.drawn(lines, toleranceDegrees: layer == .river ? 0.001 : Self.baseTolerance))
      }
    }
    writer.key("regions")
    writer.array { writer in
      for region in result.regionMap {
        writer.object { writer in
          writer.member("name", language.say(region.title))
          writer.member(
            "lines",
            LineData.drawn(
              region.polygons.flatMap(\.rings).map(\.coordinates), toleranceDegrees: Self.baseTolerance))
        }
      }
    }
    writer.key("roads")
    writer.array { writer in
      for road in map.roads {
        writer.object { writer in
          writer.member("name", road.name)
          writer.member(
            "lines",
            LineData.drawn(
              road.geometries.flatMap(\.lineStrings).map(\.coordinates), toleranceDegrees: 0))
        }
      }
    }
  }

  /// How many places a page has room for in all its zooms.
  private static let mostPlaces = 900

  /// The places in and around what changed, the best known first.
  private func writePlaces(to writer: inout JSONWriter) {
    let places = result.gazetteer.places
    let extent = map.extent.atLeast(degrees: 0.02)
    let near = Box(
      minX: extent.minX - 0.5, minY: extent.minY - 0.3, maxX: extent.maxX + 0.5, maxY: extent.maxY + 0.3)
    var ranked: [(rank: Int, index: Int)] = []
    for index in places.indices {
      let place = places[index]
      guard let kind = place.kind, kind != "district" else { continue }
      let people = place.population ?? 0
      // Far from what changed only cities help to find one's way.
      if near.contains(place.coordinate) || people >= 40_000 {
        ranked.append((people + (place.isTown ? 5_000 : 0), index))
      }
    }
    ranked.sort { ($1.rank, $0.index) < ($0.rank, $1.index) }
    writer.key("places")
    writer.array { writer in
      for (_, index) in ranked.prefix(Self.mostPlaces) {
        let place = places[index]
        writer.array { writer in
          writer.write(language.say(place.bareName, place.nameUk ?? place.bareName))
          writer.write((place.coordinate.x * 1e5).rounded() / 1e5)
          writer.write((place.coordinate.y * 1e5).rounded() / 1e5)
          writer.write(place.population ?? 0)
        }
      }
    }
  }
}

extension JSONWriter {
  fileprivate mutating func member(_ name: String, numbers: [Double]) {
    key(name)
    array(inline: true) { writer in for number in numbers { writer.write(number) } }
  }
}

extension Patch {
  /// The rings of its polygon.
  fileprivate var data: String {
    var data = LineData(partsOfDegree: LineData.exact)
    data.add(polygon.rings.map(\.coordinates))
    return data.text
  }
}
