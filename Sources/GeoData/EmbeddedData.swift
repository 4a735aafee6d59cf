internal import CGeoData

/// The data embedded in the tool: places, roads, published figures, a sample, and their manifest.
///
/// The project wrote all of it from facts. The `manifest` names the sources, licence, date, uncertainty and
/// SHA-256 of each file.
public enum EmbeddedData {
  /// Cities, towns and villages of the whole country, as a table of tab-separated texts with the columns `name`,
  /// `name_uk`, `aliases` (parted by `|`), `kind`, `region`, `region_uk`, `near`, `lon`, `lat`, `uncertainty_m`,
  /// `population`, `geonames` and `katottg`. `Scripts/generate-places` makes it.
  public static let places = EmbeddedFile(cgeodata_places())

  /// Main roads of the sample's sector, as a GeoJSON FeatureCollection of lines with `ref`, `name`,
  /// `name_uk`, `aliases` and `uncertainty_m`. They are approximations and are marked as such.
  public static let roads = EmbeddedFile(cgeodata_roads())

  /// Land, lakes, rivers and state borders for maps, as a GeoJSON FeatureCollection with `layer` (`land`, `lake`,
  /// `river`, `border`), names and `min_zoom`. `Scripts/generate-basemap` makes it.
  public static let basemap = EmbeddedFile(cgeodata_basemap())

  /// Figures that others published, for comparison, as JSON with an array `figures`.
  public static let publishedFigures = EmbeddedFile(cgeodata_published())

  /// A description of each file and its sources, as JSON with an array `files`. The manifest itself is not in
  /// it.
  public static let manifest = EmbeddedFile(cgeodata_manifest())

  /// Snapshots in the raw form of the DeepState map, in the order of their dates, from 2025-07-01 to
  /// 2025-09-01.
  ///
  /// They are an illustration drawn for this project, not a record of events, and each states this in its
  /// member `frontline:note`. The name of a file is its time of publication in unix seconds, UTC.
  public static let sampleSnapshots: [EmbeddedFile] = (0..<cgeodata_sample_count()).map {
    EmbeddedFile(cgeodata_sample($0))
  }

  /// Every embedded file, the manifest included.
  public static var all: [EmbeddedFile] {
    [places, roads, basemap, publishedFigures, manifest] + sampleSnapshots
  }
}

extension EmbeddedFile {
  init(_ file: CGeoDataFile) {
    self.init(
      path: String(cString: file.path),
      bytes: UnsafeRawBufferPointer(start: file.bytes, count: file.length)
    )
  }
}
