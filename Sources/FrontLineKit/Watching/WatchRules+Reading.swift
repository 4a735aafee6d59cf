import FrontLine
import GeoJSON

extension WatchRules {
  /// Reads a file of rules: JSON with the schema `frontline.rules/1`.
  ///
  /// | member | what it holds |
  /// |---|---|
  /// | `schema` | `"frontline.rules/1"` |
  /// | `name` | the name of the set; by default that of the file without its ending |
  /// | `territory` | `all-occupied` (the default), `since-2022`, `with-contested` |
  /// | `gap` | gaps of the territory narrower than so many metres are closed (2) |
  /// | `rules` | a list of rules |
  ///
  /// A rule has a `name` of its own, `when`, may name a `source`, and has the members of its kind:
  ///
  /// | `when` | members |
  /// |---|---|
  /// | `near` | `to` (a place, a road, `LON,LAT`, a file, or a list of them) or `places` (a file of points with names); `km` (a number or a list; 0: reached) |
  /// | `status` | `places` (a file of points with names; by default those built in) |
  /// | `area` | `km2`; `days` (1); `side`: `gained`, `lost` or `either` (the default); `regions` (a file), `region` (a name in it) |
  /// | `redrawn` | `share` of the vertices (0.1) |
  /// | `silent` | `days` |
  /// | `parted` | `km2`, `sources` (two names) |
  ///
  /// Paths are those of the file's own folder. Other members are refused: a misspelt one would be silent for ever.
  ///
  /// Throws where the file can't be opened or is none of rules; the error names the rule and the member.
  public init(path: String) throws { self = try RulesFile(path: path).rules() }
}

/// A file of rules.
private struct RulesFile {
  static let schema = "frontline.rules/1"

  let path: String

  func rules() throws -> WatchRules {
    let bytes = try InputFile.read(path, maximumBytes: 4 << 20).withUnsafeBytes { Array($0) }
    let root: JSONValue
    do {
      root = try GeoJSONReader().readValue(bytes)
    } catch {
      throw InputError(error, path: path)
    }
    let object = try members(root, "", ["schema", "name", "territory", "gap", "rules"])
    guard object["schema"]?.stringValue == Self.schema else {
      throw fault("schema", "is not \"\(Self.schema)\"", "write it so: other versions are not known")
    }
    let stem = lastPart(ofPath: path).prefix { $0 != "." }
    let name = try text(object, "name", "") ?? String(stem)
    guard !name.isEmpty, name.utf8.count <= 100, printable(name, limit: 100) == name else {
      throw fault("name", "is no name", "write at most 100 characters in one line")
    }
    var set = WatchRules(name: name, rules: [])
    if let word = try text(object, "territory", "") {
      guard let territory = Territory.named.first(where: { $0.name == word }) else {
        throw fault(
          "territory", "is \"\(printable(word))\"",
          "write one of \(Territory.named.map(\.name).joined(separator: ", "))")
      }
      set.territory = territory
    }
    set.gapMeters = try number(object, "gap", "", 0...10_000) ?? set.gapMeters
    guard let list = object["rules"]?.arrayValue, !list.isEmpty else {
      throw fault("rules", "is no list of rules", "write [{\"name\": …, \"when\": …}]")
    }
    for (index, value) in list.enumerated() {
      let rule = try rule(value, "rules[\(index)]")
      if set.rules.contains(where: { $0.name == rule.name }) {
        throw fault("rules[\(index)].name", "is that of another rule", "give each a name of its own")
      }
      set.rules.append(rule)
    }
    return set
  }

  private static let ownMembers = [
    "near": ["to", "places", "km"], "status": ["places"],
    "area": ["km2", "days", "side", "regions", "region"], "redrawn": ["share"], "silent": ["days"],
    "parted": ["km2", "sources"],
  ]

  private func rule(_ value: JSONValue, _ place: String) throws -> WatchRule {
    guard let word = value["when"]?.stringValue, let own = Self.ownMembers[word] else {
      throw fault(
        "\(place).when", "is no condition",
        "write one of \(Self.ownMembers.keys.sorted().joined(separator: ", "))")
    }
    let object = try members(value, place, ["name", "when", "source"] + own)
    guard let name = try text(object, "name", place) else {
      throw fault("\(place).name", "is missing", "give the rule a name")
    }
    let source = try text(object, "source", place)
    if let source, Source(recordedAs: source) == nil {
      throw fault("\(place).source", "is no name of a source", "write it as archive list shows it")
    }
    return WatchRule(name: name, condition: try condition(word, object, place), source: source)
  }

