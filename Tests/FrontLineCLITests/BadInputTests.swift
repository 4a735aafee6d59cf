import Foundation
import Testing

@Suite("Bad input")
struct BadInputTests {
  /// A file, its content, what the one line must name, and the exit status.
  struct Bad: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    let words: [String]
    var status: Int32 = 65
    var testDescription: String { name }
  }

  static let bad = [
    Bad(
      name: "truncated.geojson", text: String(Fixtures.map(Fixtures.rectangle(30, 50, 31, 51)).prefix(150)),
      words: ["truncated", "byte"]),
    Bad(
      name: "page.geojson", text: "<!DOCTYPE html>\n<html><title>404</title></html>",
      words: ["HTML"]),
    Bad(name: "zero.geojson", text: "", words: ["empty"]),
    Bad(
      name: "longitude.geojson", text: Fixtures.map(Fixtures.rectangle(199, 50, 200, 51)),
      words: ["longitude 199.0 is out of range", "feature 0", "ring 0", "position 0"]),
    Bad(
      name: "swapped.geojson", text: Fixtures.map(Fixtures.rectangle(48, 137, 49, 138)),
      words: ["latitude 137.0 is out of range", "swapped"]),
    Bad(
      name: "swapped-deepstate.geojson",
      text: Fixtures.map(
        Fixtures.rectangle(48, 37, 49, 38), #"{"name":"Окуповано /// Occupied /// geoJSON.status.occupied"}"#),
      words: ["swapped", "feature 0"]),
    Bad(
      name: "swapped-generic.geojson", text: Fixtures.map(Fixtures.rectangle(48, 37, 49, 38)),
      words: ["swapped", "feature 0", "--source generic"]),
    Bad(
      name: "metres.geojson", text: Fixtures.map(Fixtures.rectangle(500_000, 5_400_000, 510_000, 5_410_000)),
      words: ["projected metres", "ogr2ogr", "feature 0"]),
    Bad(
      name: "unclosed.geojson", text: Fixtures.map("[[[30,50],[31,50],[31,51],[30,51]]]"),
      words: ["closed", "feature 0", "ring 0"]),
    Bad(
      name: "label.geojson",
      text: Fixtures.map(
        Fixtures.rectangle(37, 48, 38, 49), ##"{"name":"Нове слово /// New word","fill":"#123456"}"##),
      words: ["Нове слово", "#123456", "feature 0", "--map", "--skip-unclassified"]),
    Bad(
      name: "antimeridian.geojson", text: Fixtures.map("[[[179,0],[-179,0],[-179,1],[179,1],[179,0]]]"),
      words: ["antimeridian", "§3.1.9", "feature 0"]),
    Bad(
      name: "pole.geojson",
      text: Fixtures.map("[[[-150,80],[-90,80],[-30,80],[30,80],[90,80],[150,80],[-150,80]]]"),
      words: ["round a pole", "§3.1.9"]),
    Bad(
      name: "world.geojson",
      text: Fixtures.map(
        "[[[-180,-90],[-60,-90],[60,-90],[180,-90],[180,90],[60,90],[-60,90],[-180,90],[-180,-90]]]"),
      words: ["larger than a hemisphere"]),
    Bad(
      name: "half-turn.geojson", text: Fixtures.map("[[[-90,10],[90,10],[90,20],[-90,20],[-90,10]]]"),
      words: ["180°", "feature 0"]),
    Bad(
      name: "points.geojson",
      text:
        #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"Point"}}]}"#,
      words: ["coordinates", "feature 0"]),
    Bad(
      name: "escape.geojson",
      text: Fixtures.map("[[[30,50],[31,50],[31,51],[30,51]]]", #"{"name":"\u001b[31m\u0007\u009b\u202e"}"#),
      words: [#"\u{1B}[31m\u{7}\u{9B}\u{202E}"#]),
  ]

  @Test("A bad file gives one line with the location, and nothing on standard output", arguments: bad)
  func oneLine(bad: Bad) throws {
    let folder = try Folder()
    try folder.write(bad.name, bad.text)
    try folder.write("good.geojson", Fixtures.map(Fixtures.rectangle(30, 50, 31, 51)))
    for arguments in [
      ["area", bad.name], ["change", "good.geojson", bad.name], ["area", "good.geojson", bad.name],
    ] {
      let result = try CommandLineTool.run(arguments + ["--quiet"], in: folder)
      #expect(result.status == bad.status, "\(arguments): \(result.errors)")
      #expect(result.output.isEmpty)
      let line = try #require(result.failures.first)
      #expect(result.failures.count == 1)
      #expect(line.hasPrefix("frontline: \(bad.name): "))
      for word in bad.words { #expect(line.contains(word), "\(line)") }
      #expect(!line.unicodeScalars.contains { $0.properties.generalCategory == .control })
    }
  }

  @Test("A bow-tie is repaired, reported with the km² that this changed, and counted")
  func bowTie() throws {
    let folder = try Folder()
    try folder.write("bow-tie.geojson", Fixtures.map(Fixtures.bowTie))
    let result = try CommandLineTool.run(["area", "bow-tie.geojson", "-f", "csv"], in: folder)
    #expect(result.status == 0)
    let warning = try #require(result.errors.split(separator: "\n").first { $0.contains("warning") })
    #expect(warning.contains("self-intersection") && warning.contains("at 37.5 48.5"))
    #expect(warning.contains("changed its area by +4,108.928028 km²"))
    #expect(result.output.contains(",territory,all-occupied,4108.92802"))
  }

  @Test("Control characters in names and paths are never printed raw", arguments: ["table", "csv", "json"])
  func controlCharacters(format: String) throws {
    let folder = try Folder()
    let name = "a\u{1B}[31m\u{7}\u{9B}b.geojson"
    // A bow-tie, so that the feature's name is printed too.
    try folder.write(name, Fixtures.map(Fixtures.bowTie, #"{"name":"\u001b[2J\u009b\r\nx"}"#))
    let result = try CommandLineTool.run(["area", name, "-f", format], in: folder)
    #expect(result.status == 0)
    for text in [result.output, result.errors] {
      #expect(!text.unicodeScalars.contains { $0 != "\n" && $0.properties.generalCategory == .control })
    }
    let change = try CommandLineTool.run(["change", name, name, "-f", format], in: folder)
    #expect(
      !change.output.unicodeScalars.contains { $0 != "\n" && $0.properties.generalCategory == .control })
  }

  @Test("A map without polygons has 0 km², a warning and status 0")
  func emptyInputs() throws {
    let folder = try Folder()
    let empty = [
      "collection": Fixtures.collection([]),
      "null": #"{"type":"Feature","properties":null,"geometry":null}"#,
      "polygon": #"{"type":"Polygon","coordinates":[]}"#,
      "line": #"{"type":"LineString","coordinates":[[30,50],[31,51]]}"#,
    ]
    for (name, text) in empty {
      try folder.write("\(name).geojson", text)
      let result = try CommandLineTool.run(["area", "\(name).geojson", "-f", "csv"], in: folder)
      #expect(result.status == 0, "\(name)")
      #expect(result.output.hasSuffix("territory,all-occupied,0.0,,,0.0\n"))
      #expect(result.errors.contains("every area is 0"))
      let change = try CommandLineTool.run(
        ["change", "\(name).geojson", "\(name).geojson", "-f", "geojson"], in: folder)
      #expect(change.status == 0 && change.output.contains(#""features":["#))
    }
    let input = try CommandLineTool.run(["area", "-"], in: folder, input: "")
    #expect(input.status == 65)
    #expect(input.failures.count == 1 && input.errors.hasPrefix("frontline: standard input: "))
  }

  @Test("A feature gives the same area bare, wrapped, piped and compressed")
  func oneFeature() throws {
    let folder = try Folder()
    let polygon = #"{"type":"Polygon","coordinates":\#(Fixtures.rectangle(30, 50, 31, 51))}"#
    try folder.write("geometry.json", polygon)
    try folder.write("feature.json", Fixtures.feature(Fixtures.rectangle(30, 50, 31, 51)))
    try folder.write("lines.geojsonl", Fixtures.feature(Fixtures.rectangle(30, 50, 31, 51)) + "\n")
    var areas: [String] = []
    for path in ["geometry.json", "feature.json", "lines.geojsonl"] {
      let result = try CommandLineTool.run(["area", path, "-f", "csv", "--quiet"], in: folder)
      #expect(result.status == 0)
      areas.append(result.territory)
    }
    let piped = try CommandLineTool.run(["area", "-", "-f", "csv", "--quiet"], in: folder, input: polygon)
    areas.append(piped.territory)
    let gzip = try CommandLineTool.shell(
      "gzip -c geometry.json > packed; \"$BIN\" area packed -f csv --quiet", in: folder)
    areas.append(gzip.territory)
    #expect(Set(areas).count == 1 && areas[0].hasPrefix("7892.06"), "\(areas)")
  }
}

extension CommandLineTool.Result {
  /// The square kilometres of the territory in the CSV of `area`.
  fileprivate var territory: String {
    let fields = output.split(separator: "\n").last?.split(separator: ",", omittingEmptySubsequences: false)
    return fields.flatMap { $0.count > 6 ? String($0[6]) : nil } ?? ""
  }
}
