extension SnapshotTests {
  /// Distances and routes in every format, and the gazetteer that they take names from.
  static let targetCases =
    distanceCases + eachCases + routeCases + zoneCases + [
      Case("places-query", "places", "Добро"),
      Case("places-csv", "places", "kamian", "-f", "csv"),
      Case("places-json", "places", "Pokrovsk", "-f", "json"),
      Case("places-geojson", "places", "Pokrovsk", "-f", "geojson"),
      Case("places-missed", "places", "Kramatorks"),
      Case("roads-table", "roads"),
      Case("roads-json", "roads", "-f", "json"),
      Case("roads-csv", "roads", "-f", "csv"),
    ]

  private static let early = "1754082000.geojson"
  private static let late = "1755032400.geojson"

  private static let distanceCases = [
    Case("distance-help", "distance", "--help"),
    Case("distance-place", "distance", late, "--to", "Kramatorsk"),
    Case("distance-inside", "distance", late, "--to", "37.25,48.25"),
    Case("distance-inside-json", "distance", late, "--to", "road.geojson", "-f", "json"),
    Case("distance-inside-geojson", "distance", late, "--to", "road.geojson", "-f", "geojson"),
    Case("distance-ukrainian", "distance", early, late, "--to", "Добропілля", "--language", "uk"),
    Case("distance-series", "distance", early, late, "--to", "38.2,48.25", "--within", "45"),
    Case("distance-never", "distance", early, late, "--to", "36.5,48.25", "--within", "2.5"),
    Case("distance-road", "distance", late, "--to", "T-05-14"),
    Case("distance-file", "distance", early, late, "--to", "places.geojson"),
    Case("distance-csv", "distance", early, late, "--to", "38.2,48.25", "-f", "csv"),
    Case("distance-json", "distance", early, late, "--to", "38.2,48.25", "--within", "45", "-f", "json"),
    Case("distance-geojson", "distance", early, late, "--to", "38.2,48.25", "-f", "geojson"),
    Case("distance-straight", "distance", late, "--to", "36.5,48.25", "--earth", "wgs84-straight"),
    Case("distance-far", "distance", late, "--to", "far.geojson"),
    Case("distance-strict", "distance", late, "--to", "far.geojson", "--strict", "--quiet", "-f", "csv"),
  ]

  private static let eachCases = [
    Case("distance-each", "distance", late, "--to", "places.geojson", "--each", "--within", "12"),
    Case(
      "distance-each-series", "distance", early, late, "--to", "places.geojson", "--each", "--within", "12"),
    Case(
      "distance-each-csv", "distance", early, late, "--to", "places.geojson", "--each", "-f", "csv", "--quiet"
    ),
    Case(
      "distance-each-json", "distance", early, late, "--to", "places.geojsonl", "--each", "--within", "12",
      "-f",
      "json"),
    Case("distance-each-geojson", "distance", late, "--to", "places.geojson", "--each", "-f", "geojson"),
  ]

  private static let routeCases =
    [
      Case("route-help", "route", "--help"),
      Case("route-table", "route", late, "--along", "road.geojson"),
      Case("route-series", "route", early, late, "--along", "road.geojson", "--within", "1,2.5"),
      Case("route-profile", "route", late, "--along", "T-05-14", "--profile"),
      Case("route-csv", "route", early, late, "--along", "road.geojson", "-f", "csv"),
      Case("route-json", "route", late, "--along", "road.geojson", "--within", "5", "-f", "json"),
      Case("route-geojson", "route", late, "--along", "road.geojson", "-f", "geojson"),
      Case("route-gap", "route", late, "--along", "parts.geojson"),
      Case("route-official", "route", late, "--along", "T-05-14"),
      Case("route-ukrainian", "route", late, "--along", "T-05-14", "--language", "uk"),
      Case("route-via", "route", late, "--via", "Добропілля", "--via", "Kramatorsk"),
      Case("route-free", "route", "free.geojson", "--date", "2025-08-01", "--along", "road.geojson"),
    ] + networkCases

  private static let zoneCases = [
    Case("zones-help", "zones", "--help"),
    Case("zones-table", "zones", late, "--within", "2,10"),
    Case("zones-both-sides", "zones", late, "--within", "2,10", "--both-sides", "--top", "5"),
    Case("zones-series", "zones", early, late, "--within", "2,10", "--top", "3"),
    Case("zones-ukrainian", "zones", early, late, "--within", "2,10", "--top", "3", "--language", "uk"),
    Case("zones-csv", "zones", late, "--within", "2,3", "-f", "csv", "--carry", "katottg", "--quiet"),
    Case("zones-areas-csv", "zones", late, "-f", "csv", "--areas", "--quiet"),
    Case("zones-json", "zones", early, late, "--within", "2,3", "-f", "json"),
    Case(
      "zones-geojson", "zones", "free.geojson", "--status", "occupied", "--within", "200", "-f", "geojson",
      "--quiet"),
  ]

  private static func trip(_ network: String) -> [String] {
    ["route", late, "--from", "36.5,48.25", "--to", "38.25,48.25", "--network", network]
  }

  private static let networkCases = [
    Case("network-table", trip("network.geojson")),
    Case("network-avoiding", trip("network.geojson") + ["--avoid", "territory", "--clearance", "5"]),
    Case("network-no-way", trip("network.geojson") + ["--avoid", "territory", "--clearance", "50"]),
    Case("network-apart", trip("apart.geojson")),
    Case("network-apart-json", trip("apart.geojson") + ["-f", "json"]),
    Case("network-geojson", trip("network.geojson") + ["--avoid", "territory", "-f", "geojson"]),
  ]
}
