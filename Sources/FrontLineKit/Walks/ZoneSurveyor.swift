import FrontLine
import GeoTypes
import Measurement
import Proximity

/// Measures the zones of one map after the other, and finds the places in them.
struct ZoneSurveyor: Sendable {
  let gazetteer: Gazetteer
  let zones: [Zone]
  let model: EdgeModel
  let clip: ClipRegion?
  let regions: MeasuredRegions?

  /// What one task works with.
  final class Memory {
    let positions: PlacePositions

    /// Throws if a place can't be measured to.
    init(_ surveyor: ZoneSurveyor) throws {
      positions = try PlacePositions(
        surveyor.gazetteer.places, model: surveyor.model,
        mostMeters: (surveyor.zones.map(\.toKilometers).max() ?? 0) * 1000)
    }
  }

  /// What is measured on one map.
  struct Figures: Sendable {
    let hasLand: Bool
    let territorySquareKilometers: Double
    /// The places in the territory or in a zone, by their numbers in the gazetteer: of thousands that lie beyond, nothing
    /// is kept, or memory would grow with places times maps.
    let near: [NearPlace]
    /// The land of each zone; empty unless it is asked for.
    let lands: [ZonesResult.ZoneLand]
  }

  /// A place in the territory or in a zone.
  struct NearPlace: Sendable {
    let index: Int
    let position: Position
    /// The status of the land there; nil for free land, and unless places are listed.
    var status: ControlStatus?
  }

  /// Where a place lies on a map.
  struct Position: Sendable {
    let position: PlacePosition
    /// The distance from the border of the territory, where zones lie in it too.
    let depthKilometers: Double?
  }

  func figures(
    of survey: Survey, _ land: Land, _ memory: Memory, hasAreas: Bool, listsPlaces: Bool, threads: Int
  ) throws -> Figures {
    let found = memory.positions.positions(in: land, threads: threads)
    // How deep a place lies in the territory decides on its zone, and in a list whether it certainly does.
    let needsDepth = listsPlaces || zones.contains { $0.side == .territory }
    let buffers = hasAreas || needsDepth ? Buffers(land, model: model) : nil
    var near: [NearPlace] = []
    for (index, position) in found.enumerated() where position != .beyond {
      let depth =
        position == .inside && needsDepth
        ? buffers.map { $0.meters(toBorderFrom: gazetteer.places.coordinate(at: index)) / 1000 } : nil
      near.append(NearPlace(index: index, position: Position(position: position, depthKilometers: depth)))
    }
    if listsPlaces { try addStatuses(to: &near, survey) }
    return Figures(
      hasLand: !land.isEmpty, territorySquareKilometers: land.squareKilometers, near: near,
      lands: hasAreas ? try namedLands(buffers, survey, threads: threads) : [])
  }

  private func addStatuses(to near: inout [NearPlace], _ survey: Survey) throws {
    let found = try survey.statusLands().statuses(
      at: near.map { gazetteer.places.coordinate(at: $0.index) }, earth: survey.earth)
    for (place, status) in zip(near.indices, found) { near[place].status = status }
  }

  /// Returns the land of the zones; an error names the file.
  private func namedLands(
    _ buffers: Buffers?, _ survey: Survey, threads: Int
  ) throws -> [ZonesResult.ZoneLand] {
    do {
      return try lands(buffers, survey, threads: threads)
    } catch let error as ZoneError {
      throw JobError(.badData, "\(displayName(ofPath: survey.snapshot.path)): \(error)")
    }
  }

  private func lands(
    _ buffers: Buffers?, _ survey: Survey, threads: Int
  ) throws -> [ZonesResult.ZoneLand] {
    let divider = regions.map { survey.divider(among: $0) }
    return try (buffers?.boundaries(of: zones, threads: threads) ?? []).map { boundary in
      let boundary = try clip.map { try $0.clipping(boundary) } ?? boundary
      let squareMeters = try survey.squareMeters(of: boundary)
      return ZonesResult.ZoneLand(
        boundary: boundary, squareKilometers: squareMeters / 1e6,
        divided: try divider.map { try $0.divide(boundary, squareMeters: squareMeters) })
    }
  }
}

// MARK: From one map to the next

