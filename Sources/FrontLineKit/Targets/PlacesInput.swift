public import FrontLine
import GeoData
import GeoJSON
import GeoTypes
import Proximity

/// The places that a job knows by name: those that come with the library, those of a file, or both.
public struct PlacesInput: Hashable, Sendable {
  /// A file of points with names, in any format that is read.
  public var path: String
  /// Whether the places of the file are added to those that come with the library.
  public var isAddition: Bool

  /// Names a file of settlements.
  public init(path: String, isAddition: Bool = false) {
    self.path = path
    self.isAddition = isAddition
  }

  /// `FILE`, or `+FILE` for an addition.
  public init(_ text: String) {
    self.init(path: text.hasPrefix("+") ? String(text.dropFirst()) : text, isAddition: text.hasPrefix("+"))
  }

  /// `FILE` or `+FILE`.
  var text: String { (isAddition ? "+" : "") + path }

  /// Reads the places. Throws ``InputError`` if the file has no points with names, or can't be used.
  ///
  /// A place that is in the file again, by name and position, is left out with a notice.
  private func gazetteer(carrying carried: [String], _ diagnostics: inout Diagnostics) throws -> Gazetteer {
    let document = try FileDocument(path).document
    let all = Gazetteer.places(in: document, carrying: carried)
    let others = document.features.count - all.count
    if others > 0, !all.isEmpty {
      diagnostics.addOnce(
        Diagnostic(
          .namelessPlaces, path: path,
          message: "features that are no point with a name are left out: \(others)",
          advice: "give each a name, and a longitude and latitude in degrees",
          values: ["features": .integer(Int64(others))]))
    }
    var seen: Set<NamedPosition> = []
    let places = all.filter { seen.insert(NamedPosition(name: $0.name, coordinate: $0.coordinate)).inserted }
    if places.count < all.count {
      diagnostics.addOnce(
        Diagnostic(
          .repeatedPlaces, severity: .notice, path: path,
          message:
            "places are in it more than once, with the same name and position: \(all.count - places.count)",
          advice: "each counts once", values: ["repeated": .integer(Int64(all.count - places.count))]))
    }
    if let far = places.first(where: { !Box.wholeEarth.contains($0.coordinate) }) {
      throw InputError(
        .badData, path: path, message: "\(printable(far.name)) is not at a longitude and latitude in degrees",
        advice: "transform the file to WGS 84")
    }
    guard !places.isEmpty else {
      throw InputError(
        .badData, path: path, message: "there is no point with a name in it",
        advice: "name a file of places: points with a property name, name_en or ADM4_EN")
    }
    let own = isAddition ? Array(Place.ownProperties.keys) : []
    let known = Set(document.features.flatMap { $0.properties.members.map(\.key) } + own)
    if let missing = carried.first(where: { !known.contains($0) }) {
      let fault = Self.missing(missing, known: known.sorted())
      throw InputError(.badData, path: path, message: fault.message, advice: fault.advice)
    }
    var gazetteer = try Gazetteer.embedded()
    gazetteer.places = isAddition ? gazetteer.places.carrying(carried) : PlaceList([])
    gazetteer.places.append(contentsOf: places)
    return gazetteer
  }

  /// Reads the places of a job; where it names none, those that come with the library.
  ///
  /// Throws ``InputError`` if no place has a property that is to be carried along.
  ///
  /// - Parameter carried: The properties that each place keeps.
  static func gazetteer(
    _ input: PlacesInput?, carrying carried: [String] = [], _ diagnostics: inout Diagnostics
  ) throws -> Gazetteer {
    if let input { return try input.gazetteer(carrying: carried, &diagnostics) }
    var gazetteer = try Gazetteer.embedded()
    if carried.isEmpty { return gazetteer }
    if let missing = carried.first(where: { Place.ownProperties[$0] == nil }) {
      let fault = Self.missing(missing, known: Place.ownProperties.keys.sorted())
      throw JobError(
        .request, "\(fault.message) among those built in: \(fault.advice), or name a file with \(.places)")
    }
    gazetteer.places = gazetteer.places.carrying(carried)
    return gazetteer
  }

  /// Reads the places of a job as ``gazetteer(_:carrying:_:)`` does, and indexes them; those that come with the library
  /// once in a process, for all jobs.
  static func indexed(
    _ input: PlacesInput?, carrying carried: [String] = [], _ diagnostics: inout Diagnostics
  ) throws -> IndexedPlaces {
    let gazetteer = try gazetteer(input, carrying: carried, &diagnostics)
    return input == nil && carried.isEmpty ? try indexedEmbedded.get() : IndexedPlaces(gazetteer.places)
  }

  private static let indexedEmbedded = Result { IndexedPlaces(try Gazetteer.embedded().places) }

  private static func missing(_ property: String, known: [String]) -> (message: Wording, advice: Wording) {
    let names = known.map { printable($0) }.joined(separator: ", ")
    return ("no place has the property \(printable(property)) of \(.carry)", "give some of \(names)")
  }
}

/// What tells whether a place is in a file twice.
private struct NamedPosition: Hashable {
  let name: String
  let coordinate: Coordinate
}

extension Diagnostic.Code {
  /// Features of a file of places have no name or no position.
  public static let namelessPlaces = Self("namelessPlaces")
  /// Places are in a file more than once.
  public static let repeatedPlaces = Self("repeatedPlaces")
}

extension Place {
  /// The properties of places that come with the library which can be carried along.
  fileprivate static let ownProperties: [String: @Sendable (Place) -> JSONValue] = [
    "geonames": { $0.geonamesID.map { .integer(Int64($0)) } ?? .null }, "katottg": { text($0.code) },
    "near": { text($0.near) }, "region_uk": { text($0.regionUk) },
  ]

  private static func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
}

extension PlaceList {
  /// Returns places that come with the library with the given properties; null what they don't have.
  fileprivate func carrying(_ properties: [String]) -> PlaceList {
    if properties.isEmpty { return self }
    return PlaceList(
      map { place in
        var place = place
        place.carried = JSONObject(properties.map { ($0, Place.ownProperties[$0]?(place) ?? .null) })
        return place
      })
  }
}

extension Gazetteer {
  /// Reads the places and roads that come with the library.
  ///
  /// Throws if they can't be read, which would be a fault of the build.
  public static func embedded() throws -> Gazetteer { try readOnce.get() }

  /// Kept, since each of a batch of jobs asks for it.
  private static let readOnce = Result {
    try Gazetteer(placesTable: EmbeddedData.places.bytes, roadsGeoJSON: Array(EmbeddedData.roads.bytes))
  }
}
