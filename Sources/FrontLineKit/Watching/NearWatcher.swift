import FrontLine
import GeoJSON
import GeoTypes
import Measurement
import Proximity

/// Tells when the front comes as near to places, roads or other geometries as a limit.
///
/// From one map to the next a target is looked at again only where the border changed within its distance.
final class NearWatcher: MapWatcher {
  private let rules: WatchRules
  private let rule: WatchRule
  /// From the greatest to the least.
  private let limits: [Double]
  private let threads: Int
  /// The distance beyond which a place need not be found.
  private let most: Double
  private let subjects: [Subject]
  private let finder: Finder
  private var last: [Found]?

  private struct Subject {
    let name: BilingualText
    let coordinate: Coordinate?
    let uncertaintyMeters: Double?
  }

  private enum Finder {
    case places(PlacePositions)
    case targets([DistanceTarget], GeodesicProximity)
  }

  /// How far the front is from a target: kilometres, or nil beyond ``most``.
  private struct Found {
    var kilometers: Double?
    var proximity: Proximity?

    func isWithin(_ limit: Double) -> Bool { kilometers.map { $0 <= limit } ?? false }
  }

  /// Farther than the limits, so that it can be said how far the front was before.
  private static let viewKilometers = 20.0

  init(
    _ rules: WatchRules, _ rule: WatchRule, _ targets: WatchRule.Targets, _ limits: [Double], threads: Int,
    _ diagnostics: inout Diagnostics
  ) throws {
    (self.rules, self.rule, self.limits, self.threads) = (rules, rule, limits, threads)
    most = (limits.first ?? 0) + Self.viewKilometers
    let model = try EdgeModel(.wgs84)
    switch targets {
    case .places(let path):
      let places = try PlacesInput.gazetteer(PlacesInput(path: path), &diagnostics).places
      subjects = places.map { place in
        Subject(
          name: BilingualText(
            english: place.qualifiedName, ukrainian: place.distinctNameUk ?? place.qualifiedName),
          coordinate: place.coordinate, uncertaintyMeters: place.uncertaintyMeters)
      }
      finder = .places(try PlacePositions(places, model: model, mostMeters: most * 1000))
    case .named(let texts):
      var gazetteer: Gazetteer?
      let inputs = try texts.map { text in
        try TargetInput.resolve(text) {
          let read = try gazetteer ?? .embedded()
          gazetteer = read
          return read
        }
      }
      subjects = inputs.map { input in
        Subject(
          name: BilingualText(
            english: input.description.name,
            ukrainian: input.description.ukrainianName ?? input.description.name),
          coordinate: input.coordinate, uncertaintyMeters: input.description.uncertaintyMeters)
      }
      for input in inputs { diagnostics.add(input.warnings) }
      finder = .targets(
        try inputs.map { input in
          try input.measurable(model) { try DistanceTarget(input.geometry, model: model) }
        }, GeodesicProximity(model: model))
    }
  }

  func look(at map: WatchedLand, after before: WatchedLand?) -> [WatchEvent] {
    let found = find(map.front)
    defer { last = found }
    guard let before, let last else { return [] }
    let sentence = map.sentence(after: before)
    return subjects.indices.flatMap { index in
      limits.filter { found[index].isWithin($0) && !last[index].isWithin($0) }.map { limit in
        event(subjects[index], limit, found[index], before: last[index], map, before, sentence)
      }
    }
  }

  private func find(_ land: Land) -> [Found] {
    switch finder {
    case .places(let positions):
      return positions.positions(in: land, threads: threads).map { position in
        switch position {
        case .inside: Found(kilometers: 0, proximity: nil)
        case .near(let proximity): Found(kilometers: proximity.kilometers, proximity: proximity)
        case .beyond: Found()
        }
      }
    case .targets(let targets, let proximity):
      let answers = proximity.nearest(targets, to: land, threads: threads)
      // Without land there is no front.
      if answers.isEmpty { return targets.map { _ in Found() } }
      return answers.map { Found(kilometers: $0.kilometers, proximity: $0) }
    }
  }

  private func event(
    _ subject: Subject, _ limit: Double, _ found: Found, before: Found, _ map: WatchedLand,
    _ previous: WatchedLand, _ sentence: WatchSentence
  ) -> WatchEvent {
    let now = found.kilometers ?? 0
    return WatchEvent(
      rules, rule, subject: subject.name, identity: plainNumber(limit), date: map.entry.date,
      previousDate: previous.entry.date, source: map.entry.source.name,
      figures: [
        "limit_km": .number(limit), "km": .number(now),
        "previous_km": before.kilometers.map { .number($0) } ?? .null,
        "bearing_degrees": found.proximity?.bearingDegrees.map { .number($0) } ?? .null,
        "uncertainty_m": subject.uncertaintyMeters.map { .number($0) } ?? .null,
      ], coordinate: subject.coordinate ?? found.proximity?.target, isRedrawn: sentence.isRedrawn,
      sentence: sentence.near(subject.name, limit: limit, now: now, before: before.kilometers, most: most),
      maps: [previous.map, map.map], ofMap: map.key)
  }
}
