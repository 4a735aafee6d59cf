import FrontLine
import GeoTypes
import Measurement
import Proximity
import Synchronization
import TestSupport
import Testing

@testable import FrontLineKit
@testable import FrontLineReport

@Suite("Comma-separated values")
struct CSVTests {
  @Test(
    "A field with a comma or a quote is quoted, and a line stays one line",
    arguments: [
      ("plain text/1.geojson", "plain text/1.geojson"), ("", ""), ("a,b", "\"a,b\""),
      ("say \"no\"", "\"say \"\"no\"\"\""), ("two\nlines", "two\\u{A}lines"), ("Київ", "Київ"),
      ("Київ, місто", "\"Київ, місто\""), ("\u{7F}", "\\u{7F}"),
    ])
  func quoting(field: String, written: String) {
    var csv = CSV(header: ["a", "b"])
    csv.append([field, field])
    csv.append([field], plain: "1,2")
    #expect(csv.text == "a,b\n\(written),\(written)\n\(written),\"1,2\"\n")
    var line = CSV(in: .standard)
    for _ in 0..<2 { line.write(field) }
    #expect(line.text == "\(written),\(written)")
  }

  @Test("A spreadsheet gets a byte-order mark, semicolons and decimal commas; degrees are not rounded")
  func excel() {
    var csv = CSV(header: ["a", "b"], in: CSV.Dialect(.excel, decimals: 1))
    csv.write(2409.36)
    csv.write(37.0831, isCoordinate: true)
    csv.endLine()
    csv.write(-0.04)
    csv.write("a;b")
    csv.endLine()
    csv.write(nil as Double?)
    csv.write("a,b")
    #expect(csv.bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    #expect(csv.text.dropFirst() == "a;b\n2409,4;37,0831\n0,0;\"a;b\"\n;a,b")
    var rounded = CSV(in: CSV.Dialect(decimals: 2))
    rounded.write(1234567.891)
    rounded.write(12)
    #expect(rounded.text == "1234567.89,12")
  }

  @Test(
    "What a spreadsheet would run begins with an apostrophe, and who writes is told",
    arguments: [
      ("=1+1", true), ("+380", true), ("-x", true), ("@sum", true), ("-", false), ("a=b", false),
      ("2025-01-01", false),
    ])
  func formulas(cell: String, isRun: Bool) {
    let told = Mutex<[String]>([])
    var csv = CSV(in: CSV.Dialect { cell in told.withLock { $0.append(cell) } })
    csv.write(cell)
    csv.write(-5.0)
    #expect(csv.text == (isRun ? "'" : "") + cell + ",-5.0")
    #expect(told.withLock { $0 } == (isRun ? [cell] : []))
  }

  @Test("A number is written as its description")
  func numbers() {
    var random = SeededGenerator(seed: 3)
    let special: [Double] = [
      0, -0.0, 1, -1.5, 1e16, 1e-5, .leastNonzeroMagnitude, .infinity, -.infinity, .nan, 0.1 + 0.2,
    ]
    let any = (0..<10_000).map { _ in Double(bitPattern: random.next()) }.filter(\.isFinite)
    let usual = (0..<10_000).map { _ in Double.random(in: -180...180, using: &random) }
    let wrong = (special + any + usual).filter { number in
      var csv = CSV(in: .standard)
      csv.write(number)
      csv.write(nil as Double?)
      csv.write(true)
      csv.write(-12)
      return csv.text != number.description + ",,true,-12"
    }
    #expect(wrong.isEmpty, "seed 3: \(wrong.prefix(3))")
  }

  @Test(
    "Several threads write the same lines as one, in the same order", arguments: [0, 1, 255, 513, 5000])
  func threads(count: Int) {
    let expected = "n,double\n" + (0..<count).map { "\($0),\(Double($0) * 2)\n" }.joined()
    for threads in [1, 2, 7] {
      var csv = CSV(header: ["n", "double"])
      csv.append(lines: count, threads: threads) { csv, number in
        csv.write(number)
        csv.write(Double(number) * 2)
      }
      #expect(csv.text == expected, "\(count) lines, \(threads) threads")
    }
  }

  @Test("Each line of many features on several days names its own file, date and feature")
  func distances() throws {
    let corners = [(37.0, 48.0), (38, 48), (38, 49), (37, 49), (37, 48)].map { Coordinate(x: $0.0, y: $0.1) }
    let land = try Surveyor().survey(
      Snapshot(
        path: "a", source: .generic,
        features: [
          StatusFeature(
            index: 0, name: nil, status: .occupied, polygons: [Polygon(exterior: Ring(corners))])
        ])
    ).land(of: .allOccupied)
    let features = (0..<700).map { DistanceResult.Feature(index: $0, name: "n\($0)") }
    let targets = try features.map {
      try DistanceTarget(.point(Coordinate(x: 36 + Double($0.index) / 500, y: 48.5)), model: .geodesic)
    }
    let found = GeodesicProximity(model: .geodesic).nearest(targets, to: land, threads: 2)
    let files = ["2025-07-01", "2025-08-12"].map {
      Provenance.File(Snapshot(path: "day, \($0)", source: .deepState, date: CalendarDate($0)), sha256: nil)
    }
    let document = DistanceDocument(
      DistanceResult(
        answers: [
          .init(
            target: TargetDescription(name: "points", kind: .file), features: features,
            entries: files.flatMap { file in found.map { DistanceResult.Entry(file: file, proximity: $0) } })
        ],
        provenance: Provenance(
          files: files, territory: .allOccupied, earth: .wgs84, denominator: .ukraine,
          statement: CountStatement { _ in "" })))
    let text = String(decoding: document.csv(threads: 3), as: UTF8.self)
    #expect(document.csv() == Array(text.utf8))
    let lines = text.split(separator: "\n").dropFirst()
    #expect(lines.count == 1400)
    for (number, line) in lines.enumerated() {
      let (file, proximity) = (files[number / 700], found[number % 700])
      let date = try #require(file.date).description
      let head = "\(number % 700),n\(number % 700),\"day, \(date)\",\(date),\(proximity.kilometers),"
      #expect(line.hasPrefix(head + (proximity.isInside ? "true," : "false,")))
      #expect(line.hasSuffix(number < 700 ? ",,,false" : ",,0.0,false"))
    }
  }
}
