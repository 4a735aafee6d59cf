/// A layer of a file of another format, converted to GeoJSON.
public struct ConvertedLayer: Hashable, Sendable {
  /// The name of the layer; nil for the only layer of a format that holds one.
  public var name: String?
  /// A FeatureCollection. Its coordinates are those of the file, to the last bit.
  public var bytes: [UInt8]
  /// The coordinate reference system where the GeoJSON has no `crs`: WKT, or an authority and a code; nil
  /// where the file does not state it either.
  public var referenceSystem: String?
  /// A remark about how it was read.
  public var notice: String?
}

extension Ogr2ogr {
  /// Converts all layers of a file that have geometries to GeoJSON.
  ///
  /// - Parameters:
  ///   - isReferenceSystemKnown: whether the user has stated the coordinate reference system.
  ///   - encoding: the encoding of the texts of a shapefile or a table, whatever they say; nil: told by the bytes.
  /// - Throws: ``ConversionError`` where there is no such layer, where a layer does not state its coordinate
  ///   reference system and `isReferenceSystemKnown` is false, and where the conversion fails.
  public func layers(
    of file: ForeignFile, isReferenceSystemKnown: Bool = false, encoding: CyrillicEncoding? = nil,
    _ allowance: inout ConversionAllowance
  ) throws(ConversionError) -> [ConvertedLayer] {
    let folder = try TemporaryFolder(place: file.place)
    defer { folder.remove() }
    let source = try file.copy(to: folder)
    let reading = Reading(
      source: source, format: file.format, place: file.place, folder: folder,
      isReferenceSystemKnown: isReferenceSystemKnown, encoding: encoding)
    switch file.format {
    case .shapefile: return [try only(reading, projection(of: reading), &allowance)]
    case .flatGeobuf: return [try only(reading, flatGeobufSystem(of: reading), &allowance)]
    case .geoPackage: return try tables(reading, &allowance)
    case .kml:
      try refuseLink(reading)
      return try several(reading, &allowance)
    case .topoJSON: return try several(reading, &allowance)
    case .table: return [try table(reading, &allowance)]
    }
  }

  /// A file that is being read, with its folder.
  private struct Reading {
    var source: String
    var format: ForeignFormat
    var place: String
    var folder: TemporaryFolder
    var isReferenceSystemKnown: Bool
    var encoding: CyrillicEncoding?
  }

  /// Converts the layer of a file that has only one.
  private func only(
    _ reading: Reading, _ system: String?, _ allowance: inout ConversionAllowance
  ) throws(ConversionError) -> ConvertedLayer {
    try requireSystem(system, reading)
    let bytes = try geoJSON(reading, layer: nil, &allowance)
    return reading.format == .shapefile
      ? decoded(bytes, system, reading) : ConvertedLayer(bytes: bytes, referenceSystem: system)
  }

  /// Converts a table, whose positions are degrees unless the user states another system.
  private func table(
    _ reading: Reading, _ allowance: inout ConversionAllowance
  ) throws(ConversionError) -> ConvertedLayer {
    decoded(try geoJSON(reading, layer: nil, &allowance), nil, reading)
  }

  /// Returns a layer with its texts in UTF-8.
  ///
  /// The table of a shapefile and a table of text have no certain encoding, and GDAL passes on what it does not know.
  private func decoded(_ bytes: [UInt8], _ system: String?, _ reading: Reading) -> ConvertedLayer {
    if let stated = reading.encoding {
      return ConvertedLayer(bytes: stated.utf8(of: bytes), referenceSystem: system)
    }
    if isUTF8(bytes) { return ConvertedLayer(bytes: bytes, referenceSystem: system) }
    let encoding = CyrillicEncoding(fitting: bytes)
    return ConvertedLayer(
      bytes: encoding.utf8(of: bytes), referenceSystem: system,
      notice: "its texts are not UTF-8, and are read as \(encoding.title)")
  }

