import FrontLine
import GeoTypes
import Testing

/// ISW's layers: what their names say, their dates, their pages.
@Suite struct LayerTests {
  private static let fixtures: String = {
    var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    parts.removeLast()
    return parts.joined(separator: "/") + "/Fixtures"
  }()

  @Test(arguments: [
    ("VIEW_RussiaCoTinUkraine_V3", ControlStatus.occupied),
    ("UkraineControlMapAUG122025", .occupied),
    ("UkaineControlMapAUG122025", .occupied),
    ("UkraineCOntrolMapAO13APR2022", .occupied),
    ("Assessed_Russian_Controlled_Territory_in_Ukraine", .occupied),
    ("AssessedRussianAdvanceInUkraine_V2_view", .advance),
    ("AssesedRussianAdvancesinUkraineAUG122025", .advance),
    ("View_AssessedRussianInfiltrationAreasinUkraine_V4", .infiltration),
    ("AssessedRussianInfiltr_Merge_APR", .infiltration),
    ("VIEW_ClaimedRussianTerritoryinUkraine_V2", .claimed),
    ("ClaimedRusianTerritoryinUkraineAUG122025", .claimed),
    ("VIEW_ClaimedUkrainianCounteroffensives_V2", .counteroffensive),
    ("ClaimedUkrainianCounterOffensives13APR", .counteroffensive),
    ("VIEW_Russian_controlled_Ukrainian_Territory_before_February_24_2022", .occupiedBefore2022),
    ("Claimed_Russian_Advances_in_Russia_View", .foreign),
    ("20220912_RussianAssessedCoTinUkraine", .occupied), ("RussianAssessedCoTinUkraine_12SEP2022", .occupied),
    ("20220912_RussianAssessedAdvanceinUkraine", .advance), ("20220912_RussianClaimedCoTinUkraine", .claimed),
    ("20220912_UkrainianClaimedCounterOffensives", .counteroffensive),
  ])
  func namesTellTheStatus(name: String, status: ControlStatus) {
    #expect(LayerName(name).status == status)
    #expect(LayerName(path: "/a/b/\(name).geojson").status == status)
  }

