extension Ogr2ogr {
  /// A layer of a file.
  public struct Layer: Hashable, Sendable {
    public var name: String
    /// Whether the file says what its coordinates mean.
    public var hasReferenceSystem: Bool
  }

  /// The layers of a file that have geometries.
  ///
  /// - Parameters:
  ///   - source: The path as GDAL has it.
  ///   - place: The same for a reader of messages.
  public func layers(
    of source: String, format: ForeignFormat? = nil, place: String
  ) async throws(ConversionError) -> [Layer] {
    let result = try await run(infoExecutable, ["-ro", "-so", "-al", source], place: place)
    guard result.isSuccess else { throw refusal(result, place: place) }
    let text = result.text
    // INFO: Open of `…' using driver `GPKG' successful.
    if let format, !format.drivers.contains(where: { text.contains("using driver `\($0)' successful") }) {
      throw ConversionError(
        .badData, operation: "ogrinfo",
        message: "it looks like \(format.title), and GDAL takes it for something else",
        place: place, advice: "check the file with ogrinfo")
    }
    return Self.layers(inReport: text)
  }

  /// Reads `Layer name: …`, `Geometry: …` and the line behind `Layer SRS WKT:`.
  static func layers(inReport text: String) -> [Layer] {
    var layers: [Layer] = []
    var isReferenceNext = false
    // A table without geometries has a line about its references too.
    var isTable = false
    for line in text.split(separator: "\n") {
      if isReferenceNext, let last = layers.indices.last {
        // GDAL's words for a file that leaves it open, and those of GeoPackage for the two codes that say so.
        let unknown = ["(unknown)", "Undefined geographic SRS", "Undefined Cartesian SRS"]
        layers[last].hasReferenceSystem = !unknown.contains { line.contains($0) }
        isReferenceNext = false
      } else if line.hasPrefix("Layer name: ") {
        layers.append(Layer(name: String(line.dropFirst(12)), hasReferenceSystem: false))
        isTable = false
      } else if line == "Geometry: None", !layers.isEmpty {
        layers.removeLast()
        isTable = true
      } else if line == "Layer SRS WKT:", !isTable {
        isReferenceNext = true
      }
    }
    return layers
  }

  /// One layer as GeoJSON in longitude and latitude on WGS 84, each coordinate of a file in degrees there to the
  /// last bit.
  ///
  /// - Parameters:
  ///   - source: The path as GDAL has it.
  ///   - layer: Its name; nil for the only one.
  ///   - crs: What the coordinates mean, whatever the file says.
  ///   - place: The path for a reader of messages.
  public func geoJSON(
    of source: String, layer: String? = nil, crs: String? = nil, place: String
  ) async throws(ConversionError) -> [UInt8] {
    var arguments = ["-f", "GeoJSON", "-t_srs", "EPSG:4326", "-lco", "WRITE_NAME=NO"]
    // GDAL drops up to three digits of a number that looks rounded: of twenty that leaves the seventeen that
    // tell every double.
    arguments += ["-lco", "SIGNIFICANT_FIGURES=20"]
    if let crs { arguments += ["-s_srs", crs] }
    arguments += ["/vsistdout/", source]
    if let layer { arguments.append(layer) }
    let result = try await run(executable, arguments, place: place)
    guard result.isSuccess else { throw refusal(result, place: place) }
    return result.output
  }

  /// All layers of a file as GeoJSON.
  ///
  /// Throws where a layer does not say what its coordinates mean and `crs` does not either.
  public func geoJSONLayers(
    of source: String, format: ForeignFormat? = nil, crs: String? = nil, place: String
  ) async throws(ConversionError) -> [(name: String, bytes: [UInt8])] {
    let layers = try await layers(of: source, format: format, place: place)
    if layers.isEmpty {
      throw ConversionError(
        .badData, operation: "ogrinfo", message: "there is no layer with geometries in it", place: place,
        advice: "check that it is the right file")
    }
    var converted: [(name: String, bytes: [UInt8])] = []
    for layer in layers {
      if crs == nil, !layer.hasReferenceSystem { throw Self.unknownReferenceSystem(place: place) }
      converted.append(
        (
          layer.name,
          try await geoJSON(
            of: source, layer: layers.count > 1 ? layer.name : nil, crs: crs, place: place)
        ))
    }
    return converted
  }

  private static func unknownReferenceSystem(place: String) -> ConversionError {
    ConversionError(
      .badData, operation: "ogr2ogr", message: "it does not say its coordinate reference system (CRS)",
      place: place,
      advice: "state it with --crs EPSG:n where it is a snapshot, or give it one with ogr2ogr -a_srs EPSG:n")
  }

  private func refusal(_ result: Outcome, place: String) -> ConversionError {
    if result.errorText.contains("source layer has no") { return Self.unknownReferenceSystem(place: place) }
    return ConversionError(
      .badData, operation: "ogr2ogr", message: "can't be converted: \(result.words)", place: place,
      advice: "check the file with ogrinfo")
  }
}
