extension SnapshotTests {
  /// What people read, in Ukrainian.
  static let ukrainianCases = [
    ("area", ["area", late]), ("change-regions", ["change", early, late, "--by", "regions.geojson"]),
    ("series-month", ["series", "--every", "month"]),
    ("distance", ["distance", early, late, "--to", "38.2,48.25", "--within", "45,2.5"]),
    ("route", ["route", early, late, "--along", "road.geojson", "--within", "1,2.5"]),
    ("compare", ["compare", early, late]), ("front", ["front", early, late]),
    ("check", ["check", "messy.geojson"]),
  ].map { name, arguments in Case("ukrainian-\(name)", arguments + ["--language", "uk", "--quiet"]) }

  private static let early = "1754082000.geojson"
  private static let late = "1755032400.geojson"
}