  private func condition(_ word: String, _ object: JSONObject, _ place: String) throws -> WatchRule.Condition
  {
    switch word {
    case "near": return .near(try targets(object, place), kilometers: try kilometers(object, place))
    case "status": return .status(places: try text(object, "places", place).map(own))
    case "area":
      let side = try text(object, "side", place) ?? "either"
      guard let side = WatchRule.Side(rawValue: side) else {
        throw fault("\(place).side", "is \"\(printable(side))\"", "write gained, lost or either")
      }
      let regions = try text(object, "regions", place).map(own)
      let region = try text(object, "region", place)
      if region != nil, regions == nil {
        throw fault("\(place).regions", "is missing", "name the file that has the region")
      }
      return .area(
        squareKilometers: try required(object, "km2", place, 0...1e6),
        days: try whole(object, "days", place, 1...366) ?? 1, side: side,
        region: regions.map { WatchRule.RegionChoice(path: $0, name: region) })
    case "redrawn": return .redrawn(share: try number(object, "share", place, 0...1) ?? 0.1)
    case "silent":
      guard let days = try whole(object, "days", place, 1...3660) else {
        throw fault("\(place).days", "is missing", "write a number of days")
      }
      return .silent(days: days)
    default:
      let sources = (object["sources"]?.arrayValue ?? []).compactMap(\.stringValue)
      guard sources.count == 2, sources[0] != sources[1], object["sources"]?.arrayValue?.count == 2,
        sources.allSatisfy({ Source(recordedAs: $0) != nil })
      else {
        throw fault("\(place).sources", "does not name two sources", "write [\"deepstate\", \"isw\"]")
      }
      return .parted(squareKilometers: try required(object, "km2", place, 0...1e6), sources: sources)
    }
  }

  private func targets(_ object: JSONObject, _ place: String) throws -> WatchRule.Targets {
    let named = try object["to"].map { value in
      let list = value.stringValue.map { [$0] } ?? (value.arrayValue ?? []).compactMap(\.stringValue)
      guard !list.isEmpty, !list.contains(""), value.arrayValue.map({ $0.count == list.count }) ?? true else {
        throw fault("\(place).to", "names nothing", "write a place, a road, \"LON,LAT\", a file, or a list")
      }
      return list.map(ownIfThere)
    }
    switch (named, try text(object, "places", place)) {
    case (let named?, nil): return .named(named)
    case (nil, let path?): return .places(own(path))
    default: throw fault(place, "has not just one of to and places", "say to what the front comes near")
    }
  }

  private func kilometers(_ object: JSONObject, _ place: String) throws -> [Double] {
    let values = object["km"].map { $0.arrayValue ?? [$0] } ?? []
    let numbers = values.compactMap(\.doubleValue)
    guard !numbers.isEmpty, numbers.count == values.count, numbers.allSatisfy({ (0...500).contains($0) }),
      Set(numbers).count == numbers.count
    else { throw fault("\(place).km", "is no distance", "write kilometres from 0 to 500, or a list") }
    return numbers.sorted(by: >)
  }

  // MARK: Values

  /// Returns a path as seen from where the program runs.
  private func own(_ name: String) -> String {
    let folder = path.dropLast(lastPart(ofPath: path).count)
    return name.hasPrefix("/") ? name : folder + name
  }

  /// The same where there is such a file; else the text may be the name of a place.
  private func ownIfThere(_ name: String) -> String { fileExists(atPath: own(name)) ? own(name) : name }

  private func members(_ value: JSONValue, _ place: String, _ known: [String]) throws -> JSONObject {
    guard let object = value.objectValue else {
      throw fault(place, "is no object", "write {…}, as the schema \(Self.schema) has it")
    }
    for member in object.members where !known.contains(member.key) {
      throw fault(
        place.isEmpty ? printable(member.key) : "\(place).\(printable(member.key))", "is not known",
        "use \(known.joined(separator: ", "))")
    }
    return object
  }

  private func text(_ object: JSONObject, _ name: String, _ place: String) throws -> String? {
    guard let value = object[name] else { return nil }
    guard let text = value.stringValue, !text.isEmpty else {
      throw fault(place.isEmpty ? name : "\(place).\(name)", "is no text", "write a text between quotes")
    }
    return text
  }

  private func number(
    _ object: JSONObject, _ name: String, _ place: String, _ range: ClosedRange<Double>
  ) throws -> Double? {
    guard let value = object[name] else { return nil }
    guard let number = value.doubleValue, range.contains(number) else {
      throw fault(
        place.isEmpty ? name : "\(place).\(name)",
        "is no number from \(plainNumber(range.lowerBound)) to "
          + "\(plainNumber(range.upperBound))", "write one")
    }
    return number
  }

  private func required(
    _ object: JSONObject, _ name: String, _ place: String, _ range: ClosedRange<Double>
  ) throws -> Double {
    if let number = try number(object, name, place, range) { return number }
    throw fault("\(place).\(name)", "is missing", "write a number")
  }

  private func whole(
    _ object: JSONObject, _ name: String, _ place: String, _ range: ClosedRange<Int>
  ) throws -> Int? {
    guard let value = object[name] else { return nil }
    guard let number = value.intValue, range.contains(number) else {
      throw fault(
        "\(place).\(name)", "is no whole number from \(range.lowerBound) to \(range.upperBound)", "write one")
    }
    return number
  }

  private func fault(_ place: String, _ what: String, _ advice: String) -> InputError {
    InputError(
      .badData, path: path, message: "in these rules, \(place.isEmpty ? "the file" : place) \(what)",
      advice: Wording(advice))
  }
}
