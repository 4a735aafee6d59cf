internal import GeoJSON

/// Groups features into regions, and distinguishes regions of the same name.
struct RegionGrouping {
  private(set) var regions: [Region] = []
  private let nameKey: String
  private let idKey: String?
  private let unitesNames: Bool
  /// The names that several regions shared, and the property that distinguishes them; nil for a number.
  private var likeNames: [(name: String, count: Int, parent: String?)] = []

  /// - Parameter unitesNames: whether features of the same name form one region, whatever their other
  ///   properties.
  init(
    _ features: [PolygonFeature], guess: PropertyGuess, nameKey: String, ukrainianKey: String?,
    idKey: String?, unitesNames: Bool
  ) {
    self.nameKey = nameKey
    self.idKey = idKey
    self.unitesNames = unitesNames
    /// The key by which features form one region: code and name, the name alone, or all properties.
    enum Identity: Hashable {
      case code(String, name: String)
      case name(String)
      case properties(JSONObject)
    }
    var regionIndices: [Identity: Int] = [:]
    var first: [PolygonFeature] = []
    for feature in features {
      let id = idKey.flatMap { guess.value($0, of: feature) }
      let name = guess.value(nameKey, of: feature) ?? ""
      let identity: Identity =
        id.map { .code($0, name: name) }
        ?? (unitesNames ? .name(name) : .properties(Self.inOrder(feature.properties)))
      if let regionIndex = regionIndices[identity] {
        regions[regionIndex].features.append(feature.index)
        regions[regionIndex].polygons += feature.polygons
      } else {
        regionIndices[identity] = regions.count
        regions.append(
          Region(
            id: id, name: name, ukrainianName: ukrainianKey.flatMap { guess.value($0, of: feature) },
            features: [feature.index], polygons: feature.polygons))
        first.append(feature)
      }
    }
    tellApart(first, guess)
  }

  /// Returns the members in the order of their keys: their order in the file is irrelevant.
  private static func inOrder(_ properties: JSONObject) -> JSONObject {
    JSONObject(members: properties.members.sorted { $0.key < $1.key })
  }

  /// Appends the enclosing division, or a number, to the names of regions that share a name. Renames a region
  /// that has the name of the land outside.
  private mutating func tellApart(_ features: [PolygonFeature], _ guess: PropertyGuess) {
    /// Names that differ only in white space look the same.
    func folded(_ name: String) -> String {
      name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    let alike = Dictionary(grouping: regions.indices) { folded(regions[$0].name) }
    var taken = Set(alike.keys)
    let parents = guess.parents(of: nameKey)
    for (name, regionIndices) in alike.sorted(by: { $0.value[0] < $1.value[0] }) {
      let isOutside = name.lowercased() == Region.outsideName
      guard regionIndices.count > 1 || isOutside else { continue }
      let parent = parents.first { key in
        let values = Set(regionIndices.compactMap { guess.value(key, of: features[$0]).map(folded) })
        return values.count == regionIndices.count && values.allSatisfy { !taken.contains("\(name) (\($0))") }
      }
      var number = 1
      for (order, regionIndex) in regionIndices.enumerated() {
        if let parent, let value = guess.value(parent, of: features[regionIndex]) {
          regions[regionIndex].name = "\(name) (\(folded(value)))"
          regions[regionIndex].ukrainianName?.append(" (\(folded(value)))")
        } else if order > 0 || isOutside {
          repeat { number += 1 } while taken.contains("\(name) (\(number))")
          regions[regionIndex].name = "\(name) (\(number))"
          regions[regionIndex].ukrainianName?.append(" (\(number))")
        }
        taken.insert(regions[regionIndex].name)
      }
      likeNames.append((name, regionIndices.count, parent))
    }
  }

  /// Returns notices about features that were united and names that were distinguished.
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
          location: GeoJSONLocation(feature: first.features[0]),
          advice: "if they are different regions, name the property that distinguishes them with \(.regionID)"
        ))
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
