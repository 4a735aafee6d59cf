import Checking
import FrontLine
import Measurement
import Proximity

/// The headings of tables and the words of cells, each once in English and in Ukrainian.
///
/// English stands in CSV and JSON too where a word is a value there. A word that has two meanings has two entries, which
/// Ukrainian tells apart. Lines of text stand where they are put together, in both languages.
extension BilingualText {
  init(_ english: String, _ ukrainian: String) { self.init(english: english, ukrainian: ukrainian) }

  static let untitled = BilingualText("", "")

  // MARK: Maps

  static let date = BilingualText("date", "дата")
  static let undated = BilingualText("undated", "без дати")
  static let source = BilingualText("source", "джерело")
  static let maps = BilingualText("maps", "карт")
  static let snapshot = BilingualText("snapshot", "знімок")
  static let publication = BilingualText("published", "оприлюднено")
  static let revision = BilingualText("revision", "редакція")
  static let superseded = BilingualText("superseded", "замінена")
  static let file = BilingualText("file", "файл")
  static let illustration = BilingualText("illustration", "ілюстрація")
  static let dateOfPublication = BilingualText("date of publication", "дата публікації")
  static let dateOfFile = BilingualText("file date", "дата файлу")
  static let dateOfAssessment = BilingualText("date of assessment", "дата оцінки")
  static let dateAsGiven = BilingualText("as given", "як подано")

  // MARK: Areas

  static let squareKilometers = BilingualText("km²", "км²")
  static let percent = BilingualText("%", "%")
  static let status = BilingualText("status", "статус")
  static let part = BilingualText("part", "частина")
  static let territory = BilingualText("territory", "територія")
  /// A territory has a name for programs, which English keeps.
  static func territory(_ territory: Territory) -> BilingualText {
    let ukrainian =
      switch territory {
      case .allOccupied: "усе окуповане"
      case .since2022: "окуповане з 2022 року"
      case .withContested: "окуповане та сіра зона"
      default: territory.sortedStatuses.map { BilingualText.status($0).ukrainian }.joined(separator: ", ")
      }
    return BilingualText(territory.name, ukrainian)
  }

  static let free = BilingualText("free", "вільне")
  static let features = BilingualText("features", "об’єкти")
  static let sumOfFeatures = BilingualText("sum of features", "сума об’єктів")
  static let region = BilingualText("region", "регіон")
  static let heldByUkraine = BilingualText("held by Ukraine", "утримує Україна")
  /// Where the territory that is counted is not all that is occupied.
  static let outsideTerritory = BilingualText("the rest", "решта")
  static let outsideRegions = BilingualText(Region.outsideName, "поза регіонами")

  // MARK: Change

  static let before = BilingualText("before", "було")
  static let after = BilingualText("after", "стало")
  static let gained = BilingualText("gained", "приріст")
  static let lost = BilingualText("lost", "зменшення")
  static let net = BilingualText("net", "чиста зміна")
  /// The step from one source to another, which is no change on the ground.
  static let seam = BilingualText("step between sources", "стрибок між джерелами")
  static let patch = BilingualText("patch", "ділянка")
  static let depth = BilingualText("depth", "глибина")
  /// Of a patch that touches nothing held before.
  static let apart = BilingualText("apart", "окремо")
  static let centre = BilingualText("centre", "центр")
  static let near = BilingualText("near", "поблизу")
  static let settlement = BilingualText("settlement", "населений пункт")
  static let fromStatus = BilingualText("from", "було")
  static let toStatus = BilingualText("to", "стало")
  static let fromStatusInSquareKilometers = BilingualText("from, km²", "було, км²")

  // MARK: Series

  static let period = BilingualText("period", "період")
  static let fromDate = BilingualText("from", "з")
  static let toDate = BilingualText("to", "до")
  static let aDay = BilingualText("a day", "на день")
  static let publishedGain = BilingualText("published", "дані джерела")
  static let withoutMap = BilingualText("no map", "без карти")
  static let meanGained = BilingualText("mean gained", "приріст, середнє")
  static let meanLost = BilingualText("mean lost", "зменшення, середнє")
  static let meanNet = BilingualText("mean net", "чиста зміна, середнє")
  static let partPeriod = BilingualText("not the whole period", "неповний період")

  // MARK: Comparison

  static let sideA = BilingualText("A", "A")
  static let sideB = BilingualText("B", "B")
  static let areaA = BilingualText("A km²", "A, км²")
  static let areaB = BilingualText("B km²", "B, км²")
  static let agreed = BilingualText("agreed", "збігається")
  static let onlyA = BilingualText("only A", "лише A")
  static let onlyB = BilingualText("only B", "лише B")
  static let inA = BilingualText("in A", "у A")
  static let inB = BilingualText("in B", "у B")
  static let dateOfA = BilingualText("A of", "A за")
  static let dateOfB = BilingualText("B of", "B за")
  static let closest = BilingualText("closest", "найближче")

