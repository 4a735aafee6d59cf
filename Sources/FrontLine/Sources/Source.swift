/// Who made a map, and all that follows from it: how its files are known, what date and status their features have,
/// what its territories can answer, how it is called in print.
///
/// Each source is one type in a folder of its own that gives the ``SourceRules``; this value stands for it. Two of
/// one name are the same source.
public struct Source: Sendable {
  let rules: any SourceRules

  init(_ rules: some SourceRules) { self.rules = rules }

  /// The word for it on the command line and in output: `deepstate`.
  public var name: String { rules.name }
  /// What holds for every file of the source.
  public var profile: SourceProfile { rules.profile }

  /// A raw snapshot of the DeepState map.
  public static let deepState = Source(DeepStateSource())
  /// All land that DeepState shows as occupied, as one MultiPolygon a day.
  public static let deepStateUnion = Source(DescribedSource.deepStateUnion)
  /// Layers of the Institute for the Study of War.
  public static let isw = Source(ISWSource())
  /// NZZ's daily view of Liveuamap.
  public static let nzz = Source(DescribedSource.nzz)
  /// Any polygon file.
  public static let generic = Source(GenericSource())

  /// The sources that are known without a description. A new one is registered by a line here.
  public static let builtIn = [deepState, deepStateUnion, isw, nzz, generic]

  /// The built-in source of that name.
  public init?(named name: String) {
    guard let match = Self.builtIn.first(where: { $0.name == name }) else { return nil }
    self = match
  }

  /// The source of that name where what it is was told elsewhere: in an archive, or when a map was exported.
  ///
  /// One that is not built in has its name, and its maps have whatever statuses they have. Nil for what can be no
  /// name.
  public init?(recordedAs name: String) {
    guard Self.isName(name) else { return nil }
    self = Source(named: name) ?? Source(RecordedSource(name: name))
  }

  /// Whether it is a word of at most 40 small letters, digits and hyphens.
  static func isName(_ text: String) -> Bool {
    text.wholeMatch(of: /[a-z0-9][a-z0-9-]{0,39}/) != nil
  }
}

extension Source: Hashable, Comparable, CustomStringConvertible {
  public static func == (left: Source, right: Source) -> Bool { left.name == right.name }

  public func hash(into hasher: inout Hasher) { hasher.combine(name) }

  /// By name.
  public static func < (left: Source, right: Source) -> Bool { left.name < right.name }

  public var description: String { name }
}

extension Source {
  /// Whether the maps of the source come in layers, each in a file of its own, that make the map of a day together.
  public var comesInLayers: Bool { rules.comesInLayers }

  /// The built-in source that names the layers of its maps so; nil where none does.
  public static func ofLayer(atPath path: String) -> Source? {
    builtIn.first { $0.rules.namesLayer(atPath: path) }
  }

  /// The members of a root without "type" that hold the FeatureCollection in files of the built-in sources.
  public static let collectionMembers = builtIn.compactMap(\.rules.collectionMember)
}

/// A source whose maps were read before, with their statuses, and of which only the name is known now.
private struct RecordedSource: SourceRules {
  let name: String

  var profile: SourceProfile {
    SourceProfile(
      displayName: name, dateMeaning: .asGiven, statuses: Set(ControlStatus.allCases), leavesOutStrays: false)
  }

  /// Whether the source tells years apart stood in its description.
  func validate(_ territory: Territory) throws(TerritoryError) {
    guard territory.statuses.contains(.occupied) != territory.statuses.contains(.occupiedBefore2022) else {
      return
    }
    throw TerritoryError(
      message:
        "\(territory.name): whether maps of \(name) tell land occupied since 2022 from land occupied before is "
        + "not known here", advice: "give the description of the source with \(.source) FILE.json")
  }

  func classify(_ features: [PolygonFeature], in builder: inout SnapshotBuilder) throws(InputError) {
    try GenericSource().classify(features, in: &builder)
  }
}
