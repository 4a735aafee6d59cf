import Digests
public import FrontLine
public import FrontLineArchive
public import GeoJSON
public import GeoTypes

/// Something that a rule was told: what, when, where, in figures and as a sentence, and from which map it is known.
public struct WatchEvent: Hashable, Sendable {
  /// The identity: the same event has the same one, whenever it is found, in a replay too.
  public let id: String
  /// The name of the set of rules, and of the rule.
  public let rules: String
  /// The name of the rule.
  public let rule: String
  /// `near`, `status`, `area`, `redrawn`, `silent`, `parted`.
  public let kind: String
  /// What it is about, in English and in Ukrainian: a place, a road, a region, a source.
  public let subject: BilingualText
  /// The day of the map that shows it; of a silence the first day that is too many.
  public let date: CalendarDate
  /// The day of the map before.
  public let previousDate: CalendarDate?
  /// The name of the source, or of two.
  public let source: String
  /// The figures by their names, which contain the units.
  public let figures: JSONObject
  /// Where it is, if it is at a place.
  public let coordinate: Coordinate?
  /// Whether the source drew its border anew on the map, so that the event may not be a change on the ground.
  public let isRedrawn: Bool
  /// The event in a sentence, in both languages.
  public let sentence: BilingualText
  /// The maps that it is known from, the earlier one first.
  public let maps: [Map]

  /// A map in an archive.
  public struct Map: Hashable, Sendable {
    /// The path of the map, as it was given.
    public let path: String
    /// The digest of the file.
    public let sha256: String
    /// The day of the map.
    public let date: CalendarDate
    /// When the map was published.
    public let publishedAt: Instant?

    init(_ entry: ArchiveEntry, path: String) {
      self.path = path
      sha256 = entry.sha256
      date = entry.date
      publishedAt = entry.publishedAt
    }
  }
}

extension WatchEvent {
  /// - Parameter identity: what tells the event from others of its rule, besides its subject and its map.
  init(
    _ rules: WatchRules, _ rule: WatchRule, subject: BilingualText, identity: String = "", date: CalendarDate,
    previousDate: CalendarDate?, source: String, figures: JSONObject, coordinate: Coordinate? = nil,
    isRedrawn: Bool = false, sentence: BilingualText, maps: [Map], ofMap map: String
  ) {
    let parts = [rules.name, rule.name, rule.condition.word, subject.english, identity, source, map]
    let text = Array(parts.joined(separator: "\u{1F}").utf8)
    id = String(text.withUnsafeBytes { SHA256Digest(of: $0).description }.prefix(32))
    (self.rules, self.rule, kind) = (rules.name, rule.name, rule.condition.word)
    self.subject = subject
    self.date = date
    self.previousDate = previousDate
    self.source = source
    self.figures = figures
    self.coordinate = coordinate
    self.isRedrawn = isRedrawn
    self.sentence = sentence
    self.maps = maps
  }

  /// The event as one line of JSON, with the schema `frontline.event/1`.
  public func json(_ rules: WatchRules) -> String {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("schema", "frontline.event/1")
      writer.member("id", id)
      writer.member("rules", self.rules)
      writer.member("rule", rule)
      writer.member("kind", kind)
      writer.member("subject", subject.english)
      writer.member("subject_uk", subject.ukrainian)
      writer.member("date", date.description)
      writer.member("previous_date", previousDate?.description)
      writer.member("source", source)
      for figure in figures.members { writer.member(figure.key, figure.value) }
      writer.member("lon", coordinate?.x)
      writer.member("lat", coordinate?.y)
      writer.member("redrawn", isRedrawn)
      writer.member("sentence", sentence.english)
      writer.member("sentence_uk", sentence.ukrainian)
      writer.key("provenance")
      writer.object { writer in
        writer.key("files")
        writer.array { writer in
          for map in maps {
            writer.object { writer in
              writer.member("path", map.path)
              writer.member("sha256", map.sha256)
              writer.member("date", map.date.description)
              writer.member("published_at", map.publishedAt?.description)
            }
          }
        }
        writer.member("territory", rules.territory.name)
        writer.member("earth", "wgs84")
        writer.member("gaps_below_m", rules.gapMeters)
        writer.member("tool", Tool.name)
      }
    }
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// The event as an archive keeps it.
  public func noted(_ rules: WatchRules) -> NotedEvent {
    NotedEvent(
      id: id, rules: self.rules, rule: rule, kind: kind, subject: subject.english, date: date, source: source,
      sentence: sentence.english, document: json(rules))
  }
}
