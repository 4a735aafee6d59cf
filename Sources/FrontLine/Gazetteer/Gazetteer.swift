/// Places and roads by name.
public struct Gazetteer: Hashable, Sendable {
  public var places: [Place]
  public var roads: [Road]

  public init(places: [Place], roads: [Road]) {
    self.places = places
    self.roads = roads
  }

  /// What a name was found to mean.
  public enum Lookup<Found: Hashable & Sendable>: Hashable, Sendable {
    case found(Found)
    /// Several have the name, in the order of the gazetteer.
    case ambiguous([Found])
    /// None has it; the names nearest to it, best first.
    case notFound(suggestions: [String])
  }

  /// The place of that name in English or Ukrainian, or of a former name or another transliteration.
  ///
  /// Upper and lower case are the same. The exact name goes before an alias, and both before a spelling that
  /// differs. What stands behind a comma or in brackets must be in the region or in what is near:
  /// `Novotroitske, Volnovakha`. Complexity: O(*n*) in the number of names.
  public func lookUpPlace(_ query: String) -> Lookup<Place> {
    let (name, qualifier) = Self.split(query)
    let whole = Self.matches(query, in: places, names: \.allNames)
    if !whole.isEmpty { return Self.lookup(whole) }
    if let qualifier {
      let named = Self.matches(name, in: places, names: \.allNames)
      let matching = named.filter { place in
        [place.region, place.near].contains { text in
          text.map { Transliteration.key($0).contains(qualifier) } ?? false
        }
      }
      if !matching.isEmpty { return Self.lookup(matching) }
      if !named.isEmpty { return .notFound(suggestions: named.map(\.qualifiedName)) }
    }
    return .notFound(
      suggestions: Self.suggestions(for: name, among: places, names: \.allNames, title: \.name)
    )
  }

  /// The road of that number or name. Hyphens, spaces and Cyrillic letters in numbers are the same as none,
  /// none and their Latin doubles: `T-05-14`, `Т0514`.
  public func lookUpRoad(_ query: String) -> Lookup<Road> {
    let number = Self.roadNumber(query)
    let numbered = roads.filter { road in
      !number.isEmpty && Self.roadNumber(road.ref) == number
    }
    if !numbered.isEmpty { return Self.lookup(numbered) }
    let aliased = roads.filter { road in
      !number.isEmpty && road.aliases.contains { Self.roadNumber($0) == number }
    }
    if !aliased.isEmpty { return Self.lookup(aliased) }
    let named = Self.matches(query, in: roads, names: \.allNames)
    if !named.isEmpty { return Self.lookup(named) }
    return .notFound(
      suggestions: Self.suggestions(for: query, among: roads, names: \.allNames, title: \.title)
    )
  }

  private static func lookup<Found>(_ found: [Found]) -> Lookup<Found> {
    found.count == 1 ? .found(found[0]) : .ambiguous(found)
  }
}
