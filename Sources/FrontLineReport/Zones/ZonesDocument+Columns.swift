import FrontLine
import FrontLineKit
import GeoJSON
import Measurement
import Proximity

/// The columns of zones, of the places in them and of crossings.
extension ZonesDocument {
  static var limitColumns: [Column<ZonesResult.ZoneFigures>] {
    [
      .text("side", .zone, cell: { $1.zone($0.zone) }) { $0.zone.side.rawValue },
      .number("from_km") { $0.zone.fromKilometers }, .number("to_km") { $0.zone.toKilometers },
    ]
  }

  static var zoneColumns: [Column<ZonesResult.ZoneFigures>] {
    limitColumns + [
      .number("km2") { $0.land?.squareKilometers }, .count("places", .settlements) { $0.placeCount },
    ]
  }

  /// The members of a zone by region.
  var regionColumns: [Column<ZoneRegionRow>] {
    RegionRow.nameColumns.map { $0.of(\.region) } + [
      .number("km2", .squareKilometers) { $0.squareKilometers }
    ]
  }

  /// Returns the land of a zone in each region that it reaches, and outside them; a single row where it is not divided.
  func regionRows(of figures: ZonesResult.ZoneFigures) -> [ZoneRegionRow] {
    guard let divided = figures.land?.divided, let regions = result.regions?.regions else {
      return [ZoneRegionRow(region: .outside, squareKilometers: figures.land?.squareKilometers ?? 0)]
    }
    return (RegionRow.regions(regions) + [.outside]).map {
      ZoneRegionRow(region: $0, squareKilometers: $0.part(divided))
    }.filter { $0.squareKilometers > 0 }
  }

  /// The names of a place.
  private func nameColumns<Row>(_ place: @escaping @Sendable (Row) -> Place) -> [Column<Row>] {
    [.placeName(place), .text("name_uk") { place($0).nameUk }, .placeRegion(place)]
  }

  /// The columns of a place in a zone.
  var placeColumns: [Column<ZonesResult.ZonedPlace>] {
    nameColumns { $0.place } + [
      .text("kind") { $0.place.kind }, .count("population") { $0.place.population },
      .number("lon") { $0.place.coordinate.x }.asCoordinate,
      .number("lat") { $0.place.coordinate.y }.asCoordinate, .number("km") { $0.kilometers },
      .number("border_km") { $0.borderKilometers }, .number("bearing_degrees") { $0.bearingDegrees },
      .text("status") { $0.status?.rawValue },
      .text("side") { ($0.zone?.side ?? .territory).rawValue },
      .number("zone_km") { place in place.zone?.toKilometers ?? 0 },
      .text("since") { $0.since?.description }, .number("uncertainty_m") { $0.place.uncertaintyMeters },
      .truth("doubtful") { $0.isDoubtful },
    ] + Column.carried(result.carried) { $0.place }
  }

  /// The columns of a place in a zone on the screen.
  var placeScreenColumns: [Column<ZonesResult.ZonedPlace>] {
    nameColumns { $0.place } + [
      .note(.zone) { place, language in
        (place.zone.map(language.zone) ?? language.say(.territory)) + (place.isDoubtful ? " ±" : "")
      },
      // Where the territory lies from the place.
      .note(.kilometers, alignment: .right) { place, language in
        let direction = place.bearingDegrees.map {
          " " + language.say(.abbreviation(CompassPoint(bearingDegrees: $0)))
        }
        return language.number(place.kilometers, decimals: 1) + (direction ?? "")
      },
      .note(.people, alignment: .right) { place, language in
        place.place.population.map { language.number(Double($0), decimals: 0) } ?? ""
      },
    ] + (isSeries ? [.note(.since) { place, _ in place.since?.description ?? "" }] : [])
  }

  /// The columns of a place that is in another zone than on the map before.
  var crossingColumns: [Column<ZonesResult.Crossing>] {
    [
      .text("date", .date, cell: { row, language in language.isoDate(row.date) }) { $0.date?.description },
      .text("previous_date") { $0.previousDate?.description },
    ] + nameColumns { $0.place } + [
      .number("lon") { $0.place.coordinate.x }.asCoordinate,
      .number("lat") { $0.place.coordinate.y }.asCoordinate,
      .number("from_zone_km") { $0.from?.zoneKilometers },
      .number("to_zone_km") { $0.to?.zoneKilometers },
      .text("from_side") { $0.from?.side.rawValue ?? Zone.Side.free.rawValue },
      .text("to_side") { $0.to?.side.rawValue ?? Zone.Side.free.rawValue },
      .note(.fromStatus) { row, language in language.whereabouts(row.from) },
      .note(.toStatus) { row, language in language.whereabouts(row.to) },
      .number("previous_km") { $0.previousKilometers },
      .number("km", .kilometers, decimals: 1) { $0.kilometers },
      .truth("closer") { $0.isCloser }, .number("uncertainty_m") { $0.place.uncertaintyMeters },
    ] + Column.carried(result.carried) { $0.place }
  }
}

/// The part of a zone in a region.
struct ZoneRegionRow: Sendable {
  let region: RegionRow
  let squareKilometers: Double
}

extension ZonesResult.Crossing.Whereabouts {
  /// The farther limit of the zone; 0 in the territory.
  fileprivate var zoneKilometers: Double {
    switch self {
    case .territory: 0
    case .zone(let zone): zone.toKilometers
    }
  }

  fileprivate var side: Zone.Side {
    switch self {
    case .territory: .territory
    case .zone(let zone): zone.side
    }
  }
}

extension Language {
  /// Returns `5–10 km`; in the territory `5–10 km inside`.
  func zone(_ zone: Zone) -> String {
    let limits = withUnit(
      "\(plainNumber(zone.fromKilometers))–\(plainNumber(zone.toKilometers))", "km", "км")
    return zone.side == .free ? limits : say("\(limits) inside", "\(limits) усередині")
  }

  fileprivate func whereabouts(_ whereabouts: ZonesResult.Crossing.Whereabouts?) -> String {
    switch whereabouts {
    case nil: say(.beyondZones)
    case .territory?: say(.territory)
    case .zone(let zone)?: self.zone(zone)
    }
  }

  /// Returns a date as tables have it.
  fileprivate func isoDate(_ date: CalendarDate?) -> String { date?.description ?? say(.undated) }
}
