import FrontLine

/// A short page of help about something that many commands share: `frontline help sources`.
///
/// Pages are made from the values that the program itself uses, so that they name all of them and no others.
struct HelpTopic: Sendable {
  let name: String
  /// What it is about, for the list of topics.
  let abstract: String
  let page: @Sendable () -> HelpPage

  /// All topics but the list of them, in the order of the list.
  static let all: [HelpTopic] = [
    inputs, sources, statuses, territories, dates, targets, formats, earth, denominators, exitStatus,
  ]

  static let listName = "topics"

  static var names: [String] { [listName] + all.map(\.name) }

  /// The last lines of the help of commands.
  static let hint = "  See 'frontline help topics' for sources, statuses, dates, formats and more."

  /// Returns the text of the topic of that name, or of the list of topics; nil for any other name.
  static func text(of name: String) -> String? {
    if name == listName { return list.text }
    return all.first { $0.name == name }?.page().text
  }

  private static var list: HelpPage {
    var page = HelpPage("Pages on what many commands share. 'frontline help TOPIC' prints one.")
    page.table(all.map { ($0.name, $0.abstract) })
    return page
  }
}
