import FrontLine
import FrontLineKit

extension CalendarDate {
  /// The names of months: short, and in full as they follow a day.
  private static let months: [(short: BilingualText, afterDay: BilingualText)] = [
    (BilingualText("Jan", "січ"), BilingualText("January", "січня")),
    (BilingualText("Feb", "лют"), BilingualText("February", "лютого")),
    (BilingualText("Mar", "бер"), BilingualText("March", "березня")),
    (BilingualText("Apr", "кві"), BilingualText("April", "квітня")),
    (BilingualText("May", "тра"), BilingualText("May", "травня")),
    (BilingualText("Jun", "чер"), BilingualText("June", "червня")),
    (BilingualText("Jul", "лип"), BilingualText("July", "липня")),
    (BilingualText("Aug", "сер"), BilingualText("August", "серпня")),
    (BilingualText("Sep", "вер"), BilingualText("September", "вересня")),
    (BilingualText("Oct", "жов"), BilingualText("October", "жовтня")),
    (BilingualText("Nov", "лис"), BilingualText("November", "листопада")),
    (BilingualText("Dec", "гру"), BilingualText("December", "грудня")),
  ]

  /// Returns the name of the month in three letters.
  func monthName(in language: Language) -> String { language.say(Self.months[month - 1].short) }

  /// Returns `30 March`, `30 березня`.
  func dayAndMonth(in language: Language) -> String {
    "\(day) " + language.say(Self.months[month - 1].afterDay)
  }

  /// Returns the day as short as axes need it: `30 Mar`, `30.03`.
  func tickLabel(in language: Language) -> String {
    language.say("\(day) \(monthName(in: .english))", String(language.date(self).prefix(5)))
  }
}
