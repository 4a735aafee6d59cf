import FrontLine
import FrontLineArchive
import GeoJSON
import Measurement

/// Walks through the days on which two sources have a map, and tells when their lands part by more than a limit.
final class PartingWalk {
  private let rules: WatchRules
  private let rule: WatchRule
  private let names: [String]
  private let limit: Double
  private let archive: SnapshotArchive
  private let reader: SnapshotReader
  private let surveyors: [Surveyor]

  init(
    _ rules: WatchRules, _ rule: WatchRule, _ names: [String], _ limit: Double, archive: SnapshotArchive
  ) throws {
    (self.rules, self.rule, self.names, self.limit, self.archive) = (rules, rule, names, limit, archive)
    reader = try SnapshotReader(options: .init())
    // Each remembers the last map of its source.
    surveyors = [try Surveyor(), try Surveyor()]
  }

  /// Returns the last map of each source on each day on which both have one.
  static func pairs(_ names: [String], _ entries: [ArchiveEntry]) -> [(ArchiveEntry, ArchiveEntry)] {
    let days = names.map { name in
      Dictionary(entries.filter { $0.source.name == name }.map { ($0.date, $0) }, uniquingKeysWith: { $1 })
    }
    return days[0].keys.sorted().compactMap { day in
      days[0][day].flatMap { one in days[1][day].map { (one, $0) } }
    }
  }

  func events(_ pairs: [(ArchiveEntry, ArchiveEntry)], _ turns: WatchTurns) throws -> [WatchEvent] {
    var events: [WatchEvent] = []
    var wasMore = false
    for index in turns.walked {
      let (one, other) = pairs[index]
      let maps = [one, other].map { WatchEvent.Map($0, path: archive.name(of: $0)) }
      let lands = try zip([one, other], zip(maps, surveyors)).map { entry, rest in
        let input = SnapshotInput(path: rest.0.path, origin: .archived(entry, archive))
        return try rest.1.survey(input.read(with: reader, digest: false).snapshot).land(of: rules.territory)
      }
      let change = try surveyors[0].change(from: lands[0], to: lands[1])
      let (first, second) = (change.lostSquareKilometers, change.gainedSquareKilometers)
      let isMore = first + second > limit
      defer { wasMore = isMore }
      guard turns.isTold(index), isMore, !wasMore else { continue }
      let shown = [one, other].map { $0.source.profile.displayName ?? $0.source.name }
      // Two products of one publisher have the same name in print.
      let sources = Set(shown).count == 2 ? shown : names
      let sentence = WatchSentence(source: "", date: one.date, previousDate: nil, isRedrawn: false)
      let subject = sources.joined(separator: ", ")
      events.append(
        WatchEvent(
          rules, rule, subject: BilingualText(english: subject, ukrainian: subject), date: one.date,
          previousDate: index > 0 ? pairs[index - 1].0.date : nil, source: names.joined(separator: ","),
          figures: [
            "limit_km2": .number(limit), "km2": .number(first + second), "only_first_km2": .number(first),
            "only_second_km2": .number(second),
          ], sentence: sentence.parted(sources, onlyFirst: first, onlySecond: second, limit: limit),
          maps: maps, ofMap: one.date.description))
    }
    return events
  }
}
