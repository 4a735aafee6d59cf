/// A source of maps with all that depends on it: how its files are recognised, what date and status their
/// features have, which territories it can answer for, and its name in print.
///
/// Each source is implemented by one type in a folder of its own that conforms to `SourceRules`; this value
/// represents it. Sources of the same name are equal.
public struct Source: Sendable {
  let rules: any SourceRules

  init(_ rules: some SourceRules) { self.rules = rules }

  /// The name on the command line and in output: `deepstate`.
  public var name: String { rules.name }
  /// The properties that all files of the source share.
  public var profile: SourceProfile { rules.profile }

  /// A raw snapshot of the DeepState map.
  public static let deepState = Source(DeepStateSource())
  /// All land that DeepState shows as occupied, as one MultiPolygon for each day.
  public static let deepStateUnion = Source(DescribedSource.deepStateUnion)
  /// Layers of the Institute for the Study of War.
  public static let isw = Source(ISWSource())
  /// NZZ's daily view of Liveuamap.
  public static let nzz = Source(DescribedSource.nzz)
  /// The maps of the embedded sample, which record nothing.
  public static let illustration = Source(IllustrationSource())
  /// Any polygon file.
  public static let generic = Source(GenericSource())

  /// The sources that need no description. A new source is registered by one line here.
  public static let builtIn = [deepState, deepStateUnion, isw, nzz, illustration, generic]

  /// Returns the built-in source of that name.
  public init?(named name: String) {
    guard let match = Self.builtIn.first(where: { $0.name == name }) else { return nil }
    self = match
  }

  /// Returns the source of a name that was recorded earlier: in an archive, or when a map was exported.
  ///
  /// Of a source that is not built in, only the name is known, and its maps may have any status. Returns nil
  /// for a text that can't be a name.
  public init?(recordedAs name: String) {
    guard Self.isName(name) else { return nil }
    self = Source(named: name) ?? Source(RecordedSource(name: name))
  }

  /// Whether the text is a word of at most 40 lower-case letters, digits and hyphens.
  static func isName(_ text: String) -> Bool {
    text.wholeMatch(of: /[a-z0-9][a-z0-9-]{0,39}/) != nil
  }
}

extension Source: Hashable, Comparable, CustomStringConvertible {
  public static func == (left: Source, right: Source) -> Bool { left.name == right.name }

  public func hash(into hasher: inout Hasher) { hasher.combine(name) }

  /// Orders by name.
  public static func < (left: Source, right: Source) -> Bool { left.name < right.name }

  public var description: String { name }
}

extension Source {
  /// Whether the map of a day comes in several layers, each in a file of its own.
  public var comesInLayers: Bool { rules.comesInLayers }

  /// Returns the built-in source with a layer of that file name; nil where there is none.
  public static func ofLayer(atPath path: String) -> Source? {
    builtIn.first { $0.rules.namesLayer(atPath: path) }
  }

  /// The names of members that hold the FeatureCollection in files of built-in sources whose root has no
  /// "type".
  public static let collectionMembers = builtIn.compactMap(\.rules.collectionMember)
}

/// A source whose maps were read earlier, with their statuses, and of which only the name is still known.
private struct RecordedSource: SourceRules {
  let name: String

  var profile: SourceProfile {
    SourceProfile(
      displayName: name, dateMeaning: .asGiven, statuses: Set(ControlStatus.allCases), leavesOutStrays: false)
  }

  /// The description of the source, which would say whether it distinguishes years, is not available.
  func validate(_ territory: Territory) throws(TerritoryError) {
    guard territory.statuses.contains(.occupied) != territory.statuses.contains(.occupiedBefore2022) else {
      return
    }
    throw TerritoryError(
      message:
        "\(territory.name): it is not known whether maps of \(name) distinguish land occupied since 2022 from "
        + "land occupied before", advice: "give the description of the source with \(.source) FILE.json")
  }

  func classify(_ features: [PolygonFeature], in builder: inout SnapshotBuilder) throws(InputError) {
    try GenericSource().classify(features, in: &builder)
  }
}
