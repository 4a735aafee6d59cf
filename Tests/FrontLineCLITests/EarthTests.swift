import Foundation
import Testing

@Suite("Earth models that don't suit the land")
struct EarthTests {
  let folder: Folder

  init() throws {
    folder = try Folder()
    try folder.write("m_20250101.geojson", Fixtures.map(Fixtures.rectangle(37, 48, 38, 49)))
    // A vertex a centimetre outside the middle of the long side in the north.
    try folder.write(
      "m_20250102.geojson",
      Fixtures.map("[[[37,48],[38,48],[38,49],[37.5,49.0000001],[37,49],[37,48]]]"))
  }

  private func run(_ arguments: String...) throws -> CommandLineTool.Result {
    try CommandLineTool.run(arguments, in: folder)
  }

  @Test("Every command warns once of a plane that is not equal-area")
  func distorted() throws {
    for arguments in [
      ["area", "m_20250101.geojson"], ["area", "."], ["change", "m_20250101.geojson", "m_20250102.geojson"],
      ["series", "."], ["compare", "m_20250101.geojson", "m_20250102.geojson"],
      ["front", "m_20250101.geojson"],
      ["export", "m_20250101.geojson", "--layer", "series"],
      ["export", "."],
    ] {
      let result = try CommandLineTool.run(arguments + ["--earth", "EPSG:3857"], in: folder)
      let warnings = result.errors.split(separator: "\n").filter {
        $0.contains("EPSG:3857 this land has 2.")
      }
      #expect(result.status == 0 && warnings.count == 1, "\(arguments): \(result.errors)")
      let equal = try CommandLineTool.run(arguments + ["--earth", "EPSG:6933"], in: folder)
      #expect(equal.status == 0 && !equal.errors.contains("EPSG:6933"), "\(arguments): \(equal.errors)")
    }
    let check = try run("check", "m_20250101.geojson", "--earth", "EPSG:3857")
    #expect(check.output.contains("earth-model") && check.output.contains("EPSG:3857 this land has 2."))
    #expect(try run("area", "m_20250101.geojson", "--earth", "EPSG:3857", "--strict").status == 2)
    let json = try run("area", "m_20250101.geojson", "--earth", "EPSG:3857", "-f", "json").output
    #expect(json.contains("this land has 2."))
  }

  @Test(
    "A plane made for the other side of the earth is a warning, and the neighbouring UTM zone is a notice")
  func outside() throws {
    let zealand = try run("area", "m_20250101.geojson", "--earth", "EPSG:2193")
    #expect(zealand.status == 0)
    #expect(zealand.errors.contains("warning: with --earth EPSG:2193 this land has"))
    #expect(zealand.errors.contains("outside the area that it is made for"))
    // Zone 36 ends at 36° E.
    let next = try run("area", "m_20250101.geojson", "--earth", "EPSG:32636")
    #expect(next.errors.contains("EPSG:32636"))
    #expect(!(try run("area", "m_20250101.geojson", "--earth", "EPSG:32637").errors.contains("EPSG:32637")))
  }

  @Test(
    "No area is negative where long edges differ, and the warning gives the figures for straight edges")
  func longEdges() throws {
    let result = try run("change", "m_20250101.geojson", "m_20250102.geojson", "-f", "csv")
    #expect(result.status == 0 && result.errors.contains("with --earth wgs84-straight"), "\(result.errors)")
    #expect(result.errors.contains("gained is 0.000 km² and lost 0.000 km²"))
    let lines = result.output.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    for row in lines.dropFirst() {
      for (name, value) in zip(lines[0], row) where ["gained_km2", "lost_km2"].contains(name) {
        #expect((Double(value) ?? -1) >= 0, "\(name) \(value)")
      }
    }
    let straight = try run("change", "m_20250101.geojson", "m_20250102.geojson", "--earth", "wgs84-straight")
    #expect(!straight.errors.contains("so long"))
    for command in [
      ["series", "."], ["compare", "m_20250101.geojson", "m_20250102.geojson"],
      ["export", ".", "--layer", "change"],
    ] {
      let result = try CommandLineTool.run(command, in: folder)
      #expect(result.errors.contains("with --earth wgs84-straight"), "\(command)")
    }
  }

  /// A polygon with as many teeth, which lie across those of another.
  private static func comb(_ teeth: Int, standing: Bool) -> String {
    var positions = [(0.0, 0.0)]
    for tooth in 0..<teeth {
      let (near, far) = (Double(tooth) / Double(teeth), (Double(tooth) + 0.5) / Double(teeth))
      positions += [(near, 1), (far, 1), (far, 0.01), (Double(tooth + 1) / Double(teeth), 0.01)]
    }
    positions += [(1, 0), (0, 0)]
    let text = positions.map { along, across in
      standing ? "[\(36 + along),\(48 + across)]" : "[\(35.9951 + across),\(47.9953 + along)]"
    }
    return "[[\(text.joined(separator: ","))]]"
  }

  @Test("Polygons that cross a million times are refused with one line, in one map or in two")
  func combs() throws {
    try folder.write("a.txt", Fixtures.map(Self.comb(600, standing: true)))
    try folder.write("b.txt", Fixtures.map(Self.comb(600, standing: false)))
    try folder.write(
      "both.txt",
      Fixtures.collection([
        Fixtures.feature(Self.comb(600, standing: true)), Fixtures.feature(Self.comb(600, standing: false)),
      ]))
    for arguments in [["area", "both.txt"], ["change", "a.txt", "b.txt"], ["compare", "a.txt", "b.txt"]] {
      let result = try CommandLineTool.run(arguments, in: folder)
      #expect(result.status == 65 && result.output.isEmpty, "\(arguments): \(result.errors)")
      #expect(
        result.failures.count == 1 && result.failures[0].contains("cross more than 500000 times"),
        "\(arguments)")
    }
    let check = try run("check", "both.txt")
    #expect(check.status == 65 && check.output.contains("too-many-crossings"))
  }
}