extension ZoneSurveyor {
  /// Returns the entries of the maps, and the places that were in another zone on the map before.
  func entries(
    of maps: [(file: Provenance.File, figures: Figures)]
  ) -> ([ZonesResult.Entry], [ZonesResult.Crossing]) {
    var entries: [ZonesResult.Entry] = []
    var crossings: [ZonesResult.Crossing] = []
    var since = [CalendarDate?](repeating: nil, count: gazetteer.places.count)
    var before: [Int: Placed] = [:]
    for (number, map) in maps.enumerated() {
      let near = map.figures.near.map { (place: $0, whereabouts: whereabouts($0.position)) }
      let now = Dictionary(
        uniqueKeysWithValues: near.map { place, whereabouts in
          (place.index, Placed(whereabouts: whereabouts, kilometers: place.position.kilometers))
        })
      if number > 0 {
        for index in Set(now.keys).union(before.keys).sorted() {
          let (early, late) = (before[index] ?? .beyond, now[index] ?? .beyond)
          if early.whereabouts == late.whereabouts { continue }
          since[index] = map.file.date
          crossings.append(
            ZonesResult.Crossing(
              place: gazetteer.places[index], date: map.file.date, previousDate: maps[number - 1].file.date,
              from: early.whereabouts, to: late.whereabouts, previousKilometers: early.kilometers,
              kilometers: late.kilometers))
        }
      }
      let isLast = number == maps.count - 1
      entries.append(entry(map.file, map.figures, near, places: isLast ? since : nil))
      before = now
    }
    return (entries, crossings)
  }

  /// Where a place lies among the zones of a map.
  private struct Placed {
    var whereabouts: ZonesResult.Crossing.Whereabouts?
    var kilometers: Double?

    static let beyond = Placed()
  }

  private func entry(
    _ file: Provenance.File, _ figures: Figures,
    _ near: [(place: NearPlace, whereabouts: ZonesResult.Crossing.Whereabouts?)],
    places since: [CalendarDate?]?
  ) -> ZonesResult.Entry {
    var counts: [Zone: Int] = [:]
    for case .zone(let zone)? in near.map(\.whereabouts) { counts[zone, default: 0] += 1 }
    return ZonesResult.Entry(
      file: file, territorySquareKilometers: figures.territorySquareKilometers,
      territoryPlaceCount: near.count { $0.place.position.position == .inside },
      zones: zones.enumerated().map { index, zone in
        ZonesResult.ZoneFigures(
          zone: zone, placeCount: counts[zone] ?? 0,
          land: figures.lands.isEmpty ? nil : figures.lands[index])
      },
      places: since.map { places(near, since: $0) })
  }

  /// Returns the places in the territory and in the zones, those nearest to its border first.
  private func places(
    _ near: [(place: NearPlace, whereabouts: ZonesResult.Crossing.Whereabouts?)], since: [CalendarDate?]
  ) -> [ZonesResult.ZonedPlace] {
    let found = near.filter { $0.whereabouts != nil }.map { near, whereabouts in
      let (place, position) = (gazetteer.places[near.index], near.position)
      var (zone, bearing) = (Zone?.none, Double?.none)
      if case .zone(let own)? = whereabouts { zone = own }
      if case .near(let proximity) = position.position { bearing = proximity.bearingDegrees }
      return ZonesResult.ZonedPlace(
        place: place, kilometers: position.kilometers ?? 0, borderKilometers: position.borderKilometers,
        bearingDegrees: bearing, zone: zone, status: near.status, since: since[near.index],
        isDoubtful: isDoubtful(place, position, zone))
    }
    // Equals in the order of the gazetteer.
    return found.enumerated().sorted { first, second in
      let (a, b) = (first.element.borderKilometers ?? .infinity, second.element.borderKilometers ?? .infinity)
      return a == b ? first.offset < second.offset : a < b
    }.map(\.element)
  }

  private func whereabouts(_ position: Position) -> ZonesResult.Crossing.Whereabouts? {
    switch position.position {
    case .beyond: nil
    case .near(let proximity):
      zones.first { $0.side == .free && $0.contains(kilometers: proximity.kilometers) }.map { .zone($0) }
    case .inside:
      position.depthKilometers.flatMap { depth in
        zones.first { $0.side == .territory && $0.contains(kilometers: depth) }.map { .zone($0) }
      } ?? .territory
    }
  }

  /// Whether the uncertainty of a place reaches across a border of its zone.
  private func isDoubtful(_ place: Place, _ position: Position, _ zone: Zone?) -> Bool {
    guard let meters = place.uncertaintyMeters, let own = position.borderKilometers else { return false }
    let (least, most) = (own - meters / 1000, own + meters / 1000)
    // Without a zone it is in the territory, deeper than any zone.
    guard let zone else {
      return least <= (zones.filter { $0.side == .territory }.map(\.toKilometers).max() ?? 0)
    }
    return least <= zone.fromKilometers || most > zone.toKilometers
  }
}

extension ZoneSurveyor.Position {
  /// The distance from the territory; nil beyond the zones.
  var kilometers: Double? {
    switch position {
    case .inside: 0
    case .near(let proximity): proximity.kilometers
    case .beyond: nil
    }
  }

  /// The distance from the border of the territory, where that is known.
  var borderKilometers: Double? { position == .inside ? depthKilometers : kilometers }
}
