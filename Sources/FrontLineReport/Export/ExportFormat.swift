/// A format of exported layers.
public enum ExportFormat: String, Hashable, Sendable, CaseIterable {
  /// GeoJSON by RFC 7946.
  case geoJSON = "geojson"
  /// GeoJSON text sequences: one feature on each line, or records as in RFC 8142.
  case geoJSONSequence = "geojsonseq"
  /// KML 2.2, for Google Earth.
  case kml
  /// Comma-separated values with the geometry as WKT.
  case csv
  /// An OGC GeoPackage, through GDAL.
  case geoPackage = "gpkg"
  /// FlatGeobuf, through GDAL.
  case flatGeobuf = "flatgeobuf"
  /// A zipped shapefile, so that it is one file.
  case shapefile
  /// GeoParquet, where GDAL has the driver.
  case parquet

  /// Whether it is text, which this library writes; GDAL writes the others.
  public var isText: Bool {
    switch self {
    case .geoJSON, .geoJSONSequence, .kml, .csv: true
    case .geoPackage, .flatGeobuf, .shapefile, .parquet: false
    }
  }

  /// The decimals of coordinates by default; nil in formats that hold doubles, which keep all digits.
  public var defaultDecimals: Int? { isText ? 7 : nil }

  /// The endings of file names that stand for the format, in lower case.
  public var endings: [String] {
    switch self {
    case .geoJSON: [".geojson", ".json"]
    case .geoJSONSequence: [".geojsonl", ".geojsons", ".geojsonseq", ".ndjson"]
    case .kml: [".kml"]
    case .csv: [".csv"]
    case .geoPackage: [".gpkg"]
    case .flatGeobuf: [".fgb"]
    case .shapefile: [".shp.zip", ".shz"]
    case .parquet: [".parquet", ".geoparquet"]
    }
  }

  /// Creates the format that the ending of a file name stands for; nil where it stands for none.
  public init?(path: String) {
    let name = path.lowercased()
    guard let match = Self.allCases.first(where: { $0.endings.contains(where: name.hasSuffix) }) else {
      return nil
    }
    self = match
  }
}
