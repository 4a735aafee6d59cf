import GeoJSON
import GeoTypes
import Testing

@testable import FrontLine

@Suite struct SnapshotUnionTests {
  private func union() -> GeoJSONDocument {
    var map = document(feature([:], .multiPolygon(MultiPolygon([square(), square(38, 48)]))))
    map.crs = .named("urn:ogc:def:crs:OGC:1.3:CRS84")
    return map
  }

  @Test func `told by the name of the layer`() throws {
    var map = union()
    map.name = "deepstatemap_data_20250812"
    let result = try snapshot(map, path: "-")
    #expect(result.source == .deepStateUnion)
    #expect(result.date?.description == "2025-08-12")
    #expect(result.dateOrigin == .content)
    #expect(result.publishedAt == nil)
    #expect(result.features.map(\.status) == [.occupied])
    #expect(result.features.first?.part == nil)
    #expect(result.warnings.isEmpty)
    #expect(throws: TerritoryError.self) { try result.features(in: .since2022) }
    #expect(try result.features(in: .allOccupied).count == 1)
  }

  @Test func `told by the name of the file`() throws {
    let result = try snapshot(union(), path: "data/deepstatemap_data_20250812.geojson")
    #expect(result.source == .deepStateUnion)
    #expect(result.date?.description == "2025-08-12")
    #expect(result.dateOrigin == .fileName)
  }

  @Test func `a bare polygon of someone else is generic`() throws {
    #expect(try snapshot(union(), path: "union_20250812.geojson").source == .generic)
    var named = document(feature(["name": "x"]))
    named.name = "deepstatemap_data_20250812"
    #expect(try snapshot(named).source == .generic)
  }

  @Test func `statuses of the user contradict it`() throws {
    var map = union()
    map.name = "deepstatemap_data_20250812"
    let error = #expect(throws: InputError.self) { try snapshot(map, .init(status: .contested)) }
    #expect(error?.message.description.contains("whose land is all occupied") == true)
    #expect(throws: InputError.self) { try snapshot(map, .init(statusProperty: "s")) }
    #expect(try snapshot(map, .init(status: .occupied)).source == .deepStateUnion)
  }

  @Test func `strays are left out here too`() throws {
    var map = document(feature([:], .multiPolygon(MultiPolygon([square(), square(64.4, 14.6)]))))
    map.name = "deepstatemap_data_20250812"
    let result = try snapshot(map)
    #expect(result.strays.count == 1)
    #expect(result.features.first?.polygons.count == 1)
  }
}
