import GeoJSON
import Testing

@testable import FrontLine

/// What a label and a colour must come to, and which line of the table (from 0) must say so.
struct ClassificationCase: CustomTestStringConvertible {
  var line: Int
  var name: String?
  var fill: String?
  var status: ControlStatus
  var part: StatusPart?
  var date = "2023-06-01"

  init(
    _ line: Int,
    _ name: String?,
    _ fill: String?,
    _ status: ControlStatus,
    _ part: StatusPart? = nil,
    date: String = "2023-06-01"
  ) {
    self.line = line
    self.name = name
    self.fill = fill
    self.status = status
    self.part = part
    self.date = date
  }

  var testDescription: String { "line \(line): \(printable(name ?? "no name")), \(fill ?? "no fill")" }

  static let all: [ClassificationCase] = [
    // Step 1.
    .init(0, "Звільнено /// Liberated /// geoJSON.status.dismissed\n", "#01579b", .foreign),
    .init(0, nil, "#FF5252", .foreign),
    .init(0, "Окуповано", "#ce93d8", .foreign),
    .init(0, "Окуповано", " #fbc02d ", .foreign),
    .init(
      1,
      "Статус невідомий /// Unknown status /// geoJSON.status.unknown\n",
      "#bdbdbd",
      .foreign,
      date: "2024-08-06"
    ),
    .init(1, "Під питанням", "#BDBDBD", .foreign, date: "2025-08-03"),
    // Step 2.
    .init(2, "Окуповано /// Occupied\u{A0}/// geoJSON.status.occupied", "#a52714", .occupied),
    .init(2, "\u{FFFD}\u{FFFD}куповано /// geoJSON.status.occupied\n", "#a52714", .occupied),
    .init(2, "x /// GEOJSON.STATUS.OCCUPIED", nil, .occupied),
    .init(
      3,
      "Стату\u{FFFD}\u{FFFD} невідомий /// Unknown status /// geoJSON.status.unknown",
      "#bcaaa4",
      .contested
    ),
    .init(
      3,
      "Статус невідомий /// Unknown status /// geoJSON.status.unknown\n",
      "#bdbdbd",
      .contested,
      date: "2024-08-05"
    ),
    .init(4, "Звільнено /// Liberated /// geoJSON.status.dismissed\n", "#bcaaa4", .liberated),
    .init(
      4,
      "Звільнено 26.03 /// Liberated 26.03\u{A0}/// geoJSON.status.dismissed_at {{at:26.03}}",
      "#0f9d58",
      .liberated
    ),
    .init(4, "x /// y /// geoJSON.status.dismissed_at{{at:26.03}}", nil, .liberated),
    .init(4, "Зміїний ///\u{A0}Snake Island /// geoJSON.zmiinyi_island", "#0f9d58", .liberated),
    .init(
      5,
      "Окупований Крим /// Occupied Crimea\u{A0}/// geoJSON.territories.crimea",
      "#880e4f",
      .occupiedBefore2022,
      .crimea
    ),
    .init(
      6,
      "ОРДЛО /// CADR and CALR\u{A0}/// geoJSON.territories.ordlo",
      "#880e4f",
      .occupiedBefore2022,
      .ordlo
    ),
    .init(
      7,
      "Острів Тузла /// Occupied Tuzla Island\u{A0}/// geoJSON.territories.tuzla",
      "#880e4f",
      .occupiedBefore2022,
      .tuzla
    ),
    .init(8, "Окуповано /// Occupied /// geoJSON.territories.somewhere-new", "#a52714", .foreign),
    .init(
      8,
      "Окупована область Салла\n///\nOccupied Salla\n/// geoJSON.territories.salla\n",
      "#000",
      .foreign
    ),
    // Step 3.
    .init(9, "Придністров'я", "#880e4f", .foreign),
    .init(9, "Окупована область Салла", "#a52714", .foreign),
    .init(9, "Occupied\u{A0}\n Salla", nil, .foreign),
    .init(9, "Окуповані у Естонії території.\n///\noccupied Estonia territories.", nil, .foreign),
    .init(9, "ТИМЧАСОВО ОКУПОВАНА СХІДНА ПРУССІЯ", nil, .foreign),
    .init(10, "Крим", "#000000", .occupiedBefore2022, .crimea),
    .init(10, "Окупований Крим /// Occupied Crimea", "#880e4f", .occupiedBefore2022, .crimea),
    .init(11, "ОРДЛО", "#000000", .occupiedBefore2022, .ordlo),
    .init(11, "x /// cadr and calr", nil, .occupiedBefore2022, .ordlo),
    .init(12, "Острів Тузла /// Occupied Tuzla Island", "#000000", .occupiedBefore2022, .tuzla),
    // Step 4.
    .init(13, "окуповано 04.04", "#0f9d58", .occupied),
    .init(13, "Ізюм /// \u{A0}Occupied", "#0f9d58", .occupied),
    .init(13, "Окуповані Циркуни", nil, .occupied),
    .init(14, "звільнено 26.03.2022", "#a52714", .liberated),
    .init(14, "Звільн\u{FFFD}\u{FFFD}но ///Taken back16.04", "#a52714", .liberated),
    .init(14, "x///Recaptured\n", nil, .liberated),
    .init(14, "З\u{FFFD}\u{FFFD}ільнено /// Liberated", nil, .liberated),
    .init(15, "Під питанням", "#a52714", .contested),
    .init(15, "x /// Contensed", nil, .contested),
    .init(15, "x /// In doubt", nil, .contested),
    .init(15, "Ситуація невідома", nil, .contested),
    .init(15, "x /// Situation is unknown", nil, .contested),
    .init(15, "Статус  невідомий", nil, .contested),
    // Step 5.
    .init(16, "Рубіжне. Території зайняті ворогом", "#A52714", .occupied),
    .init(16, "Ізюм. Окуповано\u{A0}", "#a52714", .occupied),
    .init(16, "Невідомо точно при вихід", "#a52714", .occupied),
    .init(17, "28.05 Під питанням /// 26.05 Contested", "#bcaaa4", .contested),
    .init(17, "Сіра зона", "#bdbdbd", .contested, date: "2022-05-01"),
    .init(17, nil, "#757575", .contested),
    .init(18, "24.03", "#0f9d58", .liberated),
    .init(
      18,
      "Сєвєродонецьк. Території, відбиті у орків.\n\n/// Sieverodonetsk. Recaptured territories.\n",
      "#0288d1",
      .liberated
    ),
    .init(18, "Багатокутник 23", "#0097a7", .liberated),
    .init(19, "Багатокутник 23", "#880e4f", .occupiedBefore2022),
    .init(19, "", "#000000", .occupiedBefore2022),
  ]
}

