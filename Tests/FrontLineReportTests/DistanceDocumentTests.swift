import FrontLine
import GeoJSON
import GeoTypes
import Geodesics
import Measurement
import Proximity
import Testing

@testable import FrontLineKit
@testable import FrontLineReport

/// What is said of distances and routes.
@Suite("Reports of distances and routes")
struct DistanceDocumentTests {
  /// Land from 37 to 38° E, 48 to 49° N.
  private func survey(_ east: Double = 38) throws -> Survey {
    let corners = [(37.0, 48.0), (east, 48), (east, 49), (37, 49), (37, 48)]
    let ring = Ring(corners.map { Coordinate(x: $0.0, y: $0.1) })
    return try Surveyor().survey(
      Snapshot(
        path: "a", source: .generic,
        features: [StatusFeature(index: 0, name: nil, status: .occupied, polygons: [Polygon(exterior: ring)])]
      ))
  }

  private func provenance(_ statement: some Statement) -> Provenance {
    Provenance(
      files: [], territory: .allOccupied, earth: .wgs84, denominator: .ukraine, statement: statement)
  }

  private func document(
    _ language: Language, _ target: TargetDescription, _ points: [(String, Coordinate)]
  ) throws -> DistanceDocument {
    let land = try survey().land(of: .allOccupied)
    let entries = try points.map { day, point in
      let found = GeodesicProximity(model: .geodesic).nearest(
        try DistanceTarget(.point(point), model: .geodesic), to: land)
      return DistanceResult.Entry(
        file: Provenance.File(
          Snapshot(path: "a", source: .deepState, date: CalendarDate(day)), sha256: nil),
        proximity: try #require(found))
    }
    let answers = [DistanceResult.Answer(target: target, entries: entries)]
    return DistanceDocument(
      DistanceResult(answers: answers, provenance: provenance(DistanceStatement(answers: answers))),
      DocumentStyle(language: language))
  }

  private static let place = TargetDescription(
    name: "Dobropillia", ukrainianName: "Добропілля", kind: .place, uncertaintyMeters: 1500)
  private static let near = Coordinate(x: 36.99, y: 48.5)
  private static let inside = Coordinate(x: 37.5, y: 48.5)

  @Test("Distances have a sentence in both languages")
  func sentencesInBothLanguages() throws {
    func figure(_ language: Language, _ points: [(String, Coordinate)]) throws -> String {
      try document(language, Self.place, points).sentence
    }
    let (one, two) = ("2025-07-01", "2025-08-12")
    #expect(
      try figure(.english, [(one, Self.near)]).contains(
        ": the front is 739 m (± 1.5 km) from the centre of Dobropillia; "))
    #expect(
      try figure(.ukrainian, [(one, Self.near)]).contains(
        ": лінія фронту за 739\u{A0}м (±\u{A0}1,5\u{A0}км) від центру населеного пункту "
          + "«Добропілля»; "))
    #expect(
      try figure(.ukrainian, [(one, Self.inside)]).contains(
        ": лінія фронту сягає центру населеного пункту «Добропілля» "))
    #expect(
      try figure(.english, [(one, Self.near), (two, Self.inside)]).contains(
        "(± 1.5 km) from the centre of Dobropillia on 2025-07-01; on 2025-08-12 the front has reached it; "))
    #expect(
      try figure(.ukrainian, [(one, Self.near), (two, Self.inside)]).contains(
        "«Добропілля» станом на 01.07.2025; станом на 12.08.2025 сягає цього місця; "))
    let ukrainian = try document(.ukrainian, Self.place, [(one, Self.inside), (two, Self.inside)])
    #expect(ukrainian.sentence.contains("з 01.07.2025 до 12.08.2025"))
    #expect(ukrainian.sentence.contains(" як першого, так і останнього дня; "))
    #expect(
      ukrainian.table.hasPrefix("до центру населеного пункту «Добропілля» (±\u{A0}1,5\u{A0}км)\n"))
  }

  @Test("Routes have a sentence in both languages")
  func routesInBothLanguages() throws {
    let route = try Route([LineString([Self.near, Self.inside])], model: .geodesic)
    let (survey, road) = (
      try survey(), TargetDescription(name: "T-1 A–B", ukrainianName: "T-1 А – Б", kind: .road)
    )
    let report = try RouteSurveyor(route).report(on: survey, territory: survey.land(of: .allOccupied))
    let file = Provenance.File(
      Snapshot(path: "a", source: .deepState, date: CalendarDate("2025-07-01")), sha256: nil)
    func document(_ language: Language, _ hasWay: Bool) -> RouteDocument {
      let entries = hasWay ? [RouteResult.Entry(file: file, report: report)] : []
      let detour = RouteResult.Detour(
        unrestrictedMeters: 1, clearanceKilometers: 2.5, startMetersOff: 0, goalMetersOff: 0)
      return RouteDocument(
        RouteResult(
          target: road, official: nil, route: hasWay ? route : nil, isAtGoal: false, detour: detour,
          entries: entries, every: .snapshot, diagnostics: Diagnostics(),
          provenance: provenance(
            RouteStatement(
              target: road, meters: hasWay ? route.meters : nil, detour: detour, last: entries.last))),
        DocumentStyle(language: language))
    }
    #expect(
      document(.english, true).sentence.contains("T-1 A–B, 37.7 km long, 37.0 km of it in the territory"))
    #expect(
      document(.ukrainian, true).sentence.contains(
        "«T-1 А – Б», довжина 37,7\u{A0}км, з них 37,0\u{A0}км на врахованій території; еліпсоїд"))
    #expect(document(.english, false).sentence.contains("keeps more than 2.5 km from the territory"))
    #expect(
      document(.ukrainian, false).sentence.contains("не тримається далі ніж за 2,5\u{A0}км від території"))
    // The keys of the contract are there where there is no way.
    let json = String(decoding: document(.english, false).json, as: UTF8.self)
    for member in [
      "\"km\": null", "\"stretches\": []", "\"nearest\": null", "\"within\": []", "\"profile\": []",
    ] {
      #expect(json.contains(member), "\(member)")
    }
  }

  @Test("Each shape has its words for an uncertainty")
  func shapesHaveTheirWords() {
    func words(_ kind: TargetDescription.Kind, _ shape: TargetDescription.Shape? = nil) -> String {
      TargetDescription(name: "x", kind: kind, shape: shape, uncertaintyMeters: 300).uncertainty
    }
    #expect(words(.file, .points) == " (the points are known to ± 300 m)")
    #expect(words(.file, .point) == " (its centre is known to ± 300 m)")
    #expect(words(.file, .outline) == " (the outline is known to ± 300 m)")
    #expect(words(.file) == " (the line is known to ± 300 m)" && words(.road) == words(.file))
  }

  @Test(
    "Small lengths keep a digit",
    arguments: [
      (0.0, "0 m"), (4e-6, "0.004 m"), (0.0005, "0.5 m"), (0.00096, "1 m"), (0.0124, "12 m"),
      (0.9994, "999 m"),
      (1, "1.0 km"), (1234.56, "1,234.6 km"),
    ])
  func smallLengthsKeepADigit(kilometers: Double, text: String) {
    #expect(kilometersText(kilometers) == text)
  }

  @Test("Official kilometres end where the road ends")
  func officialKilometersEndWhereTheRoadDoes() throws {
    let known = try #require(OfficialKilometers(from: 5.85, to: 49.615, lineKilometers: 50))
    #expect(known.kilometer(at: 0) == 5.85 && known.kilometer(at: 50) == 49.615)
    #expect(abs(known.kilometer(at: 25) - 27.7325) < 1e-9 && known.kilometer(at: 50.000001) <= 49.615)
    #expect(
      known.note(in: .english).contains("scaled") && known.note(in: .ukrainian).contains("від 5,85 до 49,615")
    )
    let open = try #require(OfficialKilometers(from: 12.5, lineKilometers: 50))
    #expect(open.kilometer(at: 2) == 14.5 && open.note(in: .english).isEmpty)
    #expect(OfficialKilometers(from: nil, to: 3) == nil)
  }

  @Test("A connection over the antimeridian is two lines, and its box has its west in the east")
  func antimeridian() throws {
    let (fiji, samoa) = (Coordinate(x: 178.5, y: -17.8), Coordinate(x: -171.8, y: -13.8))
    for (start, end) in [(fiji, samoa), (samoa, fiji)] {
      guard case .multiLineString(let lines) = Connection.geometry(from: start, to: end) else {
        Issue.record("one line")
        continue
      }
      #expect(lines.count == 2)
      let (last, first) = (lines[0].coordinates.last!, lines[1].coordinates.first!)
      #expect(last.y == first.y && last.x == -first.x && last.x.magnitude == 180)
      #expect((last.x < 0) == (lines[0].coordinates[0].x < 0))
      // The cut lies on the geodesic: the two ways add up.
      let geodesic = Geodesic.wgs84
      #expect(
        abs(
          geodesic.distance(from: start, to: last) + geodesic.distance(from: first, to: end)
            - geodesic.distance(from: start, to: end)) < 1e-6)
    }
    // From the antimeridian itself there is nothing to cut.
    for x in [180.0, -180] {
      let geometry = Connection.geometry(from: Coordinate(x: x, y: -17), to: Coordinate(x: 179, y: -17))
      guard case .lineString(let line) = geometry else {
        Issue.record("\(geometry)")
        continue
      }
      let first = try #require(line.coordinates.first)
      #expect(first.x == 180 && abs(first.y + 17) < 1e-9)
    }
    let here = Coordinate(x: 37, y: 48)
    #expect(Connection.geometry(from: here, to: here) == .point(here))
  }
}
