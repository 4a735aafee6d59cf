import Checking
import Conversions
import FrontLine
import GeoJSON
import GeoTypes
import Measurement

/// A value that a member of a job can have, with its form in JSON.
protocol JobValue {
  /// Creates the value from JSON; nil if the JSON is not such a value.
  init?(json: JSONValue)
  var json: JSONValue { get }
  /// The JSON Schema of the type.
  static var schema: JSONObject { get }
}

extension String: JobValue {
  init?(json: JSONValue) {
    guard let text = json.stringValue else { return nil }
    self = text
  }
  var json: JSONValue { .string(self) }
  static var schema: JSONObject { ["type": "string"] }
}

extension Bool: JobValue {
  init?(json: JSONValue) {
    guard let truth = json.boolValue else { return nil }
    self = truth
  }
  var json: JSONValue { .bool(self) }
  static var schema: JSONObject { ["type": "boolean"] }
}

extension Int: JobValue {
  init?(json: JSONValue) {
    guard let number = json.intValue else { return nil }
    self = number
  }
  var json: JSONValue { .integer(Int64(self)) }
  static var schema: JSONObject { ["type": "integer"] }
}

extension Double: JobValue {
  init?(json: JSONValue) {
    guard let number = json.doubleValue else { return nil }
    self = number
  }
  var json: JSONValue { .number(self) }
  static var schema: JSONObject { ["type": "number"] }
}

extension Array: JobValue where Element: JobValue {
  init?(json: JSONValue) {
    guard let elements = json.arrayValue else { return nil }
    let values = elements.compactMap(Element.init(json:))
    guard values.count == elements.count else { return nil }
    self = values
  }
  var json: JSONValue { .array(map(\.json)) }
  static var schema: JSONObject { ["type": "array", "items": .object(Element.schema)] }
}

/// A list that JSON may also write as its only element.
struct OneOrMore<Element: JobValue>: JobValue {
  var elements: [Element]

  init(_ elements: [Element]) { self.elements = elements }

  init?(json: JSONValue) {
    if let one = Element(json: json) {
      elements = [one]
    } else {
      guard let several = [Element](json: json) else { return nil }
      elements = several
    }
  }
  var json: JSONValue { elements.count == 1 ? elements[0].json : elements.json }
  static var schema: JSONObject { ["anyOf": [.object(Element.schema), .object([Element].schema)]] }
}

extension Optional: JobValue where Wrapped: JobValue {
  init?(json: JSONValue) {
    if json.isNull {
      self = .none
    } else {
      guard let value = Wrapped(json: json) else { return nil }
      self = .some(value)
    }
  }
  var json: JSONValue { self?.json ?? .null }
  static var schema: JSONObject { ["anyOf": [.object(Wrapped.schema), ["type": "null"]]] }
}

/// A choice among words.
protocol JobWord: JobValue, RawRepresentable<String>, CaseIterable {}

extension JobWord {
  init?(json: JSONValue) {
    guard let value = json.stringValue.flatMap(Self.init(rawValue:)) else { return nil }
    self = value
  }
  var json: JSONValue { .string(rawValue) }
  static var schema: JSONObject { ["enum": .array(allCases.map { .string($0.rawValue) })] }
}

extension ControlStatus: JobWord {}
extension ExportLayer: JobWord {}
extension MapJob.Content: JobWord {}
extension CheckRepairMethod: JobWord {}
extension SeriesJob.Step: JobWord {}
extension ReportSection: JobWord {}
extension DistanceStep: JobWord {}
extension CyrillicEncoding: JobWord {}
extension DaysMeaning: JobWord {}
extension DateOrder: JobWord {}

extension CalendarDate: JobValue {
  init?(json: JSONValue) {
    guard let date = json.stringValue.flatMap({ CalendarDate($0) }) else { return nil }
    self = date
  }
  var json: JSONValue { .string(description) }
  static var schema: JSONObject { ["type": "string", "format": "date"] }
}

extension EarthModel: JobValue {
  init?(json: JSONValue) {
    guard let model = json.stringValue.flatMap({ EarthModel($0) }) else { return nil }
    self = model
  }
  var json: JSONValue { .string(description) }
  static var schema: JSONObject {
    [
      "anyOf": [
        ["enum": .array(words.dropLast().map { .string($0) })],
        ["type": "string", "pattern": "^EPSG:[0-9]+$"],
      ]
    ]
  }
}

extension Denominator: JobValue {
  /// Creates a denominator from a name, or from a number of square kilometres.
  init?(json: JSONValue) {
    let named = json.stringValue.flatMap { Denominator($0) }
    guard let value = named ?? json.doubleValue.flatMap({ Denominator(squareKilometers: $0) }) else {
      return nil
    }
    self = value
  }
  var json: JSONValue { Denominator(name) == self ? .string(name) : .number(squareKilometers) }
  static var schema: JSONObject {
    [
      "anyOf": [
        ["enum": .array(named.map { .string($0.name) })], ["type": "number", "exclusiveMinimum": 0],
      ]
    ]
  }
}

extension Territory: JobValue {
  /// Creates a territory from the name of a set, or from a list of statuses.
  init?(json: JSONValue) {
    if let name = json.stringValue {
      guard let territory = try? Territory(named: name) else { return nil }
      self = territory
    } else {
      guard let statuses = [ControlStatus](json: json), let territory = try? Territory(statuses: statuses)
      else { return nil }
      self = territory
    }
  }
  var json: JSONValue { Self.named.contains(self) ? .string(name) : sortedStatuses.json }
  static var schema: JSONObject {
    ["anyOf": [["enum": .array(named.map { .string($0.name) })], .object([ControlStatus].schema)]]
  }
}

