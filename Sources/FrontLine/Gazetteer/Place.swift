public import GeoJSON
public import GeoTypes

/// A settlement.
public struct Place: Hashable, Sendable {
  /// The name in English, by the Ukrainian national transliteration: `Dobropillia`.
  public var name: String
  /// The name in Ukrainian: `Добропілля`.
  public var nameUk: String?
  /// Other spellings and former names.
  public var aliases: [String] {
    get { aliasList.utf8.split(separator: UInt8(ascii: "|")).map { String(Substring($0)) } }
    set { aliasList = newValue.joined(separator: "|") }
  }
  /// The same, parted by `|`: thousands of places are read for the names of few.
  private var aliasList: String
  /// `city`, `town`, `settlement`, `village`, or `district` of a city; nil where it is not known.
  public var kind: String?
  /// The oblast, in English.
  public var region: String?
  /// The oblast, in Ukrainian.
  public var regionUk: String?
  /// A better-known place nearby, which distinguishes places of the same name.
  public var near: String?
  /// Longitude and latitude in degrees on WGS 84.
  public var coordinate: Coordinate
  /// The distance in metres by which the centre of the place may reasonably differ from the coordinate.
  public var uncertaintyMeters: Double?
  /// The number of people who lived there before the war, as GeoNames has it; nil where it is not known.
  public var population: Int?
  /// The identifier in GeoNames (geonames.org).
  public var geonamesID: Int?
  /// The code in the national codifier (KATOTTG), where name and oblast are those of one settlement alone.
  public var code: String?
  /// Properties of its feature that are carried into results, by their names in the file.
  public var carried: JSONObject = [:]

  /// Creates a settlement.
  public init(
    name: String,
    nameUk: String? = nil,
    aliases: [String] = [],
    kind: String? = nil,
    region: String? = nil,
    regionUk: String? = nil,
    near: String? = nil,
    coordinate: Coordinate,
    uncertaintyMeters: Double? = nil,
    population: Int? = nil,
    geonamesID: Int? = nil,
    code: String? = nil
  ) {
    self.name = name
    self.nameUk = nameUk
    aliasList = aliases.joined(separator: "|")
    self.kind = kind
    self.region = region
    self.regionUk = regionUk
    self.near = near
    self.coordinate = coordinate
    self.uncertaintyMeters = uncertaintyMeters
    self.population = population
    self.geonamesID = geonamesID
    self.code = code
  }

  /// Creates a place with other spellings parted by `|`.
  init(
    name: String, nameUk: String?, aliasList: String, kind: String?, region: String?, regionUk: String?,
    near: String?, coordinate: Coordinate, uncertaintyMeters: Double?, population: Int?, geonamesID: Int?,
    code: String?
  ) {
    self.init(
      name: name, nameUk: nameUk, kind: kind, region: region, regionUk: regionUk, near: near,
      coordinate: coordinate, uncertaintyMeters: uncertaintyMeters, population: population,
      geonamesID: geonamesID, code: code)
    self.aliasList = aliasList
  }

  /// All spellings: first the English and the Ukrainian name, as others have them too. A name with a bracket, such as
  /// `Kamianske (Zaporizhzhia Oblast)`, is among the others.
  public var allNames: [String] {
    let bareName = bareName
    return [bareName] + [nameUk].compactMap(\.self) + (bareName == name ? [] : [name]) + aliases
  }

  /// The name without a bracket that tells it from others.
  public var bareName: String {
    guard name.utf8.contains(UInt8(ascii: "(")), let bracket = name.firstRange(of: " (") else { return name }
    return String(name[..<bracket.lowerBound])
  }

  /// The Ukrainian name; with the oblast where the English one needs it to tell places apart. Nil where there is none.
  public var distinctNameUk: String? {
    guard let nameUk, name.contains("(") || near != nil, let regionUk, !nameUk.contains("(") else {
      return nameUk
    }
    return "\(nameUk) (\(regionUk))"
  }

  /// The name with the details that distinguish it from others: `Novotroitske (Donetsk Oblast, near
  /// Dobropillia)`.
  public var qualifiedName: String {
    let details = [region, near.map { "near \($0)" }].compactMap(\.self).filter { !name.contains($0) }
    return details.isEmpty ? name : "\(name) (\(details.joined(separator: ", ")))"
  }
}
