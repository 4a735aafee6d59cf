import GeoJSON

/// Which features are one region, and how regions of one name are told apart.
struct RegionGrouping {
  private(set) var regions: [Region] = []
  private let nameKey: String
  private let idKey: String?
  private let unitesNames: Bool
  /// The names that several regions had, with how they are told apart.
  private var likeNames: [(name: String, count: Int, parent: String?)] = []

  /// - Parameter unitesNames: whether features of one name are one region, whatever else they say.
  init(
    _ features: [PolygonFeature], guess: PropertyGuess, nameKey: String, idKey: String?, unitesNames: Bool
  ) {
    self.nameKey = nameKey
    self.idKey = idKey
    self.unitesNames = unitesNames
    /// What features of one region have in common: name and code, the name alone, or all properties.
    enum Identity: Hashable {
      case code(String, name: String)
      case name(String)
      case properties(JSONObject)
    }
    var places: [Identity: Int] = [:]
    var first: [PolygonFeature] = []
    for feature in features {
      let id = idKey.flatMap { guess.value($0, of: feature) }
      let name = guess.value(nameKey, of: feature) ?? ""
      let identity: Identity =
        id.map { .code($0, name: name) }
        ?? (unitesNames ? .name(name) : .properties(Self.inOrder(feature.properties)))
      if let place = places[identity] {
        regions[place].features.append(feature.index)
        regions[place].polygons += feature.polygons
      } else {
        places[identity] = regions.count
        regions.append(Region(id: id, name: name, features: [feature.index], polygons: feature.polygons))
        first.append(feature)
      }
    }
    tellApart(first, guess)
  }

  /// The order of members says nothing.
  private static func inOrder(_ properties: JSONObject) -> JSONObject {
    JSONObject(members: properties.members.sorted { $0.key < $1.key })
  }

  /// Gives regions of one name the names of what they lie in, or numbers. No region has the name of the land outside.
  private mutating func tellApart(_ features: [PolygonFeature], _ guess: PropertyGuess) {
    /// White space doesn't show.
    func folded(_ name: String) -> String {
      name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    let alike = Dictionary(grouping: regions.indices) { folded(regions[$0].name) }
    var taken = Set(alike.keys)
    let parents = guess.parents(of: nameKey)
    for (name, places) in alike.sorted(by: { $0.value[0] < $1.value[0] }) {
      let isOutside = name.lowercased() == Region.outsideName
      guard places.count > 1 || isOutside else { continue }
      let parent = parents.first { key in
        let values = Set(places.compactMap { guess.value(key, of: features[$0]).map(folded) })
        return values.count == places.count && values.allSatisfy { !taken.contains("\(name) (\($0))") }
      }
      var number = 1
      for (order, place) in places.enumerated() {
        if let parent, let value = guess.value(parent, of: features[place]) {
          regions[place].name = "\(name) (\(folded(value)))"
        } else if order > 0 || isOutside {
          repeat { number += 1 } while taken.contains("\(name) (\(number))")
          regions[place].name = "\(name) (\(number))"
        }
        taken.insert(regions[place].name)
      }
      likeNames.append((name, places.count, parent))
    }
  }

  /// What was united and what was told apart.
  func notices(path: String) -> [Diagnostic] {
    var notices: [Diagnostic] = []
    func list(_ names: [String]) -> String {
      names.prefix(5).map { "\"\(printable($0))\"" }.joined(separator: ", ") + (names.count > 5 ? " …" : "")
    }
    let united = regions.filter { $0.features.count > 1 }
    if let first = united.first {
      let reason =
        idKey.map { "the same \(printable($0))" }
        ?? (unitesNames ? "the same \(printable(nameKey))" : "the same properties")
      notices.append(
        Diagnostic(
          .document, severity: .notice, path: path,
          message: (united.count == 1 ? "a region is" : "\(united.count) regions are")
            + " united of several features each, which have \(reason): \(list(united.map(\.name)))",
          place: GeoJSONPlace(feature: first.features[0]),
          advice: "where they are several, name what tells them apart with \(.regionID)"))
    }
    if let first = likeNames.first {
      let count = likeNames.reduce(0) { $0 + $1.count }
      let parents = Set(likeNames.compactMap(\.parent)).sorted().map { printable($0) }
      let ways = parents + (likeNames.contains { $0.parent == nil } ? ["a number"] : [])
      let shown = first.count == 1 ? "the land outside" : "others"
      notices.append(
        Diagnostic(
          .document, severity: .notice, path: path,
          message: "\(count) \(count == 1 ? "region has the name" : "regions have names") of \(shown), and "
            + "\(count == 1 ? "is" : "are") told apart by \(ways.joined(separator: ", ")): \(list(likeNames.map(\.name)))",
          advice: "where features of one name are one region, name a code of theirs with \(.regionID)"))
    }
    return notices
  }
}