  /// Converts the layers of a GeoPackage, which its own tables list.
  private func tables(
    _ reading: Reading, _ allowance: inout ConversionAllowance
  ) throws(ConversionError) -> [ConvertedLayer] {
    let tables = try GeoPackageTables(
      path: "\(reading.folder.path)/\(reading.source)", place: reading.place)
    if tables.withGeometries.isEmpty { throw nothingInIt(reading) }
    var layers: [ConvertedLayer] = []
    for table in tables.withGeometries {
      try requireSystem(table.referenceSystem, reading)
      let bytes = try geoJSON(reading, layer: tables.isOnly ? nil : table.name, &allowance)
      layers.append(
        ConvertedLayer(name: table.name, bytes: bytes, referenceSystem: table.referenceSystem))
    }
    return layers
  }

  /// Throws for KML that holds no map but leads to another file.
  private func refuseLink(_ reading: Reading) throws(ConversionError) {
    guard let link = try networkLink(of: reading) else { return }
    throw ConversionError(
      .badData, operation: "ogr2ogr",
      message: "it holds no map, but a link to another file\(link.isEmpty ? "" : ": \(link)")",
      place: reading.place, advice: "fetch that file, and name it")
  }

  /// Converts the layers that GDAL finds: the documents and folders of KML, the objects of TopoJSON.
  private func several(
    _ reading: Reading, _ allowance: inout ConversionAllowance
  ) throws(ConversionError) -> [ConvertedLayer] {
    // GeoJSON holds one layer: for a second one the driver fails.
    let whole = try conversion(reading, layer: nil, &allowance)
    if whole.isSuccess { return [ConvertedLayer(bytes: whole.output)] }
    let names = try layerNames(reading, &allowance)
    guard names.count > 1 else { throw refusal(whole, place: reading.place) }
    var layers: [ConvertedLayer] = []
    for name in names {
      layers.append(ConvertedLayer(name: name, bytes: try geoJSON(reading, layer: name, &allowance)))
    }
    return layers
  }

  /// Returns the address of the file that a KML without maps leads to; empty where it states none, nil where there are
  /// maps.
  private func networkLink(of reading: Reading) throws(ConversionError) -> String? {
    let text = String(decoding: try reading.folder.read(reading.source, atMost: 1 << 20), as: UTF8.self)
    guard text.contains("<NetworkLink"), !text.contains("<Placemark") else { return nil }
    guard let start = text.firstRange(of: "<href>"),
      let end = text[start.upperBound...].firstRange(of: "</href>")
    else { return "" }
    let address = text[start.upperBound..<end.lowerBound].replacing("&amp;", with: "&")
    return String(
      String.UnicodeScalarView(
        address.unicodeScalars.filter { $0.value > 0x20 && $0.value < 0x7F }.prefix(200)))
  }

  /// Returns the names of all layers. GDAL is made to write them as the names of empty sheets of a
  /// spreadsheet.
  private func layerNames(
    _ reading: Reading, _ allowance: inout ConversionAllowance
  ) throws(ConversionError) -> [String] {
    let sheets = "layers.ods"
    let outcome = try convert(
      ["-f", "ODS", sheets, reading.source, "-limit", "0"], keeping: Set(reading.format.drivers + ["ODS"]),
      in: reading.folder, place: reading.place, &allowance)
    guard outcome.isSuccess else { throw refusal(outcome, place: reading.place) }
    return try SheetNames.names(in: try reading.folder.read(sheets), place: reading.place)
  }

  private func geoJSON(
    _ reading: Reading, layer: String?, _ allowance: inout ConversionAllowance
  ) throws(ConversionError) -> [UInt8] {
    let outcome = try conversion(reading, layer: layer, &allowance)
    guard outcome.isSuccess else { throw refusal(outcome, place: reading.place) }
    return outcome.output
  }