  // MARK: Distances and routes

  static let name = BilingualText("name", "назва")
  static let kilometers = BilingualText("km", "км")
  static let change = BilingualText("change", "зміна")
  static let inside = BilingualText("inside", "усередині")
  static let touches = BilingualText("touches", "торкається")
  static let bearing = BilingualText("bearing", "азимут")
  static let front = BilingualText("front", "фронт")
  static let knownTo = BilingualText("known to", "точність")
  static let atKilometer = BilingualText("at km", "на км")
  static let roadKilometer = BilingualText("road km", "км дороги")
  static let toRoadKilometer = BilingualText("to road km", "до км дороги")
  static let fromKilometer = BilingualText("from km", "від км")
  static let toKilometer = BilingualText("to km", "до км")
  static let kilometersToFront = BilingualText("front km", "до фронту, км")
  static let nearestKilometers = BilingualText("nearest km", "найближче, км")
  static let onDate = BilingualText("on", "дата")
  static let mean = BilingualText("mean", "середнє")
  static let last = BilingualText("last", "останнє")

  // MARK: Zones

  static let zone = BilingualText("zone", "зона")
  static let settlements = BilingualText("settlements", "населених пунктів")
  static let beyondZones = BilingualText("beyond", "далі")
  static let people = BilingualText("people", "жителів")
  static let since = BilingualText("since", "з")

  // MARK: Front

  static let frontKilometers = BilingualText("front km", "фронт, км")
  static let borderKilometers = BilingualText("border km", "кордон, км")
  static let lines = BilingualText("lines", "ліній")
  static let moved = BilingualText("moved", "зсув")
  static let largestAdvance = BilingualText("largest advance", "найбільше просування")
  static let largestRetreat = BilingualText("largest retreat", "найбільший відступ")
  static let longitude = BilingualText("longitude", "довгота")
  static let latitude = BilingualText("latitude", "широта")

  // MARK: Checks

  static let severity = BilingualText("severity", "рівень")
  static let rule = BilingualText("rule", "правило")
  static let location = BilingualText("where", "де")
  static let finding = BilingualText("finding", "що виявлено")
  static let consequence = BilingualText("consequence", "наслідок")
}

// MARK: Values

extension BilingualText {
  /// The status of land, or ``free`` where a map gives it none.
  ///
  /// Shorter than in sentences, and true of maps that don't tell what was occupied before 2022.
  static func status(_ status: ControlStatus?) -> BilingualText {
    guard let status else { return .free }
    let ukrainian =
      switch status {
      case .occupied: "окуповане"
      case .occupiedBefore2022: "окуповане до 2022 року"
      case .contested: "сіра зона"
      case .liberated: "звільнене"
      case .foreign: "поза Україною"
      case .advance: "оцінене просування"
      case .infiltration: "інфільтрація"
      case .claimed: "заявлене росіянами"
      case .counteroffensive: "заявлений контрнаступ"
      }
    return BilingualText(status.rawValue, ukrainian)
  }

  /// The status of a name; any other name means that there is none.
  static func status(named name: String) -> BilingualText { status(ControlStatus(rawValue: name)) }

  static func part(_ part: StatusPart) -> BilingualText {
    let ukrainian =
      switch part {
      case .crimea: "Крим"
      case .ordlo: "ОРДЛО"
      case .tuzla: "Тузла"
      }
    return BilingualText(part.rawValue, ukrainian)
  }

  static func kind(_ kind: Patch.Kind) -> BilingualText {
    switch kind {
    case .gained: .gained
    case .lost: .lost
    }
  }

  /// The abbreviation of a direction.
  static func abbreviation(_ direction: CompassPoint) -> BilingualText {
    let ukrainian =
      switch direction {
      case .north: "Пн"
      case .northEast: "ПнСх"
      case .east: "Сх"
      case .southEast: "ПдСх"
      case .south: "Пд"
      case .southWest: "ПдЗх"
      case .west: "Зх"
      case .northWest: "ПнЗх"
      }
    return BilingualText(direction.abbreviation, ukrainian)
  }

  /// A direction as it follows "6 km", and in Ukrainian the preposition.
  static func direction(_ direction: CompassPoint) -> BilingualText {
    let ukrainian =
      switch direction {
      case .north: "північ"
      case .northEast: "північний схід"
      case .east: "схід"
      case .southEast: "південний схід"
      case .south: "південь"
      case .southWest: "південний захід"
      case .west: "захід"
      case .northWest: "північний захід"
      }
    return BilingualText(direction.rawValue, ukrainian)
  }

  static func severity(_ severity: CheckFinding.Severity) -> BilingualText {
    let ukrainian =
      switch severity {
      case .error: "помилка"
      case .warning: "попередження"
      case .notice: "зауваження"
      }
    return BilingualText(severity.rawValue, ukrainian)
  }
}
