import GeoJSON
import GeoTypes
import Testing

@Suite("Reading on after faults")
struct ExaminationTests {
  /// The examination of a text with its faults located.
  static func examine(_ bytes: [UInt8]) throws -> GeoJSONExamination {
    let reader = try GeoJSONReader(options: withEnvelope)
    return try reader.examine(PaddedBytes(bytes)) { examination, text in
      var examination = examination
      let places = text.located(examination.faults.map(\.location), in: examination.document)
      for (index, place) in places.enumerated() { examination.faults[index].location = place }
      return examination
    }
  }

  static func examine(_ text: String) throws -> GeoJSONExamination { try examine(Array(text.utf8)) }

  @Test("A good file has nothing, and the document is that of the strict reader")
  func good() throws {
    let text = collection(
      polygonFeature("[\(squareRing)]"), polygonFeature("[[\(squareRing)]]", type: "MultiPolygon"))
    let examination = try Self.examine(text)
    #expect(examination.faults.isEmpty && examination.isReadable && examination.damagedFeatures.isEmpty)
    #expect(try examination.document == read(text))
  }

  @Test(
    "All records of a long sequence are examined, and of a rule the first faults listed, the others counted")
  func longSequence() throws {
    let record = polygonFeature("[[[37,48],[38,48],[38,49],[37,49]]]") + "\n"
    let examination = try Self.examine(String(repeating: record, count: 3000) + "[\n")
    #expect(examination.document.featureCount == 3001)
    let open = examination.faults.filter { $0.rule == "ring-open" }
    #expect(open.count == GeoJSONReader.listedFaults)
    #expect(open.reduce(0) { $0 + $1.occurrences } == 3000)
    #expect(examination.faults.last?.isSyntax == true)
  }

