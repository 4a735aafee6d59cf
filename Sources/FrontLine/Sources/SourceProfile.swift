/// The properties that all files of a source share.
public struct SourceProfile: Hashable, Sendable {
  /// The meaning of the date of a snapshot.
  public enum DateMeaning: String, Hashable, Sendable, CaseIterable {
    /// The day (UTC) on which the map was published.
    case publication
    /// The day on which the file was downloaded; the map may be one or two days older.
    case download
    /// The day of the assessment: that of the last edit, or that in the name of the layer.
    case assessment
    /// Whatever the maker of the file means by it.
    case asGiven = "as-given"
  }

  /// The name in print: "estimate based on DeepState data". Nil where the source is not known.
  public let displayName: String?
  /// The kind of map, for publishers of several.
  public let product: BilingualText
  /// What the dates of its files mean.
  public let dateMeaning: DateMeaning
  /// The statuses that a file of the source can hold.
  public let statuses: Set<ControlStatus>
  /// Whether polygons wholly outside `mappedArea` are left out as strays.
  public let leavesOutStrays: Bool
  /// The publisher's name in the published figures of `GeoData`; nil where there are none.
  public let publisher: String?
  /// What its maps lack and a reader would expect: "without Crimea, which is not on the map".
  public let omission: BilingualText?
  /// The terms of use in one line; nil where they are not known.
  public let terms: String?

  /// Creates a profile.
  public init(
    displayName: String?,
    product: BilingualText = BilingualText(english: "map", ukrainian: "карта"),
    dateMeaning: DateMeaning,
    statuses: Set<ControlStatus>,
    leavesOutStrays: Bool,
    publisher: String? = nil,
    omission: BilingualText? = nil,
    terms: String? = nil
  ) {
    self.displayName = displayName
    self.product = product
    self.dateMeaning = dateMeaning
    self.statuses = statuses
    self.leavesOutStrays = leavesOutStrays
    self.publisher = publisher
    self.omission = omission
    self.terms = terms
  }
}
