public import GeoJSON

extension JSONObject {
  /// The name of a feature by the properties in which names are found in files of regions, places and roads; nil if it
  /// has none of them. The property `name` comes first, then that of the finest level.
  public var conventionalName: String? {
    if let name = self["name"].flatMap(PropertyGuess.text) { return name }
    var best: (rank: Int, level: Int, name: String)?
    for member in members {
      let key = member.key.lowercased()
      guard let (rank, level) = PropertyGuess.rank(ofName: key), let name = PropertyGuess.text(member.value)
      else {
        continue
      }
      if let known = best, (known.level, -known.rank) >= (level, -rank) { continue }
      best = (rank, level, name)
    }
    return best?.name
  }
}