  @Test("Every fault of every feature is found, and the good ones are read")
  func several() throws {
    let text = """
      {"type":"FeatureCollection","features":[
      \(polygonFeature("[\(squareRing)]")),
      17,
      \(polygonFeature("[[[37,48],[38,48],[38,49],[37,49]],[[1,2],[3,4],[1,2]]]")),
      \(polygonFeature("[[[37,48],[\"38\",48],[38],[37,49],{\"x\":1},[37,48]]]")),
      {"type":"Feature","properties":{},"geometry":"POINT (1 2)"},
      \(polygonFeature("[\(squareRing)]", type: "polygon")),
      {"type":"Feature","properties":5,"id":[],"geometry":{"type":"GeometryCollection","geometries":[
        {"type":"Point","coordinates":[1,2]},
        {"type":"LineString","coordinates":[[1,2]]}]}},
      \(polygonFeature("[\(squareRing)]", name: "last"))
      ]}
      """
    let examination = try Self.examine(text)
    let found = examination.faults.map { fault in
      [fault.rule, fault.location.feature.map(String.init) ?? "", fault.location.line.map(String.init) ?? ""]
        .joined(separator: " ")
    }
    #expect(
      found == [
        "not-a-feature 1 3", "ring-open 2 4", "ring-short 2 4", "position-not-number 3 5",
        "position-short 3 5",
        "nesting 3 5", "geometry-not-object 4 6", "type-unknown 5 7", "line-short 6 10", "id-type 6 8",
        "properties-not-object 6 8",
      ])
    #expect(examination.document.featureCount == 8)
    #expect(examination.document.features.map(\.index) == [0, 2, 3, 4, 5, 6, 7])
    #expect(examination.document.features.filter { $0.geometry != nil }.map(\.index) == [0, 7])
    #expect(examination.damagedFeatures == [2, 3, 4, 5, 6])
    let line = try #require(examination.faults.first { $0.rule == "line-short" })
    #expect(line.location.geometryPath == [1])
    let short = try #require(examination.faults.first { $0.rule == "ring-short" })
    #expect(short.location.ring == 1)
    let nesting = try #require(examination.faults.first { $0.rule == "nesting" })
    #expect(nesting.location.position == 4 && nesting.location.ring == 0)
    // The offset is that of the position itself.
    let offset = try #require(nesting.location.byteOffset)
    #expect(Array(text.utf8)[offset...].starts(with: #"{"x":1}"#.utf8))
  }

  @Test("An open ring is closed and stays")
  func openRing() throws {
    let examination = try Self.examine(polygonFeature("[[[37,48],[38,48],[38,49],[37,49]]]"))
    #expect(examination.faults.map(\.rule) == ["ring-open"])
    #expect(examination.document.features.first?.geometry == .polygon(Polygon(exterior: square)))
    #expect(examination.damagedFeatures.isEmpty)
  }

  @Test("Of one kind some are listed and the others counted")
  func manyFaults() throws {
    let count = GeoJSONReader.listedFaults + 123
    let text =
      #"{"type":"FeatureCollection","features":["#
      + Array(repeating: "1", count: count).joined(separator: ",") + "]}"
    let examination = try Self.examine(text)
    #expect(examination.faults.count == GeoJSONReader.listedFaults)
    #expect(examination.faults.reduce(0) { $0 + $1.occurrences } == count)
    #expect(examination.document.featureCount == count)
  }

  @Test("A record that is no JSON does not end a sequence")
  func sequence() throws {
    let good = polygonFeature("[\(squareRing)]")
    let examination = try Self.examine("\(good)\n{\"type\":\n\(good)\n")
    #expect(examination.document.form == .textSequence)
    #expect(examination.document.features.map(\.index) == [0, 2])
    #expect(examination.faults.map(\.rule) == ["json"] && examination.faults.first?.location.line == 2)
  }

  @Test("Boxes are told with what they are of")
  func boxes() throws {
    let text =
      #"{"type":"FeatureCollection","bbox":[1,2,3,4],"features":[{"type":"Feature","bbox":[5,6,0,7,8,9],"#
      + #""properties":null,"geometry":{"type":"Point","coordinates":[1,2],"bbox":[1,2,1]}}]}"#
    let examination = try Self.examine(text)
    #expect(examination.faults.map(\.rule) == ["bbox-form"])
    #expect(examination.boxes.map(\.level) == [.root, .feature])
    #expect(examination.boxes.map(\.feature) == [nil, 0])
    #expect(examination.boxes.last?.box == Box(minX: 5, minY: 6, maxX: 7, maxY: 8))
  }

  @Test("What is no GeoJSON at all is one fault, and not readable")
  func unreadable() throws {
    for text in ["", "[1", "<html>", #"{"type":"Topology"}"#, "[[[[1]]]]"] {
      let examination = try Self.examine(text)
      #expect(examination.faults.count == 1 && !examination.isReadable, "\(text)")
      #expect(examination.faults.first?.severity == .error)
    }
  }

  @Test(
    "Other people's files: an error wherever the strict reader refuses, and nothing where a referee finds nothing",
    .enabled(if: SharedFiles.exist, "skipped: no ../shared"))
  func suites() throws {
    for folder in ["geojson/valid", "geojson/invalid", "hostile", "jsonsuite/wrapped", "jsonsuite/raw"] {
      for name in SharedFiles.list("suites/" + folder) where !name.hasSuffix(".csv") {
        guard let bytes = SharedFiles.bytes("suites/\(folder)/\(name)") else { continue }
        let examination = try Self.examine(bytes)
        let hasError = examination.faults.contains { $0.severity == .error }
        let isRefused = (try? GeoJSONReader(options: withEnvelope).read(bytes)) == nil
        #expect(!isRefused || hasError, "\(folder)/\(name): refused, but no error")
        guard !isRefused, !hasError else { continue }
        // What is read without an error is the same document.
        var document = try GeoJSONReader(options: withEnvelope).read(bytes)
        document.warnings = []
        #expect(examination.document == document, "\(folder)/\(name)")
      }
    }
  }
}
