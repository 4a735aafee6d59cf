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
    #expect(error.description.contains("--region-name"))
    #expect(error.description.contains("colour"))
    let missing = try #require(throws: InputError.self) {
      try file([#"{"name": "A", "x": 1}"#, #"{"name": "B"}"#], name: "x")
    }
    #expect(missing.description.contains("feature 1"))
  }
}
