import GeoJSON
import GeoTypes
import Testing

@testable import FrontLine

@Suite struct GazetteerTests {
  private let gazetteer = Gazetteer(
    places: [
      Place(
        name: "Dobropillia",
        nameUk: "Добропілля",
        aliases: ["Dobropolye", "Доброполье"],
        kind: "town",
        region: "Donetsk Oblast",
        coordinate: Coordinate(x: 37.0831, y: 48.4686),
        uncertaintyMeters: 1000
      ),
      Place(
        name: "Sloviansk",
        nameUk: "Слов'янськ",
        aliases: ["Slavyansk"],
        coordinate: Coordinate(x: 37.6, y: 48.85)
      ),
      Place(
        name: "Bakhmut",
        nameUk: "Бахмут",
        aliases: ["Artemivsk"],
        coordinate: Coordinate(x: 38, y: 48.6)
      ),
      Place(
        name: "Novotroitske",
        nameUk: "Новотроїцьке",
        region: "Donetsk Oblast",
        near: "Dobropillia",
        coordinate: Coordinate(x: 37.1, y: 48.5)
      ),
      Place(
        name: "Novotroitske",
        nameUk: "Новотроїцьке",
        region: "Donetsk Oblast",
        near: "Volnovakha",
        coordinate: Coordinate(x: 37.5, y: 47.7)
      ),
      Place(name: "Luhansk", nameUk: "Луганськ", coordinate: Coordinate(x: 39.3, y: 48.57)),
      Place(name: "Kyiv", nameUk: "Київ", aliases: ["Kiev"], coordinate: Coordinate(x: 30.5, y: 50.45)),
    ],
    roads: [
      Road(
        ref: "T-05-14",
        name: "Dobropillia–Kramatorsk",
        nameUk: "Добропілля – Краматорськ",
        aliases: ["Dobropillia–Lyman"],
        lines: [],
        officialFromKm: 5.85,
        uncertaintyMeters: 2000
      ),
      Road(ref: "H-20", name: "Sloviansk–Kramatorsk", aliases: ["E40"], lines: []),
      Road(ref: "M-03", name: "Izium–Sloviansk", aliases: ["E40"], lines: []),
    ]
  )

  @Test(arguments: [
    ("Dobropillia", "Dobropillia"), ("dobropillya", "Dobropillia"), ("ДОБРОПІЛЛЯ", "Dobropillia"),
    ("Dobropilya", "Dobropillia"), ("  Dobropolye ", "Dobropillia"), ("доброполье", "Dobropillia"),
    ("Dobropilla", nil), ("Slovyansk", "Sloviansk"), ("Слов’янськ", "Sloviansk"), ("словянськ", "Sloviansk"),
    ("Slavyansk", "Sloviansk"), ("Bahmut", "Bakhmut"), ("Artyomovsk", nil), ("Lugansk", "Luhansk"),
    ("Luhans'k", "Luhansk"), ("Kyjiv", "Kyiv"), ("kiev", "Kyiv"), ("Dobropillia, Donetsk", "Dobropillia"),
  ])
  func `places by name`(query: String, name: String?) {
    if let name {
      guard case .found(let place) = gazetteer.lookUpPlace(query) else {
        Issue.record("\(query) is not found")
        return
      }
      #expect(place.name == name)
    } else {
      guard case .notFound = gazetteer.lookUpPlace(query) else {
        Issue.record("\(query) is found")
        return
      }
    }
  }

  @Test(arguments: [
    "Dobropillia", "ДОБРОПІЛЛЯ", "Слов’янськ", "Слов'янськ", "Щебкиківщина Кхх", " Ґудзь  –\tЇжак\r\nЄ ",
    "kkhkh ggwvyij 112",
    "ЪёЫэЎ", "", " ", "–", "\0a", "T-05-14", "a—b", "é", "и\u{306}", "´ʹ", "İ",
  ])
  func `letters that are plain take a short way to the same`(name: String) {
    if let plain = Transliteration.plainKey(name) {
      #expect(Array(plain.unicodeScalars) == Array(Transliteration.generalKey(name).unicodeScalars))
    }
    if let plain = Gazetteer.plainFolded(name) {
      #expect(Array(plain.unicodeScalars) == Array(Gazetteer.generalFolded(name).unicodeScalars))
    }
  }

  @Test func `names of the gazetteer are plain`() {
    for name in gazetteer.places.flatMap(\.allNames) + gazetteer.roads.flatMap(\.allNames) {
      #expect(Transliteration.plainKey(name) != nil, "\(name)")
      #expect(Gazetteer.plainFolded(name) != nil || name.contains("–"), "\(name)")
    }
  }

