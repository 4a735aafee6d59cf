internal import CGeoData

/// The data that comes with the tool: places, roads, published figures, a sample, and where they come from.
///
/// All of it is written by the project from facts; `manifest` names for each file its sources, licence, date,
/// uncertainty and SHA-256.
public enum EmbeddedData {
  /// Towns and villages: a GeoJSON FeatureCollection of points with `name`, `name_uk`, `aliases`, `kind`,
  /// `region`, `region_uk` and `uncertainty_m`.
  public static let places = EmbeddedFile(cgeodata_places())

  /// Main roads of the sample's sector: a GeoJSON FeatureCollection of lines with `ref`, `name`, `name_uk`,
  /// `aliases` and `uncertainty_m`. They are approximations and say so.
  public static let roads = EmbeddedFile(cgeodata_roads())

  /// Figures that others published, to compare with: JSON, an array `figures`.
  public static let publishedFigures = EmbeddedFile(cgeodata_published())

  /// What each file is and where it comes from: JSON, an array `files`. It leaves out itself.
  public static let manifest = EmbeddedFile(cgeodata_manifest())

  /// Snapshots in the raw form of the DeepState map, in date order, from 2025-07-01 to 2025-09-01.
  ///
  /// They are an illustration drawn for this project, not a record of events, and each says so in its member
  /// `frontline:note`. The name of a file is its time of publication in unix seconds, UTC.
  public static let sampleSnapshots: [EmbeddedFile] = (0..<cgeodata_sample_count()).map {
    EmbeddedFile(cgeodata_sample($0))
  }

  /// Every embedded file, the manifest included.
  public static var all: [EmbeddedFile] {
    [places, roads, publishedFigures, manifest] + sampleSnapshots
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
