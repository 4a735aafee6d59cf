import Foundation
import FrontLine
import FrontLineArchive
import GeoTypes
import Measurement
import Proximity
import Testing

@testable import FrontLineKit
@testable import FrontLineReport

/// What people read is in Ukrainian throughout; what programs read stays as it is.
@Suite("Documents in Ukrainian")
struct UkrainianTests {
  private static let english = DocumentStyle()
  private static let ukrainian = DocumentStyle(language: .ukrainian)

  /// Names that are the same in any language: files, sources, territories, formats, the tool.
  private static let names = [
    #"\S+\.(geojson|gpkg)\S*"#, "deepstate", "DeepState", "generic", "illustration", "WGS", "frontline",
    "FeatureCollection",
  ]

  /// Returns the runs of Latin letters that no name explains.
  private func latinWords(_ text: String) throws -> [String] {
    var rest = text
    for name in Self.names {
      rest = rest.replacingOccurrences(of: name, with: "", options: .regularExpression)
    }
    return try rest.matches(of: Regex("[A-Za-z]{2,}")).map { String($0.output[0].substring ?? "") }
  }

  /// Returns the text without the sentence, which is in the language in every format.
  private func withoutSentence(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self).replacingOccurrences(
      of: #""sentence": ?"[^"]*""#, with: "", options: .regularExpression)
  }

  /// Renders a document in every format, in both languages.
  private func examine<Document: FormattedDocument>(_ make: (DocumentStyle) throws -> Document) throws {
    let (english, ukrainian) = (try make(Self.english), try make(Self.ukrainian))
    for format in Document.formats {
      let bytes = (try english.bytes(as: format) ?? [], try ukrainian.bytes(as: format) ?? [])
      switch format {
      case .table, .markdown:
        let text = String(decoding: bytes.1, as: UTF8.self)
        #expect(try latinWords(text) == [], "\(Document.self), \(format):\n\(text)")
        #expect(!text.isEmpty && bytes.0 != bytes.1)
      case .json, .csv, .geojson, .github:
        #expect(withoutSentence(bytes.0) == withoutSentence(bytes.1), "\(Document.self), \(format)")
      }
    }
  }

  /// Returns the texts of a picture, those that appear where it is pointed at among them.
  private func texts(ofPicture svg: String) throws -> String {
    try svg.matches(of: Regex("<(?:text|title)[^>]*>([^<]*)<")).map { String($0.output[1].substring ?? "") }
      .joined(separator: "\n")
  }

  @Test("Areas and changes, with regions")
  func areas() async throws {
    let material = try UkrainianMaterial()
    defer { material.remove() }
    let regions = RegionsInput(path: material.path + "/regions.geojson")
    let area = try await AreaJob(inputs: [], regions: regions).run()
    try examine { AreaDocument(area, $0) }
    let change = try await ChangeJob(before: nil, after: nil, regions: regions).run()
    try examine { ChangeDocument(change, $0) }
    var document = ChangeDocument(change, Self.ukrainian)
    document.top = 1
    #expect(try latinWords(document.table) == [])
    let text = ChangeDocument(change, Self.ukrainian).table
    for part in ["поза регіонами", "стало: сіра зона", " від н. п. ", " пн. ш. "] {
      #expect(text.contains(part), "\(part)")
    }
  }

