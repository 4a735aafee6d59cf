/// Sets of file name endings that are read.
package struct FileEndings: Sendable {
  /// The endings in lower case, with their leading dots.
  package let all: [String]

  /// Endings of GeoJSON in all its forms, compressed or not.
  package static let geoJSON = FileEndings(
    all: [".geojson", ".json", ".geojsonl", ".geojsons", ".ndjson", ".gz"])
  /// Endings of the files in which ISW's layers are published.
  package static let layers = FileEndings(all: geoJSON.all + [".zip", ".shp"])
  /// Endings of archives and of formats that are converted.
  package static let converted = FileEndings(all: [
    ".gpkg", ".kml", ".kmz", ".fgb", ".shp", ".topojson", ".zip",
  ])

  /// Endings of tables, which are read where they are named: a folder of maps may hold tables of figures too.
  package static let tables = FileEndings(all: [".csv", ".tsv"])

  /// Endings of the companion files of a shapefile.
  package static let besideShapefile = FileEndings(all: [
    ".shx", ".dbf", ".prj", ".cpg", ".qix", ".sbn", ".sbx", ".qmd", ".shp.xml",
  ])
  /// Endings of all files that may be maps.
  package static let maps = FileEndings(all: geoJSON.all + converted.all)

  /// Whether a name has one of the endings, in upper or lower case.
  package func match(_ name: String) -> Bool {
    let lowered = name.lowercased()
    return all.contains(where: lowered.hasSuffix)
  }
}
