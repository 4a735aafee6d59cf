/// An index of places and roads by name.
public struct Gazetteer: Hashable, Sendable {
  /// The settlements.
  public var places: PlaceList
  /// The roads.
  public var roads: [Road]

  /// How many settlements Ukraine has: cities, towns, settlements and villages of the national codifier (order 290 of
  /// the ministry of 26 November 2020, in the edition of 19 January 2024).
  public static let officialSettlementCount = 29_701

  /// Creates a gazetteer.
  public init(places: [Place], roads: [Road]) {
    self.init(places: PlaceList(places), roads: roads)
  }

  /// Creates a gazetteer.
  public init(places: PlaceList, roads: [Road]) {
    self.places = places
    self.roads = roads
  }

  /// The result of looking up a name.
  public enum Lookup<Found: Hashable & Sendable>: Hashable, Sendable {
    /// One thing has this name.
    case found(Found)
    /// Several items have the name; they are in the order of the gazetteer.
    case ambiguous([Found])
    /// No item has the name. The suggestions are the most similar names, best first.
    case notFound(suggestions: [String])
  }

  /// Looks up a place by its name in English or Ukrainian, a former name, or another transliteration.
  ///
  /// Upper and lower case are equivalent. An exact name takes precedence over an alias, and both over a
  /// different spelling. Text after a comma or in brackets must occur in the place's region or in the name of
  /// the place near it: `Novotroitske, Dobropillia`. A kind before the name chooses among places of one name, where one
  /// of them is of that kind: `смт Новотроїцьке`. Complexity: O(*n*) in the number of names.
  public func lookUpPlace(_ query: String) -> Lookup<Place> {
    let found = lookUp(query, kinds: [])
    guard case .notFound = found, let kind = PlaceKind(before: query) else { return found }
    return lookUp(kind.name, kinds: kind.kinds)
  }

  private func lookUp(_ query: String, kinds: Set<String>) -> Lookup<Place> {
    let (name, qualifier) = Self.split(query)
    let whole = Self.matches(query, in: places)
    if !whole.isEmpty { return Self.lookUp(whole.preferring(kinds)) }
    if let qualifier {
      let named = Self.matches(name, in: places)
      let matching = told(named, by: qualifier)
      if !matching.isEmpty { return Self.lookUp(matching.preferring(kinds)) }
      if !named.isEmpty { return .notFound(suggestions: distinctNames(of: named)) }
    }
    return .notFound(
      suggestions: Self.suggestions(for: name, among: places, names: \.allNames, title: \.name)
    )
  }

  /// Returns those of several places of one name whose region, or the place near them, the text behind the name tells.
  private func told(_ namesakes: [Place], by qualifier: String) -> [Place] {
    namesakes.filter { place in
      let near = place.near ?? (namesakes.count > 1 ? nearestTown(of: place)?.name : nil)
      return [place.region, place.regionUk, near].contains { text in
        text.map { Transliteration.key($0).contains(qualifier) } ?? false
      }
    }
  }

  /// Looks up a road by its number or name. In numbers, hyphens and spaces are ignored, and Cyrillic letters
  /// are equivalent to the Latin ones that look the same: `T-05-14`, `Т0514`.
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
    let named = Self.matches(query, in: roads)
    if !named.isEmpty { return Self.lookup(named) }
    return .notFound(
      suggestions: Self.suggestions(for: query, among: roads, names: \.allNames, title: \.title)
    )
  }

  /// Returns the only place; of several a city or town that ten times as many people live in as in any other. Who asks
  /// for Lyman does not mean one of the villages.
  private static func lookUp(_ found: [Place]) -> Lookup<Place> {
    let bySize = found.sorted { ($0.population ?? 0) > ($1.population ?? 0) }
    if found.count > 1, ["city", "town"].contains(bySize[0].kind),
      bySize[0].population ?? 0 >= 10 * max(500, bySize[1].population ?? 0)
    {
      return .found(bySize[0])
    }
    return lookup(found)
  }

  private static func lookup<Found>(_ found: [Found]) -> Lookup<Found> {
    found.count == 1 ? .found(found[0]) : .ambiguous(found)
  }
}

extension Gazetteer {
  /// Returns the places with a name that begins with the query, in any spelling; if there are none, those
  /// with a name that contains it. If there are none either, those that ``lookUpPlace(_:)`` chooses among: of one name,
  /// in the region or near the place that the text after a comma or in brackets tells. They are in the order of the
  /// gazetteer. Complexity: O(*n*) in the number of names.
  public func places(matching query: String) -> [Place] {
    let found = placesContaining(query)
    if !found.isEmpty { return found }
    let (name, qualifier) = Self.split(query)
    let named = qualifier.map { told(Self.matches(name, in: places), by: $0) } ?? []
    if !named.isEmpty { return named }
    return switch lookUpPlace(query) {
    case .found(let place): [place]
    case .ambiguous(let places): places
    case .notFound: []
    }
  }

  private func placesContaining(_ query: String) -> [Place] {
    let key = Transliteration.key(query)
    // Doubled letters count once in a key; such a query must not match like a single letter.
    if key.isEmpty || (key.count == 1 && query.count > 1) { return [] }
    let keys = places.map { ($0, $0.allNames.map(Transliteration.key)) }
    let beginning = keys.filter { $0.1.contains { $0.hasPrefix(key) } }
    return (beginning.isEmpty ? keys.filter { $0.1.contains { $0.contains(key) } } : beginning).map(\.0)
  }
}

extension [Place] {
  /// The places of these kinds, or all if none is of them: kinds change more often than names do.
  fileprivate func preferring(_ kinds: Set<String>) -> [Place] {
    let preferred = filter { $0.kind.map(kinds.contains) ?? false }
    return preferred.isEmpty ? self : preferred
  }
}

extension Gazetteer {
  /// Returns the nearest city or town but the place itself, by the plane of longitude and latitude at its parallel.
  ///
  /// Complexity: O(*n*) in the places.
  func nearestTown(of place: Place) -> Place? {
    let own = place.coordinate
    // cos φ to a hundredth, which is enough to tell which town is nearer.
    let radians = own.y * .pi / 180
    let narrowing = 1 - radians * radians / 2 + radians * radians * radians * radians / 24
    func squaredDistance(to other: Int) -> Double {
      let position = places.coordinate(at: other)
      let (dx, dy) = ((position.x - own.x) * narrowing, position.y - own.y)
      return dx * dx + dy * dy
    }
    return places.indices.filter { places.isTown(at: $0) && places.coordinate(at: $0) != own }
      .min { squaredDistance(to: $0) < squaredDistance(to: $1) }.map { places[$0] }
  }

  /// Returns the names of places of one name, each with what tells it from the others: its oblast and, where that is not
  /// enough, a town nearby; where that is not enough either, its coordinates.
  func distinctNames(of namesakes: [Place]) -> [String] {
    func telling(_ names: [String], _ detail: (Place) -> String?) -> [String] {
      zip(namesakes, names).map { place, name in
        guard names.count(where: { $0 == name }) > 1, name.hasSuffix(")"), let detail = detail(place) else {
          return name
        }
        return name.dropLast() + ", \(detail))"
      }
    }
    let names = telling(namesakes.map(\.qualifiedName)) { nearestTown(of: $0).map { "near \($0.name)" } }
    return telling(names) { "at \($0.coordinate.x),\($0.coordinate.y)" }
  }
}
