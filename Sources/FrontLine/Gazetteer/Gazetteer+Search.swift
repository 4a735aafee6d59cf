extension Gazetteer {
  /// The places with a name that begins with the query, in any spelling; else those that contain it. In the
  /// order of the gazetteer. Complexity: O(*n*) in the number of names.
  public func places(matching query: String) -> [Place] {
    let key = Transliteration.key(query)
    // A single letter is asked for as one: doubled ones count once in a key.
    if key.isEmpty || (key.count == 1 && query.count > 1) { return [] }
    let keys = places.map { ($0, $0.allNames.map(Transliteration.key)) }
    let beginning = keys.filter { $0.1.contains { $0.hasPrefix(key) } }
    return (beginning.isEmpty ? keys.filter { $0.1.contains { $0.contains(key) } } : beginning).map(\.0)
  }
}
