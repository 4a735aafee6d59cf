import FrontLine
import Measurement
import Testing

@testable import FrontLineKit

/// The sentence fit for print.
@Suite("Sentences fit for print")
struct SentenceTests {
  private func sentence(
    _ language: Language, gained: Double, lost: Double, net: Double, source: Source = .deepStateUnion,
    territory: Territory = .allOccupied, earth: EarthModel = .wgs84, denominator: Denominator = .ukraine
  ) -> String {
    let files = [CalendarDate("2025-01-02"), CalendarDate("2025-08-03")].map {
      Provenance.File(Snapshot(path: "a", source: source, date: $0), sha256: nil)
    }
    return Provenance(
      files: files, territory: territory, earth: earth, denominator: denominator,
      statement: ChangeStatement(
        before: files[0].date, after: files[1].date, gainedSquareKilometers: gained,
        lostSquareKilometers: lost, netSquareKilometers: net)
    ).sentence(in: language)
  }

  @Test("The English sentence is that of the published example")
  func englishIsThePublishedExample() {
    #expect(
      sentence(.english, gained: 2409.336, lost: 7.956, net: 2401.380)
        == "DeepState, 2025-01-02 to 2025-08-03 (file dates, a day or two after the maps): gained 2,409 km², lost 8 km², "
        + "net 2,401 km², "
        + "0.40 % of Ukraine (603,628 km²); WGS 84 ellipsoid; occupied since 2014 counted; as published.")
  }

  @Test("Ukrainian sentences have Ukrainian numbers and dates")
  func ukrainianHasItsOwnNumbersAndDates() {
    // U+00A0 between thousands and before units, a comma before decimals.
    #expect(
      sentence(.ukrainian, gained: 2409.336, lost: 7.956, net: 2401.380)
        == "DeepState, з 02.01.2025 до 03.08.2025 (дати файлів, на день-два пізніші за карти): приріст 2\u{A0}409\u{A0}км², "
        + "зменшення 8\u{A0}км², чиста зміна 2\u{A0}401\u{A0}км², 0,40\u{A0}% площі України "
        + "(603\u{A0}628\u{A0}км²); еліпсоїд WGS 84; враховано землі, окуповані з 2014 року; "
        + "за опублікованими картами.")
    #expect(
      sentence(.ukrainian, gained: 0.5, lost: 12.25, net: -11.75, source: .deepState)
        .contains(
          "(дати публікації): приріст 0,5\u{A0}км², зменшення 12\u{A0}км², чиста зміна \u{2212}12\u{A0}км²"))
  }

  @Test(
    "Small figures keep their digits",
    arguments: [
      (47.41, 0.0, 47.41, "gained 47 km², lost 0 km², net 47 km², 0.0079 % of"),
      (21.9, 0.6, 21.3, "gained 22 km², lost 0.6 km², net 21 km², 0.0035 % of"),
      (1.234, 0.0321, 1.2019, "gained 1.2 km², lost 0.03 km², net 1.2 km², 0.00020 % of"),
      (0.01234, 0.0, 0.01234, "gained 0.012 km², lost 0 km², net 0.012 km², 0.000002 % of"),
      (0.0, 9.96, -9.96, "gained 0 km², lost 10 km², net −10 km², −0.0017 % of"),
      // A square metre is 1e-6 km²; what is less than half of one is rounding.
      (100.0, 1e-9, 100.0, "gained 100 km², lost 0 km², net 100 km², 0.017 % of"),
      (0.0, 0.0, 0.0, "gained 0 km², lost 0 km², net 0 km², 0 % of"),
    ])
  func smallFiguresKeepTheirDigits(gained: Double, lost: Double, net: Double, expected: String) {
    let text = sentence(.english, gained: gained, lost: lost, net: net)
    #expect(text.contains(expected), "\(text)")
  }

  @Test("Every choice of territory, earth model and denominator is named")
  func everyChoiceIsNamed() throws {
    #expect(
      sentence(.english, gained: 1, lost: 2, net: -1, territory: .since2022, earth: .epsg(6933))
        .hasSuffix("plane of EPSG:6933; only what was occupied since 24 February 2022 counted; as published.")
    )
    let own = try #require(Denominator(squareKilometers: 26517))
    #expect(
      sentence(.english, gained: 265, lost: 0, net: 265.17, denominator: own).contains(
        "1.00 % of 26,517 km²;"))
    let chosen = try Territory(statuses: [.contested, .liberated])
    #expect(
      sentence(.ukrainian, gained: 1, lost: 2, net: -1, territory: chosen)
        .contains("враховано: сіра зона, звільнене;"))
  }

  @Test("Every source is named")
  func everySourceIsNamed() {
    func sources(_ kinds: [Source], _ language: Language = .english) -> String {
      let files = kinds.map { Provenance.File(Snapshot(path: "a", source: $0), sha256: nil) }
      return Provenance(
        files: files, territory: .allOccupied, earth: .wgs84, denominator: .ukraine,
        statement: CountStatement { _ in "" }
      ).sentence(SentenceWords(language: language), dates: "", figure: "").prefix { $0 != ":" }.replacing(
        ", ", with: "|"
      ).description
    }
    #expect(sources([.generic]) == "Polygons as given|")
    #expect(sources([.deepState, .deepState]).hasPrefix("DeepState|"))
    #expect(sources([.isw, .deepState]) == "DeepState and ISW|")
    #expect(sources([.generic, .deepState]) == "DeepState and polygons as given|")
    #expect(
      sources([.deepStateUnion, .isw, .deepState])
        == "DeepState (map)|DeepState (daily union) and ISW|")
    #expect(
      sources([.deepStateUnion, .deepState], .ukrainian)
        == "DeepState (карта) та DeepState (щоденне об’єднання)|")
  }

  @Test("The meaning of a single date is in the singular")
  func aSingleDateIsSingular() {
    let date = CalendarDate("2025-08-03")
    for (date, language, words) in [
      (date, Language.english, "2025-08-03 (file date, a day or two after the map)"),
      (date, .ukrainian, "03.08.2025 (дата файлу, на день-два пізніша за карту)"),
      // What isn't there means nothing.
      (nil, .english, "undated"), (nil, .ukrainian, "без дати"),
    ] {
      let file = Provenance.File(Snapshot(path: "a", source: .deepStateUnion, date: date), sha256: nil)
      let provenance = Provenance(
        files: [file], territory: .allOccupied, earth: .wgs84, denominator: .ukraine,
        statement: CountStatement { _ in "" })
      let text = provenance.sentence(
        SentenceWords(language: language), dates: language.date(file.date), several: false, figure: "")
      #expect(text.hasPrefix("DeepState, \(words): "))
    }
  }

  @Test("The area of the last of several maps names its source alone, and means its date")
  func sourceOfTheLastMap() {
    let files = [Source.deepState, .deepStateUnion, .nzz].map { source in
      Provenance.File(Snapshot(path: "a", source: source, date: CalendarDate("2025-08-03")), sha256: nil)
    }
    let provenance = Provenance(
      files: files, territory: .allOccupied, earth: .wgs84, denominator: .ukraine,
      statement: AreaStatement(date: files[2].date, squareKilometers: 71_079))
    #expect(
      provenance.sentence(in: .english).hasPrefix(
        "NZZ / Liveuamap, 2025-08-03 (date of publication): 71,079 km², 11.78 % of Ukraine"))
    #expect(
      provenance.sentence(in: .ukrainian).hasPrefix("NZZ / Liveuamap, 03.08.2025 (дата публікації): 71"))
  }

  private func series(_ days: [String], _ language: Language = .english) -> String {
    let dates = days.compactMap { CalendarDate($0) }
    let steps = dates.indices.map { index in
      SeriesStep(
        date: dates[index], squareKilometers: Double(100 + index),
        previousDate: index > 0 ? dates[index - 1] : nil,
        change: index > 0 ? ChangeFigures(gained: 2, lost: 1, net: 1) : nil)
    }
    return Provenance(
      files: dates.map { Provenance.File(Snapshot(path: "a", source: .nzz, date: $0), sha256: nil) },
      territory: .allOccupied, earth: .wgs84, denominator: .ukraine, statement: SeriesStatement(steps)
    ).sentence(in: language)
  }

  @Test("Sums of a series are those of days only where each step is a day, and one step is no sum")
  func sumsOfSteps() {
    let daily = ["2025-01-01", "2025-01-02", "2025-01-03"]
    #expect(series(daily).contains("gained 4.0 km² and lost 2.0 km² as sums of days, net 2.0 km²"))
    let apart = ["2025-01-01", "2025-01-02", "2025-01-09"]
    #expect(series(apart).contains("lost 2.0 km² as sums of the 2 steps between maps, net"))
    #expect(series(apart, .ukrainian).contains("як суми за 2\u{A0}кроками між картами, чиста зміна"))
    #expect(series(["2025-01-01", "2025-03-01"]).contains("gained 2.0 km², lost 1.0 km², net 1.0 km²"))
  }

  @Test(
    "Nouns follow the last digits of their number",
    arguments: [
      (0, "0 карт"), (1, "1 карта"), (2, "2 карти"), (4, "4 карти"), (5, "5 карт"), (11, "11 карт"),
      (12, "12 карт"), (14, "14 карт"), (21, "21 карта"), (22, "22 карти"), (25, "25 карт"),
      (100, "100 карт"),
      (101, "101 карта"), (111, "111 карт"), (1004, "1 004 карти"),
    ])
  func plurals(count: Int, text: String) {
    let spaced = text.split(separator: " ").joined(separator: "\u{A0}")
    #expect(CountedNoun.map.counted(count, in: .ukrainian) == spaced)
    #expect(CountedNoun.map.counted(count, in: .english).hasSuffix(count == 1 ? " map" : " maps"))
  }

  @Test("Numbers of tables are those of the language")
  func numbers() {
    let language = Language.ukrainian
    #expect(language.number(-2409.336, decimals: 3) == "\u{2212}2\u{A0}409,336")
    #expect(language.signedNumber(2401.38, decimals: 2) == "+2\u{A0}401,38")
    #expect(language.plainNumber(2.5) == "2,5" && language.plainNumber(20) == "20")
    #expect(language.squareKilometers(0.5, decimals: 1) == "0,5\u{A0}км²")
    #expect(Language.english.count(12345) == "12,345" && language.count(12345) == "12\u{A0}345")
  }
}
