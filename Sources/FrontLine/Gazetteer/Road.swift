public import GeoTypes

/// A road, or the section of one that the gazetteer has.
public struct Road: Hashable, Sendable {
  /// The number, in Latin letters: `T-05-14`, `H-20`.
  public var ref: String
  /// The section in English: `Dobropillia–Kramatorsk`.
  public var name: String
  public var nameUk: String?
  public var aliases: [String]
  /// Longitude and latitude in degrees on WGS 84. One line unless the source has gaps.
  public var lines: [LineString]
  /// The official road kilometre at which the line begins, where it is known.
  public var officialFromKm: Double?
  /// The official road kilometre at which the line ends, where it is known.
  public var officialToKm: Double?
  /// How far the line may lie from the road. Nil where it is not known.
  public var uncertaintyMeters: Double?
  /// What to know about the line.
  public var note: String?

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
