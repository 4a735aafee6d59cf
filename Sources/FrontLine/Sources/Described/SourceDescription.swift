internal import GeoJSON

/// Reads the description of a source: JSON with the schema `frontline.source/1`.
///
/// | member | what it holds |
/// |---|---|
/// | `schema` | `"frontline.source/1"` |
/// | `name` | its name in output: lower-case letters, digits and hyphens; not a built-in name |
/// | `title` | its name in print; by default `name` |
/// | `collection` | the member of the root that holds the FeatureCollection; by default the root itself |
/// | `status` | a status for all polygons, or an object `{"property", "values": {VALUE: STATUS}}`, or a list of such objects, tried in order (colours are values of `fill`) |
/// | `part` | `{"property", "values": {VALUE: "crimea"\|"ordlo"\|"tuzla"}}` |
/// | `date` | `{"property": NAME}`, `{"member": NAME}` or `"collection-name"`; by default the name of the file |
/// | `date_means` | `publication`, `download`, `assessment` or `as-given` (the default) |
/// | `occupied_since` | `"any"` where `occupied` is land occupied at any time; `2022` (the default) |
/// | `mapped_area_only` | whether polygons far from Ukraine are left out as strays (`true`, the default) |
/// | `omits` | what its maps lack and a reader would expect, as `{"en": …, "uk": …}` or one text for both |
/// | `terms` | the terms of use |
///
/// Other members are refused: a misspelt one would silently change the figures.
struct SourceDescription {
  static let schema = "frontline.source/1"

  private let path: String

  /// Reads the bytes of a description; the path appears in messages. Throws where they are not JSON of the
  /// schema.
  static func source(_ bytes: [UInt8], path: String) throws(InputError) -> DescribedSource {
    let root: JSONValue
    do throws(GeoJSONError) {
      root = try GeoJSONReader().readValue(bytes)
    } catch {
      throw InputError(error, path: path)
    }
    return try SourceDescription(path: path).source(root)
  }

  private init(path: String) { self.path = path }

  // MARK: Members

  private static let members = [
    "schema", "name", "title", "collection", "status", "part", "date", "date_means", "occupied_since",
    "mapped_area_only", "omits", "terms",
  ]

  private func source(_ root: JSONValue) throws(InputError) -> DescribedSource {
    let object = try self.object(root, at: "", members: Self.members)
    guard try text(object, "schema") == Self.schema else {
      throw fault("schema", "is not \"\(Self.schema)\"", "write it so: other versions are not known")
    }
    let name = try requiredText(object, "name")
    guard Source.isName(name) else {
      throw fault("name", "is \"\(printable(name))\"", "write at most 40 small letters, digits and hyphens")
    }
    if Source(named: name) != nil || name == "auto" {
      throw fault("name", "is \"\(name)\", which is built in", "give the source a name of its own")
    }
    var source = DescribedSource(name: name, title: try text(object, "title") ?? name)
    source.collectionMember = try text(object, "collection")
    try readStatus(object, into: &source)
    source.parts = try object["part"].map { value throws(InputError) in
      try table(value, at: "part", StatusPart.init(rawValue:), StatusPart.allCases.map(\.rawValue))
    }
    source.dateLocation = try dateLocation(object["date"])
    if let word = try text(object, "date_means") {
      source.dateMeaning = try self.word(
        word, at: "date_means", SourceProfile.DateMeaning.init(rawValue:),
        SourceProfile.DateMeaning.allCases.map(\.rawValue))
    }
    source.mergesYears = try mergesYears(object["occupied_since"])
    if let value = object["mapped_area_only"] {
      guard let truth = value.boolValue else {
        throw fault("mapped_area_only", "is neither true nor false", "write true or false")
      }
      source.leavesOutStrays = truth
    }
    source.omission = try omission(object["omits"])
    source.terms = try text(object, "terms")
    return source
  }

  private func readStatus(_ object: JSONObject, into source: inout DescribedSource) throws(InputError) {
    let words = ControlStatus.allCases.map(\.rawValue)
    switch object["status"] {
    case nil:
      throw fault(
        "status", "is missing", "name a status for all polygons, or a property and what its values mean")
    case .string(let text):
      source.status = try word(text, at: "status", ControlStatus.init(rawValue:), words)
    case .array(let tables):
      for (number, value) in tables.enumerated() {
        source.statusTables.append(
          try table(value, at: "status[\(number)]", ControlStatus.init(rawValue:), words))
      }
      if tables.isEmpty {
        throw fault("status", "is an empty list", "name a property and what its values mean")
      }
    case let value?:
      source.statusTables = [try table(value, at: "status", ControlStatus.init(rawValue:), words)]
    }
  }

