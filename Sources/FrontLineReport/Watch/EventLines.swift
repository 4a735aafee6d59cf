public import FrontLineArchive
public import FrontLineKit
import GeoJSON

/// Events for people: a line for each, with its day, its rule and its sentence.
public struct EventLines: Sendable {
  /// The events, in the order in which they are told.
  public var events: [NotedEvent]
  /// The language of the sentences.
  public var language: Language

  /// Creates the lines of events.
  public init(_ events: [NotedEvent], language: Language = .english) {
    self.events = events
    self.language = language
  }

  /// The text, one line for each event.
  public var text: String {
    let width = events.map { printable($0.rule).count }.max() ?? 0
    return events.map { event in
      let rule = printable(event.rule)
      let padding = String(repeating: " ", count: width - rule.count)
      return "\(event.date)  \(rule)\(padding)  \(sentence(event))\n"
    }.joined()
  }

  /// One line of JSON for each, with the schema `frontline.event/1`.
  public var json: String { events.map { $0.document + "\n" }.joined() }

  private func sentence(_ event: NotedEvent) -> String {
    if language == .english { return event.sentence }
    let document = try? GeoJSONReader().readValue(Array(event.document.utf8))
    return document?["sentence_\(language.rawValue)"]?.stringValue ?? event.sentence
  }
}
