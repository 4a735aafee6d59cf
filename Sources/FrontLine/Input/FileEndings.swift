/// Endings of the names of files that are read.
package struct FileEndings: Sendable {
  /// In lower case, with their points.
  package let all: [String]

  /// Of GeoJSON in its forms, compressed or not.
  package static let geoJSON = FileEndings(
    all: [".geojson", ".json", ".geojsonl", ".geojsons", ".ndjson", ".gz"])
  /// Of the files that ISW's layers come in.
  package static let layers = FileEndings(all: geoJSON.all + [".zip", ".shp"])
  /// Of archives and of formats that are converted.
  package static let converted = FileEndings(all: [".gpkg", ".kml", ".kmz", ".fgb", ".shp", ".zip"])

  /// Of the files that belong to a shapefile.
  package static let besideShapefile = FileEndings(all: [
    ".shx", ".dbf", ".prj", ".cpg", ".qix", ".sbn", ".sbx", ".qmd", ".shp.xml",
  ])
  /// Of all files that may be maps.
  package static let maps = FileEndings(all: geoJSON.all + converted.all)

  /// Whether a name has one of them, in upper or lower case.
  package func match(_ name: String) -> Bool {
    let lowered = name.lowercased()
    return all.contains(where: lowered.hasSuffix)
  }
}
