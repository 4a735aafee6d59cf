import FrontLine
public import GeoJSON

extension Job {
  /// Creates the job that JSON describes; missing members have their defaults.
  ///
  /// Throws ``JobError`` if the object has a member that the job does not have, a member twice, a member with a value
  /// that it can't have, or the name of another job.
  public init(json: JSONObject) throws(JobError) {
    self.init()
    var json = json
    if let job = json["job"] {
      guard job.stringValue == Self.name else {
        throw .request("the member \"job\" is \(printable(job.description)), and this is a job \(Self.name)")
      }
      json["job"] = nil
    }
    do {
      try json.assign(to: &self)
    } catch {
      throw .request(error.wording)
    }
  }

  /// The job as JSON: all members, with `job` first.
  public var json: JSONObject {
    JSONObject(members: [.init(key: "job", value: .string(Self.name))] + JSONObject(of: self).members)
  }

  /// The JSON Schema of the job (draft 2020-12).
  public static var schema: JSONObject {
    var schema = objectSchema
    if var properties = schema["properties"]?.objectValue {
      properties.members.insert(.init(key: "job", value: ["const": .string(name)]), at: 0)
      schema["properties"] = .object(properties)
    }
    schema.members.insert(
      .init(key: "$schema", value: "https://json-schema.org/draft/2020-12/schema"), at: 0)
    schema.members.insert(.init(key: "title", value: .string("A job \(name) of frontline")), at: 1)
    return schema
  }

  public init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer().decode(CodableJSON.self).value
    guard let object = value.objectValue else { throw JobError.request("a job is a JSON object") }
    try self.init(json: object)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(CodableJSON(value: .object(json)))
  }
}

/// Any JSON value, which any encoder and decoder can handle.
private struct CodableJSON: Codable {
  let value: JSONValue

  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  init(value: JSONValue) { self.value = value }

  init(from decoder: any Decoder) throws {
    if let container = try? decoder.container(keyedBy: Key.self) {
      value = .object(
        JSONObject(
          try container.allKeys.map {
            ($0.stringValue, try container.decode(CodableJSON.self, forKey: $0).value)
          }))
    } else if var container = try? decoder.unkeyedContainer() {
      var elements: [JSONValue] = []
      while !container.isAtEnd { elements.append(try container.decode(CodableJSON.self).value) }
      value = .array(elements)
    } else {
      let container = try decoder.singleValueContainer()
      if container.decodeNil() {
        value = .null
      } else if let truth = try? container.decode(Bool.self) {
        value = .bool(truth)
      } else if let number = try? container.decode(Int64.self) {
        value = .integer(number)
      } else if let number = try? container.decode(Double.self) {
        value = .number(number)
      } else {
        value = .string(try container.decode(String.self))
      }
    }
  }

  func encode(to encoder: any Encoder) throws {
    switch value {
    case .object(let object):
      var container = encoder.container(keyedBy: Key.self)
      for member in object.members {
        try container.encode(CodableJSON(value: member.value), forKey: Key(stringValue: member.key))
      }
    case .array(let elements):
      var container = encoder.unkeyedContainer()
      for element in elements { try container.encode(CodableJSON(value: element)) }
    default:
      var container = encoder.singleValueContainer()
      switch value {
      case .bool(let truth): try container.encode(truth)
      case .integer(let number): try container.encode(number)
      case .number(let number): try container.encode(number)
      case .string(let text): try container.encode(text)
      case .null, .array, .object: try container.encodeNil()
      }
    }
  }
}
