import FrontLine
import FrontLineKit
import GeoTypes
import Measurement
import Proximity

/// The distances of one target as tables.
struct DistanceTables: Sendable {
  let answer: DistanceResult.Answer
  let withinKilometers: [Double]
  /// Nil where a row is a snapshot.
  let length: SeriesPeriod.Length?
  /// Whether CSV has a column that names the target.
  let isOneOfSeveral: Bool
  /// The language of the text; the other renderings have none.
  let language: Language

  var target: TargetDescription { answer.target }
  var official: OfficialKilometers? { answer.official }
  var features: [DistanceResult.Feature] { answer.features }
  var entries: [DistanceResult.Entry] { answer.entries }

  /// The weeks or months; nil where a row is a snapshot.
  var periods: [DistancePeriod]? { length.map(answer.periods) }

  func csv(in dialect: CSV.Dialect, threads: Int) -> [UInt8] {
    if let periods { return periodCSVColumns.csv(of: periods, in: dialect, threads: threads) }
    return csvColumns.csv(of: Array(entries.indices), in: dialect, threads: threads)
  }

  /// The distances and the spells within the limits.
  var text: TextReport {
    let words = SentenceWords(language: language)
    let object = words.objectWithUncertainty(target)
    let count = CountedNoun.feature.counted(features.count, in: language)
    let head =
      features.isEmpty
      ? language.say("to \(object)", "до \(object)")
      : language.say(
        "to \(target.name), \(language.count(features.count)) features one by one",
        "до об’єктів із «\(words.name(of: target))», \(count) окремо")
    let note = hasRoadKilometers && length == nil ? official?.note(in: language) ?? "" : ""
    let table =
      periods.map { periodColumns.table(of: $0, in: language) }
      ?? screenColumns.table(of: entries.indices, in: language)
    var spells = withinKilometers.map(spells).joined()
    if !spells.isEmpty, features.isEmpty, let meters = target.uncertaintyMeters {
      let uncertainty = words.uncertainty(ofMeters: meters)
      spells += language.say(
        "these days hold for a point known to \(uncertainty)\n",
        "ці дні дійсні для точки, відомої з точністю \(uncertainty)\n")
    }
    // Who asks for a limit wants its days first, not behind hundreds of rows.
    return "\(head)\n\n\(spells)\(spells.isEmpty ? "" : "\n")" + TextReport(table) + "\(note)\n"
  }

  private func spells(withinKilometers kilometers: Double) -> String {
    let number = language.plainNumber(kilometers)
    let limit = language.say("within \(number) km", "у межах \(number)\(Language.space)км")
    let never = language.say("never within \(number) km", "жодного разу в межах \(number)\(Language.space)км")
    if features.isEmpty {
      let spells = answer.spells(withinKilometers: kilometers)
      return spells.isEmpty ? "\(never)\n" : lines(spells, limit)
    }
    if answer.snapshotCount == 1 {
      let count = entries.count { $0.proximity.kilometers <= kilometers }
      return "\(limit): \(featuresText(count))\n"
    }
    var text = ""
    var neverCount = 0
    for (index, feature) in features.enumerated() {
      let spells = answer.spells(withinKilometers: kilometers, ofFeature: index)
      if spells.isEmpty { neverCount += 1 }
      text += lines(spells, "\(feature.name): \(limit)")
    }
    if neverCount > 0 { text += "\(never): \(featuresText(neverCount))\n" }
    return text
  }

  private func featuresText(_ count: Int) -> String {
    let (part, all) = (language.count(count), language.count(features.count))
    return language.say("\(part) of \(all) features", "об’єктів \(part) з \(all)")
  }

  private func lines(_ spells: [DistanceResult.Answer.Spell], _ limit: String) -> String {
    spells.map { spell in
      let days = language.dates(from: spell.first, to: spell.last)
      let maps = CountedNoun.map.counted(spell.snapshots, in: language)
      let first = language.date(spell.first)
      // When it came that near is not known where it was so on the first map.
      if spell.first != nil, spell.first == entries.first?.file.date, spell.snapshots > 1 {
        let last = language.date(spell.last)
        return language.say(
          "\(limit) on the first map already, \(first), to \(last), \(spell.snapshots) maps\n",
          "\(limit) вже на першій карті, \(first), і до \(last), \(maps)\n")
      }
      return spell.snapshots == 1
        ? language.say("\(limit) on \(first)\n", "\(limit) станом на \(first)\n")
        : language.say("\(limit) from \(days), \(spell.snapshots) maps\n", "\(limit) \(days), \(maps)\n")
    }.joined()
  }
}
