import FrontLine
import GeoData
import GeoJSON
import GeoTypes
import Proximity

/// The target that a distance job or a route job names: a place, a road, a coordinate or a file.
struct TargetInput {
  let description: TargetDescription
  let geometry: Geometry
  /// The official kilometre of the road at the start of the line.
  var officialFromKm: Double?
  /// The official kilometre of the road at the end of the line.
  var officialToKm: Double?
  var warnings: [Diagnostic] = []
  /// The file of the target; nil if it is none.
  var file: GeometryFile?

  /// Finds the target that a text names: as `LON,LAT`, then as a file, then in the gazetteer.
  ///
  /// Throws ``JobError`` if the text names nothing, and ``InputError`` if the file can't be used.
  ///
  /// - Parameter gazetteer: is read where the text is neither a position nor a file.
  static func resolve(
    _ text: String, _ gazetteer: () throws -> Gazetteer = { try .embedded() }
  ) throws -> TargetInput {
    if let position = try coordinate(text) { return position }
    let isFile = fileExists(atPath: text)
    if isFile || text == "-" || text.contains("/") || looksLikeFile(text) { return try file(text) }
    return try named(text, gazetteer())
  }

  private static func looksLikeFile(_ text: String) -> Bool {
    FileEndings.geoJSON.match(text) || FileEndings.converted.match(text) || FileEndings.tables.match(text)
  }

  private static func file(_ path: String) throws -> TargetInput {
    let file = try GeometryFile(path)
    let (features, geometries) = (file.features, file.geometries)
    guard !features.isEmpty else {
      throw InputError(
        .badData, path: path, message: "there is no point, line or polygon in it",
        advice: "name a file with a geometry")
    }
    try file.checkPositions()
    let ownName = features.count == 1 ? features[0].properties["name"]?.stringValue : nil
    return TargetInput(
      description: TargetDescription(
        name: ownName.map { printable($0) } ?? displayName(ofPath: path), kind: .file,
        shape: TargetDescription.Shape(.collection(geometries)),
        uncertaintyMeters: file.uncertaintyMeters),
      geometry: geometries.count == 1 ? geometries[0] : .collection(geometries),
      officialFromKm: features.first?.properties["official_from_km"]?.doubleValue,
      // Several features may come in any order, so none is known to be the last of the road.
      officialToKm: features.count == 1 ? features[0].properties["official_to_km"]?.doubleValue : nil,
      warnings: file.warnings, file: file)
  }

  private static func named(_ text: String, _ gazetteer: Gazetteer) throws -> TargetInput {
    let isNumbered = text.contains(where: \.isNumber)
    if isNumbered, case .found(let road) = gazetteer.lookUpRoad(text) { return TargetInput(road) }
    let places: [String]
    switch gazetteer.lookUpPlace(text) {
    case .found(let place): return TargetInput(place)
    case .ambiguous: return TargetInput(try known(text, gazetteer))
    case .notFound(let suggestions): places = suggestions
    }
    switch gazetteer.lookUpRoad(text) {
    case .found(let road): return TargetInput(road)
    case .ambiguous:
      return TargetInput(try usage { () throws(GazetteerError) in try gazetteer.road(named: text) })
    case .notFound(let roads):
      try checkIsNoCoordinate(text)
      let near = (places + roads).prefix(3).map { "\"\(printable($0))\"" }.joined(separator: ", ")
      let advice: Wording =
        "list them with \(action: .places) and \(action: .roads), or give LON,LAT or a GeoJSON file"
      let hint = near.isEmpty ? advice : "did you mean \(near)? Or " + advice
      throw JobError.request(
        "no place, road or file is called \"\(printable(withoutCredentials(text)))\": \(hint)")
    }
  }

  /// Finds a place, or a coordinate: the ends and stops of a route are no roads or files.
  static func place(_ text: String, _ gazetteer: Gazetteer) throws -> TargetInput {
    if let position = try coordinate(text) { return position }
    if case .notFound = gazetteer.lookUpPlace(text) { try checkIsNoCoordinate(text) }
    return TargetInput(try known(text, gazetteer))
  }

  private static func known(_ text: String, _ gazetteer: Gazetteer) throws -> Place {
    try usage { () throws(GazetteerError) in try gazetteer.place(named: text) }
  }

  /// Makes an error of the gazetteer a fault of the request: the job names what the gazetteer does not have.
  private static func usage<Found>(_ find: () throws(GazetteerError) -> Found) throws -> Found {
    do {
      return try find()
    } catch {
      throw JobError.request(error.wording)
    }
  }
}

extension TargetInput {
  init(_ place: Place) {
    description = TargetDescription(
      name: place.qualifiedName, ukrainianName: place.near == nil ? place.distinctNameUk : nil,
      kind: .place, uncertaintyMeters: place.uncertaintyMeters)
    geometry = .point(place.coordinate)
  }

  init(_ road: Road) {
    description = TargetDescription(
      name: road.title, ukrainianName: road.nameUk.map { "\(road.ref) \($0)" }, kind: .road,
      uncertaintyMeters: road.uncertaintyMeters, note: road.note)
    geometry = .multiLineString(road.lines)
    (officialFromKm, officialToKm) = (road.officialFromKm, road.officialToKm)
  }

  /// Returns the official kilometres for a route along the line; nil if none are known.
  func official(_ route: Route?) -> OfficialKilometers? {
    OfficialKilometers(
      from: officialFromKm, to: officialToKm, lineKilometers: route.map { $0.meters / 1000 })
  }

  /// Returns the names of stops in order, joined by dashes.
  static func names(_ stops: [TargetInput]) -> (english: String, ukrainian: String) {
    let names = stops.map(\.description)
    return (
      names.map(\.name).joined(separator: " – "),
      names.map { $0.ukrainianName ?? $0.name }.joined(separator: " – ")
    )
  }

  /// The coordinate of a target that is a point; else nil.
  var coordinate: Coordinate? {
    if case .point(let coordinate) = geometry { coordinate } else { nil }
  }

  /// A warning if the target lies outside the mapped area; else nil.
  var remoteness: Diagnostic? {
    let advice: Wording = "the distance is correct; check that this is the target you mean"
    if let file, file.features.count > 1 { return file.remoteness(advice) }
    let whereabouts = Whereabouts(CollectionOfOne(geometry.box))
    guard whereabouts.isDoubtful else { return nil }
    return Diagnostic(
      .remote, path: nil, message: "\(description.name): \(whereabouts.words())",
      advice: whereabouts.advice ?? advice, values: ["target": .string(description.name)])
  }

  /// Returns the target or route that `make` makes of the geometry; an error names the file of the geometry.
  func measurable<Value>(_ model: EdgeModel, _ make: () throws -> Value) throws -> Value {
    try file?.measurable(model, make) ?? make()
  }
}
