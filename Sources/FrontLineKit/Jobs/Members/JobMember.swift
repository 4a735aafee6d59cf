import FrontLine
import GeoJSON

/// A member of a job: its name in JSON, its key path, and the schema of its values.
///
/// A list of members is all that a job needs to be read from JSON with defaults, to be written, and to have a schema.
public struct JobMember<Root> {
  let name: String
  let schema: JSONObject
  /// Sets the member from JSON; returns false if the JSON is not a value of the member's type.
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

  /// Returns this member as one of a value that holds the root.
  func within<Whole>(_ path: WritableKeyPath<Whole, Root>) -> JobMember<Whole> {
    JobMember<Whole>(
      name, schema, { assign(&$0[keyPath: path], $1) }, { value($0[keyPath: path]) })
  }
}

/// A type that JSON reads and writes by its members.
public protocol JobMembers {
  /// The members, in the order in which they are documented.
  static var members: [JobMember<Self>] { get }
}

/// A member of JSON that is unknown, repeated or has a value that it can't have.
struct JobMemberFault: Error {
  let wording: Wording
}

extension JobMembers {
  /// The schema of an object with these members, all of which are optional.
  static var objectSchema: JSONObject {
    [
      "type": "object",
      "properties": .object(JSONObject(members.map { ($0.name, .object($0.schema)) })),
      "additionalProperties": false,
    ]
  }
}

extension JSONObject {
  /// Creates an object of all members of a value.
  init<Value: JobMembers>(of value: Value) {
    self.init(Value.members.map { ($0.name, $0.value(value)) })
  }

  /// Sets the members of a value that this object has; the others keep their values.
  ///
  /// Throws if a member is unknown, repeated or has a value that it can't have.
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
        throw JobMemberFault(wording: "the member \"\(shown)\" is given twice: keep one")
      }
      guard member.assign(&value, own.value) else {
        throw JobMemberFault(
          wording:
            "the member \"\(shown)\" can't have the value \(printable(own.value.description)): its schema is "
            + "\(printable(JSONValue.object(member.schema).description, limit: 400))"
        )
      }
    }
  }
}