  @Test(arguments: [
    "MoonPhases", "", "Ukraine", "oblasts", "deepstatemap_data_20250812", "1754251105",
    "Assessed_Russian_Gains_in_the_Past_24_Hours", "ReportedUkrainianPartisanWarfare",
    "20220912_UkrainianReportedPartisanWarfare",
  ])
  func otherNamesTellNone(name: String) { #expect(LayerName(name).status == nil) }

  @Test(arguments: [
    ("UkraineControlMapAUG122025", "2025-08-12"), ("UkraineControlMapAO13APR2022", "2022-04-13"),
    ("ClaimedUkrainianCounteroffensives_12_August_2025", "2025-08-12"),
    ("AssessedRussianAdvancesinUkraineSEPT32025", "2025-09-03"),
    ("ClaimedRussianTerritoryinUkraineMAY012025", "2025-05-01"),
    ("control 2025-08-12", "2025-08-12"),
  ])
  func datesWithMonthsInWords(stem: String, date: String) {
    let sets = LayerSet.sets(of: [LayerFile(path: "x/\(stem).shp")], in: "x")
    #expect(sets.map(\.date) == [CalendarDate(date)])
  }

  @Test(arguments: [
    "AssessedRussianAdvanceInUkraineAPR13", "UkraineControlMap", "MAR992025", "APR132025JUN12025",
  ])
  func noDateIsNoDate(stem: String) {
    #expect(LayerSet.sets(of: [LayerFile(path: "x/\(stem).shp")], in: "x").map(\.date) == [nil])
  }

  /// All six layers; GeoJSON in two pages that overlap, Esri JSON with a hole, and as an array of pages.
  @Test func aFolderOfLayersIsOneSnapshot() throws {
    let folder = try #require(
      LayerSet.folders(in: Self.fixtures + "/isw", isCertain: false).first)
    #expect(folder.path.hasSuffix("isw/2025-08-12"))
    let set = try #require(LayerSet.sets(of: folder.files, in: folder.path).first)
    let snapshot = try SnapshotReader().read(layers: set.files, path: set.path)
    #expect(snapshot.source == .isw)
    #expect(snapshot.date == CalendarDate("2025-08-12"))
    #expect(snapshot.dateOrigin == .content)
    #expect(snapshot.publishedAt?.description == "2025-08-12T20:15:00Z")
    let counts = Dictionary(grouping: snapshot.features, by: \.status).mapValues(\.count)
    #expect(
      counts == [
        .occupied: 3, .occupiedBefore2022: 2, .advance: 1, .infiltration: 2, .claimed: 1,
        .counteroffensive: 1,
      ])
    let advance = try #require(snapshot.features(with: .advance).first?.polygons)
    #expect(advance.count == 1)
    #expect(advance.first?.holes.map(\.box) == [Box(minX: 37.25, minY: 48.25, maxX: 37.75, maxY: 48.75)])
    let infiltration = try #require(snapshot.features(with: .infiltration).last)
    #expect(infiltration.polygons.map(\.box.minX) == [38, 39])
    // The pages are complete, and what two of them have counts once.
    #expect(!snapshot.allWarnings.contains { $0.message.description.contains("more features") })
    #expect(
      snapshot.warnings.contains {
        $0.message.description.hasSuffix(
          "a feature repeats an earlier OBJECTID and is left out: pages probably overlap")
      })
  }

  @Test func anUnknownLayerIsNamed() throws {
    let folder = try #require(
      LayerSet.folders(in: Self.fixtures + "/isw-unknown", isCertain: false).first)
    let error = #expect(throws: InputError.self) {
      try SnapshotReader().read(layers: folder.files, path: folder.path)
    }
    #expect(error?.message == "no status is known for the ISW layer \"VIEW_MoonPhases_V1\"")
    #expect(error?.kind == .badData)
    #expect(error?.advice.description.contains("`map` 'VIEW_MoonPhases_V1=occupied'") == true)
    let mapped = try SnapshotReader(options: .init(mapping: ["VIEW_MoonPhases_V1": .claimed]))
      .read(layers: folder.files, path: folder.path)
    #expect(mapped.statuses == [.occupied, .claimed])
    let skipped = try SnapshotReader(options: .init(skipUnclassified: true))
      .read(layers: folder.files, path: folder.path)
    #expect(skipped.statuses == [.occupied])
  }

  @Test func oneFileIsRecognisedByItself() throws {
    let file = Self.fixtures + "/isw/2025-08-12/AssessedRussianAdvanceInUkraine_V2.json"
    let snapshot = try SnapshotReader().read(path: file)
    #expect(snapshot.source == .isw)
    #expect(snapshot.statuses == [.advance])
  }

  @Test func anIncompleteLayerIsWarnedOf() throws {
    let file = Self.fixtures + "/isw/2025-08-12/VIEW_RussiaCoTinUkraine_V3_page1.geojson"
    let snapshot = try SnapshotReader().read(path: file)
    #expect(snapshot.source == .isw)
    #expect(
      snapshot.warnings.contains {
        $0.severity == .warning && $0.message.description.contains("more features")
      })
  }

  @Test func layersWithoutADateBelongToEveryDay() {
    let sets = LayerSet.sets(
      of: ["UkraineControlMapAUG122025", "UkraineControlMapAUG132025", "before_February_24_2022"]
        .map { LayerFile(path: "x/\($0).geojson") }, in: "x")
    #expect(sets.map(\.path) == ["x@2025-08-12", "x@2025-08-13"])
    #expect(sets.map(\.files.count) == [2, 2])
  }

  @Test func badEsriJSONIsRefusedAtItsPlace() throws {
    func message(_ rings: String, _ wkid: Int = 4326) -> String {
      let text = """
        {"geometryType":"esriGeometryPolygon","spatialReference":{"wkid":\(wkid)},"features":[
        {"attributes":{"OBJECTID":1},"geometry":{"rings":\(rings)}}]}
        """
      do {
        _ = try SnapshotReader().read(Array(text.utf8), path: "VIEW_RussiaCoTinUkraine_V3.json")
        return "read"
      } catch { return "\(error)" }
    }
    let good = "[[[36,47],[36,48],[37,48],[36,47]]]"
    #expect(message(good) == "read")
    #expect(message(good, 102_100).contains("EPSG:102100"))
    #expect(message("[[[36,47],[36,48],[37,48]]]").contains("ring 0"))
    #expect(
      message("[[[36,47],[36,48],[37,48],[36,49]]]").contains(
        "the ring is not closed: its last position differs from its first"))
    #expect(message("[[[36,47],[36],[37,48],[36,47]]]").contains("position 1"))
    #expect(message("null").contains("\"rings\""))
  }

  @Test func whatIsAssessedAndWhatIsClaimedAreNeverAdded() throws {
    #expect(throws: TerritoryError.self) { try Territory(statusList: "occupied,claimed") }
    #expect(throws: TerritoryError.self) { try Territory(statusList: "advance,claimed") }
    #expect(throws: TerritoryError.self) { try Territory(statusList: "claimed,counteroffensive") }
    #expect(try Territory(statusList: "claimed").statuses == [.claimed])
    #expect(throws: TerritoryError.self) { try Territory.since2022.validate(for: .isw) }
    #expect(throws: TerritoryError.self) { try Territory.withContested.validate(for: .isw) }
    try Territory.allOccupied.validate(for: .isw)
    try Territory(statusList: "occupied").validate(for: .isw)
  }
}
