import FrontLine
import GeoJSON
import Measurement

/// The words of the sentence fit for print, in one language. Documents take some of them too.
package struct SentenceWords {
  package let language: Language

  package init(language: Language) { self.language = language }

  func say(_ english: String, _ ukrainian: String) -> String { language.say(english, ukrainian) }

  func say(_ text: BilingualText) -> String { language.say(text) }

  var illustration: String {
    say(
      "Illustration drawn by the frontline developers, not a record of events",
      "Ілюстрація, накреслена розробниками frontline, а не запис подій")
  }

  var polygonsAsGiven: String { say("Polygons as given", "Полігони, як подано у файлі") }

  /// Returns the names of the sources: `DeepState`, or `DeepState (map), DeepState (daily union) and polygons as
  /// given`.
  func sources(_ kinds: [NamedSource]) -> String {
    if kinds.count < 2 { return kinds.first?.name ?? polygonsAsGiven }
    let publishers = kinds.map(\.name)
    var names = kinds.compactMap { kind in
      // Two products of one publisher are told apart by their names.
      kind.name.map { name in
        publishers.count { $0 == name } > 1 ? "\(name) (\(say(kind.source.profile.product)))" : name
      }
    }
    if publishers.contains(nil) { names.append(say("polygons as given", "полігони, як подано у файлі")) }
    let last = names.removeLast()
    return names.joined(separator: ", ") + " \(say("and", "та")) " + last
  }

  var asPublished: String { say("as published", "за опублікованими картами") }

  /// Returns the meaning of the dates in brackets; empty where it is not known, or differs between sources.
  func dateMeaning(_ meanings: Set<SourceProfile.DateMeaning>, several: Bool) -> String {
    switch meanings {
    case [.publication]:
      say(
        several ? " (dates of publication)" : " (date of publication)",
        several ? " (дати публікації)" : " (дата публікації)")
    case [.download]:
      // The day of a download trails that of the map.
      say(
        several ? " (file dates, a day or two after the maps)" : " (file date, a day or two after the map)",
        several
          ? " (дати файлів, на день-два пізніші за карти)" : " (дата файлу, на день-два пізніша за карту)")
    case [.assessment]:
      say(
        several ? " (dates of assessment)" : " (date of assessment)",
        several ? " (дати оцінки)" : " (дата оцінки)")
    default: ""
    }
  }

  /// Returns `0.40 % of Ukraine (603,628 km²)`.
  func share(_ percent: Double, of denominator: Denominator) -> String {
    let number = language.number(percent, significant: 2, atLeast: 2)
    let whole = language.squareKilometers(
      denominator.squareKilometers,
      decimals: denominator.squareKilometers == denominator.squareKilometers.rounded() ? 0 : 1)
    let isCountry = denominator.name != "custom"
    return say(
      isCountry ? "\(number) % of Ukraine (\(whole))" : "\(number) % of \(whole)",
      isCountry
        ? "\(number)\(Language.space)% площі України (\(whole))" : "\(number)\(Language.space)% від \(whole)")
  }

  package func earth(_ model: EarthModel) -> String { say(model.title.english, model.title.ukrainian) }

  /// Returns what is counted. A map of which it isn't known whether it shows land occupied since 2014 is not said to.
  func counted(_ territory: Territory, sinceYear2014: Bool) -> String {
    switch territory {
    case .allOccupied where !sinceYear2014:
      say("what the map shows as occupied counted", "враховано показане на карті як окуповане")
    case .withContested where !sinceYear2014:
      say(
        "what the map shows as occupied and the grey zone counted",
        "враховано показане на карті як окуповане та сіру зону")
    case .allOccupied: say("occupied since 2014 counted", "враховано землі, окуповані з 2014 року")
    case .since2022:
      say(
        "only what was occupied since 24 February 2022 counted",
        "враховано лише землі, окуповані з 24 лютого 2022 року")
    case .withContested:
      say(
        "occupied since 2014 and the grey zone counted",
        "враховано землі, окуповані з 2014 року, та сіру зону")
    default:
      say("counted: ", "враховано: ") + territory.sortedStatuses.map(status).joined(separator: ", ")
    }
  }

  func status(_ status: ControlStatus) -> String {
    let ukrainian =
      switch status {
      case .occupied: "окуповане з 2022 року"
      case .occupiedBefore2022: "окуповане до 2022 року"
      case .contested: "сіра зона"
      case .liberated: "звільнене"
      case .foreign: "поза Україною"
      case .advance: "оцінене просування російських військ"
      case .infiltration: "інфільтрація"
      case .claimed: "заявлене російською стороною"
      case .counteroffensive: "заявлений український контрнаступ"
      }
    return say(status.rawValue, ukrainian)
  }

  /// Returns `gained 2,409 km², lost 8 km², net 2,401 km²`.
  func change(gained: Double, lost: Double, net: Double) -> String {
    let texts = areas([gained, lost, net])
    return say(
      "gained \(texts[0]), lost \(texts[1]), net \(texts[2])",
      "приріст \(texts[0]), зменшення \(texts[1]), чиста зміна \(texts[2])")
  }

  /// Returns `in Donetsk Oblast `, before a figure; empty without a region.
  func inRegion(_ name: BilingualText?) -> String {
    name.map { say("in \(printable($0.english)) ", "у межах регіону «\(printable($0.ukrainian))» ") } ?? ""
  }

  /// Returns the change over a series, and says what gains and losses are sums of, where they are sums.
  func sums(of part: SummedPart, count: Int, gained: Double, lost: Double) -> String {
    if count == 1 { return change(gained: gained, lost: lost, net: gained - lost) }
    let texts = areas([gained, lost, gained - lost])
    let steps = CountedNoun.inSteps
    let parts =
      switch part {
      case .day: say("days", "днями")
      case .week: say("weeks", "тижнями")
      case .month: say("months", "місяцями")
      case .step:
        say("the \(steps.counted(count, in: .english))", steps.counted(count, in: .ukrainian))
          + say(" between maps", " між картами")
      }
    return say(
      "gained \(texts[0]) and lost \(texts[1]) as sums of \(parts), net \(texts[2])",
      "приріст \(texts[0]) та зменшення \(texts[1]) як суми за \(parts), чиста зміна \(texts[2])")
  }

  func areaAtTheEnd(_ value: Double) -> String {
    say("\(area(value)) at the end", "\(area(value)) наприкінці")
  }

  var emptySeries: String { say("No snapshot in the series.", "У ряду немає жодного знімка.") }

  /// Returns areas that belong together, with their unit.
  ///
  /// The largest area decides the decimals of all, so that they add up as printed. An area that would then be printed
  /// as 0 without being zero keeps one significant digit.
  package func areas(_ values: [Double]) -> [String] {
    let shared = decimalsNeeded(by: values.map(\.magnitude).max() ?? 0, significant: 2)
    return values.map { value in
      language.squareKilometers(
        value,
        decimals: value.magnitude < 5e-7 ? 0 : max(shared, decimalsNeeded(by: value, significant: 1)))
    }
  }

  /// Returns an area in whole square kilometres, with decimals where it is small.
  package func area(_ value: Double) -> String {
    language.squareKilometers(value, decimals: decimalsNeeded(by: value, significant: 2))
  }
}
