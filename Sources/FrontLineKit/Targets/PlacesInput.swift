public import FrontLine
import GeoData
import GeoJSON
import GeoTypes

/// The places that a job knows by name: those that come with the library, those of a file, or both.
public struct PlacesInput: Hashable, Sendable {
  /// A file of points with names, in any format that is read.
  public var path: String
  /// Whether the places of the file are added to those that come with the library.
  public var isAddition: Bool

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
  private func gazetteer() throws -> Gazetteer {
    let document = try FileDocument(path).document
    let places = Gazetteer.places(in: document)
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
    var gazetteer = try Gazetteer.embedded()
    gazetteer.places = isAddition ? gazetteer.places + places : places
    return gazetteer
  }

  /// Reads the places of a job; where it names none, those that come with the library.
  static func gazetteer(_ input: PlacesInput?) throws -> Gazetteer {
    try input?.gazetteer() ?? Gazetteer.embedded()
  }
}

extension Gazetteer {
  /// Reads the places and roads that come with the library.
  ///
  /// Throws if they can't be read, which would be a fault of the build.
  public static func embedded() throws -> Gazetteer {
    try Gazetteer(placesTable: EmbeddedData.places.bytes, roadsGeoJSON: Array(EmbeddedData.roads.bytes))
  }
}
