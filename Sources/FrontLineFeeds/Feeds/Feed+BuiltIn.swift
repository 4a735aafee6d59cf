import FrontLine

extension Feed {
  /// The feeds that are known by name.
  public static let builtIn = [deepState, union, unionCollection, isw]

  /// Returns the feed of that name.
  public static func named(_ name: String) -> Feed? { builtIn.first { $0.name == name } }

  /// The DeepState map: every version since April 2022, numbered by its second of publication.
  public static let deepState = Feed(
    name: "deepstate", title: "DeepState",
    shape: .history(
      list: "https://deepstatemap.live/api/history/public",
      version: "https://deepstatemap.live/api/history/{id}/geojson",
      newest: "https://deepstatemap.live/api/history/last"),
    terms: "the map is DeepState's: name DeepState as the source, and ask them before you pass the files on",
    source: .named(.deepState))

  private static let unionTerms =
    "drawn from the DeepState map by a third party: name DeepState as the source, and ask them before you pass the "
    + "files on"

  /// All land that DeepState shows as occupied, a file a day since July 2024.
  public static let union = Feed(
    name: "union", title: "DeepState, daily unions",
    shape: .repository(
      list: "https://api.github.com/repos/cyterat/deepstate-map-data/git/trees/main?recursive=1",
      file: "https://raw.githubusercontent.com/cyterat/deepstate-map-data/main/{path}",
      prefix: "data/deepstatemap_data_", ending: ".geojson"),
    terms: unionTerms, source: .named(.deepStateUnion))

  /// The daily unions in one file.
  public static let unionCollection = Feed(
    name: "union-collection", title: "DeepState, daily unions in one file",
    shape: .file(
      "https://raw.githubusercontent.com/cyterat/deepstate-map-data/main/deepstate-map-data.geojson.gz"),
    terms: unionTerms, source: .named(.deepStateUnion))

  private static let iswServices = "https://services5.arcgis.com/SaBe5HMtmnbqSWlu/arcgis/rest/services"

  /// The layers of the Institute for the Study of War. Their makers change the number at the end of a name, and then they
  /// are to be described in a file. The number of a layer that is not given is asked for.
  public static let isw = Feed(
    name: "isw", title: "Institute for the Study of War",
    shape: .layers(
      [
        ("VIEW_RussiaCoTinUkraine_V3", "/49"), ("View_AssessedRussianInfiltrationAreasinUkraine_V4", ""),
        ("VIEW_ClaimedRussianTerritoryinUkraine_V2", ""), ("VIEW_ClaimedUkrainianCounteroffensives_V2", ""),
      ].map { name, number in
        FeedLayer(name: name, address: "\(iswServices)/\(name)/FeatureServer\(number)")
      }),
    terms: "ISW forbids use of its data without its written consent, and passing it on in any case",
    mustAcceptTerms: true, source: .named(.isw))
}