  private func table<Meaning>(
    _ value: JSONValue, at location: String, _ meaning: (String) -> Meaning?, _ words: [String]
  ) throws(InputError) -> DescribedSource.ValueTable<Meaning> {
    let object = try self.object(value, at: location, members: ["property", "values"])
    let property = try requiredText(object, "property", in: location)
    let values = try self.object(object["values"] ?? .null, at: location + ".values", members: nil)
    var meanings: [String: Meaning] = [:]
    for member in values.members {
      let memberLocation = "\(location).values[\"\(printable(member.key))\"]"
      guard let text = member.value.stringValue else {
        throw fault(memberLocation, "is no text", "write one of \(words.joined(separator: ", "))")
      }
      let folded = DeepStateLabel.folded(member.key)
      if meanings[folded] != nil {
        throw fault(memberLocation, "occurs twice", "keep one: upper and lower case are the same")
      }
      meanings[folded] = try word(text, at: memberLocation, meaning, words)
    }
    if meanings.isEmpty {
      throw fault(
        location + ".values", "maps nothing", "say what the values of \"\(printable(property))\" mean")
    }
    return DescribedSource.ValueTable(property: property, values: meanings)
  }

  private func dateLocation(_ value: JSONValue?) throws(InputError) -> DescribedSource.DateLocation? {
    switch value {
    case nil: return nil
    case .string("collection-name"): return .collectionName
    case .object(let object):
      if object.members.count == 1, let name = try text(object, "property", in: "date") {
        return .property(name)
      }
      if object.members.count == 1, let name = try text(object, "member", in: "date") { return .member(name) }
    default: break
    }
    throw fault(
      "date", "is neither \"collection-name\" nor one property or member",
      "write {\"property\": NAME} or {\"member\": NAME}")
  }

  private func mergesYears(_ value: JSONValue?) throws(InputError) -> Bool {
    switch value {
    case nil, .integer(2022): return false
    case .string("any"): return true
    default: throw fault("occupied_since", "is neither 2022 nor \"any\"", "write one of them")
    }
  }

  private func omission(_ value: JSONValue?) throws(InputError) -> BilingualText? {
    guard let value else { return nil }
    if let text = value.stringValue {
      return BilingualText(english: printable(text), ukrainian: printable(text))
    }
    let object = try self.object(value, at: "omits", members: ["en", "uk"])
    let english = try requiredText(object, "en", in: "omits")
    return BilingualText(
      english: printable(english), ukrainian: printable(try text(object, "uk", in: "omits") ?? english))
  }

  // MARK: Values

  private func object(_ value: JSONValue, at location: String, members: [String]?) throws(InputError)
    -> JSONObject
  {
    guard case .object(let object) = value else {
      throw fault(location, "is no object", "write {…}, as the schema \(Self.schema) has it")
    }
    guard let members else { return object }
    for member in object.members where !members.contains(member.key) {
      throw fault(
        location.isEmpty ? printable(member.key) : "\(location).\(printable(member.key))", "is not known",
        "use \(members.joined(separator: ", "))")
    }
    return object
  }

  private func text(_ object: JSONObject, _ name: String, in location: String = "") throws(InputError)
    -> String?
  {
    guard let value = object[name] else { return nil }
    guard let text = value.stringValue, !trimmed(text).isEmpty else {
      throw fault(
        location.isEmpty ? name : "\(location).\(name)", "is no text", "write a text between quotes")
    }
    return text
  }

  private func requiredText(
    _ object: JSONObject, _ name: String, in location: String = ""
  ) throws(InputError) -> String {
    if let text = try text(object, name, in: location) { return text }
    throw fault(location.isEmpty ? name : "\(location).\(name)", "is missing", "add it")
  }

  private func word<Meaning>(
    _ text: String, at location: String, _ meaning: (String) -> Meaning?, _ words: [String]
  ) throws(InputError) -> Meaning {
    if let found = meaning(text) { return found }
    throw fault(location, "is \"\(printable(text))\"", "write one of \(words.joined(separator: ", "))")
  }

  private func fault(_ location: String, _ what: Wording, _ advice: Wording) -> InputError {
    InputError(
      .badData, path: path,
      message: location.isEmpty
        ? "the description \(what)" : "in the description of a source, \(location) \(what)",
      advice: advice)
  }
}

extension Source {
  /// Reads the source that a file describes.
  ///
  /// Throws where the file can't be opened, and where it is not a description with the schema
  /// `frontline.source/1`; the error names the member at fault.
  public init(describedAt path: String) throws(InputError) {
    let bytes = try InputFile.read(path, maximumBytes: 1 << 20).withUnsafeBytes { Array($0) }
    self.init(try SourceDescription.source(bytes, path: path))
  }
}
