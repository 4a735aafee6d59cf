internal import GeoJSON

/// Finds the properties that hold the names of regions, and those that hold their codes.
///
/// Keys are compared without regard to case. Where a file has several levels of divisions, the names are
/// those of the finest level that every feature has; the coarser ones name the enclosing divisions.
struct PropertyGuess {
  /// The names of properties in OpenStreetMap, Natural Earth, HDX (COD-AB), geoBoundaries, GADM and Who's On
  /// First, in lower case; `#` stands for the number of a level.
  private static let names = [
    "name:en", "name_en", "shapename", "adm#_en", "adm#_name", "adm#_name_en", "admin#name_en", "admin#name",
    "name_#", "name", "wof:name", "name:eng_x_preferred", "region", "title", "name:uk", "name_uk", "name:ukr",
    "name:ukr_x_preferred", "adm#_ua", "adm#_uk", "adm#_name_uk", "adm#_name_ua", "adm#_name1",
    "admin#name_ua",
    "admin#name_uk", "nl_name_#", "adm#_ru", "adm#_name_ru",
  ]
  /// Those of these names that are in Ukrainian.
  private static let ukrainianNames = names.filter { $0.contains(/[:_](uk|ua)/) }
  private static let ids = [
    "iso3166-2", "iso_3166_2", "shapeiso", "adm#_pcode", "admin#pcode", "gid_#", "katottg", "katotth",
    "katottg_code", "katotth_code", "koatuu", "koatuu_code", "shapeid", "wof:id", "adm#_code", "@id",
    "osm_id",
    "id", "code",
  ]
  /// Properties that name an enclosing division and have no level number.
  private static let parents = [
    "oblast", "oblast_name", "oblastname", "province", "state", "adm1", "raion", "rayon", "district",
    "parent",
    "parent_name", "is_in",
  ]
  /// Codes in Natural Earth whose digit is not the number of a level.
  private static let codesOfOneDivision = ["adm1_code", "adm0_code"]

  /// Returns the place of a key, in lower case, among the names of properties that hold names, and its level; 0 where
  /// the key has no level. Nil for any other key.
  static func rank(ofName key: String) -> (rank: Int, level: Int)? {
    if let rank = names.firstIndex(of: key) { return (rank, 0) }
    guard let digit = key.firstIndex(where: \.isNumber), let level = key[digit].wholeNumberValue else {
      return nil
    }
    var pattern = key
    pattern.replaceSubrange(digit...digit, with: "#")
    return names.firstIndex(of: pattern).map { ($0, level) }
  }

  private let features: [PolygonFeature]
  private let path: String
  /// All keys, by their lower-case form.
  private let keys: [String: [String]]

  init(_ features: [PolygonFeature], path: String) {
    self.features = features
    self.path = path
    var keys: [String: [String]] = [:]
    for key in Set(features.flatMap(\.properties.keys)).sorted() {
      keys[key.lowercased(), default: []].append(key)
    }
    self.keys = keys
  }

  /// Returns the value of a property as text; nil where it is missing or blank.
  func value(_ property: String, of feature: PolygonFeature) -> String? {
    feature.properties[property].flatMap(Self.text)
  }

  static func text(_ value: JSONValue) -> String? {
    switch value {
    case .string(let text): text.allSatisfy(\.isWhitespace) ? nil : text
    case .integer(let number): String(number)
    case .number(let number): number.description
    case .null, .bool, .array, .object: nil
    }
  }

  /// Throws where a feature lacks the property that the user names.
  func require(_ named: String?, _ setting: Setting) throws(InputError) {
    guard let named, let missing = features.first(where: { value(named, of: $0) == nil }) else { return }
    throw InputError(
      .badData, path: path, message: "a region has no property \"\(printable(named))\"",
      location: missing.location, advice: "name another with \(setting): there are \(present)")
  }

  var nothingFound: InputError {
    InputError(
      .badData, path: path, message: "no property with the names of its regions was found",
      advice: keys.isEmpty
        ? "its polygons have no properties: name a file with names"
        : "state it with \(.regionName): there are \(present)")
  }

  /// The existing properties, listed for advice.
  private var present: String {
    let keys = keys.values.joined().sorted().map { printable($0) }
    return keys.isEmpty ? "none" : keys.prefix(20).joined(separator: ", ")
  }
}

