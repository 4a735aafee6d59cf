/// The words for statuses that makers of maps write, in English, Ukrainian and Russian.
///
/// A value counts only as a whole: "Occupied" is a status, "Occupied villages of the district" is a name.
enum StatusWords {
  /// Returns the status that a value names; nil for any other text. The value is folded as by ``DeepStateLabel``.
  static func status(folded value: String) -> ControlStatus? {
    if let status = ControlStatus(rawValue: value) { return status }
    return table[normalized(value)]
  }

  /// Whether a value says something of a status whatever property it stands in. "Unknown" and "grey" may be anything.
  static func isUnmistakable(folded value: String) -> Bool { !weak.contains(normalized(value)) }

  private static let weak: Set<String> = [
    "unknown", "unclear", "in doubt", "grey", "gray", "captured", "claims", "claimed", "occupation",
    "advance",
    "advances", "freed", "сіра", "невідомо", "захоплено", "серая", "неизвестно", "просування", "продвижение",
    "заявлено",
  ]

  /// Hyphens and underscores are spaces, apostrophes are of one kind, and a word such as "territory" adds nothing.
  private static func normalized(_ value: String) -> String {
    let spaced = value.map { character -> Character in
      switch character {
      case "-", "_", "–": " "
      case "’", "ʼ", "`": "'"
      default: character
      }
    }
    let words = String(spaced).split(separator: " ").filter { !fillers.contains(String($0)) }
    return words.joined(separator: " ")
  }

  private static let fillers: Set<String> = [
    "territory", "territories", "area", "areas", "land", "zone", "the", "територія", "території", "землі",
    "зона",
    "территория", "территории", "земли",
  ]

  private static let table: [String: ControlStatus] = {
    var table: [String: ControlStatus] = [:]
    for (status, words) in words { for word in words { table[normalized(word)] = status } }
    return table
  }()

  private static let words: [(ControlStatus, [String])] = [
    (
      .occupied,
      [
        "occupied", "russian occupied", "occupied by russia", "russian occupation", "occupation",
        "temporarily occupied", "russian control", "russian controlled", "controlled by russia",
        "under russian control",
        "held by russia", "russian held", "captured", "окупована", "окуповані", "окуповано", "окупація",
        "тимчасово окупована", "тимчасово окуповані", "під контролем рф", "під контролем росії", "захоплено",
        "оккупирована", "оккупированная", "оккупированные", "оккупировано", "оккупация",
        "временно оккупированная",
        "временно оккупированные",
      ]
    ),
    (
      .occupiedBefore2022,
      [
        "occupied before 2022", "occupied since 2014", "occupied before 24 february 2022",
        "окуповано до 2022", "окупована до 2022", "окуповані до 2022", "окуповано з 2014",
        "оккупировано до 2022",
      ]
    ),
    (
      .contested,
      [
        "contested", "disputed", "grey", "gray", "no man's", "unknown", "unknown status", "in doubt",
        "unclear",
        "сіра", "спірна", "спірні", "нічия", "невідомо", "статус невідомий", "під питанням", "серая",
        "спорная",
        "спорные", "неизвестно", "статус неизвестен",
      ]
    ),
    (
      .liberated,
      [
        "liberated", "recaptured", "retaken", "taken back", "freed", "de occupied", "deoccupied",
        "liberated by ukraine",
        "звільнена", "звільнені", "звільнено", "деокупована", "деокуповано", "освобождена", "освобожденная",
        "освобожденные", "освобождено", "освобождённая", "деоккупирована",
      ]
    ),
    (
      .claimed,
      [
        "claimed", "claimed by russia", "russian claimed", "russian claims", "claims", "заявлено",
        "заявлено рф",
        "заявлено россией",
      ]
    ),
    (
      .advance,
      ["advance", "advances", "russian advance", "russian advances", "просування", "продвижение"]
    ),
    (.infiltration, ["infiltration", "інфільтрація", "инфильтрация"]),
    (
      .counteroffensive,
      [
        "counteroffensive", "counteroffensives", "ukrainian counteroffensive", "контрнаступ",
        "контрнаступление",
      ]
    ),
  ]
}
