/// What holds for every file of a source.
public struct SourceProfile: Hashable, Sendable {
  /// What the date of a snapshot of the source is the date of.
  public enum DateMeaning: String, Hashable, Sendable, CaseIterable {
    /// The day (UTC) on which the map was published.
    case publication
    /// The day on which the file was downloaded; the map may be a day or two older.
    case download
    /// The day of the assessment: that of the last edit, or in the name of the layer.
    case assessment
    /// Whatever the maker of the file says.
    case asGiven = "as-given"
  }

  /// The name in print: "estimate based on DeepState data". Nil where the source is not known.
  public let displayName: String?
  /// Which of a publisher's maps it is.
  public let product: BilingualText
  public let dateMeaning: DateMeaning
  /// The statuses that a file of the source can hold.
  public let statuses: Set<ControlStatus>
  /// Whether polygons wholly outside ``mappedArea`` are left out as strays.
  public let leavesOutStrays: Bool
  /// The word of ``GeoData``'s published figures for who publishes the source; nil where none are kept.
  public let publisher: String?
  /// What its maps leave out that a reader would expect: "without Crimea, which is not on the map".
  public let omission: BilingualText?
  /// What its makers allow, in a line; nil where that is not known.
  public let terms: String?

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