@Suite struct ClassificationTests {
  @Test(arguments: ClassificationCase.all)
  func `labels of the archive`(example: ClassificationCase) throws {
    let date = try #require(CalendarDate(example.date))
    let classifier = DeepStateClassifier()
    #expect(
      classifier.classify(label: example.name, fill: example.fill, date: date)
        == .status(.init(status: example.status, part: example.part))
    )
    // The line that decides is the first that matches.
    let label = DeepStateLabel(example.name ?? "")
    let fill = example.fill.map { DeepStateLabel.folded($0) }
    let first = ClassificationRule.deepState.firstIndex {
      FoldedRule($0).matches(label, fill: fill, date: date)
    }
    #expect(first == example.line)
  }

  @Test func `every line of the table decides somewhere above`() {
    #expect(Set(ClassificationCase.all.map(\.line)) == Set(ClassificationRule.deepState.indices))
  }

  @Test func `the steps stand in order`() {
    let steps = ClassificationRule.deepState.map(\.step)
    #expect(steps == steps.sorted())
    #expect(Set(steps) == [1, 2, 3, 4, 5])
    #expect(ClassificationRule.greyIsForeignSince.description == "2024-08-06")
  }

  /// Each word of the table, alone and in the middle of a label, in capitals.
  @Test func `every word of the table works, whatever its case`() {
    for (line, rule) in ClassificationRule.deepState.enumerated() {
      let labels: [String] =
        switch rule.match {
        case .fill, .fillSince: []
        case .key(let keys): keys.map { "щось /// something ///\u{A0}\($0.uppercased()) \n" }
        case .keyPrefix(let prefix): ["щось /// \(prefix)anything"]
        case .labelContains(let words): words.map { "щось \($0.uppercased())щось" }
        case .partBeginsWith(let words): words.map { "щось///\u{A0}\($0.uppercased())щось" }
        }
      for label in labels {
        let classifier = DeepStateClassifier()
        #expect(
          classifier.classify(label: label, fill: nil, date: nil)
            == .status(.init(status: rule.status, part: rule.part)),
          "line \(line): \(label)"
        )
      }
    }
  }

  @Test(arguments: [
    ("Нова назва", "#123456"), ("Нова назва /// New name /// geoJSON.status.new", "#123456"), (nil, nil),
    ("", ""), ("Ізюм. Окуповано", nil), ("x // Occupied", nil), ("Не звільнено", nil),
    // Damage in a key makes it no key.
    ("x /// y /// geoJSON.status.occ\u{FFFD}pied", nil),
    ("x /// geoJSON.territories.\u{FFFD}imea", "#123456"),
  ])
  func `what no line matches is unclassified`(name: String?, fill: String?) {
    let classifier = DeepStateClassifier()
    #expect(classifier.classify(label: name, fill: fill, date: CalendarDate("2025-08-03")) == .unclassified)
  }

  @Test func `the grey colour needs the date, other colours do not`() {
    let classifier = DeepStateClassifier()
    #expect(classifier.classify(label: "Окуповано", fill: "#bdbdbd", date: nil) == .needsDate)
    #expect(
      classifier.classify(label: "Окуповано", fill: "#a52714", date: nil) == .status(.init(status: .occupied))
    )
  }

  @Test func `a mapped label goes before the table, a mapped colour after the labels`() {
    let day = CalendarDate("2025-08-03")
    let classifier = DeepStateClassifier(
      mapping: ["нова назва": .contested, "#A52714": .liberated, "Crimea": .foreign, "#123456": .occupied]
    )
    #expect(
      classifier.classify(label: "Нова\u{A0}назва\n", fill: "#a52714", date: day)
        == .status(.init(status: .contested))
    )
    #expect(
      classifier.classify(label: "x /// НОВА НАЗВА", fill: nil, date: day)
        == .status(.init(status: .contested)))
    #expect(
      classifier.classify(label: "Окуповано", fill: "#a52714", date: day) == .status(.init(status: .occupied))
    )
    #expect(
      classifier.classify(label: "24.03", fill: "#a52714", date: day) == .status(.init(status: .liberated)))
    #expect(
      classifier.classify(label: "24.03", fill: "#123456", date: day) == .status(.init(status: .occupied)))
    #expect(
      classifier.classify(label: "x /// Crimea", fill: nil, date: day) == .status(.init(status: .foreign)))
    #expect(
      classifier.classify(label: "Окупований Крим", fill: nil, date: day)
        == .status(.init(status: .occupiedBefore2022, part: .crimea))
    )
  }

  @Test func `labels are taken apart`() {
    let label = DeepStateLabel(
      " Звільнено\u{A0}27-29.03///Liberated \n/// geoJSON.status.dismissed_at {{at:27.03 - 29.03}}\n"
    )
    #expect(
      label.parts == ["звільнено 27-29.03", "liberated", "geojson.status.dismissed_at {{at:27.03 - 29.03}}"]
    )
    #expect(label.key == "geojson.status.dismissed_at")
    #expect(DeepStateLabel("a // b /// / c ////d").parts == ["a // b", "/ c", "/d"])
    #expect(DeepStateLabel("///").parts == [])
    #expect(DeepStateLabel("\u{FFFD}\u{FFFD} x \u{FFFD}").parts == ["x"])
  }
}
