public import FrontLine

/// An event as an archive keeps it: a row of the table `watch_events`.
public struct NotedEvent: Hashable, Sendable {
  /// The identity: the same event has the same one, whenever it is found.
  public var id: String
  /// The name of the set of rules.
  public var rules: String
  /// The name of the rule.
  public var rule: String
  /// The kind of the rule's condition.
  public var kind: String
  /// What it is about: a place, a road, a region, a source.
  public var subject: String
  /// The day of the map that shows it.
  public var date: CalendarDate
  /// The source whose map the event is of.
  public var source: String
  /// The event in a sentence.
  public var sentence: String
  /// The whole event as JSON.
  public var document: String

  /// Creates an event.
  public init(
    id: String, rules: String, rule: String, kind: String, subject: String, date: CalendarDate,
    source: String,
    sentence: String, document: String
  ) {
    self.id = id
    self.rules = rules
    self.rule = rule
    self.kind = kind
    self.subject = subject
    self.date = date
    self.source = source
    self.sentence = sentence
    self.document = document
  }
}

/// The map up to which a set of rules was followed: a row of the table `watch_state`.
public struct WatchedMap: Hashable, Sendable {
  /// The source, or the two that are compared.
  public var source: String
  /// The day of the map.
  public var date: CalendarDate
  /// When the map was published.
  public var publishedAt: Instant?
  /// The digest of the map's content.
  public var contentDigest: String

  /// Creates a record of a map.
  public init(source: String, date: CalendarDate, publishedAt: Instant?, contentDigest: String) {
    self.source = source
    self.date = date
    self.publishedAt = publishedAt
    self.contentDigest = contentDigest
  }
}