  @Test func `places of the same name`() throws {
    let error = #expect(throws: GazetteerError.self) { try gazetteer.place(named: "Novotroitske") }
    #expect(
      error?.description
        == "2 places are called \"Novotroitske\": Novotroitske (Donetsk Oblast, near Dobropillia); Novotroitske "
        + "(Donetsk Oblast, near Volnovakha): say which, as in 'NAME, REGION or NEAR', or give LON,LAT"
    )
    #expect(try gazetteer.place(named: "Novotroyitske, Volnovakha").near == "Volnovakha")
    #expect(try gazetteer.place(named: "Новотроїцьке (Dobropillya)").near == "Dobropillia")
    #expect(throws: GazetteerError.self) { try gazetteer.place(named: "Novotroitske, Kherson") }
  }

  @Test func `a miss suggests the nearest`() {
    let error = #expect(throws: GazetteerError.self) { try gazetteer.place(named: "Dobropolia") }
    #expect(
      error?.description
        == "no place is called \"Dobropolia\": did you mean \"Dobropillia\"? Or list the places with `places`, "
        + "or give LON,LAT"
    )
    let nothing = #expect(throws: GazetteerError.self) { try gazetteer.place(named: "Qwxz\u{202E}") }
    #expect(nothing?.message == "no place is called \"Qwxz\\u{202E}\"")
    #expect(nothing?.advice.description == "list the places with `places`, or give LON,LAT")
    #expect(gazetteer.lookUpPlace("") == .notFound(suggestions: []))
    #expect(gazetteer.lookUpPlace("'…'") == .notFound(suggestions: []))
  }

  @Test(arguments: [
    "T-05-14", "t0514", "Т-05-14", "T 05 14", "dobropillia–kramatorsk", "Добропілля-Краматорськ",
    "Dobropillya - Lyman",
  ])
  func `roads by number and name`(query: String) throws {
    #expect(try gazetteer.road(named: query).ref == "T-05-14")
  }

  @Test func `roads that are missed or ambiguous`() {
    let both = #expect(throws: GazetteerError.self) { try gazetteer.road(named: "Е40") }
    #expect(both?.message == "2 roads are called \"Е40\": H-20 Sloviansk–Kramatorsk; M-03 Izium–Sloviansk")
    let none = #expect(throws: GazetteerError.self) { try gazetteer.road(named: "T-05-15") }
    #expect(none?.advice.description.hasPrefix("did you mean \"T-05-14 Dobropillia–Kramatorsk\"?") == true)
  }

  @Test func `edit distance`() {
    #expect(editDistance("", "abc") == 3)
    #expect(editDistance("abc", "") == 3)
    #expect(editDistance("kitten", "sitting") == 3)
    #expect(editDistance("ab", "ba") == 1)
    #expect(editDistance("abc", "abc") == 0)
  }

  @Test func `features become places and roads`() throws {
    let places = document(
      feature(
        [
          "name": "A", "name_uk": "А", "aliases": ["B", 3], "kind": "town", "region": "R", "near": "N",
          "uncertainty_m": 500,
        ],
        .point(Coordinate(x: 37, y: 48))
      )
    )
    #expect(
      Gazetteer.places(in: places) == [
        Place(
          name: "A",
          nameUk: "А",
          aliases: ["B"],
          kind: "town",
          region: "R",
          near: "N",
          coordinate: Coordinate(x: 37, y: 48),
          uncertaintyMeters: 500
        )
      ]
    )
    let line = LineString([Coordinate(x: 37, y: 48), Coordinate(x: 38, y: 48)])
    let roads = document(
      feature(
        ["name": "A", "ref": "T-1", "official_from_km": 5.85, "official_to_km": 9, "note": "n"],
        .lineString(line)
      )
    )
    #expect(
      try Gazetteer.roads(in: roads, path: "roads") == [
        Road(ref: "T-1", name: "A", lines: [line], officialFromKm: 5.85, officialToKm: 9, note: "n")
      ]
    )
    // A line is no place, and neither is a point without a name.
    #expect(Gazetteer.places(in: roads).isEmpty)
    let settlement = document(
      feature(
        [
          "ADM4_EN": "Hruzke", "ADM4_UA": "Грузьке", "ADM4_PCODE": "UA1", "ADM3_EN": "X",
          "ADM1_EN": "Donetska",
        ],
        .point(Coordinate(x: 37, y: 48))), feature([:], .point(Coordinate(x: 37, y: 48))))
    #expect(
      Gazetteer.places(in: settlement) == [
        Place(
          name: "Hruzke", nameUk: "Грузьке", region: "Donetska", coordinate: Coordinate(x: 37, y: 48),
          code: "UA1")
      ])
    #expect(throws: InputError.self) { try Gazetteer.roads(in: places, path: "roads") }
  }

  @Test(arguments: [
    ("м. Добропілля", "Dobropillia"), ("м.Добропілля", "Dobropillia"), ("місто Добропілля", "Dobropillia"),
    ("м Добропілля", "Dobropillia"), ("city of Dobropillia", "Dobropillia"), ("г. Доброполье", "Dobropillia"),
    ("Слов‘янськ", "Sloviansk"), ("Слов`янськ", "Sloviansk"), ("СЛОВʼЯНСЬК", "Sloviansk"),
    ("смт Бахмут", "Bakhmut"),
  ])
  func `a kind before the name and any apostrophe are read`(query: String, name: String) throws {
    guard case .found(let place) = gazetteer.lookUpPlace(query) else {
      Issue.record("\(query): \(gazetteer.lookUpPlace(query))")
      return
    }
    #expect(place.name == name)
  }

  @Test func `a kind chooses among places of one name, and a region is known in Ukrainian too`() throws {
    let places = [("city", "Донецька область"), ("village", "Одеська область")].map { kind, region in
      Place(
        name: "Lyman", nameUk: "Лиман", kind: kind, regionUk: region, coordinate: Coordinate(x: 37, y: 48))
    }
    let gazetteer = Gazetteer(places: places, roads: [])
    #expect(gazetteer.lookUpPlace("Лиман") == .ambiguous(places))
    #expect(gazetteer.lookUpPlace("м. Лиман") == .found(places[0]))
    #expect(gazetteer.lookUpPlace("с. Лиман") == .found(places[1]))
    #expect(gazetteer.lookUpPlace("Лиман, Одеська обл.") == .found(places[1]))
    #expect(gazetteer.lookUpPlace("Lyman, Донецька область") == .found(places[0]))
  }
}
