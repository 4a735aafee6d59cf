/// What holds for every file of a source.
public struct SourceProfile: Hashable, Sendable {
  /// What the date of a snapshot of the source is the date of.
  public enum DateMeaning: String, Hashable, Sendable {
    /// The day (UTC) on which the map was published.
    case publication
    /// The day on which the file was downloaded; the map may be a day or two older.
    case download
    /// The day of the assessment: that of the last edit, or in the name of the layer.
    case assessment
    /// Whatever the maker of the file says.
    case asGiven
  }

  /// The name in print: "estimate based on DeepState data". Nil where the source is not known.
  public let displayName: String?
  public let dateMeaning: DateMeaning
  /// The statuses that a file of the source can hold.
  public let statuses: Set<ControlStatus>
  /// Whether polygons wholly outside ``mappedArea`` are left out as strays.
  public let leavesOutStrays: Bool
}

extension SourceKind {
  /// What holds for every file of the source.
  public var profile: SourceProfile {
    switch self {
    case .deepState:
      SourceProfile(
        displayName: "DeepState",
        dateMeaning: .publication,
        statuses: [.occupied, .occupiedBefore2022, .contested, .liberated, .foreign],
        leavesOutStrays: true
      )
    case .deepStateUnion:
      SourceProfile(
        displayName: "DeepState",
        dateMeaning: .download,
        statuses: [.occupied, .occupiedBefore2022],
        leavesOutStrays: true
      )
    case .isw:
      SourceProfile(
        displayName: "ISW",
        dateMeaning: .assessment,
        statuses: [
          .occupied, .occupiedBefore2022, .advance, .infiltration, .claimed, .counteroffensive, .foreign,
        ],
        leavesOutStrays: true
      )
    case .generic:
      SourceProfile(
        displayName: nil,
        dateMeaning: .asGiven,
        statuses: Set(ControlStatus.allCases),
        leavesOutStrays: false
      )
    }
  }
}