extension PropertyGuess {
  /// A property and its level, if it has one.
  private struct Candidate {
    let key: String
    let level: Int?
  }

  /// Returns the property that names the regions: of the finest level that all features have, preferably one
  /// whose values are all different.
  func name() -> String? {
    let complete = candidates(Self.names)
    let finest = complete.compactMap(\.level).max()
    let own = complete.filter { $0.level == nil || $0.level == finest }.map(\.key)
    return own.first(where: isUnique) ?? own.first
  }

  /// Returns the property that holds the Ukrainian names of regions with these names, if every feature has it; nil
  /// where these names are in it, and where it tells other regions apart than they do.
  func ukrainianName(ofName nameKey: String) -> String? {
    candidates(Self.ukrainianNames).first {
      $0.key != nameKey && $0.level == level(nameKey) && depends($0.key, on: nameKey)
        && depends(nameKey, on: $0.key)
    }?.key
  }

  /// Returns the property that holds the codes of regions with these names: one whose values are all
  /// different, or one whose code determines the name. The code of an enclosing division does not qualify.
  ///
  /// - Parameter isGrouping: whether each name is one region: then the code must also be determined by the
  ///   name.
  func id(ofName nameKey: String?, isGrouping: Bool = false) -> String? {
    let complete = candidates(Self.ids)
    let finest = nameKey.flatMap(level) ?? (complete + candidates(Self.names)).compactMap(\.level).max()
    let own = complete.filter { $0.level == nil || $0.level == finest }.map(\.key)
    guard let nameKey else { return own.first(where: isUnique) ?? own.first }
    if isGrouping { return own.first { depends(nameKey, on: $0) && depends($0, on: nameKey) } }
    return own.first(where: isUnique) ?? own.first { depends(nameKey, on: $0) }
  }

  /// Whether a property has fewer values than the one that was found, and is not another name on the same
  /// level.
  func isCoarser(_ key: String, than found: String?) -> Bool {
    guard let found, found != key else { return false }
    if let level = level(key), level == self.level(found) { return false }
    return values(key).count < values(found).count
  }

  /// Returns the properties that name the enclosing divisions, the largest division first.
  func parents(of nameKey: String) -> [String] {
    let own = level(nameKey)
    let divisions = candidates(Self.names, complete: false).filter { candidate in
      candidate.level.map { $0 > 0 && $0 < own ?? .max } ?? false
    }
    var largest: [Int: String] = [:]
    for division in divisions {
      if let level = division.level, largest[level] == nil { largest[level] = division.key }
    }
    return largest.sorted { $0.key < $1.key }.map(\.value)
      + Self.parents.flatMap { keys[$0] ?? [] }.filter { $0 != nameKey }
  }

  private func level(_ key: String) -> Int? {
    let folded = key.lowercased()
    if Self.codesOfOneDivision.contains(folded) { return nil }
    for pattern in Self.names + Self.ids where pattern.contains("#") {
      let parts = pattern.split(separator: "#", omittingEmptySubsequences: false)
      guard folded.count == pattern.count, folded.hasPrefix(parts[0]), folded.hasSuffix(parts[1]) else {
        continue
      }
      if let level = folded.dropFirst(parts[0].count).first?.wholeNumberValue { return level }
    }
    return nil
  }

  /// Returns the properties that match the patterns and that every feature has, in the order of the patterns,
  /// finer levels first.
  private func candidates(_ patterns: [String], complete: Bool = true) -> [Candidate] {
    patterns.flatMap { pattern -> [Candidate] in
      let names =
        pattern.contains("#")
        ? (0...9).reversed().map { pattern.replacing("#", with: String($0)) } : [pattern]
      return names.flatMap { keys[$0] ?? [] }.filter { key in
        !complete || features.allSatisfy { value(key, of: $0) != nil }
      }.map { Candidate(key: $0, level: level($0)) }
    }
  }

  private func values(_ key: String) -> Set<String?> { Set(features.map { value(key, of: $0) }) }

  private func isUnique(_ key: String) -> Bool { values(key).count == features.count }

  /// Whether the value of the other property determines the value of this one.
  private func depends(_ key: String, on other: String) -> Bool {
    var known: [String: String] = [:]
    for feature in features {
      guard let value = value(key, of: feature), let other = self.value(other, of: feature) else { continue }
      if let before = known.updateValue(value, forKey: other), before != value { return false }
    }
    return true
  }
}