  @Test("Series by snapshot, week and month, and their charts", arguments: SeriesJob.Step.allCases)
  func series(every step: SeriesJob.Step) async throws {
    let material = try UkrainianMaterial()
    defer { material.remove() }
    let regions = RegionsInput(path: material.path + "/regions.geojson")
    for job in [
      SeriesJob(inputs: [], every: step),
      SeriesJob(inputs: [], every: step, regions: regions, rollingDays: 7),
    ] {
      let result = try await job.run()
      try examine { SeriesDocument(result, $0) }
      for kind in SeriesChart.allCases {
        let chart = try texts(ofPicture: Chart(result, kind, Self.ukrainian).svg)
        #expect(chart.contains("Ілюстрація") && (kind == .area || chart.contains("приріст")))
        #expect(try latinWords(chart) == [])
      }
    }
    if step == .day {
      let text = SeriesDocument(try await SeriesJob(inputs: []).run(), Self.ukrainian).table
      #expect(
        text.contains("перед цим 6\u{A0}днів без карти") && text.contains("перед цим 3\u{A0}дні без карти"))
    }
  }

  @Test("Distances of places, roads and features, and their chart")
  func distances() async throws {
    let material = try UkrainianMaterial()
    defer { material.remove() }
    let places = material.path + "/places.geojson"
    for job in [
      DistanceJob(inputs: [], to: ["Dobropillia"], withinKilometers: [2.5, 15]),
      DistanceJob(inputs: [], to: ["Pokrovsk", "T-05-14", "37.2,48.5"], withinKilometers: [20]),
      DistanceJob(inputs: [], to: ["T-05-14"], every: .week),
      DistanceJob(inputs: [], to: [places], each: true, withinKilometers: [20]),
      DistanceJob(inputs: [], to: [places], each: true, every: .month),
      DistanceJob(
        inputs: [material.path + "/a/1755035435.geojson"], to: [places], each: true, withinKilometers: [20]),
    ] {
      let result = try await job.run()
      try examine { DistanceDocument(result, $0) }
      let chart = try texts(ofPicture: Chart(result, Self.ukrainian).svg)
      #expect(try latinWords(chart) == [])
      #expect(
        chart.hasPrefix("Відстань до лінії фронту, км: від ")
          && chart.contains("\nВідстань до лінії фронту, км\nвід "))
    }
  }

  @Test("Routes along roads and networks")
  func routes() async throws {
    let material = try UkrainianMaterial()
    defer { material.remove() }
    let trip = RouteJob.Trip(
      from: "36,48.21", to: "36.5,48.31", network: material.path + "/network.geojson",
      clearanceKilometers: 2.5)
    for job in [
      RouteJob(inputs: [], along: "T-05-14", profile: true),
      RouteJob(inputs: [], along: "T-05-04", every: .week),
      RouteJob(inputs: [], along: material.path + "/road.geojson", withinKilometers: [2.5]),
      RouteJob(inputs: [], via: ["Dobropillia", "Kramatorsk"]), RouteJob(inputs: [], trip: trip),
      RouteJob(inputs: [material.path + "/2025-08-12.geojson"], via: ["Kyiv", "Lviv"]),
    ] {
      let result = try await job.run()
      try examine { RouteDocument(result, $0) }
    }
  }

  @Test("Fronts, comparisons, archives and lists")
  func others() async throws {
    let material = try UkrainianMaterial()
    defer { material.remove() }
    let (a, b) = (material.path + "/a", material.path + "/b")
    let front = try await FrontJob().run()
    try examine { FrontDocument(front, $0) }
    for job in [
      CompareJob(a, with: b),
      CompareJob(
        a, with: b, on: CalendarDate("2025-08-12"), regions: .init(path: material.path + "/regions.geojson")),
    ] {
      let result = try await job.run()
      try examine { ComparisonDocument(result, $0) }
    }
    let archive = material.path + "/archive.gpkg"
    let now = try #require(Instant("2025-09-02T00:00:00Z"))
    let new = try NewArchive(path: archive, overwrite: false)
    try new.make(now: now)
    try new.publish()
    _ = try await ArchiveAddJob(archive: archive, inputs: [a], now: now).run(Execution())
    let list = try await ArchiveListJob(archive: archive).run()
    try examine { ArchiveDocument(list, $0) }
  }

  @Test("Places have both names, and Ukrainian words")
  func places() throws {
    let gazetteer = try Gazetteer.embedded()
    let place = try gazetteer.place(named: "Dobropillia")
    let text = try GazetteerDocument(places: [place], Self.ukrainian).table
    #expect(try latinWords(text) == ["Dobropillia"])
    #expect(text.contains("місто  Донецька область"))
    let roads = try GazetteerDocument(roads: gazetteer.roads, Self.ukrainian).table
    #expect(roads.hasPrefix("номер    назва "))
    let english = try GazetteerDocument(places: [place])
    #expect(try GazetteerDocument(places: [place], Self.ukrainian).json == english.json)
  }

  @Test("A check says in Ukrainian where something is; what it is stays a message in English")
  func checks() async throws {
    let material = try UkrainianMaterial()
    defer { material.remove() }
    let clean = try await CheckJob(inputs: [material.path + "/2025-08-12.geojson"]).run()
    try examine { CheckDocument(clean, $0) }
    let messy = try await CheckJob(inputs: [material.path + "/messy.geojson"], repair: .init()).run()
    let document = CheckDocument(messy, output: "b.geojson", Self.ukrainian)
    #expect(
      document.table.contains("попередження  self-intersection  об’єкт 0 «краватка», кільце 0, позиція 0"))
    #expect(document.table.contains("\nвиправлено способом structure: b.geojson\n"))
    #expect(document.markdown.contains("| рівень | правило | де | що виявлено | наслідок |"))
    #expect(document.annotations == CheckDocument(messy).annotations)
    #expect(withoutSentence(document.json) == withoutSentence(CheckDocument(messy, output: "b.geojson").json))
  }

  @Test("No word of a status, a part or a direction is left in English")
  func values() throws {
    let words =
      ControlStatus.allCases.map { BilingualText.status($0) } + [.status(nil)]
      + StatusPart.allCases.map { .part($0) } + Patch.Kind.allCases.map { .kind($0) }
      + CompassPoint.allCases.flatMap { [.abbreviation($0), .direction($0)] }
    for word in words {
      #expect(word.ukrainian.allSatisfy { !$0.isASCII || !$0.isLetter }, "\(word.english)")
    }
    #expect(Set(words).count == Set(words.map(\.english)).count)
  }
}