extension Set: JobValue where Element == ControlStatus {
  init?(json: JSONValue) {
    guard let statuses = [ControlStatus](json: json) else { return nil }
    self.init(statuses)
  }
  var json: JSONValue { sorted().json }
  static var schema: JSONObject { [ControlStatus].schema }
}

extension StatusMapping: JobValue {
  /// Creates a mapping from an object with a status for each value.
  init?(json: JSONValue) {
    guard let members = json.objectValue?.members else { return nil }
    self.init()
    for member in members {
      guard let status = ControlStatus(json: member.value) else { return nil }
      add(status, for: member.key)
    }
  }
  var json: JSONValue { .object(JSONObject(values.map { ($0.text, $0.status.json) })) }
  static var schema: JSONObject {
    ["type": "object", "additionalProperties": .object(ControlStatus.schema)]
  }
}

extension SourceChoice: JobValue {
  init?(json: JSONValue) {
    guard let choice = json.stringValue.flatMap({ SourceChoice($0) }) else { return nil }
    self = choice
  }
  var json: JSONValue { .string(text) }
  static var schema: JSONObject {
    [
      "type": "string",
      "description": .string(
        "One of \(Self.words.dropLast().joined(separator: ", ")), or the file of a description."),
    ]
  }
}

extension Box: JobValue {
  /// Creates a box from an array of west, south, east and north in degrees.
  init?(json: JSONValue) {
    guard let limits = [Double](json: json), limits.count == 4, limits.allSatisfy(\.isFinite),
      limits[0] < limits[2], limits[1] < limits[3]
    else { return nil }
    self.init(minX: limits[0], minY: limits[1], maxX: limits[2], maxY: limits[3])
  }
  var json: JSONValue { [minX, minY, maxX, maxY].json }
  static var schema: JSONObject {
    ["type": "array", "items": ["type": "number"], "minItems": 4, "maxItems": 4]
  }
}

extension MapView: JobValue {
  /// Creates a view from a box, from the name of a region, or from `{"around": "Pokrovsk", "radius_km": 40}`.
  init?(json: JSONValue) {
    if let box = Box(json: json) {
      self = .box(box)
    } else if let name = json.stringValue {
      self = .region(name)
    } else {
      guard let members = json.objectValue, members.members.count == 2,
        let place = members["around"]?.stringValue,
        let radius = members["radius_km"]?.doubleValue
      else { return nil }
      self = .around(place, radiusKilometers: radius)
    }
  }
  var json: JSONValue {
    switch self {
    case .box(let box): box.json
    case .region(let name): .string(name)
    case .around(let place, let radius): ["around": .string(place), "radius_km": .number(radius)]
    }
  }
  static var schema: JSONObject {
    [
      "anyOf": [
        .object(Box.schema), ["type": "string"],
        [
          "type": "object",
          "properties": ["around": ["type": "string"], "radius_km": ["type": "number"]],
          "required": ["around", "radius_km"], "additionalProperties": false,
        ],
      ]
    ]
  }
}

/// An object with members of its own.
protocol JobObject: JobValue, JobMembers {
  /// The value with no member given.
  static var blank: Self { get }
  /// Whether all members that it must have are given.
  var isWhole: Bool { get }
}

extension JobObject {
  init?(object json: JSONValue) {
    self = .blank
    guard let object = json.objectValue, (try? object.assign(to: &self)) != nil, isWhole else { return nil }
  }
  init?(json: JSONValue) { self.init(object: json) }
  var json: JSONValue { .object(JSONObject(of: self)) }
  static var schema: JSONObject { objectSchema }
}

extension PlacesInput: JobValue {
  init?(json: JSONValue) {
    guard let text = json.stringValue, !text.isEmpty, text != "+" else { return nil }
    self.init(text)
  }
  var json: JSONValue { .string(text) }
  static var schema: JSONObject { ["type": "string"] }
}

extension SideReading: JobObject {
  static var blank: SideReading { SideReading() }
  var isWhole: Bool { true }
}

extension RouteJob.Trip: JobObject {
  static var blank: Self { Self(from: "", to: "", network: "") }
  var isWhole: Bool { ![from, to, network].contains("") }
}

extension CheckJob.Repair: JobObject {
  static var blank: Self { Self() }
  var isWhole: Bool { true }
}

/// A file with settings for reading it: in JSON a path alone, or an object with the path and the settings.
protocol JobFile: JobObject, Equatable {
  var path: String { get set }
}

extension JobFile {
  var isWhole: Bool { !path.isEmpty }
  init?(json: JSONValue) {
    if let path = json.stringValue {
      self = .blank
      self.path = path
    } else {
      self.init(object: json)
    }
  }
  var json: JSONValue {
    var plain = Self.blank
    plain.path = path
    return self == plain ? .string(path) : .object(JSONObject(of: self))
  }
  static var schema: JSONObject { ["anyOf": [["type": "string"], .object(objectSchema)]] }
}

extension RegionsInput: JobFile {
  static var blank: Self { Self(path: "") }
}

extension BorderInput: JobFile {
  static var blank: Self { Self(path: "") }
}
