import FrontLine
import GeoJSON
import Testing

@Suite("Region files")
struct RegionFileTests {
  private func file(_ properties: [String], name: String? = nil, id: String? = nil) throws -> RegionFile {
    let features = properties.enumerated().map { index, properties in
      """
      {"type": "Feature", "id": \(index), "properties": \(properties), "geometry": {"type": "Polygon",
        "coordinates": [[[\(30 + index), 46], [\(31 + index), 46], [\(31 + index), 47], [\(30 + index), 46]]]}}
      """
    }
    let text = #"{"type": "FeatureCollection", "features": [\#(features.joined(separator: ","))]}"#
    return try RegionFile(
      GeoJSONReader().read(Array(text.utf8)), path: "regions.geojson", nameProperty: name, idProperty: id)
  }

  @Test("Names and codes are found under the names that publishers use")
  func guesses() throws {
    let osm = try file([#"{"name": "A", "iso3166-2": "UA-1"}"#, #"{"name": "B", "iso3166-2": "UA-2"}"#])
    #expect(osm.regions.map(\.name) == ["A", "B"])
    #expect(osm.regions.map(\.id) == ["UA-1", "UA-2"])
    let hdx = try file([
      #"{"ADM1_EN": "X", "ADM2_EN": "A", "ADM2_PCODE": "UA01", "ADM1_PCODE": "UA"}"#,
      #"{"ADM1_EN": "X", "ADM2_EN": "B", "ADM2_PCODE": "UA02", "ADM1_PCODE": "UA"}"#,
    ])
    #expect(hdx.nameProperty == "ADM2_EN")
    #expect(hdx.idProperty == "ADM2_PCODE")
    let unnamed = try file([#"{"id": 7}"#, #"{"id": 8}"#])
    #expect(unnamed.regions.map(\.name) == ["7", "8"])
  }

  @Test("Ukrainian names stand beside the others where every region has one, and where no property is named")
  func ukrainianNames() throws {
    let both = [#"{"name": "A", "name:uk": "А"}"#, #"{"name": "B", "name:uk": "Б"}"#]
    #expect(try file(both).regions.map(\.title.ukrainian) == ["А", "Б"])
    #expect(try file(both).regions.map(\.title.english) == ["A", "B"])
    #expect(try file(both, name: "name").regions.map(\.title.ukrainian) == ["A", "B"])
    #expect(try file([both[0], #"{"name": "B"}"#]).regions.map(\.ukrainianName) == [nil, nil])
    // A name that two regions share tells them apart no more.
    #expect(
      try file([both[0], #"{"name": "B", "name:uk": "А"}"#]).regions.map(\.ukrainianName) == [nil, nil])
    let alike = try file([
      #"{"name": "A", "name:uk": "А", "oblast": "X"}"#, #"{"name": "A", "name:uk": "А", "oblast": "Y"}"#,
    ])
    #expect(alike.regions.map(\.ukrainianName) == ["А (X)", "А (Y)"])
    let levels = try file([
      #"{"ADM1_EN": "X", "ADM1_UA": "Х", "ADM2_EN": "A", "ADM2_UA": "А"}"#,
      #"{"ADM1_EN": "X", "ADM1_UA": "Х", "ADM2_EN": "B", "ADM2_UA": "Б"}"#,
    ])
    #expect(levels.regions.map(\.title.ukrainian) == ["А", "Б"])
  }

  @Test("A property can be named; features of one name and code are one region")
  func named() throws {
    let regions = try file(
      [#"{"name": "A", "front": "east"}"#, #"{"name": "B", "front": "east"}"#], name: "front")
    #expect(regions.regions.count == 1)
    #expect(regions.regions.first?.polygons.count == 2)
    #expect(regions.regions.first?.id == nil)
    let apart = try file(
      [#"{"front": "east", "n": 1}"#, #"{"front": "east", "n": 2}"#], name: "front", id: "n")
    #expect(apart.regions.map(\.id) == ["1", "2"])
  }

  @Test("Where nothing names the regions, the error says what there is")
  func nothing() throws {
    let error = try #require(throws: InputError.self) { try file([#"{"colour": "red"}"#]) }
    #expect(error.description.contains("`region_name`"))
    #expect(error.description.contains("colour"))
    let missing = try #require(throws: InputError.self) {
      try file([#"{"name": "A", "x": 1}"#, #"{"name": "B"}"#], name: "x")
    }
    #expect(missing.description.contains("feature 1"))
  }

  private func names(_ properties: [String], name: String? = nil, id: String? = nil) throws -> [String] {
    try file(properties, name: name, id: id).regions.map(\.name)
  }

  @Test("Like names are one region only where a code or all the rest says so")
  func likeNames() throws {
    let kyiv = try file([#"{"name": "Kiev", "wof:id": 85688801}"#, #"{"name": "Kiev", "wof:id": 85688805}"#])
    #expect(kyiv.regions.map(\.name) == ["Kiev", "Kiev (2)"])
    #expect(kyiv.regions.map(\.id) == ["85688801", "85688805"])
    #expect(
      kyiv.warnings.map(\.severity) == [.notice]
        && kyiv.warnings[0].message.description.contains("told apart by a number"))
    let codes = try file([
      #"{"name": "A", "code": 1}"#, #"{"name": "A", "code": 1}"#, #"{"name": "A", "code": 2}"#,
    ])
    #expect(codes.regions.map(\.features) == [[0, 1], [2]])
    #expect(
      codes.warnings.map(\.severity) == [.notice, .notice]
        && codes.warnings[0].message.description.contains("the same code")
    )
    let same = try file([#"{"name": "A", "x": 1}"#, #"{"x": 1, "name": "A"}"#, #"{"name": "A", "x": 2}"#])
    #expect(same.regions.map(\.features) == [[0, 1], [2]])
    #expect(same.regions.map(\.name) == ["A", "A (2)"])
    let taken = try names([#"{"name": "A", "x": 1}"#, #"{"name": "A (2)"}"#, #"{"name": "A", "x": 2}"#])
    #expect(taken == ["A", "A (2)", "A (3)"])
    #expect(try names([#"{"name": "A ", "x": 1}"#, #"{"name": " A", "x": 2}"#]) == ["A ", "A (2)"])
  }

  @Test("What they lie in tells them apart, the largest division that does")
  func parents() throws {
    func hromada(_ name: String, _ oblast: String, _ raion: String) -> String {
      #"{"ADM3_EN": "\#(name)", "ADM2_EN": "\#(raion)", "ADM1_EN": "\#(oblast)", "ADM0_EN": "Ukraine"}"#
    }
    #expect(
      try names([hromada("M", "Donetska", "a"), hromada("M", "Odeska", "b"), hromada("N", "Odeska", "c")])
        == ["M (Donetska)", "M (Odeska)", "N"])
    #expect(
      try names([hromada("M", "Sumska", "a"), hromada("M", "Sumska", "b"), hromada("N", "Odeska", "c")])
        == ["M (a)", "M (b)", "N"])
    #expect(
      try names([hromada("M", "Sumska", "a"), hromada("M", "Sumska", "a") + " ", hromada("N", "Odeska", "c")])
        == ["M", "N"])
    #expect(
      try names([#"{"name": "M", "oblast": "X"}"#, #"{"name": "M", "oblast": "Y"}"#]) == ["M (X)", "M (Y)"])
    // Two of one oblast, with nothing but the code of the oblast.
    let alike = try file([
      #"{"ADM3_EN": "M", "ADM1_PCODE": "UA59", "n": 1}"#, #"{"ADM3_EN": "M", "ADM1_PCODE": "UA59", "n": 2}"#,
    ])
    #expect(alike.regions.count == 2 && alike.idProperty == nil)
    let iso = try file([
      #"{"name": "M", "iso_3166_2": "UA-59", "n": 1}"#, #"{"name": "M", "iso_3166_2": "UA-59", "n": 2}"#,
      #"{"name": "N", "iso_3166_2": "UA-59", "n": 3}"#,
    ])
    #expect(iso.regions.map(\.name) == ["M", "M (2)", "N"] && iso.idProperty == nil)
  }

  @Test(
    "The finest division names them, in any case",
    arguments: [
      (["ADM1_EN", "ADM1_PCODE"], "ADM1_EN", "ADM1_PCODE"),
      (["adm1_en", "adm1_pcode"], "adm1_en", "adm1_pcode"),
      (
        ["adm1_name", "adm1_pcode", "adm2_name", "adm2_pcode", "adm3_name", "adm3_pcode"], "adm3_name",
        "adm3_pcode"
      ),
      (["ADM0_EN", "ADM1_EN", "ADM2_UA", "ADM2_EN", "ADM2_PCODE", "ADM1_PCODE"], "ADM2_EN", "ADM2_PCODE"),
      (["ADM1_UA", "ADM1_PCODE"], "ADM1_UA", "ADM1_PCODE"),
      (["admin1Name", "admin1Pcode"], "admin1Name", "admin1Pcode"),
      (["shapeName", "shapeISO", "shapeID", "shapeGroup"], "shapeName", "shapeISO"),
      (["SHAPENAME", "SHAPEID"], "SHAPENAME", "SHAPEID"),
      (["GID_0", "NAME_0", "GID_1", "NAME_1", "NL_NAME_1", "GID_2", "NAME_2"], "NAME_2", "GID_2"),
      (["NL_NAME_1", "GID_1"], "NL_NAME_1", "GID_1"), (["wof:name", "wof:id"], "wof:name", "wof:id"),
      (["name", "wof:id", "wof:parent_id"], "name", "wof:id"), (["Name", "KATOTTG"], "Name", "KATOTTG"),
      (["name", "katotth"], "name", "katotth"), (["NAME", "KOATUU"], "NAME", "KOATUU"),
      (["name", "name:en", "ISO3166-2", "@id"], "name:en", "ISO3166-2"),
      (["name:uk", "@id"], "name:uk", "@id"),
      (["name", "name_en", "iso_3166_2", "adm1_code"], "name_en", "iso_3166_2"),
      (["name", "adm1_code"], "name", "adm1_code"),
    ])
  func publishers(keys: [String], name: String, id: String) throws {
    let found = try file(
      (0..<3).map { row in "{" + keys.map { #""\#($0)": "\#($0) \#(row)""# }.joined(separator: ",") + "}" })
    #expect(found.nameProperty == name && found.idProperty == id)
    #expect(found.regions.map(\.name) == (0..<3).map { "\(name) \($0)" } && found.warnings.isEmpty)
  }

  @Test("Regions are grouped by a larger division where the user names it, with its code")
  func grouped() throws {
    let rows = [("a", "X"), ("b", "X"), ("c", "Y")].enumerated().map { row, names in
      #"{"ADM2_EN": "\#(names.0)", "ADM2_PCODE": "\#(row)", "ADM1_EN": "\#(names.1)", "ADM1_PCODE": "U\#(names.1)"}"#
    }
    let oblasts = try file(rows, name: "ADM1_EN")
    #expect(oblasts.regions.map(\.name) == ["X", "Y"] && oblasts.regions.map(\.id) == ["UX", "UY"])
    #expect(oblasts.regions.map(\.features) == [[0, 1], [2]])
    #expect(oblasts.warnings.first?.message.description.contains("the same ADM1_PCODE") == true)
    // Another language of the same division is no grouping.
    let other = [1, 2].map { #"{"ADM3_EN": "M\#($0)", "ADM3_UA": "М", "n": \#($0)}"# }
    #expect(try names(other, name: "ADM3_UA") == ["М", "М (2)"])
    #expect(try names(other, name: "ADM3_UA", id: "ADM3_UA") == ["М"])
  }

  @Test("A region without land is said, and one that is called as the land outside is told apart")
  func absent() throws {
    let text =
      #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"A"},"geometry":{"type":"Polygon","coordinates":[[[36,47],[37,47],[37,48],[36,47]]]}},"#
      + #"{"type":"Feature","properties":{"name":"Sevastopol"},"geometry":null},"#
      + #"{"type":"Feature","properties":{"name":"B"},"geometry":{"type":"MultiPolygon","coordinates":[]}},"#
      + #"{"type":"Feature","properties":{"name":"C"},"geometry":{"type":"LineString","coordinates":[[36,47],[37,47]]}},"#
      + #"{"type":"Feature","properties":{"name":"Label"},"geometry":{"type":"Point","coordinates":[36,47]}}]}"#
    let file = try RegionFile(
      GeoJSONReader(options: .init(pointFeatures: .skip)).read(Array(text.utf8)), path: "r.geojson")
    #expect(file.regions.map(\.name) == ["A"])
    let warning = try #require(file.warnings.first { $0.code == .nullGeometry })
    #expect(warning.severity == .warning && warning.message.description.contains("3 regions have no polygon"))
    #expect(warning.message.description.contains(#""Sevastopol", "B", "C""#))
    for name in ["outside all regions", "Outside  All Regions "] {
      let renamed = try names([#"{"name": "\#(name)"}"#, #"{"name": "B"}"#])
      #expect(renamed[0].hasSuffix("(2)") && renamed[1] == "B")
    }
  }
}
