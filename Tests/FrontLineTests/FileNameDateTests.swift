import Testing

@testable import FrontLine

@Suite struct FileNameDateTests {
  @Test(arguments: [
    ("deepstatemap_data_20250812.geojson", "2025-08-12"), ("a/b/окупація 2024-05-01.geojson", "2024-05-01"),
    ("1754251105.geojson", "2025-08-03"), ("1754251105.geojson.gz", "2025-08-03"),
    ("2025-08-12/map-20250811.json", "2025-08-11"), ("20250812.json", "2025-08-12"),
    ("x2025-08-12T20-00-00.json", "2025-08-12"), ("v3-20250812-2.json", "2025-08-12"),
    ("2025-08-12_20250812.json", "2025-08-12"),
    ("map_2025_01_03.geojson", "2025-01-03"), ("2025.01.01.json", "2025-01-01"),
    ("ControlJAN082025.geojson", "2025-01-08"), ("13APR2022.json", "2022-04-13"),
    ("maps/2025/01/02/control.geojson", "2025-01-02"), ("2025/1/2.geojson", "2025-01-02"),
  ])
  func `dates in names`(path: String, date: String) {
    #expect(FileNameDate(path: path).date?.description == date)
    #expect(!FileNameDate(path: path).isAmbiguous)
  }

  @Test(arguments: [
    "map.geojson", "20251301.geojson", "99999999.json", "202508120.json", "17542511050.json",
    "0000000001.json",
    "2025-8-12.json", "20250812/map.json", "12345678.json", "", "-", "2025-02-30.json", "10000101.json",
    "2025_01-03.json", "2025.01_03.json", "2025/01/map.json", "2025/13/02/map.json", "20250812/map.geojson",
  ])
  func `names without a date`(path: String) {
    #expect(FileNameDate(path: path).date == nil)
    #expect(!FileNameDate(path: path).isAmbiguous)
  }

  @Test func `two dates that differ are none`() {
    let named = FileNameDate(path: "change-2024-12-31-20250812.geojson")
    #expect(named.date == nil)
    #expect(named.isAmbiguous)
  }

  @Test func `unix seconds tell the second too`() {
    #expect(FileNameDate(path: "1648989208.geojson").instant?.description == "2022-04-03T12:33:28Z")
    #expect(FileNameDate(path: "20220403.geojson").instant == nil)
  }
}
