import FrontLine
import GeoJSON

/// A member of a job: its name in JSON, where it lies, and what it may be. All that JSON needs of a job is made from
/// its members: reading with defaults, writing, the schema.
public struct JobMember<Root> {
  let name: String
  let schema: JSONObject
  /// False where the JSON is no such value.
  let assign: (inout Root, JSONValue) -> Bool
  let value: (Root) -> JSONValue

  init<Value: JobValue>(_ name: String, _ path: WritableKeyPath<Root, Value>, _ description: String) {
    self.name = name
    schema = JSONObject(
      members: Value.schema.members.filter { $0.key != "description" } + [
        .init(
          key: "description",
          value: .string(
            [description, Value.schema["description"]?.stringValue].compactMap(\.self).joined(separator: " "))
        )
      ])
    assign = { root, json in
      guard let value = Value(json: json) else { return false }
      root[keyPath: path] = value
      return true
    }
    value = { $0[keyPath: path].json }
  }

  private init(
    _ name: String, _ schema: JSONObject, _ assign: @escaping (inout Root, JSONValue) -> Bool,
    _ value: @escaping (Root) -> JSONValue
  ) {
    (self.name, self.schema, self.assign, self.value) = (name, schema, assign, value)
  }

  /// The same member of what holds the root.
  func within<Whole>(_ path: WritableKeyPath<Whole, Root>) -> JobMember<Whole> {
    JobMember<Whole>(
      name, schema, { assign(&$0[keyPath: path], $1) }, { value($0[keyPath: path]) })
  }
}

/// What has members.
public protocol JobMembers {
  static var members: [JobMember<Self>] { get }
}

/// A member that JSON has and should not have, or has with another value.
struct JobMemberFault: Error {
  let wording: Wording
}

extension JobMembers {
  /// The schema of an object with these members, none of which must be there.
  static var objectSchema: JSONObject {
    [
      "type": "object",
      "properties": .object(JSONObject(members.map { ($0.name, .object($0.schema)) })),
      "additionalProperties": false,
    ]
  }
}

extension JSONObject {
  /// All members of a value.
  init<Value: JobMembers>(of value: Value) {
    self.init(Value.members.map { ($0.name, $0.value(value)) })
  }

  /// Gives a value the members that stand here; the others stay as they are.
  func assign<Value: JobMembers>(to value: inout Value) throws(JobMemberFault) {
    let known = Value.members
    var seen: Set<String> = []
    for own in members {
      let shown = printable(own.key)
      guard let member = known.first(where: { $0.name == own.key }) else {
        throw JobMemberFault(
          wording:
            "there is no member \"\(shown)\": give some of \(known.map(\.name).joined(separator: ", "))")
      }
      guard seen.insert(own.key).inserted else {
        throw JobMemberFault(wording: "the member \"\(shown)\" stands there twice: keep one")
      }
      guard member.assign(&value, own.value) else {
        throw JobMemberFault(
          wording:
            "the member \"\(shown)\" can't be \(printable(own.value.description)): its schema is \(printable(JSONValue.object(member.schema).description, limit: 400))"
        )
      }
    }
  }
}
