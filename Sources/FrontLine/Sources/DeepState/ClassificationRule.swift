/// One line of the table that gives a DeepState polygon its status.
public struct ClassificationRule: Sendable {
  /// The condition of a rule. Texts are compared without regard to case, with white space folded.
  public enum Match: Sendable {
    /// The fill is one of these colours.
    case fill([String])
    /// The fill is this colour, and the snapshot is of this day or later.
    case fillSince(String, CalendarDate)
    /// The i18n key of the label is one of these.
    case key([String])
    /// The i18n key begins with this text.
    case keyPrefix(String)
    /// The label contains one of these.
    case labelContains([String])
    /// A part of the label (parts are separated by `///`) begins with one of these.
    case partBeginsWith([String])
  }

  /// The step of the table; earlier steps take precedence.
  public let step: Int
  /// What a feature must have.
  public let match: Match
  /// The status that it then has.
  public let status: ControlStatus
  /// The named part that it then belongs to.
  public let part: StatusPart?

  init(_ step: Int, _ match: Match, _ status: ControlStatus, part: StatusPart? = nil) {
    self.step = step
    self.match = match
    self.status = status
    self.part = part
  }
}

extension ClassificationRule {
  /// The day from which the grey `#bdbdbd` marks land outside Ukraine; before, it was the grey zone.
  public static let greyIsForeignSince = CalendarDate(uncheckedDayNumber: 19_941)  // 2024-08-06

  /// The table; the first line that matches decides.
  public static let deepState: [ClassificationRule] = [
    // 1: colours of land outside Ukraine, whatever the label says: land held in Russia (2024–25) is labelled
    //    "Liberated".
    ClassificationRule(1, .fill(["#01579b", "#ff5252", "#ce93d8", "#fbc02d"]), .foreign),
    ClassificationRule(1, .fillSince("#bdbdbd", greyIsForeignSince), .foreign),

    // 2: the i18n key, which later files carry.
    ClassificationRule(2, .key(["geoJSON.status.occupied"]), .occupied),
    ClassificationRule(2, .key(["geoJSON.status.unknown"]), .contested),
    ClassificationRule(
      2,
      .key(["geoJSON.status.dismissed", "geoJSON.status.dismissed_at", "geoJSON.zmiinyi_island"]),
      .liberated
    ),
    ClassificationRule(2, .key(["geoJSON.territories.crimea"]), .occupiedBefore2022, part: .crimea),
    ClassificationRule(2, .key(["geoJSON.territories.ordlo"]), .occupiedBefore2022, part: .ordlo),
    ClassificationRule(2, .key(["geoJSON.territories.tuzla"]), .occupiedBefore2022, part: .tuzla),
    ClassificationRule(2, .keyPrefix("geoJSON.territories."), .foreign),

    // 3: names of places, before the words of step 4: "Occupied Crimea", "Occupied Petsamo".
    ClassificationRule(
      3,
      .labelContains([
        "Karelia", "Карелі", "Prussia", "Прусс", "Kuril", "Курил", "Ichkeria", "Ічкері", "Abkhazia", "Абхаз",
        "Tskhinval", "Цхінвал", "Transnistria", "Придністров", "Estonia", "Естоні", "Latvia", "Латві",
        "Pechorsk", "Печорськ", "Petsamo", "Петсамо", "Occupied Salla", "область Салла",
      ]),
      .foreign
    ),
    ClassificationRule(3, .labelContains(["Crimea", "Крим"]), .occupiedBefore2022, part: .crimea),
    ClassificationRule(3, .labelContains(["CADR", "ОРДЛО"]), .occupiedBefore2022, part: .ordlo),
    ClassificationRule(3, .labelContains(["Tuzla", "Тузла"]), .occupiedBefore2022, part: .tuzla),

    // 4: the words for a status.
    ClassificationRule(4, .partBeginsWith(["Occupied", "Окупован"]), .occupied),
    ClassificationRule(
      4,
      .partBeginsWith(["Liberated", "Taken back", "Recaptured", "Звільнен"]),
      .liberated
    ),
    ClassificationRule(
      4,
      .partBeginsWith([
        "Unknown status", "Contested", "Contensed", "In doubt", "Situation is unknown",
        "Статус невідом", "Під питанням", "Ситуація невідом",
      ]),
      .contested
    ),

    // 5: colours, for labels that only name a place or a day: "24.03", "Багатокутник 23".
    ClassificationRule(5, .fill(["#a52714"]), .occupied),
    ClassificationRule(5, .fill(["#bcaaa4", "#bdbdbd", "#757575"]), .contested),
    ClassificationRule(5, .fill(["#0f9d58", "#0288d1", "#0097a7"]), .liberated),
    ClassificationRule(5, .fill(["#880e4f", "#000000"]), .occupiedBefore2022),
  ]
}
