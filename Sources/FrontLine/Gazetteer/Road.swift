public import GeoTypes

/// A road, or a section of it.
public struct Road: Hashable, Sendable {
  /// The number, in Latin letters: `T-05-14`, `H-20`.
  public var ref: String
  /// The section in English: `Dobropillia–Kramatorsk`.
  public var name: String
  /// The name in Ukrainian.
  public var nameUk: String?
  /// Other names of the road.
  public var aliases: [String]
  /// The lines in longitude and latitude in degrees on WGS 84. One line unless the source has gaps.
  public var lines: [LineString]
  /// The official road kilometre at the beginning of the line, where known.
  public var officialFromKm: Double?
  /// The official road kilometre at the end of the line, where known.
  public var officialToKm: Double?
  /// The distance in metres by which the line may differ from the road; nil where it is not known.
  public var uncertaintyMeters: Double?
  /// A note about the line.
  public var note: String?

  /// Creates a road.
  public init(
    ref: String,
    name: String,
    nameUk: String? = nil,
    aliases: [String] = [],
    lines: [LineString],
    officialFromKm: Double? = nil,
    officialToKm: Double? = nil,
    uncertaintyMeters: Double? = nil,
    note: String? = nil
  ) {
    self.ref = ref
    self.name = name
    self.nameUk = nameUk
    self.aliases = aliases
    self.lines = lines
    self.officialFromKm = officialFromKm
    self.officialToKm = officialToKm
    self.uncertaintyMeters = uncertaintyMeters
    self.note = note
  }

  /// The number, every spelling of the name and the aliases.
  public var allNames: [String] { [ref, name] + [nameUk].compactMap(\.self) + aliases }

  /// `T-05-14 Dobropillia–Kramatorsk`.
  public var title: String { "\(ref) \(name)" }
}
