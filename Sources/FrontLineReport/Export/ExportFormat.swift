/// A format that layers are exported in.
public enum ExportFormat: String, Hashable, Sendable, CaseIterable {
  case geoJSON = "geojson"
  /// A feature a line, or RFC 8142.
  case geoJSONSequence = "geojsonseq"
  case kml
  /// Comma-separated values with the geometry as WKT.
  case csv
  case geoPackage = "gpkg"
  case flatGeobuf = "flatgeobuf"
  /// Zipped: one file.
  case shapefile
  case parquet

  /// Whether it is text that is written here; the others are written by GDAL.
  public var isText: Bool {
    switch self {
    case .geoJSON, .geoJSONSequence, .kml, .csv: true
    case .geoPackage, .flatGeobuf, .shapefile, .parquet: false
    }
  }

  /// Decimals of coordinates unless told otherwise; nil where all are kept, as in formats that hold doubles.
  public var defaultDecimals: Int? { isText ? 7 : nil }

  /// The endings of file names, in lower case.
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

  /// The format that the ending of a file name tells.
  public init?(path: String) {
    let name = path.lowercased()
    guard let match = Self.allCases.first(where: { $0.endings.contains(where: name.hasSuffix) }) else {
      return nil
    }
    self = match
  }
}
