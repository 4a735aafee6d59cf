internal import SystemPackage

/// A format that is written through GDAL, as one file.
public enum ForeignTarget: String, Hashable, Sendable, CaseIterable {
  /// An OGC GeoPackage.
  case geoPackage
  /// A FlatGeobuf.
  case flatGeobuf
  /// The files of a shapefile in one ZIP archive, which GDAL and QGIS open directly.
  case shapefile
  /// GeoParquet.
  case parquet

  var driver: String {
    switch self {
    case .geoPackage: "GPKG"
    case .flatGeobuf: "FlatGeobuf"
    case .shapefile: "ESRI Shapefile"
    case .parquet: "Parquet"
    }
  }

  fileprivate var ending: String {
    switch self {
    case .geoPackage: "gpkg"
    case .flatGeobuf: "fgb"
    case .shapefile: "shp"
    case .parquet: "parquet"
    }
  }

  /// What to do where GDAL does not write the format.
  fileprivate var otherWay: String {
    switch self {
    case .geoPackage, .flatGeobuf, .shapefile: "choose another format"
    case .parquet: "write it from Python: frontline_maps.to_parquet, of the package frontline-maps[arrow]"
    }
  }

  /// Returns the options that make the driver keep types that the format lacks, and keep the present date out
  /// of the file.
  fileprivate func options(day: String) -> [String] {
    switch self {
    case .geoPackage: ["--config", "OGR_CURRENT_DATE", "\(day)T00:00:00.000Z"]
    // FlatGeobuf has no dates and shapefiles have no times: both get ISO 8601 as text, which every reader
    // sorts correctly.
    case .flatGeobuf: ["-oo", "DATE_AS_STRING=YES"]
    case .shapefile:
      ["-oo", "DATE_AS_STRING=YES", "-lco", "ENCODING=UTF-8", "-lco", "DBF_DATE_LAST_UPDATE=\(day)"]
    case .parquet: []
    }
  }
}

extension Ogr2ogr {
  /// Converts a layer to another format. Coordinates are kept to the last bit.
  ///
  /// - Parameters:
  ///   - geoJSON: a FeatureCollection in degrees on WGS 84.
  ///   - layer: the name of the layer in the file.
  ///   - day: `YYYY-MM-DD`, written to the file as the day of its last change.
  ///   - place: the name of the output in messages.
  /// - Throws: ``ConversionError`` where `ogr2ogr` is missing, where it has no driver for the format, and
  ///   where it fails.
  public func file(
    of geoJSON: [UInt8], as target: ForeignTarget, layer: String, day: String, place: String
  ) throws(ConversionError) -> [UInt8] {
    let folder = try TemporaryFolder(place: place)
    defer { folder.remove() }
    var allowance = allowance()
    try requireDriver(of: target, in: folder, place: place, &allowance)
    let result = "\(layer).\(target.ending)"
    try folder.write(geoJSON, to: "source.geojson")
    let outcome = try convert(
      target.options(day: day) + [
        "-f", target.driver, "-nln", layer, "-a_srs", "EPSG:4326", result, "source.geojson",
      ], keeping: ["GeoJSON", target.driver], in: folder, place: place, &allowance)
    guard outcome.isSuccess else {
      let isFull = outcome.errorText.contains("No space left on device")
      throw ConversionError(
        isFull ? .io : .cannotCreate, operation: "ogr2ogr", message: "can't be written: \(outcome.words)",
        place: place,
        advice: isFull
          ? "make room there, or name another folder in TMPDIR" : "export it as GeoJSON, and convert that")
    }
    guard target == .shapefile else { return try folder.read(result) }
    let entries = try ["shp", "shx", "dbf", "prj", "cpg"].map { ending throws(ConversionError) in
      ZipWriter.Entry(
        name: "\(layer).\(ending)", bytes: try folder.read("\(layer).\(ending)"))
    }
    return ZipWriter.archive(entries, deflated: true)
  }

  /// Throws where GDAL was built without the driver that writes the format.
  private func requireDriver(
    of target: ForeignTarget, in folder: TemporaryFolder, place: String,
    _ allowance: inout ConversionAllowance
  ) throws(ConversionError) {
    let known: GDALDrivers
    do {
      known = try drivers(in: folder, place: place, &allowance)
    } catch {
      var error = error
      error.kind = .cannotCreate
      error.advice =
        target == .parquet
        ? "install a GDAL that has the driver Parquet, or \(target.otherWay)"
        : "install GDAL (the package gdal-bin), or export GeoJSON, KML or CSV, which need none"
      throw error
    }
    guard !known.drivers.contains(where: { $0.name == target.driver && $0.writes }) else { return }
    throw ConversionError(
      .cannotCreate, operation: "ogr2ogr",
      message:
        "the GDAL on this machine was built without its driver \(target.driver), which writes this format",
      place: place,
      advice: "install a GDAL that has it ('ogr2ogr --formats' lists them), or \(target.otherWay)")
  }
}