  private func conversion(
    _ reading: Reading, layer: String?, _ allowance: inout ConversionAllowance
  ) throws(ConversionError) -> Outcome {
    let place = reading.place
    let known = try drivers(in: reading.folder, place: place, &allowance).names
    guard reading.format.drivers.contains(where: known.contains) else {
      throw ConversionError(
        .cannotOpen, operation: "ogr2ogr",
        message: "the GDAL on this machine can't read \(reading.format.title)",
        place: place,
        advice:
          "install a GDAL that can ('ogr2ogr --formats' lists what it reads), or convert the file elsewhere")
    }
    var arguments = ["-f", "GeoJSON", "-lco", "WRITE_NAME=NO"]
    // GDAL drops up to three digits of a number that looks rounded. Of twenty digits that leaves seventeen,
    // which identify every double.
    arguments += ["-lco", "SIGNIFICANT_FIGURES=20"]
    // Tables that the GeoPackage does not list are not layers.
    if reading.format == .geoPackage { arguments += ["-oo", "LIST_ALL_TABLES=NO"] }
    // The bytes are passed on as they are where the user states what they mean.
    if reading.format == .shapefile, reading.encoding != nil { arguments += ["-oo", "ENCODING="] }
    if reading.format == .table {
      arguments += [
        "-oo", "GEOM_POSSIBLE_NAMES=\(TableHeader.geometries.joined(separator: ","))",
        "-oo", "X_POSSIBLE_NAMES=\(TableHeader.longitudes.joined(separator: ","))",
        "-oo", "Y_POSSIBLE_NAMES=\(TableHeader.latitudes.joined(separator: ","))",
        "-oo", "KEEP_GEOM_COLUMNS=NO",
      ]
    }
    arguments += ["/vsistdout/", reading.source]
    if let layer {
      guard !layer.hasPrefix("-"), !layer.isEmpty, !layer.utf8.contains(0), layer.utf8.count <= 1000 else {
        throw ConversionError(
          .badData, operation: "ogr2ogr",
          message: "the name of its layer \"\(layer.prefix(60))\" is empty, very long or begins with a dash, "
            + "which ogr2ogr takes for an option", place: place,
          advice: "give the layer another name")
      }
      arguments.append(layer)
    }
    return try convert(
      arguments, keeping: Set(reading.format.drivers + ["GeoJSON"]), in: reading.folder, place: place,
      &allowance)
  }

  /// Returns the text of the `.prj` file of a shapefile; nil where there is none or it is blank.
  private func projection(of reading: Reading) throws(ConversionError) -> String? {
    guard reading.folder.contains("source.prj") else { return nil }
    let bytes = try reading.folder.read("source.prj")
    return String(decoding: bytes.prefix(1 << 16), as: UTF8.self).nonBlank
  }

  private func flatGeobufSystem(of reading: Reading) throws(ConversionError) -> String? {
    let bytes = try reading.folder.read(reading.source, atMost: FlatGeobufHeader.maximumBytes)
    guard let header = FlatGeobufHeader(of: bytes) else {
      throw ConversionError(
        .badData, operation: "ogr2ogr", message: "it is a damaged FlatGeobuf: its header can't be read",
        place: reading.place, advice: "download or write it again")
    }
    return header.referenceSystem
  }

  private func requireSystem(_ system: String?, _ reading: Reading) throws(ConversionError) {
    // Checked even where the user states the system, because GDAL reads what the file says.
    if let system, !GeoPackageTables.isCode(system) {
      try ReferenceSystemText.check(system, place: reading.place)
    }
    guard system == nil, !reading.isReferenceSystemKnown else { return }
    throw ConversionError(
      .noReferenceSystem, operation: "ogr2ogr",
      message: "it does not state its coordinate reference system (CRS)",
      place: reading.place,
      advice: "give it one with ogr2ogr -a_srs EPSG:n")
  }

  private func nothingInIt(_ reading: Reading) -> ConversionError {
    ConversionError(
      .badData, operation: "ogr2ogr", message: "it has no layer with geometries",
      place: reading.place,
      advice: "check that it is the right file")
  }
}

extension String {
  /// The text without white space and NUL characters around it; nil where there is nothing else.
  var nonBlank: String? {
    guard let first = firstIndex(where: { !$0.isWhitespace && $0 != "\0" }),
      let last = lastIndex(where: { !$0.isWhitespace && $0 != "\0" })
    else { return nil }
    return String(self[first...last])
  }
}

/// Returns whether bytes are UTF-8. Complexity: O(*n*).
private func isUTF8(_ bytes: [UInt8]) -> Bool {
  bytes.allSatisfy { $0 < 0x80 } || String(validating: bytes, as: UTF8.self) != nil
}
