import Checking
import FrontLine
import GeoJSON
import GeoTypes
import Testing

@Suite("Checking files")
struct CheckTests {
  static func feature(_ coordinates: String, type: String = "Polygon", _ properties: String = "{}") -> String
  {
    #"{"type":"Feature","properties":\#(properties),"geometry":{"type":"\#(type)","coordinates":\#(coordinates)}}"#
  }

  static func collection(_ features: String...) -> String {
    #"{"type":"FeatureCollection","features":["# + features.joined(separator: ",\n") + "]}"
  }

  static func rectangle(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> String {
    "[[\(west),\(south)],[\(east),\(south)],[\(east),\(north)],[\(west),\(north)],[\(west),\(south)]]"
  }

  static func report(
    _ text: String, path: String = "map_20250101.geojson", _ options: SnapshotReader.Options = .init()
  ) throws -> CheckReport {
    try FileChecker(options: options).check(PaddedBytes(Array(text.utf8)), path: path)
  }

  /// The rules that a file breaks, but for those about its statuses.
  static func rules(_ text: String, path: String = "map_20250101.geojson") throws -> [String] {
    try report(text, path: path).findings.map(\.rule).filter { $0 != "no-status" }
  }

  static let square = rectangle(37, 48, 38, 49)

  @Test("A good map has no fault")
  func good() throws {
    let report = try Self.report(
      Self.collection(Self.feature("[\(Self.square)]")), .init(status: .occupied))
    #expect(report.findings.isEmpty)
    #expect(report.polygonCount == 1 && report.date == CalendarDate("2025-01-01"))
    // The square's area by geographiclib's PolygonArea.
    let area = try #require(report.squareKilometers)
    #expect(abs(area - 8217.5) < 0.1)
  }

  @Test(
    "One fault of each kind",
    arguments: [
      ("winding", "[[[37,48],[37,49],[38,49],[38,48],[37,48]]]"),
      ("self-intersection", "[[[37,48],[38,49],[38,48],[37,49.5],[37,48]]]"),
      ("repeated-position", "[[[37,48],[38,48],[38,48],[38,49],[37,49],[37,48]]]"),
      ("zero-area", "[[[37,48],[38,48],[39,48],[37,48]]]"),
      ("spike", "[[[37,48],[38,48],[38,48.5],[39,48.5],[38,48.5],[38,49],[37,49],[37,48]]]"),
      ("hole-outside", "[\(square),[[40,48],[40,48.2],[40.2,48.2],[40.2,48],[40,48]]]"),
      (
        "nested-rings",
        "[\(square),[[37.2,48.2],[37.2,48.8],[37.8,48.8],[37.8,48.2],[37.2,48.2]],"
          + "[[37.4,48.4],[37.4,48.6],[37.6,48.6],[37.6,48.4],[37.4,48.4]]]"
      ),
      (
        "duplicate-ring",
        "[\(square),[[37.2,48.2],[37.2,48.8],[37.8,48.8],[37.8,48.2],[37.2,48.2]],"
          + "[[37.8,48.8],[37.8,48.2],[37.2,48.2],[37.2,48.8],[37.8,48.8]]]"
      ),
      ("rings-cross", "[\(square),[[37.5,48.5],[37.5,48.8],[38.5,48.8],[38.5,48.5],[37.5,48.5]]]"),
      ("sliver", "[[[37,48],[37.0001,48],[37.0001,48.0001],[37,48.0001],[37,48]]]"),
      ("antimeridian", "[[[179,48],[-179,48],[-179,49],[179,49],[179,48]]]"),
      ("hemisphere", "[[[-170,-80],[-10,-80],[140,-80],[140,80],[-10,80],[-170,80],[-170,-80]]]"),
      ("out-of-range", "[[[181,48],[182,48],[182,49],[181,49],[181,48]]]"),
      ("not-degrees", "[[[4100000,6000000],[4200000,6000000],[4200000,6100000],[4100000,6000000]]]"),
      ("swapped-axes", "[[[48,37],[49,37],[49,38],[48,38],[48,37]]]"),
      ("units", "[[[0.65,0.84],[0.66,0.84],[0.66,0.85],[0.65,0.85],[0.65,0.84]]]"),
      ("units", "[[[133200,172800],[136800,172800],[136800,176400],[133200,172800]]]"),
    ])
  func each(rule: String, coordinates: String) throws {
    let report = try Self.report(Self.collection(Self.feature(coordinates)))
    let finding = try #require(report.findings.first { $0.rule == rule }, "\(report.findings.map(\.rule))")
    #expect(!finding.message.isEmpty && !finding.consequence.isEmpty)
    if rule != "swapped-axes", rule != "units" {
      #expect(finding.location.feature == 0 && finding.location.line == 1 && finding.coordinate != nil)
    }
    #expect((finding.severity == .error) == (rule == "not-degrees"))
  }

  @Test("A self-intersection is told with its point and its edges")
  func crossing() throws {
    let report = try Self.report(Self.collection(Self.feature("[[[37,48],[38,49],[38,48],[37,49],[37,48]]]")))
    let finding = try #require(report.findings.first { $0.rule == "self-intersection" })
    #expect(finding.coordinate == Coordinate(x: 37.5, y: 48.5))
    #expect(finding.message.description.contains("position 0 and from 2"))
    // The signed area nearly cancels; the two triangles are repaired to some 4,109 km².
    #expect(abs((finding.squareKilometers ?? 0) - 4108.9) < 0.1)
    // A figure of eight has no signed area, and yet encloses something.
    #expect(!report.findings.contains { $0.rule == "zero-area" })
  }

  @Test("Overlaps within a feature, a status and between two, with km²")
  func overlaps() throws {
    let half = Self.rectangle(37.5, 48, 38.5, 49)
    func overlap(_ text: String, _ options: SnapshotReader.Options = .init()) throws -> (String, Double) {
      let found = try Self.report(text, options).findings.filter { $0.rule.hasPrefix("overlap") }
      let only = try #require(found.count == 1 ? found.first : nil)
      return (only.rule, only.squareKilometers ?? 0)
    }
    let inFeature = try overlap(
      Self.collection(Self.feature("[[\(Self.square)],[\(half)]]", type: "MultiPolygon")))
    #expect(inFeature.0 == "overlap-in-feature")
    let inStatus = try overlap(Self.collection(Self.feature("[\(Self.square)]"), Self.feature("[\(half)]")))
    #expect(inStatus.0 == "overlap-in-status")
    let between = try overlap(
      Self.collection(
        Self.feature("[\(Self.square)]", #"{"s":"occupied"}"#),
        Self.feature("[\(half)]", #"{"s":"contested"}"#)),
      .init(statusProperty: "s"))
    #expect(between.0 == "overlap-between-statuses")
    let alone = try Self.report(Self.collection(Self.feature("[\(Self.rectangle(37.5, 48, 38, 49))]")))
    for area in [inFeature.1, inStatus.1, between.1] {
      // The edges of the part are cut at its corners, so that the geodesics differ a little: some metres in 80 km.
      #expect(abs(area - (alone.squareKilometers ?? 0)) < 2)
    }
    // Neighbours don't overlap; the same polygon twice does wholly.
    #expect(
      try Self.rules(
        Self.collection(Self.feature("[\(Self.square)]"), Self.feature("[\(Self.rectangle(38, 48, 39, 49))]"))
      )
      .isEmpty)
    let twice = try overlap(
      Self.collection(Self.feature("[\(Self.square)]"), Self.feature("[\(Self.square)]")))
    #expect(abs(twice.1 - 8217.5) < 0.1)
  }

  @Test("Of many that overlap, what they hold more than once is told, not who holds it")
  func manyOverlaps() throws {
    // Each lies on half of the one before.
    let squares = (0...200).map { 22 + Double($0) / 20 }.map {
      Self.feature("[\(Self.rectangle($0, 48, $0 + 0.1, 48.1))]")
    }
    let report = try Self.report(
      #"{"type":"FeatureCollection","features":[\#(squares.joined(separator: ","))]}"#)
    let many = try #require(report.findings.first { $0.rule == "overlap-many" })
    #expect(many.message.description.hasPrefix("201 polygons overlap"))
    let one = try Self.report(Self.collection(squares[0])).squareKilometers ?? 0
    // All are as large; together they have 200 halves and one whole. An edge cut in two is two geodesics: millimetres.
    #expect(abs((many.squareKilometers ?? 0) - 100 * one) < 1)
    #expect(abs((report.squareKilometers ?? 0) - 101 * one) < 1)
  }

  @Test("Two geometries of one feature that overlap are no MultiPolygon")
  func collectionOverlap() throws {
    let parts = [Self.square, Self.rectangle(37.5, 48, 38.5, 49)].map {
      #"{"type":"Polygon","coordinates":[\#($0)]}"#
    }
    let report = try Self.report(
      Self.collection(
        #"{"type":"Feature","properties":{},"geometry":{"type":"GeometryCollection","geometries":[\#(parts[0]),"#
          + #"\#(parts[1])]}}"#))
    let overlap = try #require(report.findings.first { $0.rule == "overlap-in-feature" })
    #expect(overlap.consequence == "two geometries of one feature hold the land, which counts once")
  }

  @Test("A spike that holds land is told by what it holds")
  func farVertex() throws {
    let report = try Self.report(
      Self.collection(
        Self.feature("[[[37,48],[37.1,48],[37.1,48.1],[61,48.05],[37.1,48.1001],[37,48.1],[37,48]]]")))
    let spike = try #require(report.findings.first { $0.rule == "spike" })
    #expect(spike.consequence.description.contains("the land in it counts"))
  }

  @Test("crs, bbox and what is no polygon")
  func document() throws {
    func map(_ members: String) -> String {
      #"{"type":"FeatureCollection",\#(members),"features":[\#(Self.feature("[\(Self.square)]"))]}"#
    }
    #expect(try Self.rules(map(#""bbox":[37,48,38,49]"#)).isEmpty)
    #expect(try Self.rules(map(#""bbox":[37,48,38,48.9]"#)) == ["bbox-content"])
    #expect(try Self.rules(map(#""bbox":[37,49,38,48]"#)) == ["bbox-order"])
    #expect(try Self.rules(map(#""bbox":[37,48]"#)) == ["bbox-form"])
    let crs = #""crs":{"type":"name","properties":{"name":"EPSG:3857"}}"#
    #expect(try Self.rules(map(crs)) == ["crs"])
    // Its positions are degrees: area and change refuse it, so check does too.
    #expect(try Self.report(map(crs)).count(.error) == 1)
    #expect(try Self.rules(Self.collection()) == ["no-features"])
    #expect(
      try Self.rules(Self.collection(Self.feature("[[37,48],[38,48]]", type: "LineString"))) == [
        "no-polygons"
      ])
    #expect(
      try Self.rules(Self.collection(#"{"type":"Feature","properties":{},"geometry":null}"#))
        == ["null-geometry", "no-polygons"])
  }

  @Test("In a reference system that is known positions are brought to degrees, and all else is checked")
  func projected() throws {
    // A figure of eight in Web Mercator, from 30 to 31° E.
    let metres =
      "[[[3339584,6446275],[3450904,6621293],[3450904,6446275],[3339584,6621293],[3339584,6446275]]]"
    let bare = Self.collection(Self.feature(metres))
    let named = bare.replacing(
      #""features""#, with: #""crs":{"type":"name","properties":{"name":"EPSG:3857"}},"features""#)
    for report in [try Self.report(named), try Self.report(bare, .init(crs: "EPSG:3857"))] {
      #expect(report.findings.map(\.rule) == ["crs", "self-intersection", "no-status"])
      #expect(report.findings.first?.consequence.description.contains("frontline transforms it") == true)
      #expect(report.count(.error) == 0 && (report.squareKilometers ?? 0) > 3000)
      let crossing = try #require(report.findings.first { $0.rule == "self-intersection" })
      #expect(crossing.location.feature == 0 && crossing.location.ring == 0)
      #expect(abs((crossing.coordinate?.x ?? 0) - 30.5) < 1e-4)
    }
    #expect(try Self.rules(bare) == ["not-degrees"])
    let unknown = try Self.report(named.replacing("EPSG:3857", with: "foo"))
    #expect(unknown.findings.map(\.rule) == ["crs"])
    #expect(unknown.findings.first?.consequence.description.contains("area and change refuse it") == true)
  }

  @Test("All faults of a polygon are listed, not the first alone")
  func several() throws {
    let bowTie = "[[37,48],[38,49],[38,48],[37,49],[37,48]]"
    let outside = "[[39,48],[39,48.2],[39.2,48.2],[39.2,48],[39,48]]"
    let large = "[[37.02,48.1],[37.02,48.9],[37.4,48.5],[37.02,48.1]]"
    let nested = "[[37.05,48.4],[37.05,48.6],[37.1,48.6],[37.1,48.4],[37.05,48.4]]"
    let report = try Self.report(
      Self.collection(Self.feature("[\([bowTie, outside, large, nested].joined(separator: ","))]")))
    for (rule, ring) in [("self-intersection", 0), ("hole-outside", 1), ("nested-rings", 3)] {
      let found = report.findings.filter { $0.rule == rule }
      #expect(found.map(\.location.ring) == [ring], "\(rule): \(report.findings.map(\.rule))")
    }
    // A hole where it should be is none of them.
    let good = try Self.report(Self.collection(Self.feature("[\(bowTie),\(nested)]")))
    #expect(good.findings.filter { $0.rule == "hole-outside" || $0.rule == "nested-rings" }.isEmpty)
  }

  @Test("Of a file of no known source, what lies elsewhere or has its axes swapped")
  func elsewhere() throws {
    let text = Self.collection(
      Self.feature("[\(Self.square)]"), Self.feature("[\(Self.rectangle(64, 14, 65, 15))]"),
      Self.feature("[\(Self.rectangle(48, 37, 49, 38))]"))
    let found = try Self.report(text).findings.filter { $0.rule == "stray" || $0.rule == "swapped-axes" }
    #expect(found.map(\.rule) == ["stray", "swapped-axes"] && found.map(\.location.feature) == [1, 2])
    #expect(found.allSatisfy { $0.severity == .warning })
    for (all, rules) in [
      (Self.rectangle(0, 0, 1, 1), ["elsewhere"]), (Self.rectangle(0.65, 0.84, 0.66, 0.85), ["units"]),
      (Self.rectangle(48, 37, 49, 38), ["swapped-axes"]),
    ] {
      #expect(try Self.rules(Self.collection(Self.feature("[\(all)]"))) == rules)
    }
  }

  @Test("Swapped axes are told once; what else stops the reader is told whatever the file is called")
  func toldOnce() throws {
    let name = "swapped VIEW_RussiaCoTinUkraine_V3.geojson"
    let numbered = Self.feature("[\(Self.square)]", #"{"OBJECTID":1}"#)
    let refused = try Self.report(
      Self.collection(numbered), path: name, .init(source: .isw, status: .occupied))
    #expect(refused.findings.map(\.rule) == ["not-a-snapshot"])
    #expect(refused.findings.first?.message.description.contains("swapped") == true)
    let moved = Self.feature("[\(Self.rectangle(48, 37, 49, 38))]", #"{"OBJECTID":1}"#)
    let swapped = try Self.report(Self.collection(moved), path: name)
    #expect(swapped.findings.map(\.rule) == ["swapped-axes"])
  }

  @Test("A geometry or a feature alone: places as in a collection")
  func alone() throws {
    let text = #"{"type":"Polygon","coordinates":"# + "\n" + "[[[37,48],[38,49],\n[38,48],[37,49],[37,48]]]}"
    let feature = #"{"type":"Feature","properties":{},"geometry":"# + text + "}"
    let twisted =
      #"{"type":"Polygon","coordinates":"# + "\n" + "[[[37,48],[38,48],\n[38,\"a\"],[37,49],[37,48]]]}"
    let broken = #"{"type":"Feature","properties":{},"geometry":"# + twisted + "}"
    for text in [text, feature] {
      let crossing = try #require(Self.report(text).findings.first { $0.rule == "self-intersection" })
      #expect(crossing.location.line == 2 && crossing.location.column == 3, "\(crossing.location)")
    }
    for text in [twisted, broken] {
      let fault = try #require(Self.report(text).findings.first { $0.severity == .error })
      #expect(fault.location.line == 3, "\(fault.location)")
    }
  }

  @Test("Pages that are missing, ids that are there twice")
  func members() throws {
    let text = Self.collection(
      Self.feature("[\(Self.square)]"), Self.feature("[\(Self.rectangle(38, 48, 39, 49))]"))
    let paged = text.replacing(#""features""#, with: #""exceededTransferLimit":true,"features""#)
    #expect(try Self.rules(paged) == ["missing-pages"])
    let snapshot = try SnapshotReader().read(Array(paged.utf8), path: "map.geojson")
    #expect(
      snapshot.warnings.contains { $0.message.description.contains("more features than its pages hold") })
    let twice = text.replacing(#""properties""#, with: #""id":7,"properties""#)
    let found = try Self.report(twice).findings.filter { $0.rule == "duplicate-id" }
    #expect(found.map(\.location.feature) == [1] && found.first?.severity == .warning)
  }

  @Test("Statuses, strays, foreign land and dates")
  func domain() throws {
    func label(_ name: String, _ fill: String) -> String { #"{"name":"\#(name)","fill":"\#(fill)"}"# }
    let text = Self.collection(
      Self.feature(
        "[\(Self.square)]", label("Окуповано /// Occupied /// geoJSON.status.occupied", "#a52714")),
      Self.feature(
        "[\(Self.rectangle(39, 48, 39.5, 49))]", label("Щось /// Something /// geoJSON.x", "#123456")),
      Self.feature(
        "[\(Self.rectangle(64, 14, 65, 15))]",
        label("Окуповано /// Occupied /// geoJSON.status.occupied", "#a52714")),
      Self.feature(
        "[\(Self.rectangle(41, 43, 42, 43.5))]",
        label("Окупована Абхазія /// Occupied Abkhazia /// geoJSON.territories.abkhazia", "#880e4f")))
    let report = try Self.report(text, path: "map.geojson")
    #expect(report.source == .deepState)
    let found = report.findings.map { "\($0.severity) \($0.rule) \($0.location.feature ?? -1)" }
    #expect(
      found == ["warning unclassified 1", "warning stray 2", "warning no-date -1", "notice foreign 3"])
    #expect(
      try Self.rules(
        Self.collection(Self.feature("[\(Self.square)]")), path: "a 2024-01-01 2024-05-01.geojson") == [
          "no-date"
        ])
    let dated =
      #"{"type":"FeatureCollection","date":"2024-01-01","features":[\#(Self.feature("[\(Self.square)]"))]}"#
    #expect(try Self.rules(dated, path: "map_20250101.geojson") == ["dates-differ"])
    let map = Self.collection(Self.feature("[\(Self.square)]", ##"{"fill":"#a52714"}"##))
    for times in [
      #""id":1754251105,"datetime":"2024-01-01T00:00:00Z""#, #""id":1754251105000"#,
      #""id":1754251105,"datetime":"2025-02-30T20:00:00Z""#,
    ] {
      let report = try Self.report("{\(times),\"map\":\(map)}", path: "1754251105.json")
      #expect(report.findings.map(\.rule) == ["envelope", "envelope-date"], "\(times)")
    }
  }

  @Test("One pass finds the faults of every layer")
  func together() throws {
    let text = Self.collection(
      Self.feature("[[[37,48],[38,49],[38,48],[37,49]]]"),
      Self.feature("[[[37,48],[null,48],[38,49],[37,48]]]"),
      Self.feature("[\(Self.square)]"))
    let report = try Self.report(text, path: "map.geojson")
    #expect(
      report.findings.map(\.rule) == [
        "ring-open", "position-not-number", "self-intersection", "overlap-in-status", "no-status", "no-date",
      ])
    #expect(report.findings.first?.coordinate == Coordinate(x: 37, y: 49))
  }
}
