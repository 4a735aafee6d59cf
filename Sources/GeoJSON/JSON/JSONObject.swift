/// The members of a JSON object, in the order of the text.
///
/// JSON does not forbid repeated keys. All members are kept; the subscript returns the last one, as most
/// parsers do. Objects are equal when they hold equal members in the same order.
public struct JSONObject: Hashable, Sendable {
  /// A name and its value.
  public struct Member: Hashable, Sendable {
    /// The name.
    public var key: String
    /// The value.
    public var value: JSONValue

    /// Creates a member.
    @inlinable
    public init(key: String, value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// The members, in the order in which they are written. A name may come twice.
  public var members: [Member]

  /// Creates an object of members.
  @inlinable
  public init(members: [Member] = []) {
    self.members = members
  }

  /// Creates an object of names and values.
  public init(_ pairs: some Sequence<(String, JSONValue)>) {
    self.init(members: pairs.map { Member(key: $0, value: $1) })
  }

  /// Whether there is no member.
  public var isEmpty: Bool { members.isEmpty }
  /// The number of members.
  public var count: Int { members.count }
  /// The names, in the order in which they are written.
  public var keys: [String] { members.map(\.key) }

  /// The value of the last member with that name.
  ///
  /// Setting replaces it at its position, or appends it; setting `nil` removes every member of that name.
  /// Complexity: O(*n*) in the number of members: objects are small.
  public subscript(key: String) -> JSONValue? {
    get { members.last { $0.key == key }?.value }
    set {
      guard let newValue else { return members.removeAll { $0.key == key } }
      if let index = members.lastIndex(where: { $0.key == key }) {
        members[index].value = newValue
      } else {
        members.append(Member(key: key, value: newValue))
      }
    }
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self.init(elements)
  }
}
