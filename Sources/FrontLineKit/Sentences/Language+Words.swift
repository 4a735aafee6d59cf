package import FrontLine

extension Language {
  /// Returns the text in this language.
  package func say(_ english: String, _ ukrainian: String) -> String {
    switch self {
    case .english: english
    case .ukrainian: ukrainian
    }
  }

  package func say(_ text: BilingualText) -> String { say(text.english, text.ukrainian) }
}

/// A noun in the forms that it has after a number: `5 maps`, `5 карт`.
package struct CountedNoun: Sendable {
  /// The singular, to which English adds an s.
  private let english: String
  /// The forms after 1, after 2, and after 5.
  private let ukrainian: (one: String, few: String, many: String)

  package init(_ english: String, _ one: String, _ few: String, _ many: String) {
    self.english = english
    ukrainian = (one, few, many)
  }

  /// Returns a number with the noun: `1 map`, `2 maps`; `1 карта`, `2 карти`, `5 карт`.
  package func counted(_ count: Int, in language: Language) -> String {
    language.say(
      FrontLine.counted(count, english),
      "\(language.count(count))\(Language.space)\(ukrainianForm(of: count))")
  }

  /// Returns the Ukrainian form after a number, by its last digits: 21 as 1, 22 as 2, but 11 to 14 as 5.
  package func ukrainianForm(of count: Int) -> String {
    let (ten, hundred) = (count.magnitude % 10, count.magnitude % 100)
    if ten == 1, hundred != 11 { return ukrainian.one }
    return (2...4).contains(ten) && !(12...14).contains(hundred) ? ukrainian.few : ukrainian.many
  }
}

extension CountedNoun {
  package static let map = CountedNoun("map", "карта", "карти", "карт")
  /// After "на", as in "на 1 карті".
  package static let onMaps = CountedNoun("map", "карті", "картах", "картах")
  package static let file = CountedNoun("file", "файл", "файли", "файлів")
  package static let snapshot = CountedNoun("snapshot", "знімок", "знімки", "знімків")
  package static let day = CountedNoun("day", "день", "дні", "днів")
  /// After "за", as in "за 9 кроками між картами".
  package static let inSteps = CountedNoun("step", "кроком", "кроками", "кроками")
  package static let feature = CountedNoun("feature", "об’єкт", "об’єкти", "об’єктів")
  package static let polygon = CountedNoun("polygon", "полігон", "полігони", "полігонів")
  package static let sliver = CountedNoun("sliver", "клаптик", "клаптики", "клаптиків")
  /// As the object of a verb, as in "закрито 1 прогалину".
  package static let closedGap = CountedNoun("gap", "прогалину", "прогалини", "прогалин")
  package static let change = CountedNoun("change", "зміна", "зміни", "змін")
  package static let error = CountedNoun("error", "помилка", "помилки", "помилок")
  package static let warning = CountedNoun("warning", "попередження", "попередження", "попереджень")
  package static let notice = CountedNoun("notice", "зауваження", "зауваження", "зауважень")
}
