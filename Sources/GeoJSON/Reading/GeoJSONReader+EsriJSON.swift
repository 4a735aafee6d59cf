internal import CSimdJSON
internal import GeoTypes

extension GeoJSONReader {
  /// Whether a text was refused for a reason that also applies to Esri JSON.
  static func mayBeEsriJSON(_ result: csj_result) -> Bool {
    result.status == CSJ_STATUS_NOT_GEOJSON
      && (result.fault.code == CSJ_ESRI_JSON || result.fault.code == CSJ_ROOT_NOT_OBJECT)
  }

  /// Reads the text as Esri JSON. Returns nil where it is something else.
  ///
  /// The text is parsed as a foreign member of an empty collection, so that one parser validates and reads
  /// all JSON.
  func readEsriJSON(_ text: Text) throws(GeoJSONError) -> GeoJSONDocument? {
    let value = try foreignMember(text)
    let pages = value.arrayValue ?? [value]
    guard !pages.isEmpty, pages.allSatisfy(EsriPage.recognises) else { return nil }
    var document = GeoJSONDocument(form: .esriJSON, featureCount: 0)
    for page in pages { try EsriPage(page).append(to: &document) }
    return document
  }

  private func foreignMember(_ text: Text) throws(GeoJSONError) -> JSONValue {
    var wrapped = try PaddedBytes(capacity: text.bytes.count + 64)
    try wrapped.append(Array(#"{"type":"FeatureCollection","features":[],"page":"#.utf8))
    try wrapped.append(text.bytes)
    try wrapped.append([UInt8(ascii: "}")])
    return try wrapped.withUnsafeBytes { bytes throws(GeoJSONError) in
      let result = try parse(Text(whole: bytes, start: 0), firstIndex: 0)
      var tape = TapeCursor(result)
      return tape.object()["page"] ?? .null
    }
  }
}

/// One response of an ArcGIS service.
private struct EsriPage {
  let value: JSONValue
  /// How whole numbers become coordinates, where the service was asked for them (quantizationParameters).
  private let quantisation: Quantisation?

  init(_ value: JSONValue) throws(GeoJSONError) {
    self.value = value
    quantisation = try value["transform"].flatMap { value throws(GeoJSONError) in
      value.isNull ? nil : try Quantisation(value)
    }
  }

  static func recognises(_ value: JSONValue) -> Bool {
    value["features"]?.arrayValue != nil && value["type"] == nil
  }

  func append(to document: inout GeoJSONDocument) throws(GeoJSONError) {
    if let kind = value["geometryType"]?.stringValue, kind != "esriGeometryPolygon" {
      throw GeoJSONError(
        message: "the Esri JSON holds \(printable(kind)), not polygons",
        location: GeoJSONLocation(member: "geometryType"), advice: "take the layer of polygons")
    }
    try takeReferenceSystem(into: &document)
    // The last page says whether there are more pages; everything else is the same on all pages.
    document.members["exceededTransferLimit"] = nil
    for member in value.objectValue?.members ?? [] where member.key != "features" {
      if document.members[member.key] == nil { document.members.members.append(member) }
    }
    for feature in value["features"]?.arrayValue ?? [] {
      let index = document.featureCount
      document.featureCount += 1
      let geometry = try feature["geometry"].flatMap { value throws(GeoJSONError) in
        try polygons(value, feature: index)
      }
      document.features.append(
        GeoJSONFeature(
          geometry: geometry.map { $0.count == 1 ? .polygon($0[0]) : .multiPolygon(MultiPolygon($0)) },
          properties: feature["attributes"]?.objectValue ?? JSONObject(), index: index))
    }
  }

  private func takeReferenceSystem(into document: inout GeoJSONDocument) throws(GeoJSONError) {
    guard let system = value["spatialReference"], !system.isNull else { return }
    let code = system["latestWkid"]?.intValue ?? system["wkid"]?.intValue
    let crs: CRSMember = code.map { .named("EPSG:\($0)") } ?? .other(system.description)
    if let known = document.crs, known != crs {
      throw GeoJSONError(
        message: "its pages have different spatial references: \(printable(known.description)) and "
          + printable(crs.description),
        location: GeoJSONLocation(member: "spatialReference"), advice: "query all pages with outSR=4326")
    }
    document.crs = crs
  }

  /// Returns the polygons of a feature; nil where it has no geometry.
  private func polygons(_ geometry: JSONValue, feature: Int) throws(GeoJSONError) -> [Polygon]? {
    if geometry.isNull { return nil }
    guard let members = geometry["rings"]?.arrayValue else {
      let isCurved = geometry["curveRings"] != nil
      throw GeoJSONError(
        message: isCurved ? "an Esri polygon has curves" : "an Esri geometry has no \"rings\"",
        location: GeoJSONLocation(feature: feature, member: isCurved ? "curveRings" : "rings"),
        advice: isCurved
          ? "query the layer with returnTrueCurves=false" : "query the layer with returnGeometry=true")
    }
    var rings: [Ring] = []
    for (number, member) in members.enumerated() {
      rings.append(try ring(member, location: GeoJSONLocation(feature: feature, ring: number)))
    }
    return EsriRings.polygons(rings)
  }

  private func ring(_ value: JSONValue, location: GeoJSONLocation) throws(GeoJSONError) -> Ring {
    var location = location
    var coordinates: [Coordinate] = []
    var last = Coordinate(x: 0, y: 0)
    for (number, position) in (value.arrayValue ?? []).enumerated() {
      guard let ordinates = position.arrayValue, ordinates.count >= 2, let x = ordinates[0].doubleValue,
        let y = ordinates[1].doubleValue
      else {
        location.position = number
        throw GeoJSONError(
          message: "a position of an Esri ring is not two numbers or more", location: location,
          advice: "correct the file at that place, or query the service again")
      }
      if let quantisation {
        // The first position counts from the origin, each other from the one before.
        last = Coordinate(x: last.x + x, y: last.y + y)
        coordinates.append(quantisation.coordinate(last))
      } else {
        coordinates.append(Coordinate(x: x, y: y))
      }
    }
    guard coordinates.count >= 4, coordinates.first == coordinates.last else {
      throw GeoJSONError(
        message: coordinates.count < 4
          ? "a ring needs four positions or more, and this one has \(coordinates.count)"
          : "the ring is not closed: its last position differs from its first",
        location: location, advice: "correct the file at that place, or query the service again")
    }
    return Ring(coordinates)
  }
}

/// The member `transform` of a response whose coordinates are whole numbers: steps on a grid, each position counted
/// from the one before.
private struct Quantisation {
  private let scale: (x: Double, y: Double)
  private let translate: (x: Double, y: Double)
  private let isUpperLeft: Bool

  init(_ value: JSONValue) throws(GeoJSONError) {
    func pair(_ name: String) -> (x: Double, y: Double)? {
      guard let numbers = value[name]?.arrayValue, numbers.count >= 2, let x = numbers[0].doubleValue,
        let y = numbers[1].doubleValue
      else { return nil }
      return (x, y)
    }
    let origin = value["originPosition"]?.stringValue ?? "upperLeft"
    guard let scale = pair("scale"), let translate = pair("translate"),
      origin == "upperLeft" || origin == "lowerLeft"
    else {
      throw GeoJSONError(
        message: "the coordinates are quantised, and the \"transform\" does not say how",
        location: GeoJSONLocation(member: "transform"),
        advice: "query the layer without quantizationParameters")
    }
    (self.scale, self.translate) = (scale, translate)
    isUpperLeft = origin == "upperLeft"
  }

  func coordinate(_ step: Coordinate) -> Coordinate {
    Coordinate(
      x: translate.x + step.x * scale.x, y: translate.y + (isUpperLeft ? -step.y : step.y) * scale.y)
  }
}

extension GeoJSONReader {
  /// Returns the error that a service sent instead of data; nil where the text is something else.
  func serviceError(_ text: Text) throws(GeoJSONError) -> GeoJSONError? {
    guard text.bytes.count < 1 << 20, let error = try foreignMember(text)["error"], error.objectValue != nil,
      let message = error["message"]?.stringValue
    else { return nil }
    let code = error["code"]?.intValue.map { " \($0)" } ?? ""
    let details = (error["details"]?.arrayValue ?? []).compactMap(\.stringValue).filter { !$0.isEmpty }
    let more = details.isEmpty ? "" : " (\(printable(details.joined(separator: "; "))))"
    return GeoJSONError(
      message: "a service answered with an error instead of data:\(code) \(printable(message))\(more)",
      location: GeoJSONLocation(member: "error"), advice: "correct the query, and fetch the file again")
  }
}
