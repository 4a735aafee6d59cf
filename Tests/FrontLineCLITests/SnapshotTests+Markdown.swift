extension SnapshotTests {
  /// The tables of each command that has some, as Markdown.
  static let markdownCases = [
    ("area", [late]), ("change", [early, late]), ("series", [early, late]),
    ("compare", [early, late]), ("check", ["messy.geojson"]),
    ("distance", [early, late, "--to", "38.2,48.25", "--within", "45"]),
    ("route", [early, late, "--along", "road.geojson"]), ("front", [early, late]),
  ].map { command, arguments in
    Case("\(command)-markdown", [command] + arguments + ["-f", "markdown", "--quiet"])
  }

  private static let early = "1754082000.geojson"
  private static let late = "1755032400.geojson"
}
